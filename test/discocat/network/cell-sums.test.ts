import { describe, expect, it } from 'vitest';
import { CellSums } from '../../../src/discocat/network/cell-sums.js';
import { QualiaError } from '../../../src/errors.js';

const fill = (sums: CellSums): CellSums => {
  for (const [place, value] of [
    [9_999, 1],
    [10, 2],
    [9_999, 3],
    [2, 4],
  ] as const)
    sums.add(place, value);
  return sums;
};

describe('CellSums', () => {
  it('adds up what comes to one place, and stores the places ascending', () => {
    const { places, values } = fill(new CellSums(10_000, 4)).finish();
    expect([places, values]).toEqual([Float64Array.of(2, 10, 9_999), Float64Array.of(4, 2, 4)]);
  });

  it('stores all cells where many will be filled', () => {
    const { places, values } = fill(new CellSums(10_000, 5_000)).finish();
    expect(places).toBeUndefined();
    expect([values.length, values[2], values[10], values[9_999]]).toEqual([10_000, 4, 2, 4]);
  });

  it('says when more cells are filled than can be stored', () => {
    expect(() => fill(new CellSums(10_000, 4, 3))).not.toThrow();
    expect(() => fill(new CellSums(10_000, 4, 2))).toThrow(QualiaError);
    expect(() => fill(new CellSums(10_000, 4, 2))).toThrow(
      'A sparse tensor of more than 2 stored cells would be made.',
    );
  });
});
