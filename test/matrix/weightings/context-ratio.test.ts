import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contextRatio } from '../../../src/matrix/weightings/context-ratio.js';
import { pmi } from '../../../src/matrix/weightings/ppmi.js';
import { countMatrices, largestDifference, snapshot, sparseFromRows, toRows } from '../arbitraries.js';

describe('contextRatio', () => {
  it('is worked by hand: p(c|t) / p(c)', () => {
    const counts = sparseFromRows([
      [4, 0],
      [2, 2],
    ]);
    const before = snapshot(counts);
    expect(toRows(contextRatio(counts))).toEqual([
      [Math.fround(4 / 4 / (6 / 8)), 0],
      [Math.fround(2 / 4 / (6 / 8)), 2 / 4 / (2 / 8)],
    ]);
    expect(snapshot(counts)).toEqual(before);
  });

  it('is the exponential of pmi on every stored cell', () => {
    fc.assert(
      fc.property(countMatrices(5, 6), (counts) => {
        const ratios = contextRatio(counts);
        ratios.checkInvariants();
        const information = pmi(counts);
        const logs = Array.from({ length: 30 }, (_, cell) => information.at(Math.floor(cell / 6), cell % 6));
        const expected = toRows(counts).flat();
        expect(
          largestDifference(
            toRows(ratios)
              .flat()
              .map((ratio) => (ratio === 0 ? 0 : Math.log(ratio))),
            logs.map((log, cell) => (expected[cell] === 0 ? 0 : log)),
          ),
        ).toBeLessThan(1e-6);
      }),
    );
  });

  it('is 1 everywhere when targets and contexts are independent', () => {
    const ratios = contextRatio(
      sparseFromRows([
        [2, 6],
        [3, 9],
        [5, 15],
      ]),
    );
    expect([...ratios.values]).toEqual([1, 1, 1, 1, 1, 1]);
  });
});
