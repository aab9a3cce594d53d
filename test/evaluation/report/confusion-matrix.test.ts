import { describe, expect, it } from 'vitest';
import { makeConfusionMatrix } from '../../../src/evaluation/report/confusion-matrix.js';

describe('makeConfusionMatrix', () => {
  it('orders labels by their items, adds answers that are no gold label, and no answer at the end', () => {
    const matrix = makeConfusionMatrix([
      { gold: 'constructor', answer: 'b', items: 1 },
      { gold: 'b', answer: 'b', items: 4 },
      { gold: 'b', items: 2 },
      { gold: 'b', answer: 'other', items: 3 },
      { gold: 'constructor', answer: 'constructor', items: 5 },
    ]);
    expect(matrix).toEqual({
      golds: ['b', 'constructor'],
      answers: ['b', 'constructor', 'other', null],
      totals: [9, 6],
      counts: [
        [4, 0, 3, 2],
        [1, 5, 0, 0],
      ],
    });
  });
});
