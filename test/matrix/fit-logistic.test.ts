import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OptionError, ShapeError } from '../../src/errors.js';
import { denseFromRows } from '../../src/matrix/dense-matrix.js';
import { fitLogistic } from '../../src/matrix/fit-logistic.js';

const number = fc.double({ min: -3, max: 3, noNaN: true });
const problems = fc.record({
  rows: fc.array(
    fc.record({
      row: fc.tuple(number, number),
      label: fc.constantFrom(0, 1),
      weight: fc.double({ min: 0.1, max: 2, noNaN: true }),
    }),
    { minLength: 2, maxLength: 30 },
  ),
  penalty: fc.double({ min: 0.1, max: 10, noNaN: true }),
});

describe('fitLogistic', () => {
  it('ends where the gradient is nought', () => {
    fc.assert(
      fc.property(problems, ({ rows, penalty }) => {
        fc.pre(rows.some(({ label }) => label === 0) && rows.some(({ label }) => label === 1));
        const rowWeights = rows.map(({ weight }) => weight);
        const labels = rows.map(({ label }) => label);
        const fit = fitLogistic(denseFromRows(rows.map(({ row }) => row)), labels, { penalty, rowWeights });
        const gradient = [0, -penalty * fit.weights[0], -penalty * fit.weights[1]];
        // The matrix keeps single precision, so the gradient is taken at the numbers that it holds.
        for (const { row, label, weight } of rows) {
          const [x, y] = Float32Array.from(row);
          const odds = fit.intercept + fit.weights[0] * x + fit.weights[1] * y;
          const error = weight * (label - 1 / (1 + Math.exp(-odds)));
          [1, x, y].forEach((value, place) => {
            gradient[place] += error * value;
          });
        }
        for (const part of gradient) expect(Math.abs(part)).toBeLessThan(1e-5);
      }),
    );
  });

  it('finds the log odds of a column that tells nothing', () => {
    // Three of four are 1: log 3.
    const fit = fitLogistic(denseFromRows([[0], [0], [0], [0]]), [1, 1, 1, 0]);
    expect(fit.intercept).toBeCloseTo(Math.log(3), 6);
    expect(fit.weights[0]).toBeCloseTo(0, 12);
  });

  it('turns its signs when the labels are turned', () => {
    const inputs = denseFromRows([
      [1, 2],
      [2, -1],
      [0.5, 0.5],
      [-2, 1],
    ]);
    const fit = fitLogistic(inputs, [1, 0, 1, 0]);
    const turned = fitLogistic(inputs, [0, 1, 0, 1]);
    expect(turned.intercept).toBeCloseTo(-fit.intercept, 6);
    expect(Array.from(turned.weights, (weight) => -weight)).toEqual(
      Array.from(fit.weights, (weight) => expect.closeTo(weight, 6)),
    );
  });

  it('refuses lists of another length and a penalty that is none', () => {
    const inputs = denseFromRows([[1], [2]]);
    expect(() => fitLogistic(inputs, [1])).toThrow(ShapeError);
    expect(() => fitLogistic(inputs, [1, 0], { rowWeights: [1] })).toThrow(ShapeError);
    for (const penalty of [0, Number.NaN]) expect(() => fitLogistic(inputs, [1, 0], { penalty })).toThrow(OptionError);
  });

  it('refuses labels of one kind or of others, and numbers that are none', () => {
    const inputs = denseFromRows([[1], [2], [3]]);
    for (const labels of [
      [1, 1, 1],
      [0, 0, 0],
      [-1, 1, 1],
      [0, 1, 2],
      [0, 1, Number.NaN],
    ]) {
      expect(() => fitLogistic(inputs, labels)).toThrow(/"labels" is .*0 and 1, each at least once/);
    }
    expect(() => fitLogistic(denseFromRows([]), [])).toThrow(/"labels"/);
    for (const weight of [0, -1, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(() => fitLogistic(inputs, [1, 0, 1], { rowWeights: [1, weight, 1] })).toThrow(/"rowWeights"/);
    }
    const holed = denseFromRows([[1], [Number.NaN], [3]]);
    expect(() => fitLogistic(holed, [1, 0, 1])).toThrow(/"inputs"/);
  });
});
