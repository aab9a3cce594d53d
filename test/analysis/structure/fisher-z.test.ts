import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fisherZ } from '../../../src/analysis/structure/fisher-z.js';
import { covarianceOf } from '../../../src/analysis/structure/partial-correlation.js';
import { numberTable } from '../../../src/analysis/structure/property-table.js';
import { OptionError, QualiaError } from '../../../src/errors.js';
import { DenseMatrix } from '../../../src/matrix/dense-matrix.js';
import { createRandom } from '../../../src/random.js';
import { describeConditionalTest } from '../../conformance/conditional-test.js';
import { goldenTests } from './golden-tests.js';

const names = ['constructor', '__proto__', '', 'd', 'e'];
const golden = numberTable(names, goldenTests.numbers);

describeConditionalTest('fisherZ', () => fisherZ(golden));

describe('fisherZ', () => {
  it('agrees with numpy and scipy, of data and of their covariance', () => {
    const covariance = covarianceOf(golden.columns);
    for (const test of [fisherZ(golden), fisherZ({ names, covariance, rows: golden.rows })]) {
      for (const { x, y, given, statistic, p } of goldenTests.fisher) {
        const found = test.test(x, y, given);
        expect(found.freedom).toBe(400 - given.length - 3);
        expect(Math.abs(found.statistic - statistic)).toBeLessThan(1e-10 * Math.max(1, statistic));
        expect(Math.abs(found.p - p)).toBeLessThan(1e-9 * p);
      }
    }
  });

  it('does not mind units: columns times a factor and plus a constant give the same answers', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.01, max: 1e4, noNaN: true }),
        fc.double({ min: -1e3, max: 1e3 }),
        (factor, shift) => {
          const moved = goldenTests.numbers.map((column, place) =>
            place === 1 ? column.map((value) => value * factor + shift) : column,
          );
          const { p } = fisherZ(numberTable(names, moved)).test(1, 2, [0, 3]);
          expect(p).toBeCloseTo(fisherZ(golden).test(1, 2, [0, 3]).p, 8);
        },
      ),
      { numRuns: 20 },
    );
  });

  it('is worked by hand on a chain: r_xz = r_xy r_yz leaves nothing given y', () => {
    const covariance = new DenseMatrix(3, 3, Float64Array.of(1, 0.5, 0.3, 0.5, 1, 0.6, 0.3, 0.6, 1));
    const test = fisherZ({ names: ['x', 'y', 'z'], covariance, rows: 103 });
    expect(test.test(0, 2, [1]).p).toBeCloseTo(1, 12);
    expect(test.test(0, 2, []).statistic).toBeCloseTo(Math.atanh(0.3) * 10, 12);
  });

  it('takes a variable that others determine as independent, and one that adds nothing as not given', () => {
    const random = createRandom(1);
    const draw = (): number[] => Array.from({ length: 60 }, () => random.normal());
    const [a, b, noise] = [draw(), draw(), draw()];
    const sum = a.map((value, row) => value + (b[row] as number));
    const c = sum.map((value, row) => value + (noise[row] as number));
    const test = fisherZ(numberTable(['a', 'b', 'sum', 'c'], [a, b, sum, c]));
    expect(test.test(2, 3, [0, 1]).p).toBe(1);
    expect(test.test(0, 3, [1, 2]).p).toBe(1);
    expect(test.uncertainty?.(2, [0, 1])).toBeCloseTo(0, 10);
    // Given a and b, their sum adds nothing: 60 - 2 - 3 is left.
    const wide = fisherZ(numberTable(['a', 'b', 'sum', 'c', 'noise'], [a, b, sum, c, draw()]));
    expect(wide.test(3, 4, [0, 1, 2]).freedom).toBe(55);
  });

  it('allows only so many given as rows leave room for', () => {
    const table = numberTable(
      ['a', 'b', 'c', 'd'],
      [
        [1, 2, 3, 5, 4],
        [2, 1, 4, 3, 9],
        [3, 1, 1, 7, 2],
        [0, 1, 5, 2, 2],
      ],
    );
    expect(fisherZ(table).largestSet).toBe(1);
  });

  it('needs finite numbers, and 5 rows', () => {
    const column = [1, 2, 3, 4, 5];
    expect(() => numberTable(['a', 'b'], [column, [1, 2, 3, 4, Number.NaN]])).toThrow(QualiaError);
    expect(() =>
      numberTable(
        ['a', 'b'],
        [
          [1, 2, 3],
          [1, 2, 4],
        ],
      ),
    ).toThrow(OptionError);
    expect(() => numberTable(['a', 'a'], [column, column])).toThrow(OptionError);
    expect(() => numberTable(['a', 'b'], [column, [1, 2]])).toThrow(OptionError);
  });
});
