import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OptionError } from '../../../src/errors.js';
import { closure } from '../../../src/matrix/compositions/closure.js';
import { CompositionError } from '../../../src/matrix/compositions/composition-error.js';
import {
  replaceZeros,
  type ZeroReplacement,
  zeroReplacements,
} from '../../../src/matrix/compositions/replace-zeros.js';
import { distance, tableOf } from './amounts.js';

const counts = tableOf([
  [0, 2, 6],
  [1, 0, 9],
  [4, 4, 8],
]);

/** The first row of `counts` with `small` for its zero: the others are multiplied by 1 - small. */
const firstRow = (small: number): number[] => [small, (2 / 8) * (1 - small), (6 / 8) * (1 - small)];

/** Small tables of counts in which every row and part has something. */
const anyCounts = fc
  .array(fc.array(fc.nat(4), { minLength: 4, maxLength: 4 }), { minLength: 4, maxLength: 4 })
  .map((rows) =>
    tableOf(rows.map((row, place) => row.map((count, part) => count + (part === 0 || place < 2 ? 1 : 0)))),
  );

const methods: ZeroReplacement[] = [...zeroReplacements.filter((method) => method !== 'none'), { alpha: 0.3 }];

describe('replaceZeros', () => {
  it('puts in the smallest amount of the table: 1', () => {
    expect([...replaceZeros(counts, 'min').matrix.values]).toEqual([1, 2, 6, 1, 1, 9, 4, 4, 8]);
  });

  it('puts in 0.65 of the smallest proportion of the part: 1/10 of part 1, so 0.065', () => {
    const { matrix } = replaceZeros(counts, 'multiplicative');
    expect(distance(matrix.row(0), firstRow(0.065))).toBeLessThan(1e-15);
    const half = replaceZeros(counts, 'multiplicative', { fraction: 0.5 }).matrix;
    expect(half.at(0, 0)).toBeCloseTo(0.05, 15);
  });

  it.each([
    ['perks', 1 / 3 / (8 + 1)],
    ['jeffreys', 0.5 / (8 + 1.5)],
    ['bayes-laplace', 1 / (8 + 3)],
    ['square-root', Math.sqrt(8) / 3 / (8 + Math.sqrt(8))],
    [{ alpha: 0.2 }, 0.2 / (8 + 0.6)],
  ] as const)('puts in t s / (n + s) with the prior %o', (prior, small) => {
    expect(distance(replaceZeros(counts, prior).matrix.row(0), firstRow(small))).toBeLessThan(1e-15);
  });

  it('takes the geometric prior from the other rows: shares 5/26, 4/26, 17/26, s = 1 / their geometric mean', () => {
    const shares = [5 / 26, 4 / 26, 17 / 26];
    const s = 1 / Math.cbrt((5 * 4 * 17) / 26 ** 3);
    const small = (s * (shares[0] as number)) / (8 + s);
    expect(distance(replaceZeros(counts, 'geometric').matrix.row(0), firstRow(small))).toBeLessThan(1e-15);
  });

  it('tells how much was replaced, in all and of each part', () => {
    const { replaced, share, shareByPart } = replaceZeros(counts, 'perks');
    expect([replaced, share, ...shareByPart]).toEqual([2, 2 / 9, 1 / 3, 1 / 3, 0]);
  });

  it.each(methods)('leaves no zero, keeps ratios of what was not 0 and rows without zeros, by %o', (method) => {
    fc.assert(
      fc.property(anyCounts, (table) => {
        fc.pre(method !== 'geometric' || [1, 2, 3].every((part) => table.at(0, part) > 0));
        const closed = closure(table);
        const { matrix } = replaceZeros(table, method);
        expect(matrix.values.every((value) => value > 0)).toBe(true);
        const result = closure(matrix);
        for (let row = 0; row < 4; row++) {
          const kept = [0, 1, 2, 3].filter((part) => table.at(row, part) > 0);
          const [first] = kept as [number];
          for (const part of kept) {
            const before = closed.at(row, part) / closed.at(row, first);
            expect(result.at(row, part) / result.at(row, first)).toBeCloseTo(before, 10);
          }
        }
      }),
    );
  });

  it('changes nothing but the scale where there are no zeros, and leaves its input alone', () => {
    const full = tableOf([
      [1, 3],
      [2, 2],
    ]);
    for (const method of [...methods, 'none'] as const) {
      const { matrix, share } = replaceZeros(full, method);
      expect(share).toBe(0);
      expect(distance(closure(matrix).values, closure(full).values)).toBeLessThan(1e-15);
    }
    expect([...full.values]).toEqual([1, 3, 2, 2]);
  });

  it('refuses rows and parts of zeros, values below 0, zeros where none may be, and unknown ways', () => {
    expect(() =>
      replaceZeros(
        tableOf([
          [0, 0],
          [1, 1],
        ]),
        'perks',
      ),
    ).toThrow(/Row 1 has only zeros/);
    expect(() =>
      replaceZeros(
        tableOf([
          [1, 0],
          [1, 0],
        ]),
        'perks',
      ),
    ).toThrow(/Column 2 has only zeros/);
    expect(() => replaceZeros(tableOf([[1, -1]]), 'min')).toThrow(CompositionError);
    expect(() => replaceZeros(counts, 'none')).toThrow(/2 cells are 0/);
    expect(() => replaceZeros(counts, 'other' as 'min')).toThrow(OptionError);
    expect(() => replaceZeros(counts, { alpha: 0 })).toThrow(OptionError);
    expect(() => replaceZeros(counts, 'multiplicative', { fraction: 2 })).toThrow(OptionError);
    expect(() =>
      replaceZeros(
        tableOf([
          [1, 0, 1],
          [0, 1, 1],
          [1, 0, 1],
        ]),
        'geometric',
      ),
    ).toThrow(/above 0 in row 2 alone/);
    expect(() =>
      replaceZeros(
        tableOf([
          [0, 0, 1],
          [1, 1, 0],
        ]),
        'multiplicative',
        { fraction: 1 },
      ),
    ).toThrow(/take all/);
  });
});
