import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { FileFormatError, OptionError, QualiaError, ShapeError } from '../../../src/errors.js';
import { writeContainer } from '../../../src/matrix/write-container.js';
import { readSenseHead } from '../../../src/wsd/head/read-sense-head.js';
import { createSenseHead } from '../../../src/wsd/head/sense-head-scorer.js';
import { trainSenseHead } from '../../../src/wsd/head/train-head.js';
import { writeSenseHead } from '../../../src/wsd/head/write-sense-head.js';
import { createLogLinear } from '../../../src/wsd/log-linear.js';
import { describeDisambiguator } from '../../conformance/disambiguator.js';
import { toyModel } from '../../embedding/toy-model.js';
import { bankCandidates, bankLexicon } from '../bank-lexicon.js';
import { starred, topicModel } from '../bank-texts.js';
import { bankExamples, toyInventory, toyOptions } from './toy-head.js';

const folder = mkdtempSync(join(tmpdir(), 'qualia-head-'));
afterAll(() => rmSync(folder, { recursive: true }));

const train = (options = {}) => trainSenseHead(toyInventory, bankExamples, { ...toyOptions, ...options });

describeDisambiguator('a trained head', async () => ({
  disambiguator: createLogLinear(toyInventory, [
    { scorer: createSenseHead(await train(), topicModel, { lexicon: bankLexicon }), weight: 1 },
  ]),
  inventory: toyInventory,
  occurrences: [
    starred('The *bank* of the river.'),
    starred('a coin in the *bank*'),
    { ...starred('*bank* water'), heldOut: 'bank water' },
    starred('a boat at *Bankside*', 'Bankside'),
  ],
  unknown: [starred('constructor *__proto__* zither')],
}));

describe('trainSenseHead', () => {
  it('learns which sense is meant, and tells how it did on documents put aside', async () => {
    const head = await train();
    const { losses, bestEpoch, metrics, examples, documents } = head.facts;
    expect(losses[bestEpoch - 1]).toBe(Math.min(...losses));
    expect(losses[bestEpoch - 1]).toBeLessThan(Math.log(2));
    expect(metrics).toMatchObject({ documents: 2, questions: 6, accuracy: 1 });
    expect([examples, documents]).toEqual([24, 8]);
    const scorer = createSenseHead(head, topicModel, { weights: { prior: 0 } });
    const ask = (text: string) => ({ occurrence: starred(text), candidates: bankCandidates() });
    const found = await scorer.scoreAll([ask('a boat by the *bank*'), ask('coin, coin: *bank*')]);
    expect(found[0].scores[0]).toBeGreaterThan(found[0].scores[1]);
    expect(found[1].scores[0]).toBeLessThan(found[1].scores[1]);
  });

  it('gives the same bytes for the same seed, and reads them back as they were', async () => {
    const paths = ['a', 'b', 'c'].map((name) => join(folder, `${name}.safetensors`));
    const head = await train();
    await writeSenseHead(paths[0], head);
    await writeSenseHead(paths[1], await train());
    await writeSenseHead(paths[2], await train({ seed: 2 }));
    expect(readFileSync(paths[1]).equals(readFileSync(paths[0]))).toBe(true);
    expect(readFileSync(paths[2]).equals(readFileSync(paths[0]))).toBe(false);
    expect(await readSenseHead(paths[0])).toEqual(head);
  });

  it('learns without the prior where its weight is given, and measures without it', async () => {
    const fitted = await train({ counted: false });
    const heads = await Promise.all([0, 0.6].map((priorWeight) => train({ counted: false, priorWeight })));
    expect(heads.map(({ weights }) => weights.prior)).toEqual([0, 0.6]);
    const [without, given] = heads.map(({ weights, ...rest }) => ({ ...rest, weights: { ...weights, prior: 0 } }));
    expect(given).toEqual(without);
    // The slope is tagged 20 times and money never, and that is learned against where the prior stands beside.
    expect(fitted.projection).not.toEqual(given.projection);
    expect(given.facts.metrics.accuracy).toBe(1);
  });

  it('learns nothing of uses from examples that are held out of them', async () => {
    const heldOut = 'bank coin';
    const examples = bankExamples.map((example) => ({ ...example, occurrence: { ...example.occurrence, heldOut } }));
    const told = async (of: typeof examples): Promise<number[]> => {
      const { projection } = await trainSenseHead(toyInventory, of, toyOptions);
      // Two numbers of the text, of the lemma and of the uses.
      return [0, 1].flatMap((row) => [4, 5].map((column) => projection.at(row, column)));
    };
    const start = [0.2, 0, 0, 0.2].map(Math.fround);
    expect(await told(examples)).toEqual(start);
    expect(await told(bankExamples as typeof examples)).not.toEqual(start);
  });

  it('leaves the examples untouched', async () => {
    const before = structuredClone(bankExamples);
    await train();
    expect(bankExamples).toEqual(before);
  });

  it('takes the example that an occurrence is of for no use of its sense', async () => {
    const texts: string[] = [];
    const model = toyModel(async ({ values }) => {
      texts.push(...values);
      return { embeddings: values.map((value) => [value.length, 1]) };
    });
    const heldOut = 'bank coin';
    const examples = bankExamples.map((example) => ({
      ...example,
      occurrence: { ...starred(`*bank* beside ${example.document}`), heldOut },
    }));
    await trainSenseHead(toyInventory, examples, { ...toyOptions, encoder: { model } });
    expect(texts).toContain('bank water');
    expect(texts).not.toContain(heldOut);
  });

  it('rejects too few documents, and options out of range', async () => {
    const few = bankExamples.slice(0, 3);
    await expect(trainSenseHead(toyInventory, few, toyOptions)).rejects.toBeInstanceOf(ShapeError);
    await expect(train({ heldOut: 0 })).rejects.toBeInstanceOf(OptionError);
    await expect(train({ usesPerSense: 0.5 })).rejects.toBeInstanceOf(OptionError);
    await expect(train({ priorWeight: -1 })).rejects.toBeInstanceOf(OptionError);
    await expect(train({ epochs: 0 })).rejects.toBeInstanceOf(OptionError);
    await expect(train({ learningRate: Number.NaN })).rejects.toBeInstanceOf(OptionError);
  });

  it('stops with the reason of an aborted signal', async () => {
    const reason = new Error('enough');
    const stopping = new AbortController();
    const onProgress = (stage: string): void => {
      if (stage === 'projection') stopping.abort(reason);
    };
    await expect(train({ signal: stopping.signal, onProgress, epochs: 50 })).rejects.toBe(reason);
  });
});

