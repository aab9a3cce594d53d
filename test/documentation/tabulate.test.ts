import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatNumber, formatShort } from '../../documentation/format-value.js';
import { tabulate } from '../../documentation/tabulate.js';

describe('tabulate', () => {
  it('makes facts of single values and a table of a list of objects, and leaves commands to the page', () => {
    const { facts, tables } = tabulate({
      command: 'npx tsx a.ts',
      seed: 1,
      corpus: { tokens: 12_345, names: ['a', 'b'] },
      scores: [
        { task: 'x', score: 0.12345, interval: [0.1, 0.2] },
        { task: 'y', accuracy: { mean: 0.5, low: 0.4, high: 0.6 }, by: { constructor: 2 } },
      ],
    });
    expect(facts).toEqual([
      ['seed', '1'],
      ['corpus, tokens', '12,345'],
      ['corpus, names', 'a, b'],
    ]);
    expect(tables).toEqual([
      {
        title: 'scores',
        columns: ['task', 'score', 'interval', 'accuracy', 'by, constructor'],
        rows: [
          ['x', '0.1235', '[0.1, 0.2]', '', ''],
          ['y', '', '', '0.5 [0.4, 0.6]', '2'],
        ],
      },
    ]);
  });

  it('makes a table of its own of lists inside of a list, with the texts of what they belong to', () => {
    const { tables } = tabulate({ results: [{ task: 'x', items: 3, scores: [{ name: 'f1', value: 0.5 }] }] });
    expect(tables).toEqual([
      { title: 'results', columns: ['task', 'items'], rows: [['x', '3']] },
      { title: 'results, scores', columns: ['task', 'name', 'value'], rows: [['x', 'f1', '0.5']] },
    ]);
  });

  it('takes any JSON, and each row has a cell for each column', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        for (const { columns, rows } of tabulate(value as never).tables) {
          expect(rows.every((row) => row.length === columns.length)).toBe(true);
        }
      }),
    );
  });
});

describe('formatShort', () => {
  it('writes estimates with their interval, and says of how many seeds', () => {
    expect(formatShort({ score: 0.5, interval: [0.25, 0.75] })).toBe('0.5 [0.25, 0.75]');
    expect(formatShort({ mean: 1, least: 0, most: 2, seeds: 5 })).toBe('1 [0, 2] (5 seeds)');
  });

  it('leaves an object alone of which a part would be lost', () => {
    expect(formatShort({ mean: 1, low: 0, high: 2, answered: 3 })).toBeUndefined();
    expect(formatShort({ mean: 1, score: 2, low: 0, high: 2 })).toBeUndefined();
    expect(formatShort({ mean: 1, low: 0 })).toBeUndefined();
    expect(formatShort({})).toBeUndefined();
  });

  it('says how long a list is that is cut', () => {
    expect(formatShort(Array.from({ length: 13 }, () => 1))).toMatch(/… \(13\)$/);
  });
});

describe('formatNumber', () => {
  it('keeps four digits, and whole numbers in full', () => {
    expect([0, 0.5, 0.123456, 1234567, 2012, 12345.6, 1e-7, -12000].map(formatNumber)).toEqual([
      '0',
      '0.5',
      '0.1235',
      '1,234,567',
      '2012',
      '12,346',
      '1.00e-7',
      '-12,000',
    ]);
  });
});
