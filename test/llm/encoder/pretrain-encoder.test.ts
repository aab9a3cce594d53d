import { describe, expect, it } from 'vitest';
import type { CorpusReader } from '../../../src/corpus/corpus-reader.js';
import { OptionError } from '../../../src/errors.js';
import { fingerprintOf } from '../../../src/llm/encoder/encoder.js';
import {
  type PretrainingState,
  type PretrainOptions,
  pretrainEncoder,
} from '../../../src/llm/encoder/pretrain-encoder.js';
import { createSmallCorpus, createSmallEncoder } from './small-encoder.js';

const corpus = createSmallCorpus(2000);
const options: PretrainOptions = { seed: 5, steps: 120, batch: 16, length: 8, learningRate: 0.01, lookEvery: 20 };

describe('pretrainEncoder', () => {
  it('learns which verb each noun has: the loss falls below that of the frequencies of words', async () => {
    const { records, best, ending } = await pretrainEncoder(createSmallEncoder(), corpus, options);
    // Half of the words are "the" and ".", which the place tells; a noun tells its verb, but not the other way round when both are hidden.
    const guessing = Math.log(2) + 0.5 * Math.log(2) + 0.5 * Math.log(4) + Math.log(2) / 2;
    expect(records.map(({ step }) => step)).toEqual([20, 40, 60, 80, 100, 120]);
    expect(best.heldOutLoss).toBeLessThan(0.5 * guessing);
    expect(ending).toBe('steps');
  });

  it('gives the same parameters for the same seed, and when it stops and goes on', async () => {
    const whole = createSmallEncoder();
    await pretrainEncoder(whole, corpus, { ...options, steps: 60 });
    const stopped = createSmallEncoder();
    let state: PretrainingState | undefined;
    const stop = new AbortController();
    const stopping = pretrainEncoder(stopped, corpus, {
      ...options,
      steps: 60,
      signal: stop.signal,
      onLook: (record, own) => {
        if (record.step !== 40) return;
        state = structuredClone({ ...own, optimiser: own.optimiser });
        stop.abort(new Error('enough'));
      },
    });
    await expect(stopping).rejects.toThrow('enough');
    await pretrainEncoder(stopped, corpus, { ...options, steps: 60, state });
    expect(fingerprintOf(stopped)).toBe(fingerprintOf(whole));
    const other = createSmallEncoder();
    await pretrainEncoder(other, corpus, { ...options, steps: 60, seed: 6 });
    expect(fingerprintOf(other)).not.toBe(fingerprintOf(whole));
  });

  it('stops when the loss on rows held out has not fallen for a while, and keeps the best parameters', async () => {
    const encoder = createSmallEncoder();
    // Such a rate destroys what was learned.
    const { records, best, ending } = await pretrainEncoder(encoder, corpus, {
      ...options,
      learningRate: 3,
      warmUp: 0,
      lookEvery: 5,
      patience: 2,
    });
    expect(ending).toBe('patience');
    expect(records.length).toBeLessThan(24);
    expect(best.heldOutLoss).toBe(Math.min(...records.map(({ heldOutLoss }) => heldOutLoss)));
  });

  it('leaves out rows in which nothing could be found, and holds out a single row where that is asked', async () => {
    const mostlyUnknown: CorpusReader = {
      name: 'mostly unknown',
      async *read() {
        for (let position = 0; position < 400; position++) {
          const text = position % 4 === 0 ? 'the cat purrs .' : 'zebras zig zag zoo';
          yield { document: 'one', position, text };
        }
      },
    };
    const { records } = await pretrainEncoder(createSmallEncoder(), mostlyUnknown, {
      ...options,
      steps: 10,
      length: 4,
      batch: 1,
      heldOutRows: 1,
      lookEvery: 10,
    });
    expect(records[0]?.loss).toBeGreaterThan(0);
  });

  it('refuses a corpus without a known word to train on, and one of a single row', async () => {
    for (const sentences of [0, 1, 2]) {
      const training = pretrainEncoder(createSmallEncoder(), createSmallCorpus(sentences), options);
      await expect(training).rejects.toMatchObject({ code: 'EMPTY' });
    }
    const unknown: CorpusReader = {
      name: 'unknown',
      async *read() {
        for (let position = 0; position < 100; position++) yield { document: 'one', position, text: 'zebras zig zag' };
      },
    };
    await expect(pretrainEncoder(createSmallEncoder(), unknown, options)).rejects.toMatchObject({ code: 'EMPTY' });
  });

  it('refuses options out of range', async () => {
    await expect(pretrainEncoder(createSmallEncoder(), corpus, { ...options, batch: 0 })).rejects.toThrow(OptionError);
  });
});
