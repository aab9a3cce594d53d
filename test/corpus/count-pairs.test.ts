import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CountPairsOptions, countPairs } from '../../src/corpus/count-pairs.js';
import { OptionError, ShapeError } from '../../src/errors.js';
import type { InformationOptions } from '../../src/matrix/weightings/information-weighter.js';
import { weighCounts } from '../../src/matrix/weightings/weigh-counts.js';
import { largestDifference, toRows } from '../matrix/arbitraries.js';

/** Counts pairs the obvious way, in doubles. */
function countSlowly(
  { ids, words }: { readonly ids: ArrayLike<number>; readonly words: number },
  {
    targets,
    contexts,
    left,
    right,
    weight,
  }: {
    readonly targets: readonly number[];
    readonly contexts: readonly number[];
    readonly left: number;
    readonly right: number;
    readonly weight: (distance: number, width: number) => number;
  },
): number[][] {
  const rows = Array.from({ length: Math.max(-1, ...targets) + 1 }, () =>
    Array.from({ length: Math.max(-1, ...contexts) + 1 }, () => 0),
  );
  const list = Array.from(ids);
  list.forEach((id, place) => {
    const row = targets[id] ?? -1;
    if (row === -1) return;
    for (const [step, width] of [
      [-1, left],
      [1, right],
    ] as const) {
      for (let distance = 1; distance <= width; distance++) {
        const neighbour = list[place + step * distance];
        if (neighbour === undefined || neighbour === words) break;
        const column = contexts[neighbour] ?? -1;
        if (column !== -1) (rows[row] as number[])[column] += weight(distance, width);
      }
    }
  });
  return rows;
}

/** Distances up to 12 all divide this, so that sums below are exact. */
const scale = 27_720;

const weightings = {
  flat: () => scale,
  harmonic: (distance: number) => scale / distance,
  linear: (distance: number, width: number) => ((width - distance + 1) * scale) / width,
} as const;

const cases = fc.integer({ min: 1, max: 8 }).chain((words) =>
  fc.record({
    words: fc.constant(words),
    ids: fc.array(fc.nat({ max: words + 1 }), { maxLength: 80 }),
    targets: fc.array(fc.integer({ min: -1, max: words + 2 }), { minLength: words, maxLength: words }),
    contexts: fc.array(fc.integer({ min: -1, max: words + 2 }), { minLength: words, maxLength: words }),
    left: fc.nat({ max: 12 }),
    right: fc.integer({ min: 1, max: 12 }),
    weighting: fc.constantFrom('flat', 'harmonic', 'linear'),
    type: fc.constantFrom(Uint16Array, Uint32Array),
  }),
);

