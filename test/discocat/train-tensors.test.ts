import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fitMultiStep, fitRidge } from '../../src/discocat/fit-regression.js';
import type { LearnedTensors } from '../../src/discocat/learned-tensors.js';
import { readLearnedTensors } from '../../src/discocat/read-learned-tensors.js';
import { createTensorModel, tensorModels } from '../../src/discocat/tensor-models.js';
import { trainFactored } from '../../src/discocat/train-factored.js';
import type { TensorTrainingOptions } from '../../src/discocat/train-in-epochs.js';
import { trainLowRank } from '../../src/discocat/train-low-rank.js';
import { trainSkipGram } from '../../src/discocat/train-skip-gram.js';
import { VerbArguments } from '../../src/discocat/verb-arguments.js';
import { writeLearnedTensors } from '../../src/discocat/write-learned-tensors.js';
import { FileFormatError, OptionError, UnknownWordError } from '../../src/errors.js';
import { describeCompositionModel } from '../conformance/composition-model.js';
import { denseSpace } from '../embedding/dense-space.js';
import { learnedArguments, learnedNouns } from './learning-triples.js';

type Train = (options?: TensorTrainingOptions) => Promise<LearnedTensors>;

const settings = { minimumTriples: 1, heldOutShare: 0.1, epochs: 30, patience: 30 };
const methods: [string, Train][] = [
  [
    'skip-gram',
    async (options) => (await trainSkipGram(learnedArguments(), learnedNouns(), { ...settings, ...options })).tensors,
  ],
  [
    'low-rank',
    async (options) => (await trainLowRank(learnedArguments(), learnedNouns(), { ...settings, ...options })).tensors,
  ],
  [
    'factored',
    async (options) => (await trainFactored(learnedArguments(), learnedNouns(), { ...settings, ...options })).tensors,
  ],
  ['ridge', (options) => fitRidge(learnedArguments(), learnedNouns(), { ...settings, ...options })],
  ['multi-step', (options) => fitMultiStep(learnedArguments(), learnedNouns(), { ...settings, ...options })],
];

/** Seen or not, what a verb's classes of arguments allow, and with each argument of another class. */
const likely = { verb: 'eat', subject: 'woman', object: 'soup' };
const unlikely = [
  { verb: 'eat', subject: 'lathe', object: 'soup' },
  { verb: 'eat', subject: 'woman', object: 'poem' },
  { verb: 'eat', subject: 'lathe', object: 'poem' },
  { verb: 'crush', subject: 'woman', object: 'soup' },
];

