import { DenseMatrix, denseZeros } from '../matrix/dense-matrix.js';
import { gram, multiplyDense } from '../matrix/dense-products.js';
import { orthonormalise } from '../matrix/orthonormalise.js';
import { sumOuterProducts } from '../matrix/outer-products.js';
import { symmetricEigen } from '../matrix/symmetric-eigen.js';
import { createRandom } from '../random.js';
import type { ArgumentVectors } from './verb-arguments.js';

/** A verb matrix of low rank: the sum over r of the outer products of row r of `left` and row r of `right`. */
export interface VerbFactors {
  /** r x d: directions of subjects, each times its singular value. */
  readonly left: DenseMatrix<Float32Array>;
  /** r x d: directions of objects, of length 1. */
  readonly right: DenseMatrix<Float32Array>;
  /** How much is lost: the Frobenius norm of the difference from the whole matrix, by that of the whole, 0..1. */
  readonly error: number;
}

/** How {@link factorPairs} works. */
export interface FactorPairsOptions {
  /** The most singular values that are kept. */
  readonly rank: number;
  /** Fewer are kept where this error allows it; default 0, which keeps `rank` of them. */
  readonly tolerance?: number;
  /** Of the random directions at the start; default 1. */
  readonly seed?: number;
}

/** Directions beside those wanted, and rounds that turn all towards the largest singular values (Halko et al. 2011). */
const [oversampling, rounds] = [8, 2];

/** A matrix whose squared norm is estimated of random directions is seldom half as large, or twice, as the estimate. */
const safety = 2;

/**
 * Reduces the relational matrix of a verb to a low rank by a randomised singular value decomposition (Halko, Martinsson & Tropp
 * 2011) that multiplies with the pairs alone; the matrix is made once, to tell the error.
 */
export function factorPairs(verb: ArgumentVectors, options: FactorPairsOptions): VerbFactors {
  const { rank, tolerance = 0 } = options;
  const found = findDirections(verb, options);
  return cutFactors(found, { rank, tolerance, whole: squaredNorm(verb) });
}

/**
 * Reduces a verb as {@link factorPairs} does where its error stays within the tolerance; undefined where it would not. What is far from
 * it is told by a look at random directions (Hutchinson's estimate of the norm), without the matrix.
 */
export function factorWithin(
  verb: ArgumentVectors,
  options: FactorPairsOptions & { readonly tolerance: number },
): VerbFactors | undefined {
  const { rank, tolerance } = options;
  const { objects, estimate } = findDirections(verb, options, 0);
  const held = objects.values.reduce((sum, value) => sum + value * value, 0);
  if (safety * held < (1 - tolerance ** 2) * estimate) return undefined;
  const factors = cutFactors(findDirections(verb, options), { rank, tolerance, whole: squaredNorm(verb) });
  return factors.error <= tolerance ? factors : undefined;
}

/** An orthonormal basis Q of subjects, Z = V'Q, and an estimate of the squared norm of V. */
interface Directions {
  readonly subjects: DenseMatrix<Float32Array>;
  readonly objects: DenseMatrix<Float32Array>;
  readonly estimate: number;
}

function findDirections(verb: ArgumentVectors, { rank, seed = 1 }: FactorPairsOptions, turns = rounds): Directions {
  const { columns } = verb.subjects;
  const width = Math.min(columns, rank + oversampling);
  const turned = { subjects: verb.objects, objects: verb.subjects, counts: verb.counts };
  const first = multiplyBlock(verb, randomColumns(columns, width, seed));
  const estimate = first.values.reduce((sum, value) => sum + value * value, 0) / width;
  let subjects = orthonormalise(first);
  for (let round = 0; round < turns; round++) {
    subjects = orthonormalise(multiplyBlock(verb, orthonormalise(multiplyBlock(turned, subjects))));
  }
  return { subjects, objects: multiplyBlock(turned, subjects), estimate };
}

/** Returns V times a block of columns, S' C (O B). */
function multiplyBlock({ subjects, objects, counts }: ArgumentVectors, block: DenseMatrix): DenseMatrix<Float32Array> {
  const { rows, columns, values } = sumOuterProducts(subjects, multiplyDense(objects, block), { weights: counts });
  return new DenseMatrix(rows, columns, Float32Array.from(values));
}

/** With V ~ Q Z' and Z'Z = W S^2 W', V ~ (Q W S) (Z W S^-1)'. */
function cutFactors(
  { subjects, objects }: { readonly subjects: DenseMatrix; readonly objects: DenseMatrix },
  { rank, tolerance, whole }: { readonly rank: number; readonly tolerance: number; readonly whole: number },
): VerbFactors {
  const { values, vectors } = symmetricEigen(gram(objects));
  const largest = values[0] ?? 0;
  const most = Math.min(rank, values.filter((value) => value > 1e-12 * largest).length);
  let [kept, held] = [0, 0];
  while (kept < most && (kept === 0 || errorOf(held, whole) > tolerance)) held += values[kept++];
  const turn = (matrix: DenseMatrix, power: number): DenseMatrix<Float32Array> => {
    const turned = multiplyDense(matrix, vectors);
    const rows = denseZeros(kept, matrix.rows);
    for (let row = 0; row < kept; row++) {
      const factor = values[row] ** power;
      for (let entry = 0; entry < matrix.rows; entry++) rows.row(row)[entry] = turned.at(entry, row) * factor;
    }
    return rows;
  };
  return { left: turn(subjects, 0.5), right: turn(objects, -0.5), error: errorOf(held, whole) };
}

function errorOf(held: number, whole: number): number {
  return whole === 0 ? 0 : Math.sqrt(Math.max(0, 1 - held / whole));
}

function squaredNorm({ subjects, objects, counts }: ArgumentVectors): number {
  const { values } = sumOuterProducts(subjects, objects, { weights: counts });
  let sum = 0;
  for (const value of values) sum += value * value;
  return sum;
}

function randomColumns(rows: number, columns: number, seed: number): DenseMatrix<Float32Array> {
  const { normal } = createRandom(seed);
  const matrix = denseZeros(rows, columns);
  for (let cell = 0; cell < matrix.values.length; cell++) matrix.values[cell] = normal();
  return matrix;
}
