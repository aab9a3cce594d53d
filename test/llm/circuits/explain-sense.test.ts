import { describe, expect, it } from 'vitest';
import { OptionError } from '../../../src/errors.js';
import { explainSense, type SenseVector } from '../../../src/llm/circuits/explain-sense.js';
import { createEncoder, type Encoder } from '../../../src/llm/encoder/encoder.js';
import { Arithmetic } from '../../../src/llm/tensor/arithmetic.js';

const width = 6;
/** How much each word speaks for the first sense. */
const weights = new Map([
  ['river', 2],
  ['water', 1],
  ['loan', -1],
]);

/**
 * An encoder whose weights are set by hand: at every place, its one head adds the mean of the weights of all words. A feature lies in two places with
 * opposite signs; a large constant keeps what layer norm divides by.
 */
function createSideEncoder(): Encoder {
  const encoder = createEncoder(new Arithmetic({ precision: 'double' }), {
    words: ['the', 'old', 'bank', 'constructor', ...weights.keys()],
    layers: 1,
    width,
    heads: 1,
    hidden: 1,
    maximumDistance: 8,
    seed: 1,
  });
  const { parameters } = encoder.network;
  for (const [name, { values }] of parameters) values.fill(name.endsWith('.gain') ? 100 * Math.sqrt(2 / width) : 0);
  const table = parameters.get('embedding').values;
  for (let code = 0; code < encoder.codes.size; code++) table.set([0, 0, 0, 0, 100, -100], code * width);
  for (const [word, weight] of weights) table.set([weight, -weight], encoder.codes.codeOf(word) * width);
  // Queries and keys are 0: shares are even. The value reads the first feature, and is added as the second.
  parameters.get('layer.0.values').values[0] = 1;
  parameters.get('layer.0.mix').values.set([0, 0, 1, -1, 0, 0]);
  return encoder;
}

const encoder = createSideEncoder();
const senses: SenseVector[] = [
  { key: 'firm', vector: [0, 0, -1, 1, 0, 0] },
  { key: 'shore', vector: [0, 0, 1, -1, 0, 0] },
];
const words = ['the', 'loan', 'water', 'bank', 'old', 'river', 'zebra'];
const target = [3];

describe('explainSense', () => {
  it('finds for each word what it was made to do, and hides the named ones as a check', async () => {
    const explained = await explainSense(encoder, { words, target, senses });
    expect(explained.senses.map(({ key }) => key)).toEqual(['shore', 'firm']);
    expect(explained.margin).toBeGreaterThan(0);
    expect(explained.marginAlone).toBeCloseTo(0, 10);
    // The margin is that of a sum of 2 + 1 - 1: a word has its part of it, and hiding it takes that away.
    const unit = explained.margin / 2;
    const expected = [0, 1, -1, 0, -2, 0];
    explained.words.forEach(({ attributed, measured }, place) => {
      expect(attributed).toBeCloseTo((expected[place] as number) * unit, 4);
      expect(measured).toBeCloseTo((expected[place] as number) * unit, 4);
    });
    expect(explained.words.map(({ word, isKnown }) => `${word} ${isKnown}`).at(-1)).toBe('zebra false');
    const { check } = explained;
    expect(check.named.map(({ word }) => word)).toEqual(['river', 'water']);
    expect(check.measured).toBeCloseTo(-3 * unit, 4);
    expect(check.control).toBeCloseTo(0, 10);
    expect(check.holds).toBe(true);
  });

  it('names no more words than speak for the sense, and none where none does', async () => {
    const one = await explainSense(encoder, { words: ['river', 'loan', 'bank'], target: [2], senses }, { named: 5 });
    expect(one.check.named.map(({ word }) => word)).toEqual(['river']);
    const none = await explainSense(encoder, { words: ['the', 'constructor', 'bank'], target: [2], senses });
    // Both senses are as near: the first by name is chosen, and nothing speaks for it.
    expect(none.senses[0]?.key).toBe('firm');
    expect(none.check).toMatchObject({ named: [], holds: false });
  });

  it('has attributions that sum to what hiding all other words changes', async () => {
    const explained = await explainSense(encoder, { words, target, senses }, { steps: 50 });
    const sum = explained.words.reduce((all, { attributed }) => all + attributed, 0);
    expect(sum).toBeCloseTo(explained.marginAlone - explained.margin, 6);
  });

  it('refuses one sense, vectors of another length, places that are not there, and sentences of unknown words', async () => {
    const question = { words, target, senses };
    const [first] = senses as [SenseVector];
    await expect(explainSense(encoder, { ...question, senses: [first] })).rejects.toThrow(OptionError);
    const short = [first, { key: 'short', vector: [1] }];
    await expect(explainSense(encoder, { ...question, senses: short })).rejects.toThrow(OptionError);
    await expect(explainSense(encoder, { ...question, target: [9] })).rejects.toThrow(OptionError);
    const unknown = { words: ['zebra', 'bank'], target: [1], senses };
    await expect(explainSense(encoder, unknown)).rejects.toThrow(OptionError);
    await expect(explainSense(encoder, question, { named: 0 })).rejects.toThrow(OptionError);
  });
});
