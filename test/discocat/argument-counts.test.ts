import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ArgumentCounts, countedVectors } from '../../src/discocat/argument-counts.js';
import { argumentTables, readArgumentCounts } from '../../src/discocat/read-argument-counts.js';
import { FileFormatError, MissingFileError, OptionError, UnknownWordError } from '../../src/errors.js';
import { denseSpace } from '../embedding/dense-space.js';

const counts = new ArgumentCounts('the adjectives', [
  { word: 'big', argument: 'dog', count: 1 },
  { word: 'big', argument: '__proto__', count: 2 },
  { word: 'big', argument: 'dog', count: 4 },
  { word: 'constructor', argument: '', count: 1 },
]);

describe('ArgumentCounts', () => {
  it('adds up the counts of equal arguments, most frequent first', () => {
    expect(counts.of('big').map(({ argument, count }) => [argument, count])).toEqual([
      ['dog', 5],
      ['__proto__', 2],
    ]);
    expect(counts.words).toEqual(['big', 'constructor']);
    expect([counts.has('constructor'), counts.has('toString')]).toEqual([true, false]);
  });

  it('refuses words it does not know, and counts that are none', () => {
    expect(() => counts.of('toString')).toThrow(UnknownWordError);
    for (const count of [0, -1, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(() => new ArgumentCounts('x', [{ word: 'a', argument: 'b', count }])).toThrow(OptionError);
    }
  });
});

describe('countedVectors', () => {
  it('looks up the arguments that the space holds', () => {
    const space = denseSpace('nouns', [['dog', [1, 2]]]);
    const { vectors, counts: weights } = countedVectors(counts, 'big', space);
    expect([[...vectors.values], [...weights]]).toEqual([[1, 2], [5]]);
    expect(() => countedVectors(counts, 'constructor', space)).toThrow(/nouns space/);
  });
});

describe('readArgumentCounts', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'qualia-arguments-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('takes the acting word and its argument by the heads of each table, wherever they stand', async () => {
    const heads = ['verb\tsubject', 'verb\tobject', 'noun\tadjective', 'head\tmodifier', 'verb\tadverb'];
    const expected = [
      ['first', 'second'],
      ['first', 'second'],
      ['second', 'first'],
      ['second', 'first'],
      ['second', 'first'],
    ];
    for (const [place, table] of argumentTables.entries()) {
      const path = join(folder, `${table}.tsv`);
      await writeFile(path, `${heads[place]}\tcount\nfirst\tsecond\t3\n`);
      const read = await readArgumentCounts(path, table);
      const [word = '', argument] = expected[place] ?? [];
      expect(read.of(word)).toEqual([{ word, argument, count: 3 }]);
    }
  });

  it('tells of a file that is missing or another table', async () => {
    const path = join(folder, 'table.tsv');
    await expect(readArgumentCounts(path, 'noun-noun')).rejects.toThrow(MissingFileError);
    await writeFile(path, 'verb\tsubject\tcount\nrun\tdog\t1\n');
    await expect(readArgumentCounts(path, 'noun-noun')).rejects.toThrow(FileFormatError);
  });
});
