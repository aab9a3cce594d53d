import { describe, expect, it } from 'vitest';
import { formatScoreboard } from '../../src/cli/format-scoreboard.js';
import { smallRecord } from '../embedded/small-embedded.js';

const [board] = smallRecord.scoreboards;

describe('formatScoreboard', () => {
  it.each([
    [0.125, 0.375, 'above it'],
    [-0.125, 0.375, 'not told apart from it by these questions'],
    [0, 0.375, 'not told apart from it by these questions'],
    [-0.375, -0.125, 'below it'],
  ])('says of a difference from %d to %d what it tells', (low, high, verdict) => {
    const overall = { ...board.overall, difference: { mean: 0, low, high } };
    const last = formatScoreboard({ ...board, overall })
      .split('\n')
      .at(-1);
    expect(last).toBe(
      `  dual space less random, the best baseline: 0.0 [${(100 * low).toFixed(1)}, ${(100 * high).toFixed(1)}] points, ${verdict}.`,
    );
  });
});
