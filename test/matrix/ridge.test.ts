import fc from 'fast-check';
import { Matrix } from 'ml-matrix';
import { describe, expect, it } from 'vitest';
import { OptionError, ShapeError } from '../../src/errors.js';
import { toMlMatrix } from '../../src/matrix/convert-ml-matrix.js';
import { denseFromRows, denseZeros } from '../../src/matrix/dense-matrix.js';
import { multiplyDense } from '../../src/matrix/dense-products.js';
import { solveRidge } from '../../src/matrix/ridge.js';
import { gaussianMatrix, largestDifference, snapshot } from './arbitraries.js';

describe('solveRidge', () => {
  it("is worked by hand: for X = (1 2)', Y = (3 4)' and penalty 5, W = (1*3 + 2*4) / (1 + 4 + 5)", () => {
    const weights = solveRidge(denseFromRows([[1], [2]]), denseFromRows([[3], [4]]), { penalty: 5 });
    expect(weights.at(0, 0)).toBeCloseTo(11 / 10, 7);
  });

  it("solves the normal equations (X'X + penalty I) W = X'Y", () => {
    fc.assert(
      fc.property(fc.integer(), fc.double({ min: 0.01, max: 100, noNaN: true }), (seed, penalty) => {
        const [inputs, outputs] = [gaussianMatrix(20, 5, seed), gaussianMatrix(20, 3, seed + 1)];
        const before = [snapshot(inputs), snapshot(outputs)];
        const weights = toMlMatrix(solveRidge(inputs, outputs, { penalty }));
        const [x, y] = [toMlMatrix(inputs), toMlMatrix(outputs)];
        const system = x.transpose().mmul(x).add(Matrix.eye(5).mul(penalty));
        const gap = largestDifference(system.mmul(weights).to1DArray(), x.transpose().mmul(y).to1DArray());
        expect(gap).toBeLessThan(1e-4);
        expect([snapshot(inputs), snapshot(outputs)]).toEqual(before);
      }),
    );
  });

  it('goes to 0 as the penalty grows', () => {
    const weights = solveRidge(gaussianMatrix(20, 5, 1), gaussianMatrix(20, 3, 2), { penalty: 1e12 });
    expect(largestDifference(weights.values, new Float32Array(15))).toBeLessThan(1e-9);
  });

  it('finds the weights that made the outputs as the penalty vanishes', () => {
    const [inputs, truth] = [gaussianMatrix(50, 4, 3), gaussianMatrix(4, 2, 4)];
    const found = solveRidge(inputs, multiplyDense(inputs, truth), { penalty: 1e-9 });
    expect(largestDifference(found.values, truth.values)).toBeLessThan(1e-5);
  });

  it('solves for fewer rows than columns, where plain least squares cannot', () => {
    const weights = solveRidge(gaussianMatrix(3, 8, 5), gaussianMatrix(3, 1, 6), { penalty: 0.1 });
    expect(weights.values.every(Number.isFinite)).toBe(true);
  });

  it('refuses a penalty that is not above 0 and outputs that do not fit', () => {
    for (const penalty of [0, -1, Number.NaN]) {
      expect(() => solveRidge(denseZeros(2, 2), denseZeros(2, 1), { penalty })).toThrow(OptionError);
    }
    expect(() => solveRidge(denseZeros(2, 2), denseZeros(3, 1))).toThrow(ShapeError);
  });
});