describe('createSenseHead', () => {
  it('explains what it has scored without embedding again', async () => {
    let calls = 0;
    const counted = {
      ...topicModel,
      doEmbed: (asked: Parameters<typeof topicModel.doEmbed>[0]) => {
        calls++;
        return topicModel.doEmbed(asked);
      },
    };
    const scorer = createSenseHead(await train(), counted, { lexicon: bankLexicon });
    const question = { occurrence: starred('a boat by the *bank*'), candidates: bankCandidates() };
    await scorer.scoreAll([question]);
    const before = calls;
    const told = await scorer.explain(question, question.candidates[0]);
    expect(told).toMatch(/beside the best other meaning: \+/);
    expect(calls).toBe(before);
    const other = { ...question, candidates: [...question.candidates].reverse() };
    expect(await scorer.explain(other, question.candidates[0])).toBe(told);
    expect(calls).toBeGreaterThan(before);
  });

  it('rejects another encoder than the one it was trained on', async () => {
    const head = await train();
    expect(() => createSenseHead(head, toyModel())).toThrow(QualiaError);
    expect(() => createSenseHead(head, { ...topicModel, modelId: 'constructor' })).toThrow(/was trained on/);
  });
});

describe('readSenseHead', () => {
  it('rejects a file of another kind', async () => {
    const path = join(folder, 'other.safetensors');
    await writeContainer(path, new Map(), new Map([['kind', 'constructor']]));
    await expect(readSenseHead(path)).rejects.toBeInstanceOf(FileFormatError);
  });

  it('rejects a damaged file', async () => {
    const path = join(folder, 'damaged.safetensors');
    await writeSenseHead(path, await train());
    const bytes = readFileSync(path);
    bytes[bytes.length - 40] ^= 1;
    writeFileSync(path, bytes);
    await expect(readSenseHead(path)).rejects.toBeInstanceOf(FileFormatError);
  });
});
