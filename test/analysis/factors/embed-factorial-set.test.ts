import { describe, expect, it } from 'vitest';
import { embedFactorialSet } from '../../../src/analysis/factors/embed-factorial-set.js';
import { createFactorialSet, grid } from '../../../src/analysis/factors/factorial-set.js';
import { Vocabulary } from '../../../src/corpus/vocabulary.js';
import { fromFunction } from '../../../src/embedding/from-function.js';
import { createStaticEmbedding } from '../../../src/embedding/static-embedding.js';
import { QualiaError } from '../../../src/errors.js';
import { denseFromRows } from '../../../src/matrix/dense-matrix.js';
import { Space } from '../../../src/space/space.js';

const words = new Map([
  ['old', [1, 0]],
  ['new', [2, 0]],
  ['house', [0, 1]],
  ['car', [0, 3]],
  ['constructor', [1, 1]],
]);
const space = new Space({
  name: 'tiny',
  targets: new Vocabulary('the tiny space', [...words.keys()]),
  matrix: denseFromRows([...words.values()]),
  history: [],
});
const model = createStaticEmbedding(space);

describe('embedFactorialSet', () => {
  it('gives a row of each item, in order', async () => {
    const set = grid({ adjective: ['old', 'new'], noun: ['house', 'car'] });
    const { vectors, coverage } = await embedFactorialSet(model, set);
    expect(Array.from(vectors.row(3))).toEqual([1, 1.5]);
    expect(coverage).toEqual({ known: 4, items: 4, unknown: [], lost: [] });
  });

  it('says which items a model of words does not know in full, though it has a vector for the rest of their words', async () => {
    const set = grid({ adjective: ['old', 'zorgy', 'new'], noun: ['house', 'car', 'constructor', '__proto__'] });
    const { set: kept, coverage, vectors } = await embedFactorialSet(model, set);
    expect(kept.texts).toEqual(['old house', 'old car', 'old constructor', 'new house', 'new car', 'new constructor']);
    expect(vectors.rows).toBe(6);
    expect(coverage.unknown).toHaveLength(6);
    expect(coverage.lost).toEqual([
      { factor: 'adjective', value: 'zorgy' },
      { factor: 'noun', value: '__proto__' },
    ]);
  });

  it('does not ask for values that do not stand in the text as words', async () => {
    const rows = [
      { values: ['old', 'one'], text: 'old house' },
      { values: ['new', 'one'], text: 'new house' },
      { values: ['old', 'ar'], text: 'old car' },
      { values: ['new', 'ar'], text: 'new car' },
    ];
    expect((await embedFactorialSet(model, createFactorialSet(['age', 'thing'], rows))).coverage.known).toBe(4);
  });

  it('refuses where too few items are known, or a factor keeps one value', async () => {
    const unknown = grid({ adjective: ['old', 'zorgy'], noun: ['house', 'car'] });
    await expect(embedFactorialSet(model, unknown)).rejects.toThrow(QualiaError);
    await expect(embedFactorialSet(model, unknown)).rejects.toThrow(/for instance: zorgy house, zorgy car/);
    const rare = grid({ adjective: ['old', 'new', 'a', 'b', 'c'], noun: ['house', 'car'] });
    await expect(embedFactorialSet(model, rare)).rejects.toThrow(/4 of 10 items/);
    expect((await embedFactorialSet(model, rare, { minimumCoverage: 0.4 })).coverage.known).toBe(4);
  });

  it('takes a function for a model, which knows all', async () => {
    const lengths = fromFunction((texts) => texts.map((text) => [text.length, 1]), {
      id: 'lengths',
    });
    const { vectors } = await embedFactorialSet(lengths, grid({ a: ['x', 'xx'], b: ['y', 'yyy'] }));
    expect(Array.from(vectors.values)).toEqual([3, 1, 5, 1, 4, 1, 6, 1]);
  });
});
