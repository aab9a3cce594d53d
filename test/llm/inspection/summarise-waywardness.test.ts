import { describe, expect, it } from 'vitest';
import { spreadOf, summariseWaywardness } from '../../../src/llm/inspection/summarise-waywardness.js';
import type { WaywardnessRow } from '../../../src/llm/inspection/waywardness-row.js';

const row = (own: Partial<WaywardnessRow>): WaywardnessRow => ({
  target: '__proto__',
  count: 1,
  gamma: 0,
  seed: 1,
  projected: [],
  reading: '',
  promptF1: 1,
  distance: 0,
  heldOutAccuracy: 0.5,
  accuracy: 0.5,
  relativeDrop: 0,
  ...own,
});

const free = [1, 2].map((seed) => row({ target: undefined, promptF1: 0, seed, accuracy: 0.8, heldOutAccuracy: 0.8 }));
const summarise = (rows: readonly WaywardnessRow[], testTexts = 1000, alone = 0.4) =>
  summariseWaywardness({ free, rows, plain: new Map([['__proto__', 0.4]]), majority: 0.5, alone, testTexts });

describe('summariseWaywardness', () => {
  it('chooses by held-out texts among strengths that read as the target, and reports the test texts', () => {
    const { targets, frontier, best, verdict } = summarise([
      row({ gamma: 0, promptF1: 0.5, heldOutAccuracy: 0.9, accuracy: 0.85, relativeDrop: -0.0625 }),
      row({ gamma: 1, heldOutAccuracy: 0.7, accuracy: 0.76, relativeDrop: 0.05 }),
      row({ gamma: 2, heldOutAccuracy: 0.7, accuracy: 0.72, relativeDrop: 0.1 }),
      row({ gamma: 3, heldOutAccuracy: 0.6, accuracy: 0.79, relativeDrop: 0.0125 }),
      row({ seed: 2, gamma: 1, heldOutAccuracy: 0.7, accuracy: 0.8 }),
    ]);
    const [target] = targets;
    expect([target?.reached, target?.seeds, target?.gammas, target?.plainAccuracy]).toEqual([2, 2, [2, 1], 0.4]);
    // Means of .72 and .8, of .1 and 0; (.76 - .5) / (.8 - .5) of the gain is left.
    expect(target?.accuracy?.mean).toBeCloseTo(0.76, 12);
    expect(target?.relativeDrop?.mean).toBeCloseTo(0.05, 12);
    expect(target?.gainKept).toBeCloseTo(0.26 / 0.3, 12);
    expect(frontier.map(({ promptF1, accuracy }) => [promptF1, accuracy?.mean.toFixed(3)])).toEqual([
      [0, '0.825'],
      [0.25, '0.825'],
      [0.5, '0.825'],
      [0.75, '0.760'],
      [0.98, '0.760'],
    ]);
    expect(best.accuracy).toBe(0.85);
    expect(verdict).toBe(
      '1 of 1 texts are read off vectors of every seed that lose at most 10.0 % of the accuracy of free ones (mean over seeds). What such vectors read as does not tell what they do.',
    );
  });

  it('says so where no vectors read as the target, or where there is no work to lose', () => {
    const { targets, frontier, verdict } = summarise([row({ promptF1: 0.2 })]);
    expect([targets[0]?.accuracy, targets[0]?.gainKept, frontier[4]?.accuracy]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect(verdict).toMatch(/^0 of 1 .* 1 of them were not read off any vectors\. Here the reading goes with the work/);
    expect(summarise([row({})], 1000, 0.79).verdict).toMatch(/without them \(79\.0 %\).*no work/);
    expect(summarise([row({})], 8).verdict).toMatch(/no work whose loss could be measured/);
  });
});

describe('spreadOf', () => {
  it('has mean and range, and the deviation of the mean for two or more: of 1, 2, 3 it is sqrt(1 / 3)', () => {
    expect(spreadOf([1, 2, 3])).toEqual({ mean: 2, least: 1, most: 3, standardError: Math.sqrt(1 / 3) });
    expect(spreadOf([4])).toEqual({ mean: 4, least: 4, most: 4, standardError: undefined });
  });
});
