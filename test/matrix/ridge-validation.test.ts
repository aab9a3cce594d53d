import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OptionError, ShapeError } from '../../src/errors.js';
import { denseFromRows, denseZeros } from '../../src/matrix/dense-matrix.js';
import { multiplyDense } from '../../src/matrix/dense-products.js';
import { solveRidge } from '../../src/matrix/ridge.js';
import { chooseRidgePenalty, solveRidgeWith, validatedPenalties } from '../../src/matrix/ridge-validation.js';
import { gaussianMatrix, largestDifference } from './arbitraries.js';

describe('chooseRidgePenalty', () => {
  it("is worked by hand: X = (1 0)', Y = (1 1)', penalty 1", () => {
    // l = 1: H = diag(1/2, 0), trace 1/2; what is left is 1/4 of the first row and all of the second: 2 (5/4) / (3/2)^2 = 10/9.
    const { penalty, error } = chooseRidgePenalty(denseFromRows([[1], [0]]), denseFromRows([[1], [1]]), [1]);
    expect([penalty, error]).toEqual([1, expect.closeTo(10 / 9, 10)]);
  });

  it.each([
    ['more rows than columns', 12, 4],
    ['fewer rows than columns', 4, 9],
  ])('gives the error that the residuals of solveRidge have, with %s', (_, rows, columns) => {
    fc.assert(
      fc.property(fc.integer(), fc.double({ min: 0.01, max: 100, noNaN: true }), (seed, penalty) => {
        const [inputs, outputs] = [gaussianMatrix(rows, columns, seed), gaussianMatrix(rows, 3, seed + 1)];
        const predict = (wanted: typeof outputs) =>
          multiplyDense(inputs, solveRidge(inputs, wanted, { penalty })).values;
        const residual = predict(outputs).reduce((sum, value, at) => sum + (value - outputs.values[at]) ** 2, 0);
        // The trace of H is the sum of what it makes of each unit vector at its own place.
        const identity = denseZeros(rows, rows);
        for (let row = 0; row < rows; row++) identity.values[row * (rows + 1)] = 1;
        const hat = predict(identity);
        const trace = Array.from({ length: rows }, (__, row) => hat[row * (rows + 1)]).reduce((a, b) => a + b, 0);
        const { error } = chooseRidgePenalty(inputs, outputs, [penalty]);
        const expected = (rows * residual) / (rows - trace) ** 2;
        expect(Math.abs(error - expected) / expected).toBeLessThan(1e-3);
      }),
      { numRuns: 30 },
    );
  });

  it('takes a small penalty where the outputs follow from the inputs, a large one where they are noise', () => {
    const [inputs, truth, noise] = [gaussianMatrix(60, 5, 1), gaussianMatrix(5, 3, 2), gaussianMatrix(60, 3, 3)];
    expect(chooseRidgePenalty(inputs, multiplyDense(inputs, truth)).penalty).toBe(validatedPenalties[0]);
    expect(chooseRidgePenalty(inputs, noise).penalty).toBeGreaterThan(30);
  });

  it('takes the largest penalty where all are equally good, as with one row, and with orthogonal rows of one length', () => {
    // With every l the same, and as many as rows, n (s^2 |Y|^2) / (n s)^2 = |Y|^2 / n at each share s.
    for (const size of [1e-3, 1, 3, 1e6]) {
      const one = chooseRidgePenalty(denseFromRows([[size, 2 * size]]), denseFromRows([[1, 2]]));
      expect(one).toEqual({ penalty: 1000, error: expect.closeTo(5, 5) });
      const inputs = denseFromRows([
        [size, 0, 0],
        [0, size, 0],
      ]);
      expect(chooseRidgePenalty(inputs, denseFromRows([[1], [2]])).penalty).toBe(1000);
    }
  });

  it('refuses what does not fit together, and a penalty not above 0', () => {
    expect(() => chooseRidgePenalty(denseZeros(2, 2), denseZeros(3, 1))).toThrow(ShapeError);
    expect(() => chooseRidgePenalty(denseZeros(0, 2), denseZeros(0, 1))).toThrow(ShapeError);
    expect(() => chooseRidgePenalty(denseZeros(2, 2), denseZeros(2, 1), [1, 0])).toThrow(OptionError);
    expect(() => chooseRidgePenalty(denseZeros(2, 2), denseZeros(2, 1), [])).toThrow(OptionError);
  });
});

describe('solveRidgeWith', () => {
  it('solves with the penalty that is given, 1 by default, or with the one that is chosen', () => {
    const [inputs, outputs] = [gaussianMatrix(20, 5, 1), gaussianMatrix(20, 3, 2)];
    const { penalty } = chooseRidgePenalty(inputs, outputs);
    expect(solveRidgeWith(inputs, outputs).values).toEqual(solveRidge(inputs, outputs).values);
    expect(solveRidgeWith(inputs, outputs, 7).values).toEqual(solveRidge(inputs, outputs, { penalty: 7 }).values);
    const chosen = solveRidgeWith(inputs, outputs, 'validated');
    expect(largestDifference(chosen.values, solveRidge(inputs, outputs, { penalty }).values)).toBe(0);
  });
});
