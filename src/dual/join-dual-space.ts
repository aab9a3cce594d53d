import { Vocabulary } from '../corpus/vocabulary.js';
import { QualiaError, requireOption, ShapeError } from '../errors.js';
import { DenseMatrix, denseZeros } from '../matrix/dense-matrix.js';
import type { HistoryStep } from '../space/history.js';
import { Space } from '../space/space.js';
import type { DualSpace } from './dual-space.js';

/** Options of {@link joinDualSpace}. */
export interface JoinDualSpaceOptions {
  /** w, the weight of domain similarity, from 0 to 1; function similarity weighs 1 - w; default 0.5. */
  readonly domainWeight?: number | undefined;
}

/**
 * Puts the two spaces side by side into one, over the words that both hold: a row is the word's domain vector of length
 * sqrt(w), then its function vector of length sqrt(1 - w), so that the cosine of two words is w d(x, y) + (1 - w) f(x, y).
 *
 * A word whose vector is zero in either space has no direction there and is left out. Memory is a copy of both spaces. The
 * history tells the domain space's steps, then the function space's, each begun by a step with its name.
 *
 * @throws OptionError when the weight is out of range; ShapeError when a space is sparse; QualiaError with code `EMPTY` when
 * no word is left.
 * @example joinDualSpace(dual, { domainWeight: 0.7 }).neighbours('dog')
 */
export function joinDualSpace(dual: DualSpace, options: JoinDualSpaceOptions = {}): Space {
  const { domainWeight = 0.5 } = options;
  requireOption(domainWeight >= 0 && domainWeight <= 1, 'domainWeight', domainWeight, 'a number, 0..1');
  const { domainSpace, functionSpace } = dual;
  const parts = [
    { space: domainSpace, columns: requireDense(domainSpace).columns, length: Math.sqrt(domainWeight) },
    { space: functionSpace, columns: requireDense(functionSpace).columns, length: Math.sqrt(1 - domainWeight) },
  ] as const;
  const words = domainSpace.targets.labels.filter((word) => {
    return functionSpace.has(word) && parts.every(({ space }) => space.vector(word).some((value) => value !== 0));
  });
  if (words.length === 0) throw new QualiaError('EMPTY', 'The domain space and the function space share no word.');
  const columns = parts[0].columns + parts[1].columns;
  const joined = denseZeros(words.length, columns);
  words.forEach((word, row) => {
    let begin = row * columns;
    for (const part of parts) {
      joined.values.set(scaleTo(part.length, part.space.vector(word)), begin);
      begin += part.columns;
    }
  });
  const name = `${domainSpace.name} and ${functionSpace.name}`;
  return new Space({
    name,
    targets: new Vocabulary(`the ${name} space`, words),
    matrix: joined,
    history: [
      ...parts.flatMap(({ space }): HistoryStep[] => [
        { step: 'space', options: { name: space.name } },
        ...space.history,
      ]),
      { step: 'joinDualSpace', options: { domainWeight } },
    ],
  });
}

function requireDense({ name, matrix }: Space): DenseMatrix {
  if (matrix instanceof DenseMatrix) return matrix;
  throw new ShapeError(
    'joinDualSpace',
    `the sparse ${name} space`,
    'a dense one; reduce it first: reduction({ rank: 300 })',
  );
}

function scaleTo(length: number, vector: Float32Array): Float32Array {
  const factor = length / Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0));
  return vector.map((value) => value * factor);
}
