import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OptionError, ShapeError } from '../../src/errors.js';
import { denseFromRows, denseZeros } from '../../src/matrix/dense-matrix.js';
import { solveRidge } from '../../src/matrix/ridge.js';
import { multiplySparseDense } from '../../src/matrix/sparse-products.js';
import { solveSparseRidge } from '../../src/matrix/sparse-ridge.js';
import { gaussianMatrix, largestDifference, snapshot, sparseFromRows, sparseMatrices, toRows } from './arbitraries.js';

describe('solveSparseRidge', () => {
  it("is worked by hand: for X = (1 2)', Y = (3 4)' and penalty 5, W = (1*3 + 2*4) / (1 + 4 + 5)", () => {
    const { weights } = solveSparseRidge(sparseFromRows([[1], [2]]), denseFromRows([[3], [4]]), { penalty: 5 });
    expect(weights.at(0, 0)).toBeCloseTo(11 / 10, 6);
  });

  it('agrees with the dense solver, on any number of columns of Y, and leaves its input as it was', () => {
    fc.assert(
      fc.property(
        sparseMatrices(9, 6),
        fc.integer(),
        fc.double({ min: 0.5, max: 100, noNaN: true }),
        fc.constantFrom(1, 23, 24, 25, 50),
        (inputs, seed, penalty, columns) => {
          const outputs = gaussianMatrix(9, columns, seed);
          const before = [snapshot(inputs), snapshot(outputs)];
          const { weights } = solveSparseRidge(inputs, outputs, { penalty, tolerance: 1e-5 });
          const exact = solveRidge(denseFromRows(toRows(inputs)), outputs, { penalty });
          expect(largestDifference(weights.values, exact.values)).toBeLessThan(2e-3);
          expect([snapshot(inputs), snapshot(outputs)]).toEqual(before);
        },
      ),
    );
  });

  it('finds the weights that made the outputs as the penalty becomes small', () => {
    const inputs = sparseFromRows(toRows(gaussianMatrix(50, 4, 3)));
    const truth = gaussianMatrix(4, 30, 4);
    const outputs = multiplySparseDense(inputs, truth);
    const { weights, residual, steps } = solveSparseRidge(inputs, outputs, { penalty: 1e-3, tolerance: 1e-6 });
    expect(largestDifference(weights.values, truth.values)).toBeLessThan(1e-3);
    expect(residual).toBeLessThanOrEqual(1e-6);
    // As many steps as there are distinct eigenvalues, but for rounding.
    expect(steps).toBeLessThan(20);
  });

  it('gives zeros for zeros, in inputs, outputs or one column of them', () => {
    expect(solveSparseRidge(sparseFromRows([[0], [0]]), denseFromRows([[1], [2]])).weights.values).toEqual(
      new Float32Array(1),
    );
    expect(solveSparseRidge(sparseFromRows([[1], [2]]), denseZeros(2, 3))).toEqual({
      weights: denseZeros(1, 3),
      steps: 0,
      residual: 0,
    });
    const { weights } = solveSparseRidge(
      sparseFromRows([[1], [0]]),
      denseFromRows([
        [0, 2],
        [0, 7],
      ]),
    );
    expect([...weights.values]).toEqual([0, expect.closeTo(1, 6)]);
  });

  it('gives the same bytes every time and tells how much is done', () => {
    const inputs = sparseFromRows(toRows(gaussianMatrix(30, 10, 1)));
    const shares: number[] = [];
    const solve = () =>
      solveSparseRidge(inputs, gaussianMatrix(30, 49, 2), { onProgress: (share) => shares.push(share) });
    expect(solve()).toEqual(solve());
    expect(shares.slice(0, 3)).toEqual([24 / 49, 48 / 49, 1]);
  });

  it('stops after the most steps and tells what is left', () => {
    const inputs = sparseFromRows(toRows(gaussianMatrix(30, 10, 1)));
    const { steps, residual } = solveSparseRidge(inputs, gaussianMatrix(30, 3, 2), {
      maximumSteps: 1,
      tolerance: 1e-6,
    });
    expect(steps).toBe(1);
    expect(residual).toBeGreaterThan(1e-6);
  });

  it('refuses options out of range and outputs that do not fit', () => {
    const inputs = sparseFromRows([[1], [2]]);
    const bad = [{ penalty: 0 }, { penalty: Number.NaN }, { tolerance: 0 }, { tolerance: 1 }, { maximumSteps: 0 }];
    for (const options of bad) expect(() => solveSparseRidge(inputs, denseZeros(2, 1), options)).toThrow(OptionError);
    expect(() => solveSparseRidge(inputs, denseZeros(3, 1))).toThrow(ShapeError);
  });
});