describe.each(methods)('tensors by %s', (method, train) => {
  it('find what the classes of the verb allow more plausible than all else', async () => {
    const tensors = await train();
    expect(tensors.method).toBe(method);
    for (const other of unlikely) expect(tensors.plausibility(likely)).toBeGreaterThan(tensors.plausibility(other));
  });

  it('come out the same for a seed, and know the words they were trained on alone', async () => {
    const [one, other] = [await train({ seed: 7 }), await train({ seed: 7 })];
    expect(other.plausibility(likely)).toBe(one.plausibility(likely));
    expect([
      one.verbs.has('eat'),
      one.verbs.has('constructor'),
      one.nouns.has('constructor'),
      one.nouns.has(''),
    ]).toEqual([true, false, true, false]);
    expect(() => one.plausibility({ ...likely, verb: '__proto__' })).toThrow(UnknownWordError);
    expect(() => one.plausibility({ ...likely, object: '' })).toThrow(UnknownWordError);
  });

  it('are bilinear: without an argument they say what the verb alone does', async () => {
    const tensors = await train();
    const subjects = tensors.applyToObject('eat');
    const liking = (noun: string): number =>
      tensors.subjectVector(noun).reduce((sum, value, entry) => sum + value * subjects[entry], 0);
    expect(liking('woman')).toBeGreaterThan(liking('lathe'));
    expect(tensors.applyToSubject('eat')).toHaveLength(tensors.dimensions);
  });

  it('are the same after being written and read', async () => {
    const tensors = await train();
    const folder = await mkdtemp(join(tmpdir(), 'tensors-'));
    try {
      const path = join(folder, 'tensors.safetensors');
      await writeLearnedTensors(path, tensors, { facts: { seed: 1 } });
      const read = await readLearnedTensors(path);
      expect([read.method, read.verbs.labels, read.nouns.labels]).toEqual([
        method,
        tensors.verbs.labels,
        tensors.nouns.labels,
      ]);
      for (const sentence of [likely, ...unlikely]) {
        expect(read.plausibility(sentence)).toBe(tensors.plausibility(sentence));
      }
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it('stop when asked to, with the reason', async () => {
    const stop = new AbortController();
    const reason = new Error('enough');
    const training = train({ signal: stop.signal, onProgress: () => stop.abort(reason) });
    await expect(training).rejects.toBe(reason);
  });
});

describe('training in epochs', () => {
  const [verbs, nouns] = [learnedArguments(), learnedNouns()];

  it('tells its share and the loss on the held-out part, and keeps the epoch of the lowest', async () => {
    const losses: number[] = [];
    let last = 0;
    const { training } = await trainSkipGram(verbs, nouns, {
      ...settings,
      epochs: 4,
      onProgress: (share, loss) => {
        expect(share).toBeGreaterThanOrEqual(last);
        last = share;
        if (loss !== undefined) losses.push(loss);
      },
    });
    expect(last).toBe(1);
    expect(training.losses).toEqual(losses);
    expect(training.losses[training.bestEpoch - 1]).toBe(Math.min(...losses));
    expect(training.triples + training.heldOut).toBe([...verbs.all()].length);
  });

  it('stops early where the loss no longer falls', async () => {
    const options = { ...settings, epochs: 200, patience: 2, learningRate: 20 };
    const { training } = await trainSkipGram(verbs, nouns, options);
    expect(training.losses.length).toBeLessThan(200);
    expect(training.losses.length).toBe(training.bestEpoch + 2);
  });

  it.each([
    ['epochs', { epochs: 0 }],
    ['negatives', { negatives: 1.5 }],
    ['patience', { patience: 0 }],
    ['learningRate', { learningRate: 0 }],
    ['heldOutShare', { heldOutShare: 1 }],
    ['heldOutShare', { heldOutShare: 1e-9 }],
    ['penalty', { penalty: -1 }],
    ['minimumTriples', { minimumTriples: 0 }],
    ['dimensions', { dimensions: 7 }],
  ])('refuses %s out of range', async (option, wrong) => {
    const error = await trainSkipGram(verbs, nouns, { ...settings, ...wrong }).catch((cause: unknown) => cause);
    expect(error).toBeInstanceOf(OptionError);
    expect(error).toMatchObject({ option });
  });

  it('refuses verbs without enough triples of known nouns', async () => {
    const few = new VerbArguments([{ verb: 'eat', subject: 'dog', object: 'nothing', count: 3 }]);
    await expect(trainSkipGram(few, nouns, settings)).rejects.toThrow(UnknownWordError);
    await expect(trainLowRank(verbs, nouns, { ...settings, rank: 0 })).rejects.toThrow(OptionError);
    await expect(fitRidge(verbs, nouns, { ...settings, penalty: 0 })).rejects.toThrow(OptionError);
  });
});

describe('readLearnedTensors', () => {
  it('refuses another file', async () => {
    const { writeSpace } = await import('../../src/space/write-space.js');
    const folder = await mkdtemp(join(tmpdir(), 'tensors-'));
    try {
      const path = join(folder, 'space.safetensors');
      await writeSpace(path, denseSpace('other', [['dog', [1]]]));
      await expect(readLearnedTensors(path)).rejects.toThrow(FileFormatError);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});

const trained = await trainSkipGram(learnedArguments(), learnedNouns(), settings);
const factored = await trainFactored(learnedArguments(), learnedNouns(), settings);
for (const { tensors } of [trained, factored]) {
  for (const model of tensorModels) {
    describeCompositionModel(`${tensors.method} ${model}`, () => ({
      model: createTensorModel(model, tensors),
      phrases: [likely, ...unlikely, { verb: 'read', subject: 'man', object: 'page' }],
      unknown: [
        { ...likely, verb: 'constructor' },
        { ...likely, subject: '' },
        { ...likely, object: 'nothing' },
      ],
      isCosine: model !== 'tensor-fit',
    }));
  }
}

describe('createTensorModel', () => {
  const { tensors } = trained;
  const left = { verb: 'read', subject: 'woman', object: 'poem' };
  const right = { verb: 'eat', subject: 'woman', object: 'poem' };
  const compare = (model: (typeof tensorModels)[number], alpha?: number): number =>
    createTensorModel(model, tensors, { alpha }).similarity(left, right);

  it('mixes the cosines of both places by alpha', () => {
    expect(compare('tensor-mix', 0)).toBeCloseTo(compare('tensor-copy-subject'), 12);
    expect(compare('tensor-mix', 1)).toBeCloseTo(compare('tensor-copy-object'), 12);
    expect(compare('tensor-mix')).toBeCloseTo((compare('tensor-mix', 0) + compare('tensor-mix', 1)) / 2, 12);
    expect(() => compare('tensor-mix', 1.5)).toThrow(OptionError);
  });

  it('weighs the likeness by the plausibility of both', () => {
    const likelihood = [left, right].map((sentence) => 1 / (1 + Math.exp(-tensors.plausibility(sentence))));
    const expected = compare('tensor-mix') * Math.sqrt(likelihood[0] * likelihood[1]);
    expect(compare('tensor-fit')).toBeCloseTo(expected, 12);
  });
});
