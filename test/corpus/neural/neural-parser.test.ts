import { describe, expect, it } from 'vitest';
import { decodeNeuralModel, type LinearWeights, type NeuralModel } from '../../../src/corpus/neural/neural-model.js';
import { NeuralParser } from '../../../src/corpus/neural/neural-parser.js';
import { ScoreLayers } from '../../../src/corpus/neural/score-layers.js';
import { WordEncoder } from '../../../src/corpus/neural/word-encoder.js';
import { Arena } from '../../../src/kernels/arena.js';
import { readTinyNetwork, tinyNetworks, tinySentences } from './tiny-network.js';

const model = decodeNeuralModel(readTinyNetwork(), 'tiny');

function expectClose(found: ArrayLike<number>, expected: readonly number[], tolerance: number): void {
  expect(found).toHaveLength(expected.length);
  expect(Math.max(...expected.map((score, i) => Math.abs(score - found[i])))).toBeLessThan(tolerance);
}

/** A network whose weights of four bits become numbers of single precision, so that nothing is rounded. */
function widen(network: NeuralModel): NeuralModel {
  const widenLayer = ({ weights, bias }: LinearWeights): LinearWeights => ({
    weights: { rows: weights.rows, columns: weights.columns, readRow: weights.readRow },
    bias,
  });
  const layers = network.layers.map((layer) => ({
    ...layer,
    query: widenLayer(layer.query),
    key: widenLayer(layer.key),
    value: widenLayer(layer.value),
    attended: widenLayer(layer.attended),
    wide: widenLayer(layer.wide),
    narrow: widenLayer(layer.narrow),
  }));
  const { rows, columns, readRow } = network.label;
  return { ...network, layers, label: { rows, columns, readRow } };
}

describe.each(Object.entries(tinyNetworks))('NeuralParser of a network like %s', (_, { read, sentences }) => {
  const parser = new NeuralParser(decodeNeuralModel(read(), 'tiny'));

  it.each(sentences)('gives the tags and the tree of PyTorch to $forms', ({ forms, tags, heads, relations }) => {
    const parse = parser.parse(forms);
    expect(parse.tags).toEqual(tags);
    expect(parse.tree).toEqual({ heads, relations });
  });
});

describe('NeuralParser', () => {
  const parser = new NeuralParser(model);

  it('gives a sentence without words an empty tree', () => {
    const parse = parser.parse([]);
    expect(parse.tags).toEqual([]);
    expect(parse.tree).toEqual({ heads: [], relations: [] });
    expect(parse.alternatives(8)).toEqual([]);
    expect(parse.otherTags(8)).toEqual([]);
  });

  it('gives words behind the longest sequence the vector of its begin', () => {
    const { tags, tree } = parser.parse(Array.from({ length: 100 }, () => 'dog'));
    expect(tags).toHaveLength(100);
    expect(tree.heads.filter((head) => head === -1)).toHaveLength(1);
    expect(new Set(tags.slice(62)).size).toBe(1);
  });

  it('lets words behind the first 510 depend on the root word', () => {
    const { tags, tree } = parser.parse(Array.from({ length: 20_000 }, () => 'dog'));
    const root = tree.heads.indexOf(-1);
    expect(root).toBeLessThan(510);
    expect(new Set(tags.slice(510))).toEqual(new Set(['X']));
    expect(new Set(tree.heads.slice(510))).toEqual(new Set([root]));
    expect(new Set(tree.relations.slice(510))).toEqual(new Set(['dep']));
    expect([tags.length, tree.heads.length, tree.relations.length]).toEqual([20_000, 20_000, 20_000]);
  });

  it('says the same each time', () => {
    const [{ forms }, other] = tinySentences;
    const first = parser.parse(forms);
    parser.parse(other.forms);
    expect(parser.parse(forms).alternatives(5)).toEqual(first.alternatives(5));
  });
});

const kinds = Object.entries(tinyNetworks).flatMap(([kind, network]) =>
  (['wasm', 'plain'] as const).flatMap((kernels) =>
    (['four', 'thirty-two'] as const).map((bits) => [kind, kernels, bits, network] as const),
  ),
);

describe.each(kinds)('scores of a network like %s with %s kernels, %s bits', (_, kind, bits, { read, sentences }) => {
  const decoded = decodeNeuralModel(read(), 'tiny');
  const network = bits === 'four' ? decoded : widen(decoded);
  const arena = new Arena({ kind });
  const encoder = new WordEncoder(arena, network);
  const layers = new ScoreLayers(arena, network);

  it.each(sentences)('are those of PyTorch for $forms', (sentence) => {
    const { forms, tagScores, arcScores, labelScores } = sentence;
    const count = forms.length;
    const scores = arena.scope(() => {
      const vectors = arena.allocate(Float32Array, (count + 1) * network.width);
      encoder.encode(forms, vectors);
      vectors.set(network.root, count * network.width);
      return layers.score(vectors, count);
    });
    // What four bits are multiplied with is rounded to sixteen; random weights make more of that than trained ones.
    const largest = Math.max(...[...tagScores, ...labelScores].map(Math.abs));
    const tolerance = bits === 'four' ? 3e-4 * largest : 1e-4;
    expectClose(scores.tags, tagScores, tolerance);
    const words = Array.from({ length: count }, (_, word) => word);
    const heads = [...words, count];
    const others = (score: number, place: number): number =>
      place % (count + 1) === Math.floor(place / (count + 1)) ? 0 : score;
    expectClose(Array.from(scores.heads, others), arcScores.map(others), tolerance);
    expectClose(
      words.flatMap((word) => heads.flatMap((head) => scores.relations(word, head))),
      labelScores,
      tolerance,
    );
  });
});