describe('countPairs', () => {
  it('counts exactly what a search through all windows counts, and touches nothing', () => {
    fc.assert(
      fc.property(cases, ({ words, ids, type, targets, contexts, left, right, weighting }) => {
        const tokens = { words, ids: type.from(ids) };
        const matrix = countPairs(tokens, { window: { left, right }, weighting, targets, contexts });
        matrix.checkInvariants();
        const slow = countSlowly(tokens, { targets, contexts, left, right, weight: weightings[weighting] });
        expect(toRows(matrix)).toEqual(slow.map((cells) => cells.map((cell) => Math.fround(cell / scale))));
        expect(matrix.columns).toBe(Math.max(-1, ...contexts) + 1);
        expect(Array.from(tokens.ids)).toEqual(ids);
      }),
    );
  });

  it('counts each pair in both directions, a word near itself twice', () => {
    // a b a: a sees b twice and a twice; b sees a twice. Word 2 never occurs.
    const matrix = countPairs({ words: 3, ids: Uint16Array.of(0, 1, 0) }, { window: 2 });
    expect(toRows(matrix)).toEqual([
      [2, 2, 0],
      [2, 0, 0],
      [0, 0, 0],
    ]);
  });

  it('reaches over gaps, not over line ends', () => {
    const [lineEnd, gap] = [2, 3];
    const count = (...ids: number[]) => toRows(countPairs({ words: 2, ids: Uint16Array.from(ids) }, { window: 2 }));
    const [pair, none] = [
      [
        [0, 1],
        [1, 0],
      ],
      [
        [0, 0],
        [0, 0],
      ],
    ];
    expect(count(0, gap, 1)).toEqual(pair);
    expect(count(0, gap, gap, 1)).toEqual(none);
    expect(count(0, lineEnd, 1)).toEqual(none);
    expect(count(lineEnd, 0, 1, lineEnd)).toEqual(pair);
  });

  it('counts by a function of the distance', () => {
    // Words 0 to 3 in a row: word 0 has its neighbours at distances 1, 2 and 3.
    const tokens = { words: 4, ids: Uint16Array.of(0, 1, 2, 3) };
    const matrix = countPairs(tokens, { window: { left: 0, right: 3 }, weighting: (distance) => 2 ** -distance });
    expect(toRows(matrix)[0]).toEqual([0, 0.5, 0.25, 0.125]);
  });

  it('has more than 65,535 contexts', () => {
    const words = 70_000;
    const ids = Uint32Array.from({ length: words }, (_, place) => (place * 3) % words);
    const matrix = countPairs({ words, ids }, { window: { left: 1, right: 0 } });
    matrix.checkInvariants();
    expect(matrix.nonzeros).toBe(words - 1);
    expect(matrix.at(3, 0)).toBe(1);
    expect(matrix.at(2, 69_999)).toBe(1);
  });

  it('adds up beyond 2^32 multiples of the weights', () => {
    // 300,000 times the same word: 299,999 right neighbours of weight 1, counted in 2^-20: about 2^38.
    const tokens = { words: 1, ids: new Uint16Array(300_000) };
    const matrix = countPairs(tokens, { window: { left: 0, right: 1 }, weighting: () => 0.5 });
    expect(toRows(matrix)).toEqual([[149_999.5]]);
  });

  it('counts long texts as the sum of their lines', () => {
    const ids = Uint16Array.from({ length: 40_000 }, (_, place) => (place % 17 === 16 ? 50 : (place * place) % 50));
    const whole = countPairs({ words: 50, ids }, { window: 4, weighting: 'harmonic' });
    const half = ids.lastIndexOf(50, 20_000) + 1;
    const parts = [ids.subarray(0, half), ids.subarray(half)].map((part) =>
      toRows(countPairs({ words: 50, ids: part }, { window: 4, weighting: 'harmonic' })),
    );
    const cells = toRows(whole).flat();
    const summed = parts.map((rows) => rows.flat()).reduce((sums, part) => sums.map((sum, cell) => sum + part[cell]));
    expect(largestDifference(cells, summed)).toBeLessThan(0.01);
    expect(cells.some((cell) => cell > 100)).toBe(true);
  });

  it('refuses ids that are no word, line end or gap', () => {
    expect(() => countPairs({ words: 2, ids: Uint16Array.of(0, 3) })).not.toThrow();
    expect(() => countPairs({ words: 2, ids: Uint16Array.of(0, 4) })).toThrow(ShapeError);
  });

  it('gives an empty matrix for no tokens', () => {
    const matrix = countPairs({ words: 2, ids: new Uint16Array(0) });
    expect([matrix.rows, matrix.columns, matrix.nonzeros]).toEqual([2, 2, 0]);
  });

  it('weighs counts as the weighting of their matrix does', () => {
    const smoothed = { contextSmoothing: 0.75, shift: 0.1 } as const;
    const options = fc.constantFrom<InformationOptions>({}, smoothed, { measure: 'pmi' }, { measure: 'contextRatio' });
    fc.assert(
      fc.property(cases, fc.constantFrom('flat', 'harmonic'), options, (tokens, weighting, weigh) => {
        const { targets, contexts, words, ids } = tokens;
        const input = { words, ids: Uint16Array.from(ids) };
        const expected = weighCounts(countPairs(input, { targets, contexts, weighting }), weigh);
        const weighted = countPairs(input, { targets, contexts, weighting, weigh });
        weighted.checkInvariants();
        expect(weighted).toEqual(expected);
      }),
    );
  });

  it.each<[string, CountPairsOptions]>([
    ['measure', { weigh: { measure: 'idf' as 'ppmi' } }],
    ['contextSmoothing', { weigh: { contextSmoothing: 2 } }],
    ['window', { window: 0 }],
    ['window', { window: 1.5 }],
    ['window', { window: { left: -1, right: 2 } }],
    ['window', { window: 1001 }],
    ['weighting', { weighting: 'square' as 'flat' }],
    ['weighting', { weighting: () => -1 }],
    ['targets', { targets: [0] }],
    ['contexts', { contexts: [0, -2] }],
    ['rows', { rows: 1 }],
    ['columns', { columns: 1.5 }],
    ['threads', { threads: 0 }],
  ])('refuses a %s out of range', (option, options) => {
    const count = () => countPairs({ words: 2, ids: Uint16Array.of(0, 1) }, options);
    expect(count).toThrow(OptionError);
    expect(count).toThrow(`"${option}"`);
  });
});
