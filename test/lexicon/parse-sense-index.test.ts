import { describe, expect, it } from 'vitest';
import { FileFormatError } from '../../src/errors.js';
import { parseSenseIndex } from '../../src/lexicon/parse-sense-index.js';

const text = 'constructor%1:06:00:: 00000010 1 4\ndog%1:05:00:: 00000020 2 42\ndog%2:38:00:: 00000030 1 0\n';

describe('parseSenseIndex', () => {
  it('keeps every line in columns and groups the lines of a lemma', () => {
    const index = parseSenseIndex(text, 'index.sense');
    expect(index.senseCount).toBe(3);
    expect([...index.offsets]).toEqual([10, 20, 30]);
    expect([...index.types]).toEqual([1, 1, 2]);
    expect([...index.ranks]).toEqual([1, 2, 1]);
    expect([...index.counts]).toEqual([4, 42, 0]);
    expect([...index.groups]).toEqual([
      ['constructor', 0],
      ['dog', 1],
    ]);
    expect([...index.groupStarts]).toEqual([0, 1, 3]);
    expect([0, 1, 2].map(index.key)).toEqual(['constructor%1:06:00::', 'dog%1:05:00::', 'dog%2:38:00::']);
  });

  it('does not mix up lemmas that begin alike', () => {
    const index = parseSenseIndex('dog%1:05:00:: 00000020 1 1\ndogs%1:05:00:: 00000020 1 1\n', 'index.sense');
    expect([...index.groups.keys()]).toEqual(['dog', 'dogs']);
  });

  it('reads an empty file as no senses', () => {
    expect(parseSenseIndex('', 'index.sense').senseCount).toBe(0);
  });

  it.each([
    ['the offset is short', 'dog%1:05:00:: 0000020 2 42\n', 'line 1'],
    ['the type is unknown', 'dog%7:05:00:: 00000020 2 42\n', 'line 1'],
    ['the count is missing', 'dog%1:05:00:: 00000020 2\n', 'line 1'],
    ['the rank is 0', 'dog%1:05:00:: 00000020 0 42\n', 'line 1'],
    ['the lemma is missing', '%1:05:00:: 00000020 1 42\n', 'line 1'],
    ['a line is empty', `${text}\n`, 'line 4'],
    ['the last line is cut off', text.slice(0, -1), 'line 3'],
    ['the lines of a lemma stand apart', `${text}constructor%2:30:00:: 00000040 1 0\n`, 'line 4'],
  ])('throws FileFormatError with the line when %s', (_, broken, place) => {
    expect(() => parseSenseIndex(broken, 'index.sense')).toThrow(FileFormatError);
    expect(() => parseSenseIndex(broken, 'index.sense')).toThrow(`index.sense, ${place}: expected`);
  });
});
