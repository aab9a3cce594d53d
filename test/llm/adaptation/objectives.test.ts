import { beforeAll, describe, expect, it } from 'vitest';
import { OptionError, UnknownWordError } from '../../../src/errors.js';
import { createAligner } from '../../../src/llm/adaptation/aligner.js';
import { fitAdaptation } from '../../../src/llm/adaptation/fit-adaptation.js';
import { hiddenWordObjective } from '../../../src/llm/adaptation/hidden-word-objective.js';
import { labelObjective } from '../../../src/llm/adaptation/label-objective.js';
import { createLowRank } from '../../../src/llm/adaptation/low-rank.js';
import { pairObjective } from '../../../src/llm/adaptation/pair-objective.js';
import { scorePairs } from '../../../src/llm/adaptation/score-pairs.js';
import { readRows } from '../../../src/llm/encoder/corpus-rows.js';
import { fingerprintOf } from '../../../src/llm/encoder/encoder.js';
import { evaluateRows } from '../../../src/llm/encoder/evaluate-encoder.js';
import { createSmallCorpus, createSmallEncoder } from '../encoder/small-encoder.js';

const encoder = createSmallEncoder();
const before = fingerprintOf(encoder);
const rows: Uint32Array[] = [];
beforeAll(async () => {
  for await (const row of readRows(createSmallCorpus(400), encoder.codes, { length: 8 })) rows.push(row);
});

const training = { seed: 2, steps: 60, learningRate: 0.03, weightDecay: 0 };

describe('hiddenWordObjective', () => {
  it('lowers the loss of its rows, and leaves the encoder as it was', async () => {
    const adaptation = createLowRank(encoder.network, {
      seed: 1,
      rank: 8,
      products: ['queries', 'values', 'mix', 'widen', 'narrow'],
    });
    const plain = await evaluateRows(encoder, rows);
    await fitAdaptation(encoder, adaptation, hiddenWordObjective(encoder, rows, { batch: 16 }), {
      ...training,
      steps: 300,
    });
    const adapted = await evaluateRows(encoder, rows, { adaptation });
    expect(adapted.loss).toBeLessThan(plain.loss - 0.1);
    expect(await evaluateRows(encoder, rows)).toEqual(plain);
    expect(fingerprintOf(encoder)).toBe(before);
  });

  it('refuses rows without a known word', () => {
    expect(() => hiddenWordObjective(encoder, [new Uint32Array(8).fill(1)])).toThrow(OptionError);
  });
});

const pairs = [
  { source: 'cat', target: 'purrs' },
  { source: 'dog', target: 'barks' },
  { source: 'dog', target: 'constructor' },
  { source: 'tree', target: 'grows' },
  { source: 'stone', target: 'the dog' },
];

describe('pairObjective', () => {
  it('leads sources to their targets, the same way for the same seed', async () => {
    const scores = await Promise.all(
      [1, 1].map(async (seed) => {
        const adaptation = createLowRank(encoder.network, { seed, rank: 4 });
        await fitAdaptation(encoder, adaptation, pairObjective(encoder, pairs, { batch: 8 }), training);
        return scorePairs(encoder, pairs, { adaptation });
      }),
    );
    expect(scores[0]?.first).toBe(1);
    expect(scores[0]).toEqual(scores[1]);
  });

  it('refuses pairs with one target, and texts of unknown words', () => {
    expect(() => pairObjective(encoder, pairs.slice(0, 1))).toThrow(OptionError);
    expect(() => pairObjective(encoder, [...pairs, { source: 'zebra', target: 'purrs' }])).toThrow(UnknownWordError);
  });
});

describe('scorePairs', () => {
  it('counts ranks from 1, and never ranks a source itself', () => {
    const { ranks, sources, candidates } = scorePairs(encoder, pairs, {
      candidates: [...pairs.map(({ target }) => target), 'cat'],
    });
    expect([sources, candidates]).toEqual([4, 6]);
    for (const [source, rank] of ranks) {
      expect(rank).toBeGreaterThanOrEqual(1);
      expect(rank).toBeLessThanOrEqual(source === 'cat' ? 5 : 6);
    }
  });

  it('shares the ranks of equal candidates', () => {
    const { ranks } = scorePairs(encoder, [{ source: 'cat', target: 'barks' }], {
      candidates: ['barks', 'Barks', 'BARKS'],
    });
    expect(ranks.get('cat')).toBe(2);
  });

  it('refuses a target that is no candidate', () => {
    expect(() => scorePairs(encoder, pairs, { candidates: ['cat'] })).toThrow(OptionError);
  });
});

describe('labelObjective', () => {
  const texts = ['the cat .', 'cat', 'the dog .', 'the dog dog .'].map((text, at) => ({ text, label: at < 2 ? 0 : 1 }));

  it('tells labels by what it learned, with an adaptation and without', async () => {
    for (const adaptation of [undefined, createAligner(encoder.network, { seed: 1 })]) {
      const objective = labelObjective(encoder, texts, { seed: 1, labels: 2, batch: 8 });
      await fitAdaptation(encoder, adaptation, objective, { ...training, steps: 200 });
      const found = objective.predict(['cat cat', 'zebra', 'the dog'], { adaptation });
      expect(found).toEqual([0, undefined, 1]);
    }
  });

  it('refuses texts of unknown words', () => {
    expect(() => labelObjective(encoder, [{ text: 'zebra', label: 0 }], { seed: 1, labels: 2 })).toThrow(OptionError);
  });
});
