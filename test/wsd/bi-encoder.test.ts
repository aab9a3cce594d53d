import { describe, expect, it } from 'vitest';
import type { EmbedTargetsOptions } from '../../src/embedding/contextual-model.js';
import type { EmbeddingModel } from '../../src/embedding/embedding-model.js';
import { OptionError } from '../../src/errors.js';
import { createLexicon } from '../../src/lexicon/create-lexicon.js';
import type { Synset } from '../../src/lexicon/synset.js';
import { type BiEncoderOptions, createBiEncoder } from '../../src/wsd/bi-encoder.js';
import { createBiEncoderDisambiguator } from '../../src/wsd/bi-encoder-disambiguator.js';
import { createLexiconInventory } from '../../src/wsd/candidate.js';
import { describeDisambiguator } from '../conformance/disambiguator.js';
import { memoryCache, toyModel } from '../embedding/toy-model.js';
import { bankCandidates, bankInventory, bankLexicon } from './bank-lexicon.js';
import { starred, topicModel } from './bank-texts.js';

const occurrences = [
  starred('The *bank* of the river.'),
  starred('a coin in the *bank*'),
  starred('*bank*'),
  { ...starred('*bank* water'), heldOut: 'bank water' },
  starred('a boat at *Bankside*', 'Bankside'),
  starred('a coin in the *money box*', 'money_box'),
];
const unknown = [starred('constructor *__proto__* zither')];

describeDisambiguator('a bi-encoder of word vectors', () => ({
  disambiguator: createBiEncoderDisambiguator(topicModel, bankInventory, { priorWeight: 0.5 }),
  inventory: bankInventory,
  occurrences,
  unknown,
}));

/** The word in its text has the vector of the whole text; it is written down what is asked. */
function contextualTopics(asked: EmbedTargetsOptions[] = []) {
  return {
    ...topicModel,
    modelId: 'topics',
    async doEmbedTargets(options: EmbedTargetsOptions) {
      asked.push(options);
      const values = options.targets.map(({ text, start, end }) => {
        return options.masked ? `${text.slice(0, start)}${text.slice(end)}` : text;
      });
      return await topicModel.doEmbed({ values });
    },
  };
}

describeDisambiguator('a bi-encoder of words in context', () => ({
  disambiguator: createBiEncoderDisambiguator(contextualTopics(), bankInventory, { senses: 'target' }),
  inventory: bankInventory,
  occurrences,
}));

async function score(
  text: string,
  options: BiEncoderOptions = {},
  model: EmbeddingModel = topicModel,
  heldOut?: string,
) {
  const occurrence = { ...starred(text), ...(heldOut !== undefined && { heldOut }) };
  const question = { occurrence, candidates: bankCandidates() };
  const [found] = await createBiEncoder(model, options).scoreAll([question]);
  return { ...found, scores: Array.from(found.scores, (value) => Number(value.toFixed(6))) };
}

const coin: Synset = {
  ...bankLexicon.synset('incline'),
  id: 'coin',
  senses: [{ ...bankLexicon.synset('incline').senses[0], key: 'coin@coin', lemma: 'coin', synset: 'coin' }],
  definition: 'coin',
  examples: [],
};
const leadingToCoin = { ...bankLexicon.synset('money'), relations: [{ type: 'hypernym', target: 'coin' }] } as const;
const relatedBanks = createLexicon({
  name: 'related banks',
  version: '1',
  synsets: [bankLexicon.synset('slope'), leadingToCoin, bankLexicon.synset('incline'), coin],
});

const round = (value: number): number => Number(value.toFixed(6));
const unit = (x: number, y: number): readonly [number, number] => [x / Math.hypot(x, y), y / Math.hypot(x, y)];

