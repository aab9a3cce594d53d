import { describe, expect, it } from 'vitest';
import { makeConfusionMatrix } from '../../../src/evaluation/report/confusion-matrix.js';
import { plotConfusion } from '../../../src/evaluation/report/plot-confusion.js';

describe('plotConfusion', () => {
  it('colours cells by their share of the gold label, and tells them in words', () => {
    const matrix = makeConfusionMatrix([
      { gold: 'literal', answer: 'literal', items: 3 },
      { gold: 'literal', answer: 'mixed', items: 1 },
      { gold: 'mixed', items: 1 },
    ]);
    const svg = plotConfusion(matrix, { id: 'x', title: 'T' }).text;
    // 0.82 + (3 / 4 - 1 / 2) * 0.36 = 0.91; 1 / 4 * 0.9 = 0.225; all of mixed has no answer.
    expect([...svg.matchAll(/fill-opacity="([\d.]+)"/g)].map(([, opacity]) => opacity)).toEqual([
      '0.910',
      '0.225',
      '0.000',
      '0.000',
      '0.000',
      '1.000',
    ]);
    expect(svg).toContain('literal, 4 items: answered literal 3 (75.0 %), mixed 1 (25.0 %).');
    expect(svg).toContain('mixed, 1 item: answered no answer 1 (100 %).');
  });
});
