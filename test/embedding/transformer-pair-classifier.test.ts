import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TextPair } from '../../src/embedding/pair-classifier.js';
import { scorePairs } from '../../src/embedding/score-pairs.js';
import {
  createTransformerPairClassifier,
  type TransformerPairClassifier,
  type TransformerPairClassifierOptions,
} from '../../src/embedding/transformer-pair-classifier.js';
import { describePairClassifier } from '../conformance/pair-classifier.js';
import { classifyTiny, type TinyClassifierOptions, writeTinyClassifier } from './tiny-pair-classifier.js';

const folders: string[] = [];
let folder: string;

async function write(options: TinyClassifierOptions = {}): Promise<string> {
  const made = await writeTinyClassifier(options);
  folders.push(made);
  return made;
}

beforeAll(async () => {
  folder = await write();
});

afterAll(async () => {
  for (const made of folders) await rm(made, { recursive: true });
});

const create = (options: TransformerPairClassifierOptions = {}, model = folder): Promise<TransformerPairClassifier> =>
  createTransformerPairClassifier(model, { threads: 1, ...options });

async function classify(pair: TextPair, options: TransformerPairClassifierOptions = {}, model = folder) {
  const classifier = await create(options, model);
  const { logits } = await classifier.doClassify({ pairs: [pair] });
  await classifier.release();
  return Array.from(logits[0]);
}

const closeTo = (logits: readonly number[]): unknown[] => logits.map((value) => expect.closeTo(value, 5));

describePairClassifier('a transformer', () => create({ batch: 2 }), [
  { first: 'the "bank" of the river', second: 'bank: river edge', target: { start: 5, end: 9 } },
  { first: 'the "bank"', second: 'bank: coin', target: { start: 5, end: 9 } },
  { first: 'the "river"', second: 'constructor', target: { start: 5, end: 10 }, masked: true },
  { first: 'banks', second: 'the river banks of the river of banks of the river' },
]);

