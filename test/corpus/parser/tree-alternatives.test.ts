import { describe, expect, it } from 'vitest';
import { readParser } from '../../../src/corpus/parser/read-parser.js';
import { readTreeAlternatives } from '../../../src/corpus/parser/read-tree-alternatives.js';
import { MissingFileError } from '../../../src/errors.js';

const tokensOf = (words: string) =>
  words.split(' ').map((word) => {
    const [form = '', tag = 'X'] = word.split('/');
    return { form, lemma: form.toLowerCase(), tag: tag as 'NOUN' };
  });
const tokens = tokensOf('I/PRON saw/VERB the/DET man/NOUN with/ADP a/DET telescope/NOUN');

describe('TreeAlternatives', () => {
  const trees = readTreeAlternatives();

  it('gives different trees with one root, the closest decisions first, and never the one that is parsed', () => {
    const found = trees.alternatives(tokens, 6);
    const parsed = readParser().parse(tokens);
    expect(found).toHaveLength(6);
    const margins = found.map(({ margin }) => margin);
    expect(margins).toEqual([...margins].sort((one, other) => one - other));
    expect(margins.every((margin) => margin >= 0)).toBe(true);
    const names = new Set([parsed, ...found.map(({ tree }) => tree)].map((tree) => JSON.stringify(tree)));
    expect(names.size).toBe(7);
    for (const { tree } of found) {
      expect(tree.heads).toHaveLength(tokens.length);
      expect(tree.relations).toHaveLength(tokens.length);
      expect(tree.heads.filter((head) => head === -1)).toHaveLength(1);
    }
  });

  it('has the other attachment of a phrase among the closest', () => {
    const heads = trees.alternatives(tokens, 6).map(({ tree }) => tree.heads[6]);
    expect(new Set([...heads, readParser().parse(tokens).heads[6]])).toContain(1);
    expect(new Set([...heads, readParser().parse(tokens).heads[6]])).toContain(3);
  });

  it('gives nothing for no words or one, and nothing where none is asked for', () => {
    expect(trees.alternatives([], 5)).toEqual([]);
    expect(trees.alternatives(tokens, 0)).toEqual([]);
    const odd = tokensOf('constructor/NOUN __proto__/VERB');
    expect(trees.alternatives(odd, 3)).toEqual(trees.alternatives(odd, 3));
  });
});

describe('readTreeAlternatives', () => {
  it('names the file that is not there', () => {
    expect(() => readTreeAlternatives({ path: '/nowhere/weights.bin.gz' })).toThrow(MissingFileError);
  });
});
