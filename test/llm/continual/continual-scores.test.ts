import { describe, expect, it } from 'vitest';
import { OptionError, ShapeError } from '../../../src/errors.js';
import { scoreContinual } from '../../../src/llm/continual/continual-scores.js';

describe('scoreContinual', () => {
  const matrix = [
    [0.9, 0.5, 0.4],
    [0.95, 0.8, 0.3],
    [0.6, 0.7, 0.75],
  ];

  it('has the mean of the last row, (0.6 + 0.7 + 0.75) / 3', () => {
    expect(scoreContinual(matrix).accuracy).toBeCloseTo(2.05 / 3, 12);
  });

  it('has backward transfer (0.6 - 0.9 + 0.7 - 0.8) / 2, and forgetting from the best, (0.95 - 0.6 + 0.8 - 0.7) / 2', () => {
    const { backwardTransfer, forgetting } = scoreContinual(matrix);
    expect(backwardTransfer).toBeCloseTo(-0.2, 12);
    expect(forgetting).toBeCloseTo(0.225, 12);
  });

  it('has forward transfer against chance, (0.5 - 0.5 + 0.3 - 0.2) / 2', () => {
    expect(scoreContinual(matrix, { chance: [0.1, 0.5, 0.2] }).forwardTransfer).toBeCloseTo(0.05, 12);
    expect(scoreContinual(matrix).forwardTransfer).toBeUndefined();
  });

  it('says nothing of transfer with one task, and refuses what is no square', () => {
    const one = { accuracy: 0.5, backwardTransfer: undefined, forwardTransfer: undefined, forgetting: undefined };
    expect(scoreContinual([[0.5]], { chance: [0.5] })).toEqual(one);
    expect(() => scoreContinual([])).toThrow(OptionError);
    expect(() => scoreContinual([[0.5, 0.5]])).toThrow(ShapeError);
    expect(() => scoreContinual([[0.5]], { chance: [] })).toThrow(ShapeError);
  });
});
