import { describe, expect, it } from 'vitest';
import { correlateRuns, type FactorRun, summariseRun } from '../../../src/analysis/factors/correlate-runs.js';
import { factorise } from '../../../src/analysis/factors/factorise.js';
import { gridOf, orthogonalVectors } from './synthetic-spaces.js';

const run = (raw: number, transfer: number | undefined): FactorRun => ({
  raw,
  whitened: -raw,
  leading: raw,
  projected: undefined,
  across: 0.5,
  angle: raw ** 2,
  transfer,
});

describe('correlateRuns', () => {
  it('ranks measures against transfer, and leaves out runs without', () => {
    const runs = [run(0.1, 0.2), run(0.2, 0.3), run(0.3, 0.4), run(0.4, 0.6), run(0.5, 0.5), run(9, undefined)];
    const [raw, whitened, , projected, across, angle] = correlateRuns(runs);
    // Ranks 1 2 3 4 5 against 1 2 3 5 4: 1 - 6 * 2 / (5 * 24).
    expect(raw).toMatchObject({ measure: 'raw', runs: 5 });
    expect(raw.spearman).toBeCloseTo(0.9, 12);
    expect(whitened.spearman).toBeCloseTo(-0.9, 12);
    // Of 120 orders 10 correlate so strongly: the two extremes and four next to each.
    expect(raw.probability).toBeCloseTo(10 / 120, 1);
    expect(projected).toEqual({ measure: 'projected', runs: 0, spearman: undefined, probability: undefined });
    expect(across.spearman).toBeUndefined();
    expect(angle.spearman).toBeCloseTo(0.9, 12);
  });
});

describe('summariseRun', () => {
  it('takes means over pairs of factors and numbers of partners', async () => {
    const set = gridOf(3, 4, 3);
    const report = await factorise(orthogonalVectors(set, 6, 1), set, { permutations: 0 });
    const { raw, angle, transfer } = summariseRun(report);
    expect(raw).toBeCloseTo(1, 9);
    expect(angle).toBeCloseTo(90, 5);
    const numbers = report.transfer.map((one) => one.transfer);
    expect(transfer).toBeCloseTo(numbers.reduce((sum, value) => sum + value, 0) / numbers.length, 12);
  });
});
