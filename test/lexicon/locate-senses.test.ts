import { describe, expect, it } from 'vitest';
import { FileFormatError } from '../../src/errors.js';
import { indexOfSorted, locateSenses } from '../../src/lexicon/locate-senses.js';
import { parseSenseIndex } from '../../src/lexicon/parse-sense-index.js';
import type { WndbData } from '../../src/lexicon/parse-wndb-data.js';

function data(partOfSpeech: WndbData['partOfSpeech'], ...offsets: number[]): WndbData {
  return { path: `data.${partOfSpeech}`, bytes: Buffer.alloc(0), partOfSpeech, offsets: Int32Array.from(offsets) };
}

const files = [data('n', 10, 20), data('v', 10), data('a', 30), data('r')];

function locate(...lines: string[]) {
  return locateSenses(parseSenseIndex(`${lines.join('\n')}\n`, 'index.sense'), files, 'index.sense');
}

const whole = [
  'ay%3:00:00:: 00000030 1 0',
  'dog%1:05:00:: 00000020 1 0',
  'dog%2:38:00:: 00000010 1 0',
  'hound%1:05:00:: 00000020 1 0',
  'up%5:00:00:ay:00 00000030 1 0',
];

describe('locateSenses', () => {
  it('counts synsets through the files, and satellites among the adjectives', () => {
    expect([...locate(...whole).positions]).toEqual([3, 1, 2, 1, 3]);
  });

  it('gives the rows of each synset in order', () => {
    const { rowsAt, countAt } = locate(...whole);
    expect([0, 1, 2, 3].map((position) => [...rowsAt(position)])).toEqual([[], [1, 3], [2], [0, 4]]);
    expect([0, 1, 2, 3].map(countAt)).toEqual([0, 2, 1, 2]);
  });

  it('throws FileFormatError when a sense names a byte where no synset begins', () => {
    expect(() => locate(...whole, 'zoo%1:06:00:: 00000015 1 0')).toThrow(FileFormatError);
    expect(() => locate(...whole, 'zoo%1:06:00:: 00000015 1 0')).toThrow(
      'index.sense, line 6: zoo%1:06:00:: is at byte 15',
    );
  });

  it('throws FileFormatError when no sense names the last synset of a file', () => {
    expect(() => locate(...whole.slice(1, 4))).toThrow('expected a sense of the last synset of data.a (byte 30)');
  });
});

describe('indexOfSorted', () => {
  it('finds each value where it stands, and -1 for the others', () => {
    const values = Int32Array.of(2, 3, 5, 7, 11);
    expect([2, 3, 5, 7, 11].map((value) => indexOfSorted(values, value))).toEqual([0, 1, 2, 3, 4]);
    expect([0, 4, 12].map((value) => indexOfSorted(values, value))).toEqual([-1, -1, -1]);
  });
});
