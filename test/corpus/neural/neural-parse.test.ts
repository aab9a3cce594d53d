import { describe, expect, it } from 'vitest';
import { decodeNeuralModel } from '../../../src/corpus/neural/neural-model.js';
import { NeuralParse } from '../../../src/corpus/neural/neural-parse.js';
import { NeuralParser } from '../../../src/corpus/neural/neural-parser.js';
import { readTinyNetwork, tinySentences } from './tiny-network.js';

const model = { tags: ['NOUN', 'VERB'], relations: ['nsubj', 'obj', 'root'] } as const;

/** Two words: heads are scored with a row for each, the root last. */
const scores = {
  count: 2,
  tags: Float32Array.of(3, 1, 0, 0.5),
  heads: Float32Array.of(0, 4, 1, 2, 0, 5),
  relations: (word: number, head: number) => (word === 0 && head === 1 ? [2, 1, 9] : [0, 7, 9]),
};

describe('NeuralParse', () => {
  const parse = new NeuralParse(model, scores);

  it('has the best tag of each word and the best relation, which is never that of the root, to its head', () => {
    expect(parse.tags).toEqual(['NOUN', 'VERB']);
    expect(parse.tree).toEqual({ heads: [1, -1], relations: ['nsubj', 'root'] });
  });

  it('tells the other trees, by another relation or another head, the closest first', () => {
    expect(parse.alternatives(9)).toEqual([
      { tree: { heads: [1, -1], relations: ['obj', 'root'] }, margin: 1 },
      { tree: { heads: [-1, 0], relations: ['root', 'obj'] }, margin: 4 + 5 - 1 - 2 },
    ]);
    expect(parse.alternatives(1)).toHaveLength(1);
    expect(parse.alternatives(0)).toEqual([]);
  });

  it('tells the other tags, the closest first', () => {
    expect(parse.otherTags(9)).toEqual([
      { word: 1, tag: 'NOUN', margin: 0.5 },
      { word: 0, tag: 'VERB', margin: 2 },
    ]);
    expect(parse.otherTags(1)).toHaveLength(1);
  });

  it('has words without scores below the root word in every tree', () => {
    const longer = new NeuralParse(model, scores, 1);
    expect(longer.tags).toEqual(['NOUN', 'VERB', 'X']);
    expect(longer.tree).toEqual({ heads: [1, -1, 1], relations: ['nsubj', 'root', 'dep'] });
    expect(longer.alternatives(9).map(({ tree }) => tree)).toEqual([
      { heads: [1, -1, 1], relations: ['obj', 'root', 'dep'] },
      { heads: [-1, 0, 0], relations: ['root', 'obj', 'dep'] },
    ]);
    expect(longer.otherTags(9)).toHaveLength(2);
  });

  const parser = new NeuralParser(decodeNeuralModel(readTinyNetwork(), 'tiny'));

  it.each(tinySentences)('tells trees of $forms that are all different, in order', ({ forms }) => {
    const { tree, ...rest } = { tree: parser.parse(forms).tree, trees: parser.parse(forms).alternatives(100) };
    const found = rest.trees;
    expect(new Set([tree, ...found.map((other) => other.tree)].map((one) => JSON.stringify(one))).size).toBe(
      found.length + 1,
    );
    expect(found.map(({ margin }) => margin)).toEqual(found.map(({ margin }) => margin).sort((a, b) => a - b));
    for (const other of found) {
      expect(other.margin).toBeGreaterThanOrEqual(0);
      const root = other.tree.heads.indexOf(-1);
      expect(other.tree.heads.filter((head) => head === -1)).toHaveLength(1);
      expect(other.tree.relations.map((relation) => relation === 'root')).toEqual(
        forms.map((_, word) => word === root),
      );
    }
    const changed = forms.filter((_, word) => found.some((other) => other.tree.heads[word] !== tree.heads[word]));
    expect(changed).toHaveLength(forms.length === 1 ? 0 : forms.length);
  });

  it('tries other heads in very long sentences only for some words', () => {
    const count = 150;
    const row = (word: number, head: number): number => (head === word - 1 || (word === 0 && head === count) ? 9 : 0);
    const heads = Float32Array.from({ length: count * (count + 1) }, (_, i) =>
      row(Math.floor(i / (count + 1)), i % (count + 1)),
    );
    const relations = (): number[] => [9, 0, 0];
    const long = new NeuralParse(model, { count, tags: new Float32Array(2 * count), heads, relations });
    const found = long.alternatives(1000).length;
    // 2.5e8 / 150^3 = 74.07
    expect(found).toBeLessThanOrEqual(75);
    expect(found).toBeGreaterThan(0);
  });
});
