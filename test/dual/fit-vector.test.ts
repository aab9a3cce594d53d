import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitVector } from '../../src/dual/fit-vector.js';
import { denseFromRows } from '../../src/matrix/dense-matrix.js';
import { dot } from '../../src/matrix/dense-products.js';
import { solveRidge } from '../../src/matrix/ridge.js';

const real = fc.double({ min: -1, max: 1, noNaN: true });
const vectors = fc.array(real, { minLength: 4, maxLength: 4 }).map((values) => Float32Array.from(values));
const problems = fc.record({
  start: vectors,
  rows: fc.array(
    vectors.chain((row) => real.map((value) => ({ row, value }))),
    { minLength: 1, maxLength: 6 },
  ),
  penalty: fc.double({ min: 0.05, max: 5, noNaN: true }),
});

describe('fitVector', () => {
  it('is where the gradient is 0: X(Xv - y) + penalty (v - start)', () => {
    fc.assert(
      fc.property(problems, ({ start, rows, penalty }) => {
        const before = [start.slice(), ...rows.map(({ row }) => row.slice())];
        const fitted = fitVector(
          start,
          rows.map(({ row }) => row),
          rows.map(({ value }) => value),
          penalty,
        );
        const gaps = rows.map(({ row, value }) => dot(fitted, row) - value);
        start.forEach((value, entry) => {
          const pull = rows.reduce((sum, { row }, place) => sum + row[entry] * gaps[place], 0);
          expect(pull + penalty * (fitted[entry] - value)).toBeCloseTo(0, 5);
        });
        expect([start, ...rows.map(({ row }) => row)]).toEqual(before);
      }),
    );
  });

  it('is ridge regression where it starts from zeros', () => {
    const rows = [
      [1, 2, 0],
      [0, 1, -1],
    ].map((row) => Float32Array.from(row));
    const expected = solveRidge(denseFromRows(rows), denseFromRows([[0.5], [2]]), { penalty: 0.3 });
    const fitted = fitVector(new Float32Array(3), rows, [0.5, 2], 0.3);
    fitted.forEach((value, entry) => {
      expect(value).toBeCloseTo(expected.values[entry], 6);
    });
  });

  it('leaves a vector alone that fits already, and one without rows', () => {
    const start = Float32Array.from([0.5, -1]);
    expect(fitVector(start, [Float32Array.from([2, 1])], [0], 0.1)).toEqual(start);
    expect(fitVector(start, [], [], 0.1)).toEqual(start);
  });
});
