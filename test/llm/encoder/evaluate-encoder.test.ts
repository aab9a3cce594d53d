import { describe, expect, it } from 'vitest';
import { evaluateEncoder } from '../../../src/llm/encoder/evaluate-encoder.js';
import { pretrainEncoder } from '../../../src/llm/encoder/pretrain-encoder.js';
import { createSmallCorpus, createSmallEncoder } from './small-encoder.js';

describe('evaluateEncoder', () => {
  it('finds an encoder at chance before training, and above the frequencies of words after it', async () => {
    const encoder = createSmallEncoder();
    const corpus = createSmallCorpus(400);
    const before = await evaluateEncoder(encoder, corpus, { length: 8 });
    expect(before.loss).toBeCloseTo(Math.log(encoder.codes.size), 0);
    // Half of the words are "the" and ".", the rest eight words: ln 4 / 2 + ln 16 / 2.
    expect(Math.abs(before.frequencyLoss - (0.5 * Math.log(4) + 0.5 * Math.log(16)))).toBeLessThan(0.2);
    expect([before.rows, before.unknownShare]).toEqual([200, 0]);
    await pretrainEncoder(encoder, createSmallCorpus(2000), {
      seed: 5,
      steps: 100,
      batch: 16,
      length: 8,
      learningRate: 0.01,
    });
    const after = await evaluateEncoder(encoder, corpus, { length: 8 });
    expect(after.loss).toBeLessThan(0.5 * before.frequencyLoss);
    expect(after.accuracy).toBeGreaterThan(2 * before.frequencyAccuracy);
    expect(await evaluateEncoder(encoder, corpus, { length: 8 })).toEqual(after);
  });

  it('refuses a corpus that fills no row', async () => {
    await expect(evaluateEncoder(createSmallEncoder(), createSmallCorpus(1))).rejects.toMatchObject({ code: 'EMPTY' });
  });
});