describe('createTransformerPairClassifier', () => {
  // [CLS] 2, the 5, " 12, bank 6, " 12, [SEP] 3, and bank 6, : 11, river 8, edge 13, [SEP] 3 as the second.
  const pair = { first: 'the "bank"', second: 'bank: river edge' };
  const ids = [2, 5, 12, 6, 12, 3, 6, 11, 8, 13, 3];
  const types = [0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1];

  it.for(['onnx', 'weights'] as const)('gives the logits that plain loops compute, of a model as %s', async (form) => {
    for (const labels of [1, 2]) {
      const model = await write({ form, labels });
      expect(await classify(pair, {}, model)).toEqual(closeTo(classifyTiny({ ids, types }, labels)));
    }
  });

  it('depends on the types of tokens and on which text comes first', async () => {
    const found = await classify(pair);
    expect(found).not.toEqual(closeTo(classifyTiny({ ids })));
    const turned = { ids: [2, 6, 11, 8, 13, 3, 5, 12, 6, 12, 3], types: [0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1] };
    const other = await classify({ first: pair.second, second: pair.first });
    expect(other).toEqual(closeTo(classifyTiny(turned)));
    expect(other).not.toEqual(closeTo(found));
  });

  it('takes all types for 0 where the model has one', async () => {
    const model = await write({ config: { type_vocab_size: 1 } });
    expect(await classify(pair, {}, model)).toEqual(closeTo(classifyTiny({ ids })));
  });

  it('gives pairs of different length in one batch the logits that they have alone', async () => {
    const pairs = [pair, { first: 'the', second: 'river' }, { ...pair, second: 'bank: the coin of the river bank' }];
    const { logits } = await (await create()).doClassify({ pairs });
    for (const [place, own] of pairs.entries()) expect(Array.from(logits[place])).toEqual(closeTo(await classify(own)));
  });

  it('cuts a long pair around the target', async () => {
    const left = 'the river of '.repeat(9);
    const long = { first: `${left}bank${' of the'.repeat(20)}`, second: 'coin' };
    const target = { start: left.length, end: left.length + 4 };
    // The model has 24 positions: 3 frame, 1 is the coin, 1 the bank, and of 19 others 9 stand before it.
    const before = [5, 8, 7, 5, 8, 7, 5, 8, 7];
    const after = [7, 5, 7, 5, 7, 5, 7, 5, 7, 5];
    const kept = { ids: [2, ...before, 6, ...after, 3, 14, 3], types: [...new Array(22).fill(0), 1, 1] };
    expect(await classify({ ...long, target })).toEqual(closeTo(classifyTiny(kept)));
    const start = { ids: [2, ...before, ...before, 5, 8, 3, 14, 3], types: kept.types };
    expect(await classify(long)).toEqual(closeTo(classifyTiny(start)));
    const masked = { ...kept, ids: kept.ids.map((id) => (id === 6 ? 4 : id)) };
    expect(await classify({ ...long, target, masked: true })).toEqual(closeTo(classifyTiny(masked)));
    const short = { ids: [2, 5, 6, 3, 14, 3], types: [0, 0, 0, 0, 1, 1] };
    const two = { first: 'of the bank', second: 'coin', target: { start: 7, end: 11 } };
    expect(await classify(two, { maximumTokens: 6 })).toEqual(closeTo(classifyTiny(short)));
    for (const maximumTokens of [4, 25, 5.5]) {
      await expect(create({ maximumTokens })).rejects.toThrow(/"maximumTokens".*5\.\.24/);
    }
    expect((await create()).maximumTokens).toBe(24);
  });

  it('reads which label is the positive one, or is told', async () => {
    const pairs = [pair];
    const [no, yes] = classifyTiny({ ids, types });
    expect([...(await scorePairs(await create(), pairs))]).toEqual([expect.closeTo(yes - no, 5)]);
    const named = await write({ config: { id2label: { 0: 'yes', 1: 'no' } } });
    const classifier = await create({}, named);
    expect(classifier).toMatchObject({ labels: ['yes', 'no'], positive: 0 });
    expect([...(await scorePairs(classifier, pairs))]).toEqual([expect.closeTo(no - yes, 5)]);
    expect(await create({ positive: 'no' }, named)).toMatchObject({ positive: 1 });
    await expect(create({ positive: 'constructor' }, named)).rejects.toThrow(/"positive".*yes, no/);
    const three = await write({ labels: 3 });
    await expect(create({}, three)).rejects.toThrow(/"positive" is undefined.*LABEL_0, LABEL_1, LABEL_2/);
    const [first, ...others] = classifyTiny({ ids, types }, 3);
    const odds = first - Math.log(others.reduce((sum, logit) => sum + Math.exp(logit), 0));
    expect([...(await scorePairs(await create({ positive: 0 }, three), pairs))]).toEqual([expect.closeTo(odds, 5)]);
  });

  it('has an id of its own for every setting that changes logits', async () => {
    const models = await Promise.all([create(), create({ maximumTokens: 9 }), create({ positive: 0 })]);
    expect(new Set(models.map(({ modelId }) => modelId)).size).toBe(models.length);
    expect((await create({ batch: 3, threads: 2 })).modelId).toBe(models[0].modelId);
  });

  it('stops between batches with the reason of the signal', async () => {
    const controller = new AbortController();
    const reason = new Error('enough');
    const pairs = ['coin', 'edge'].map((second) => ({ ...pair, second }));
    const calling = (await create({ batch: 1 })).doClassify({ pairs, signal: controller.signal });
    controller.abort(reason);
    await expect(calling).rejects.toBe(reason);
  });

  it('cannot be used once it is released', async () => {
    const classifier = await create();
    await classifier.release();
    await expect(classifier.doClassify({ pairs: [pair] })).rejects.toThrow();
  });

  it('refuses options out of range', async () => {
    await expect(create({ threads: 0 })).rejects.toThrow(/"threads" is 0/);
    await expect(create({ batch: 1.5 })).rejects.toThrow(/"batch" is 1.5/);
    await expect(create({ dtype: '../fp32' })).rejects.toThrow(/"dtype"/);
    await expect(create({ dtype: 'q8' })).rejects.toThrow(/Cannot read .*model_quantized\.onnx/);
    await expect(create({}, 'no folder')).rejects.toMatchObject({ code: 'MISSING_FILE' });
  });
});
