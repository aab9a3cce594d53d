import { describe, expect, it } from 'vitest';
import { FileFormatError } from '../../../src/errors.js';
import { parseBatch } from '../../../src/lexicon/edits/parse-batch.js';

describe('parseBatch', () => {
  it('reads a list of operations in YAML and in JSON', () => {
    const operations = [{ verb: 'merge', synset: 'a', into: 'b' }];
    expect(parseBatch('- {verb: merge, synset: a, into: b}', 'x').operations).toEqual(operations);
    expect(parseBatch(JSON.stringify(operations), 'x').operations).toEqual(operations);
  });

  it('reads who, why and versions', () => {
    const text = 'who: Ada\nwhy: tidy\nversions: {constructor: 3}\noperations: []\n';
    expect(parseBatch(text, 'x')).toEqual({
      operations: [],
      who: 'Ada',
      why: 'tidy',
      versions: new Map([['constructor', 3]]),
    });
  });

  it.each([
    ['no YAML', '- a\nb: }', 'x, line 2: it is neither YAML nor JSON: '],
    ['a word', 'merge', 'it is no batch'],
    ['an unknown field', '{operations: [], by: Ada}', 'by'],
    ['an operation that is none', '- {verb: merge, synset: a}', 'operation 1: Option "into"'],
    ['a version that is none', '{operations: [], versions: {a: -1}}', 'versions.a'],
  ])('tells the place of %s', (_, text, message) => {
    expect(() => parseBatch(text, 'x')).toThrow(FileFormatError);
    expect(() => parseBatch(text, 'x')).toThrow(message);
  });
});
