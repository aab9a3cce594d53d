import { describe, expect, it } from 'vitest';
import { countCells } from '../../src/matrix/shape.js';

describe('countCells', () => {
  it('multiplies the lengths of a shape', () => {
    expect([[2, 3, 4], [5], [2, 0]].map(countCells)).toEqual([24, 5, 0]);
  });

  it('is 1 for a single number, whose shape is empty', () => {
    expect(countCells([])).toBe(1);
  });
});
