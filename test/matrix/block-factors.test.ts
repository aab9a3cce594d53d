import { Matrix } from 'ml-matrix';
import { describe, expect, it } from 'vitest';
import {
  choleskyUpper,
  invertUpper,
  multiplySquare,
  smallestDiagonal,
  triangularise,
  whiten,
} from '../../src/matrix/block-factors.js';
import { gaussianMatrix, largestDifference } from './arbitraries.js';

const size = 24;
const toBlock = (matrix: Matrix): Float64Array => Float64Array.from(matrix.to1DArray());
const toMatrix = (block: Float64Array): Matrix => Matrix.from1DArray(size, size, block);
const identity = toBlock(Matrix.eye(size));
const seeds = [1, 2, 3, 4, 5];

/** A panel of 24 columns of which `rank` are independent. */
function panelOfRank(rank: number, seed: number): Matrix {
  const left = Matrix.from1DArray(60, rank, gaussianMatrix(60, rank, seed).values);
  return left.mmul(Matrix.from1DArray(rank, size, gaussianMatrix(rank, size, seed + 1).values));
}

const productsOf = (panel: Matrix): Float64Array => toBlock(panel.transpose().mmul(panel));
const isUpper = (block: Float64Array): boolean =>
  block.every((value, cell) => Math.floor(cell / size) <= cell % size || value === 0);

describe('choleskyUpper', () => {
  it.each(seeds)("gives R upper triangular with R'R = the matrix, which stays untouched (seed %i)", (seed) => {
    const products = productsOf(panelOfRank(size, seed));
    const before = products.slice();
    const upper = choleskyUpper(products, 1e-12) as Float64Array;
    expect(isUpper(upper)).toBe(true);
    const scale = Math.max(...products);
    expect(largestDifference(productsOf(toMatrix(upper)), products)).toBeLessThan(1e-13 * scale);
    expect(products).toEqual(before);
  });

  it('refuses what is not positive definite, and pivots below the given share of the largest entry', () => {
    expect(choleskyUpper(productsOf(panelOfRank(23, 1)), 1e-12)).toBeUndefined();
    expect(choleskyUpper(new Float64Array(size * size), 1e-12)).toBeUndefined();
    expect(
      choleskyUpper(
        identity.map((value) => -value),
        1e-12,
      ),
    ).toBeUndefined();
    expect(
      choleskyUpper(
        identity.map(() => Number.NaN),
        1e-12,
      ),
    ).toBeUndefined();
    const graded = identity.map((value, cell) => (cell === 0 ? 1e-4 : value));
    expect(choleskyUpper(graded, 1e-3)).toBeUndefined();
    expect(choleskyUpper(graded, 1e-5)).toBeDefined();
  });
});

describe('smallestDiagonal', () => {
  it('is the smallest magnitude on the diagonal', () => {
    expect(smallestDiagonal(identity.map((value, cell) => (cell === 25 ? -0.25 : value)))).toBe(0.25);
    expect(smallestDiagonal(new Float64Array(size * size))).toBe(0);
  });
});

describe('invertUpper', () => {
  it.each(seeds)('gives the inverse, upper triangular (seed %i)', (seed) => {
    const upper = choleskyUpper(productsOf(panelOfRank(size, seed)), 1e-12) as Float64Array;
    const inverse = invertUpper(upper);
    expect(isUpper(inverse)).toBe(true);
    expect(largestDifference(multiplySquare(upper, inverse), identity)).toBeLessThan(1e-11);
    expect(largestDifference(multiplySquare(inverse, upper), identity)).toBeLessThan(1e-11);
  });
});

describe('multiplySquare', () => {
  it.each(seeds)('multiplies as ml-matrix does (seed %i)', (seed) => {
    const left = Float64Array.from(gaussianMatrix(size, size, seed).values);
    const right = Float64Array.from(gaussianMatrix(size, size, seed + 9).values);
    const expected = toBlock(toMatrix(left).mmul(toMatrix(right)));
    expect(largestDifference(multiplySquare(left, right), expected)).toBeLessThan(1e-13);
    expect(multiplySquare(identity, left)).toEqual(left);
  });
});

describe('triangularise', () => {
  it.each([24, 24, 23, 10, 1, 0])('gives QR = the matrix, Q orthogonal, R upper triangular, at rank %i', (rank) => {
    const matrix = rank === 0 ? new Float64Array(size * size) : productsOf(panelOfRank(rank, rank));
    const before = matrix.slice();
    const { orthogonal, upper } = triangularise(matrix);
    const scale = Math.max(1, ...matrix);
    expect(isUpper(upper)).toBe(true);
    expect(largestDifference(productsOf(toMatrix(orthogonal)), identity)).toBeLessThan(1e-13);
    expect(largestDifference(multiplySquare(orthogonal, upper), matrix)).toBeLessThan(1e-13 * scale);
    expect(matrix).toEqual(before);
  });
});

describe('whiten', () => {
  it.each([24, 23, 10, 1, 0])('makes as many orthonormal columns as are independent, then zeros: %i', (rank) => {
    const panel = rank === 0 ? Matrix.zeros(60, size) : panelOfRank(rank, rank + 1);
    const { rotation, kept } = whiten(productsOf(panel), 1e-4);
    expect(kept).toBe(rank);
    const expected = identity.map((value, cell) => (cell % size < rank ? value : 0));
    expect(largestDifference(productsOf(panel.mmul(toMatrix(rotation))), expected)).toBeLessThan(1e-7);
  });

  it('drops directions that are shorter than the least length', () => {
    const lengths = identity.map((value, cell) => value * (1 + (cell % size)) ** 2);
    expect(whiten(lengths, 20.5).kept).toBe(4);
    expect(whiten(lengths, 25).kept).toBe(0);
  });
});
