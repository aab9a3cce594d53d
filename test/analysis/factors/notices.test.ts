import { describe, expect, it } from 'vitest';
import { createFactorialSet } from '../../../src/analysis/factors/factorial-set.js';
import { factorise } from '../../../src/analysis/factors/factorise.js';
import { requireFreedom } from '../../../src/analysis/factors/notices.js';
import { createRandom } from '../../../src/random.js';
import { additiveVectors, gridOf, normalRows } from './synthetic-spaces.js';

const quick = { permutations: 0, probes: { kind: 'none' } } as const;
const noticesOf = async (rows: number, columns: number, set = gridOf(4, 5)): Promise<string> =>
  (await factorise(normalRows(rows, columns, createRandom(1)), set, quick)).notices.join('\n');

describe('notices', () => {
  it('are none where all is well', async () => {
    const set = gridOf(4, 5);
    expect((await factorise(additiveVectors(set, 9, 1).vectors, set, quick)).notices).toEqual(
      // Seven components of twenty items are a third, which is few.
      ['20 items for 8 components are few: chance alone explains 0.368.'],
    );
    expect((await factorise(additiveVectors(gridOf(8, 10), 20, 1).vectors, gridOf(8, 10), quick)).notices).toEqual([]);
  });

  it('tell what limits whitening, and dimensions that do not suffice', async () => {
    expect(await noticesOf(20, 30)).toMatch(
      /along 19 directions, one less than there are items: whitened R² is then 0.368/,
    );
    expect(await noticesOf(20, 10)).toMatch(
      /Whitened R² cannot pass 0.700: 7 degrees of freedom explain at most so many of 10/,
    );
    expect(await noticesOf(20, 5)).toMatch(/along 5 directions; independent components of all values would need 7/);
  });

  it('tell values that never meet', async () => {
    const rows = ['a0 b0', 'a0 b1', 'a1 b0', 'a1 b1', 'a2 b2', 'a2 b3', 'a3 b2', 'a3 b3'];
    const set = createFactorialSet(
      ['a', 'b'],
      rows.map((row) => ({ values: row.split(' ') })),
    );
    expect(await noticesOf(8, 3, set)).toMatch(/never meet the others/);
  });

  it('tell that no combination is unseen', async () => {
    const set = gridOf(3, 4);
    const options = { permutations: 0, transfer: { partners: [4], subsets: 2 } };
    const { transfer, notices } = await factorise(normalRows(12, 4, createRandom(1)), set, options);
    expect(transfer).toEqual([]);
    expect(notices.join('\n')).toMatch(/none is unseen/);
  });
});

describe('requireFreedom', () => {
  it('refuses as many components as items', () => {
    expect(() => requireFreedom({ items: 8, rank: 7 })).toThrow(/8 items have 8 components/);
    expect(() => requireFreedom({ items: 9, rank: 7 })).not.toThrow();
  });
});
