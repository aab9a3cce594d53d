import { Vocabulary } from '../corpus/vocabulary.js';
import type { CompositionModel } from '../embedding/composition-model.js';
import { DenseMatrix } from '../matrix/dense-matrix.js';
import { dot } from '../matrix/dense-products.js';
import { Space } from '../space/space.js';
import type { TransitiveSentence } from './transitive-sentence.js';
import { argumentVectors, knownTriples, VerbArguments } from './verb-arguments.js';
import { findSenses, type SenseOptions, type VerbSenses, weighSenses } from './verb-senses.js';

/** How {@link createSenseAwareModel} works. */
export interface SenseAwareOptions extends SenseOptions {
  /** The verbs whose senses are told apart; default all that have arguments. */
  readonly only?: Iterable<string> | undefined;
  /** How sharply the nearest senses stand out, see `weighSenses`; default infinity, the nearest sense alone. */
  readonly sharpness?: number;
  /** How much a sense's arguments count in its vector beside the verb's own; default 1. */
  readonly argumentWeight?: number;
}

/**
 * Puts the choice of a verb's sense before a model of transitive sentences: the verb of each sentence becomes the sense whose
 * arguments its subject and object are nearest to, or a mixture of senses, and then the sentence is composed (Kartsaklis &
 * Sadrzadeh 2013).
 *
 * A sense is a verb of its own to the model: its arguments are those of its cluster, and its vector is the sum of the verb's
 * vector, at length 1, and of the direction of its arguments. A mixture compares each sense of the one verb with each of the
 * other, weighted by both.
 *
 * @param create makes the model from the vectors and the arguments of words and senses.
 * @throws as `findSenses`; UnknownWordError for a verb of `only` without arguments in the space.
 * @example
 * const model = createSenseAwareModel(space, verbs, (vectors, senses) => new RelationalModel(vectors, senses));
 */
export function createSenseAwareModel(
  space: Space,
  verbs: VerbArguments,
  create: (space: Space, verbs: VerbArguments) => CompositionModel<TransitiveSentence>,
  options: SenseAwareOptions = {},
): CompositionModel<TransitiveSentence> {
  const { only = verbs.verbs, sharpness = Number.POSITIVE_INFINITY, argumentWeight = 1 } = options;
  const senses = new Map<string, VerbSenses>();
  const senseArguments = new VerbArguments();
  const vectors = new Map<string, Float32Array>();
  for (const verb of new Set(only)) {
    const own = findSenses(argumentVectors(verbs, verb, space), options);
    senses.set(verb, own);
    knownTriples(verbs, verb, space).forEach((triple, pair) => {
      senseArguments.add({ ...triple, verb: nameSense(verb, own.senseOf[pair]) });
    });
    if (!space.has(verb)) continue;
    for (let sense = 0; sense < own.centroids.rows; sense++) {
      vectors.set(nameSense(verb, sense), senseVector(space.vector(verb), own.centroids.row(sense), argumentWeight));
    }
  }
  const model = create(extendSpace(space, vectors), senseArguments);
  const readings = (sentence: TransitiveSentence): Reading[] => {
    const own = senses.get(sentence.verb);
    // The model has the last word on a verb that is not there: it throws.
    if (own === undefined) return [{ sentence, weight: 1 }];
    const nouns = { subject: space.vector(sentence.subject), object: space.vector(sentence.object) };
    return Array.from(weighSenses(own, nouns, sharpness), (weight, sense) => ({
      sentence: { ...sentence, verb: nameSense(sentence.verb, sense) },
      weight,
    })).filter(({ weight }) => weight > 0);
  };
  return {
    name: `sense-aware ${model.name}`,
    similarity: (left, right) => {
      let sum = 0;
      for (const one of readings(left)) {
        for (const other of readings(right)) {
          sum += one.weight * other.weight * model.similarity(one.sentence, other.sentence);
        }
      }
      return sum;
    },
  };
}

interface Reading {
  readonly sentence: TransitiveSentence;
  readonly weight: number;
}

/** A blank keeps it apart from words of texts. */
function nameSense(verb: string, sense: number): string {
  return `${verb} #${sense + 1}`;
}

function senseVector(verb: Float32Array, centroid: Float64Array, weight: number): Float32Array {
  const { length } = verb;
  const direction = centroid.subarray(0, length).map((value, entry) => value + centroid[length + entry]);
  const [verbLength, directionLength] = [verb, direction].map((vector) => Math.sqrt(dot(vector, vector)) || 1);
  return verb.map((value, entry) => value / verbLength + (weight * direction[entry]) / directionLength);
}

function extendSpace(space: Space, vectors: ReadonlyMap<string, Float32Array>): Space {
  const { targets, name, history } = space;
  const { columns } = space.matrix;
  const labels = [...targets.labels, ...vectors.keys()];
  const values = new Float32Array(labels.length * columns);
  for (let row = 0; row < targets.size; row++) values.set(space.vectorAt(row), row * columns);
  let row = targets.size;
  for (const vector of vectors.values()) values.set(vector, columns * row++);
  const matrix = new DenseMatrix(labels.length, columns, values);
  const step = { step: 'senses of verbs', options: { senses: vectors.size } };
  return new Space({ name, targets: new Vocabulary(name, labels), matrix, history: [...history, step] });
}
