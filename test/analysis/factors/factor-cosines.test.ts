import { expect, it } from 'vitest';
import { meanAbsoluteCosines } from '../../../src/analysis/factors/factor-cosines.js';
import { DenseMatrix } from '../../../src/matrix/dense-matrix.js';

it('takes means of absolute cosines within and across factors, without components of length zero', () => {
  // Two values of one factor at 180 degrees, three of another: one at 60 degrees of the first, one at right angles, one of length zero.
  const rows = [
    [2, 0],
    [-1, 0],
    [1, Math.sqrt(3)],
    [0, 5],
    [0, 0],
  ];
  const components = new DenseMatrix(5, 2, Float64Array.from(rows.flat()));
  const { within, across } = meanAbsoluteCosines(components, { offsets: [0, 2, 5], counts: new Float64Array(5) });
  // Within: 1 and cos 30; across: cos 60 and 0, twice.
  expect(within).toBeCloseTo((1 + Math.sqrt(3) / 2) / 2, 12);
  expect(across).toBeCloseTo((0.5 + 0 + 0.5 + 0) / 4, 12);
});