describe('createBiEncoder', () => {
  // The context "boat" is the first axis. "bank: river edge" is (3, 1) / 3; its examples "bank water" and "bank boat" are (2, 1) / 2.
  it('gives the mean of the cosines of the context with the text of a sense and with its uses', async () => {
    const slope = (unit(3, 1)[0] + unit(2, 1)[0]) / 2;
    // "bank: coin house" is (1, 3) / 3, "bank coin" (1, 2) / 2.
    const money = (unit(1, 3)[0] + unit(1, 2)[0]) / 2;
    const found = await score('a boat by the *x*');
    expect(found).toEqual({ scores: [round(slope), round(money)], hasEvidence: true, missing: [] });
  });

  // Money is related to nothing unless the lexicon says so; here the slope leads to a hill and money to a coin.
  it('looks again at the two best by the meanings related to each', async () => {
    const relations = { lexicon: relatedBanks, weight: 2 };
    const question = { occurrence: starred('a boat by the *x*'), candidates: bankCandidates() };
    const [before] = await createBiEncoder(topicModel).scoreAll([question]);
    const [after] = await createBiEncoder(topicModel, { relations }).scoreAll([question]);
    // "incline: hill" has the cosine 1 with the boat, "coin: coin" 0: 2 x (1 - 0) / 2 goes over.
    expect(after.scores[0] - before.scores[0]).toBeCloseTo(1, 6);
    expect(after.scores[1] - before.scores[1]).toBeCloseTo(-1, 6);
    const none = createBiEncoder(topicModel, { relations: { lexicon: bankLexicon, weight: 2 } });
    expect((await none.scoreAll([question]))[0].scores).toEqual(before.scores);
    expect(() => createBiEncoder(topicModel, { relations: { lexicon: bankLexicon, weight: -1 } })).toThrow(OptionError);
  });

  it('takes no example for neither good nor bad', async () => {
    // Without its example, money has the cosine of the uses of the slope.
    const found = await score('boat *x*', {}, topicModel, 'bank coin');
    expect(found.scores).toEqual([unit(3, 1)[0], unit(1, 3)[0]].map((text) => round((text + unit(2, 1)[0]) / 2)));
  });

  it('takes examples into the text of a sense where it is told to', async () => {
    const alone = { uses: false };
    expect((await score('boat *x*', alone)).scores).toEqual([unit(3, 1)[0], unit(1, 3)[0]].map(round));
    // "bank: river edge; bank water" is (5, 2); all of them (7, 3), and of money (2, 5).
    expect((await score('boat *x*', { ...alone, examples: 1 })).scores).toEqual(
      [unit(5, 2)[0], unit(2, 5)[0]].map(round),
    );
    expect((await score('boat *x*', { ...alone, examples: 9 })).scores[0]).toBe(round(unit(7, 3)[0]));
  });

  it('leaves out the example that the occurrence was taken from, wherever it stands', async () => {
    // "bank boat" is an example of the slope and of the incline.
    const held = await score('*bank* boat', { examples: 9, uses: false }, topicModel, 'bank boat');
    // The context is (2, 1), what is left of the slope (5, 2).
    expect(held.scores[0]).toBe(round((2 * 5 + 1 * 2) / Math.hypot(2, 1) / Math.hypot(5, 2)));
  });

  it('takes the word out of the context, or words far from it', async () => {
    const alone = { uses: false };
    expect((await score('coin *bank* boat', { ...alone, context: 'others', window: 1 })).scores).toEqual(
      (await score('boat coin *x*', alone)).scores,
    );
    expect((await score('coin zither *bank* boat', { ...alone, context: 'others', window: 1 })).scores).toEqual(
      (await score('boat *x*', alone)).scores,
    );
  });

  it('tells of a context that the model does not know, and of one with no other word', async () => {
    const nothing = { scores: [0, 0], hasEvidence: false };
    expect(await score('zither *x*')).toEqual({ ...nothing, missing: ['zither x'] });
    expect(await score('*bank*', { context: 'others' })).toEqual({ ...nothing, missing: ['bank'] });
  });

  it('gives a sense that the model does not know the mean score of the others', async () => {
    const knowing: EmbeddingModel = { ...topicModel, knows: (text) => !text.includes('coin') };
    const found = await score('boat *x*', { uses: false }, knowing);
    expect(found).toMatchObject({ hasEvidence: true, missing: ['bank: coin house'] });
    expect(found.scores[1]).toBe(found.scores[0]);
    const none = await score('boat *x*', {}, { ...topicModel, knows: (text) => text === 'boat x' });
    expect(none).toEqual({ scores: [0, 0], hasEvidence: false, missing: ['bank: river edge', 'bank: coin house'] });
  });

  it('asks a contextual model for the word in its text and in examples that hold it, with layers and mask', async () => {
    const asked: EmbedTargetsOptions[] = [];
    await score('boat *bank*', { layers: [2], masked: true }, contextualTopics(asked));
    const seen = asked.map(({ targets, layers, masked }) => [
      masked,
      layers,
      targets.map(({ text, start, end }) => `${text} ${start}-${end}`),
    ]);
    expect(seen).toEqual([
      [false, [2], ['bank boat 0-4', 'bank coin 0-4', 'bank water 0-4']],
      [true, [2], ['boat bank 5-9']],
    ]);
    asked.length = 0;
    await score('boat *bank*', { senses: 'target', uses: false, context: 'text' }, contextualTopics(asked));
    const heads = asked.flatMap(({ targets }) => targets.map(({ text, start, end }) => `${text} ${start}-${end}`));
    expect(heads).toEqual(['bank: coin house 0-4', 'bank: river edge 0-4']);
  });

  it('finds inflected words in examples by base forms', async () => {
    const [slope, money] = bankLexicon.senses('bank', 'n').map(({ synset }) => bankLexicon.synset(synset));
    const lexicon = createLexicon({
      name: 'inflected',
      version: '1',
      synsets: [{ ...slope, relations: [], examples: ['two Banks of water', 'bankers', 'no such word'] }, money],
    });
    const asked: EmbedTargetsOptions[] = [];
    const baseForms = (form: string): string[] => (form === 'banks' ? ['bank'] : [form]);
    const scorer = createBiEncoder(contextualTopics(asked), { baseForms });
    const occurrence = starred('boat *bank*');
    await scorer.scoreAll([
      { occurrence, candidates: createLexiconInventory(lexicon).candidates(occurrence).slice(0, 1) },
    ]);
    const words = asked.flatMap(({ targets }) => targets.map(({ text, start, end }) => text.slice(start, end)));
    expect(words).toEqual(['bank', 'Banks']);
  });

  it('asks for each text once, and for none that is in the cache', async () => {
    const asked: string[] = [];
    const model = toyModel(async ({ values }) => {
      asked.push(...values);
      return { embeddings: values.map((text) => [text.length, 1]) };
    });
    const cache = memoryCache();
    const scorer = createBiEncoder(model, { cache });
    const question = (text: string) => ({ occurrence: starred(text), candidates: bankCandidates() });
    const shares: number[] = [];
    await scorer.scoreAll([question('a *bank*'), question('the *bank*')], {
      onProgress: (share) => shares.push(share),
    });
    const expected = [
      'a bank',
      'bank boat',
      'bank coin',
      'bank water',
      'bank: coin house',
      'bank: river edge',
      'the bank',
    ];
    expect([...asked].sort()).toEqual(expected);
    expect(shares.at(-1)).toBe(1);
    await scorer.scoreAll([question('the *bank*'), question('my *bank*')]);
    expect(asked.slice(expected.length)).toEqual(['my bank']);
  });

  it('explains what it has scored without embedding again', async () => {
    const texts: string[] = [];
    const model = toyModel(async ({ values }) => {
      texts.push(...values);
      return { embeddings: values.map((value) => [value.length, 1]) };
    });
    const scorer = createBiEncoder(model);
    const question = { occurrence: starred('boat *x*'), candidates: bankCandidates() };
    await scorer.scoreAll([question]);
    const before = texts.length;
    const told = await scorer.explain(question, question.candidates[0]);
    expect(texts).toHaveLength(before);
    expect(await createBiEncoder(model).explain(question, question.candidates[0])).toBe(told);
    expect(texts.length).toBeGreaterThan(before);
  });

  it('says which sense is how near, and by which text', async () => {
    const disambiguator = createBiEncoderDisambiguator(topicModel, bankInventory, { temperature: 0.5, priorWeight: 2 });
    const [slope, money] = bankCandidates();
    const [near, prior] = await disambiguator.explain(starred('boat *x*'), slope);
    expect(near.scorer).toBe('bi-encoder');
    expect(near.text).toBe(
      'its texts have the mean cosine 0.92 with the context, no other sense is nearer; nearest is "bank: river edge" with 0.95',
    );
    expect(near.weight).toBeCloseTo((await score('boat *x*')).scores[0] / 0.5, 5);
    expect(prior.text).toContain('tagged 20 times');
    const [far] = await disambiguator.explain(starred('boat *x*'), money);
    expect(far.text).toContain('1 of 2 senses are nearer; nearest is "bank coin"');
    const [lone] = await disambiguator.explain(starred('zither *x*'), money);
    expect(lone.scorer).toBe('prior');
  });

  it('gives the softmax of cosine / temperature and the weighted prior', async () => {
    const { scores } = await score('boat *x*');
    const ranked = async (options: object) => {
      const disambiguator = createBiEncoderDisambiguator(topicModel, bankInventory, { ...options, unlisted: 0 });
      const [{ candidates }] = await disambiguator.disambiguateAll([starred('boat *x*')]);
      return candidates.find(({ candidate }) => candidate.key === 'bank@slope')?.probability ?? Number.NaN;
    };
    const difference = (scores[0] - scores[1]) / 0.5;
    expect(await ranked({ temperature: 0.5 })).toBeCloseTo(1 / (1 + Math.exp(-difference)), 5);
    // The prior is log 20.5 against log 0.5 - 0.5 log 2.
    const prior = Math.log(20.5) - Math.log(0.5) + 0.5 * Math.log(2);
    const both = difference / 10 + 0.25 * prior;
    expect(await ranked({ temperature: 5, priorWeight: 0.25 })).toBeCloseTo(1 / (1 + Math.exp(-both)), 5);
  });

  it('gives the vectors of contexts, undefined where there is none', async () => {
    const encoder = createBiEncoder(topicModel);
    const [first, second] = await encoder.embedContexts([starred('boat coin *x*'), starred('zither *x*')]);
    expect(Array.from(first ?? [])).toEqual([expect.closeTo(Math.SQRT1_2, 6), expect.closeTo(Math.SQRT1_2, 6)]);
    expect(second).toBeUndefined();
  });

  it.each([
    [{ context: 'target' }, 'text or others with the model'],
    [{ senses: 'target' }, 'gives no vectors of words in their texts'],
    [{ masked: true }, 'unless the context is target'],
    [{ window: -1 }, '"window" is -1'],
    [{ examples: 0.5 }, '"examples" is 0.5'],
    [{ temperature: 0 }, '"temperature" is 0'],
    [{ priorWeight: -1 }, '"priorWeight" is -1'],
  ] as const)('refuses %j', (options, problem) => {
    const create = () => createBiEncoderDisambiguator(topicModel, bankInventory, options);
    expect(create).toThrow(OptionError);
    expect(create).toThrow(problem);
  });
});
