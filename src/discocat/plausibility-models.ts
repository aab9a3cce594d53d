import { requireOption, UnknownWordError } from '../errors.js';
import { type DenseMatrix, denseFromRows } from '../matrix/dense-matrix.js';
import { dot } from '../matrix/dense-products.js';
import { unitVector } from '../matrix/normalise.js';
import type { Space } from '../space/space.js';
import type { LearnedTensors, PlausibilityModel } from './learned-tensors.js';
import { multiplyVector } from './matrix-tensors.js';
import { relationalMatrix } from './relational-matrix.js';
import type { TransitiveSentence } from './transitive-sentence.js';
import { argumentVectors, type VerbArguments } from './verb-arguments.js';

/** Scores a sentence by its verb's learned tensor, see `LearnedTensors.plausibility`. */
export function createTensorPlausibility(tensors: LearnedTensors): PlausibilityModel {
  return { name: tensors.method, plausibility: (sentence) => tensors.plausibility(sentence) };
}

/**
 * Scores a sentence by the mean of what several models say; their scores must be on a like scale.
 *
 * @throws OptionError without a model.
 */
export function createMeanPlausibility(models: readonly PlausibilityModel[]): PlausibilityModel {
  requireOption(models.length > 0, 'models', models.length, 'one model or more');
  return {
    name: models.map(({ name }) => name).join(' + '),
    plausibility: (sentence) => models.reduce((sum, model) => sum + model.plausibility(sentence), 0) / models.length,
  };
}

/**
 * Scores a sentence by how often its words were seen in their places, whatever stood beside them: the sum of log(1 + f), f in
 * distinct triples. For subject and object, the default, it is the baseline that a frequency-matched test must bring down to
 * chance; of single words it tells other models how far they can be trusted, see `fitStackedPlausibility`.
 */
export function createFrequencyPlausibility(
  verbs: VerbArguments,
  places: readonly (keyof TransitiveSentence)[] = ['subject', 'object'],
): PlausibilityModel {
  const counts = places.map(() => new Map<string, number>());
  for (const triple of verbs.all()) {
    places.forEach((place, which) => {
      const own = counts[which];
      own?.set(triple[place], (own.get(triple[place]) ?? 0) + 1);
    });
  }
  return {
    name: `frequency ${places.join(' ')}`,
    plausibility: (sentence) =>
      places.reduce((sum, place, which) => sum + Math.log1p(counts[which]?.get(sentence[place]) ?? 0), 0),
  };
}

/**
 * Scores a sentence by cos(s, mean subject of the verb) + cos(o, mean object of the verb), means of the unit vectors of the
 * nouns of its distinct triples (Erk, Pado & Pado 2010, a prototype).
 */
export function createPrototypePlausibility(space: Space, verbs: VerbArguments): PlausibilityModel {
  const unit = rememberUnits(space);
  const find = remember((verb) => {
    const { subjects, objects } = argumentVectors(verbs, verb, space);
    return [subjects, objects].map((matrix) => {
      const sum = new Float64Array(matrix.columns);
      for (let row = 0; row < matrix.rows; row++) {
        unitVector(matrix.row(row)).forEach((value, entry) => {
          sum[entry] += value;
        });
      }
      return unitVector(sum);
    });
  });
  return {
    name: 'prototype',
    plausibility: ({ subject, verb, object }) => {
      const [subjects, objects] = find(verb);
      return dot(unit(subject), subjects) + dot(unit(object), objects);
    },
  };
}

/**
 * Scores a sentence by s^T V o, V the mean of a_k (x) b_k over the unit vectors of the verb's distinct triples: the relational
 * matrix of Grefenstette & Sadrzadeh 2011 as a bilinear form. The matrix of the verb asked for last is kept.
 */
export function createRelationalPlausibility(space: Space, verbs: VerbArguments): PlausibilityModel {
  const unit = rememberUnits(space);
  let last: { readonly verb: string; readonly matrix: DenseMatrix<Float64Array> } | undefined;
  const find = (verb: string): DenseMatrix<Float64Array> => {
    if (last?.verb === verb) return last.matrix;
    const { subjects, objects, counts } = argumentVectors(verbs, verb, space);
    const [left, right] = [subjects, objects].map((matrix) =>
      denseFromRows(Array.from(counts, (_, row) => unitVector(matrix.row(row)))),
    );
    const matrix = relationalMatrix({ subjects: left, objects: right, counts: counts.map(() => 1 / counts.length) });
    last = { verb, matrix };
    return matrix;
  };
  return {
    name: 'relational',
    plausibility: ({ subject, verb, object }) => {
      const [s, o] = [unit(subject), unit(object)];
      return dot(s, multiplyVector(find(verb).values, o));
    },
  };
}

function rememberUnits(space: Space): (noun: string) => Float64Array {
  return remember((noun) => {
    const vector = unitVector(space.vector(noun));
    if (vector.some((value) => value !== 0)) return vector;
    throw new UnknownWordError(noun, `the words with a direction in the ${space.name} space`);
  });
}

/** Remembers what was found for each word. */
function remember<Found>(find: (word: string) => Found): (word: string) => Found {
  const found = new Map<string, Found>();
  return (word) => {
    const known = found.get(word) ?? find(word);
    found.set(word, known);
    return known;
  };
}
