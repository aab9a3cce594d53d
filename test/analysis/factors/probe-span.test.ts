import { describe, expect, it } from 'vitest';
import { describeDesign } from '../../../src/analysis/factors/design.js';
import { findPrincipalScores } from '../../../src/analysis/factors/principal-scores.js';
import { centreWeights, measureSpans } from '../../../src/analysis/factors/probe-span.js';
import type { Probe } from '../../../src/analysis/factors/probes.js';
import { DenseMatrix } from '../../../src/matrix/dense-matrix.js';
import { gridOf } from './synthetic-spaces.js';

const probeOf = (rows: readonly (readonly number[])[]): Probe => ({
  weights: new DenseMatrix(rows.length, rows[0].length, Float64Array.from(rows.flat())),
  intercepts: new Float64Array(rows.length),
});

describe('measureSpans', () => {
  it('explains vectors within the span of probes alone', async () => {
    // Along x the first factor, along y the second, along z what neither explains: 1 where both agree, else -1.
    const set = gridOf(2, 2);
    const rows = [-1, 1].flatMap((a) => [-1, 1].map((b) => [3 * a, 2 * b, a * b]));
    const principal = await findPrincipalScores(new DenseMatrix(4, 3, Float64Array.from(rows.flat())));
    const design = describeDesign(set);
    const [x, y, z] = [
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 1],
    ];
    const against = (axis: readonly number[]) => probeOf([axis, axis.map((value) => -value)]);
    expect(measureSpans(principal, design, { probes: [against(x), against(y)] })).toMatchObject({
      dimensions: 2,
      r2: 1,
    });
    const { dimensions, r2, heads } = measureSpans(principal, design, { probes: [against(x), against([0, 1, 1])] });
    expect(dimensions).toBe(2);
    // Half of 4 + 1 lies along (0, 1, 1), of which 4 is explained: (9 + 2) / (9 + 2.5).
    expect(r2).toBeCloseTo(11 / 11.5, 10);
    expect(heads.map((head) => head.dimensions)).toEqual([1, 1]);
    expect(heads[0].r2).toBeCloseTo(1, 10);
    expect(heads[1].r2).toBeCloseTo(4 / 5, 10);
    expect(measureSpans(principal, design, { probes: [against(z), against(z)] }).r2).toBeCloseTo(0, 10);
  });
});

describe('centreWeights', () => {
  it('takes away what all values share', () => {
    expect([
      ...centreWeights(
        probeOf([
          [1, 5],
          [3, 5],
        ]),
      ).values,
    ]).toEqual([-1, 0, 1, 0]);
  });
});
