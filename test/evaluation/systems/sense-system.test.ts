import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseAllWords } from '../../../src/evaluation/formats/parse-all-words.js';
import { generateSenseQuestions } from '../../../src/evaluation/generated/sense-questions.js';
import { allWordsKind } from '../../../src/evaluation/kinds/all-words-kind.js';
import { readSenseInventory } from '../../../src/evaluation/read-sense-inventory.js';
import type {
  AllWordsInstance,
  AllWordsSet,
  ExampleSenseSet,
  TargetSenseSet,
  WordInContextItem,
  WordInContextSet,
} from '../../../src/evaluation/sense-dataset.js';
import { createSenseSystem, type SenseSystemParts } from '../../../src/evaluation/systems/sense-system.js';
import { createBaseForms } from '../../../src/wsd/base-forms.js';
import { createBiEncoder } from '../../../src/wsd/bi-encoder.js';
import { createBiEncoderDisambiguator } from '../../../src/wsd/bi-encoder-disambiguator.js';
import { createLexiconInventory } from '../../../src/wsd/candidate.js';
import { describeEvaluatedSystem } from '../../conformance/evaluated-system.js';
import { toyModel } from '../../embedding/toy-model.js';
import { bankInventory, bankLexicon } from '../../wsd/bank-lexicon.js';
import { topicModel } from '../../wsd/bank-texts.js';

const description = { specification: 'bi-encoder:static:topics.txt', files: [], settings: {} };
const encoder = createBiEncoder(topicModel, { context: 'others' });
const parts: SenseSystemParts = {
  lexicon: bankLexicon,
  disambiguator: createBiEncoderDisambiguator(topicModel, bankInventory, { context: 'others' }),
};
const create = (more: Partial<SenseSystemParts> = {}) =>
  createSenseSystem({ ...parts, ...more }, { name: 'topics', description });

const sentences = [
  ['the', 'Bank', 'of', 'a', 'river'],
  ['a', 'coin', 'bank'],
  ['zither', 'bank'],
];
const instance = (lemma: string, sentence: number, token: number): AllWordsInstance => {
  return { id: `${sentence}.${token}`, dataset: 'toy', lemma, partOfSpeech: 'n', sentence, token, gold: ['x'] };
};
const allWords: AllWordsSet = {
  kind: 'all-words',
  name: 'toy',
  findings: [],
  sentences: sentences.map((tokens, id) => {
    return { id: `${id}`, tokens: tokens.map((form) => ({ form, lemma: form.toLowerCase(), tag: 'NOUN' })) };
  }),
  instances: [
    instance('bank', 0, 1),
    instance('bank', 1, 2),
    instance('bank', 2, 1),
    instance('incline', 2, 0),
    instance('constructor', 1, 1),
  ],
};
const examples: ExampleSenseSet = {
  kind: 'example-senses',
  findings: [],
  questions: generateSenseQuestions(bankLexicon, (form) => [form]),
};
const item = (id: string, left: number, right: number): WordInContextItem => {
  const contextOf = (place: number) => {
    const tokens = sentences[place] ?? [];
    return { tokens, target: tokens.findIndex((token) => token.toLowerCase() === 'bank') };
  };
  return { id, lemma: 'bank', partOfSpeech: 'n', contexts: [contextOf(left), contextOf(right)], label: true };
};
const wordsInContext: WordInContextSet = {
  kind: 'words-in-context',
  findings: [],
  items: [item('same', 0, 0), item('other', 0, 1), item('unknown', 1, 2)],
};

describeEvaluatedSystem('a disambiguator of texts', () => ({
  system: create(),
  sets: [allWords, examples, wordsInContext],
  unknown: ['constructor', 'zither bank'],
}));

describeEvaluatedSystem('cosines of contexts', () => ({
  system: create({ sameMeaning: { encoder, threshold: 0.5 } }),
  sets: [wordsInContext],
  unknown: ['zither bank'],
}));

const targetSenses: TargetSenseSet = {
  kind: 'target-senses',
  findings: [],
  items: [
    ['river edge', 0],
    ['coin house', 0],
    ['river edge', 2],
  ].map(([definition, sentence], place) => {
    const { contexts } = item('', Number(sentence), Number(sentence));
    const [context] = contexts;
    return {
      id: `${place}`,
      lemma: 'bank',
      context,
      definition: `${definition}`,
      hypernyms: [],
      label: true,
      domain: undefined,
    };
  }),
};

describeEvaluatedSystem('cosines of contexts and definitions', () => ({
  system: create({ meantSense: { encoder, threshold: 0.5 } }),
  sets: [targetSenses],
  unknown: ['zither bank'],
}));

describe('createSenseSystem', () => {
  const asked = { task: 'toy' };

  it('chooses senses of running text, and the only one of a lemma without looking at the context', async () => {
    expect(await create().answerers['all-words']?.(allWords, asked)).toEqual([
      { answer: ['bank@slope'] },
      { answer: ['bank@money'] },
      { answer: undefined, missing: ['zither bank'] },
      { answer: ['incline@incline'] },
      { answer: undefined, missing: ['constructor'] },
    ]);
  });

  it('answers with all senses that tie', async () => {
    const same = toyModel(async ({ values }) => ({ embeddings: values.map(() => [1, 0]) }));
    const disambiguator = createBiEncoderDisambiguator(same, bankInventory);
    const [first] = (await create({ disambiguator }).answerers['all-words']?.(allWords, asked)) ?? [];
    expect(first?.answer).toEqual(['bank@slope', 'bank@money']);
  });

  it('holds out the example that a question is of, and asks the lexicon that examples are of', async () => {
    const seen: string[] = [];
    const model = toyModel(async ({ values }) => {
      seen.push(...values);
      return { embeddings: values.map((text) => [text.length, 1]) };
    });
    const disambiguator = createBiEncoderDisambiguator(model, bankInventory, { uses: false, examples: 9 });
    const openExampleRanker = async () => ({ lexicon: bankLexicon, disambiguator });
    const questions = examples.questions.filter(({ sentence }) => sentence === 'bank water');
    expect(questions).toHaveLength(1);
    await create({ openExampleRanker }).answerers['example-senses']?.({ ...examples, questions }, asked);
    expect([...seen].sort()).toEqual(['bank water', 'bank: coin house; bank coin', 'bank: river edge; bank boat']);
  });

  it('compares the senses of words in context, or the contexts by a threshold', async () => {
    const expected = [{ answer: 'T' }, { answer: 'F' }, { answer: undefined, missing: ['zither bank'] }];
    expect(await create().answerers['words-in-context']?.(wordsInContext, asked)).toEqual(expected);
    const by = (threshold: number) =>
      create({ sameMeaning: { encoder, threshold } }).answerers['words-in-context']?.(wordsInContext, asked);
    expect(await by(0.5)).toEqual(expected);
    expect((await by(-1))?.map(({ answer }) => answer)).toEqual(['T', 'T', undefined]);
  });

  it('verifies target senses where there is a threshold, and else does not answer them', async () => {
    const by = (threshold: number) =>
      create({ meantSense: { encoder, threshold } }).answerers['target-senses']?.(targetSenses, asked);
    // The context is water; "bank: river edge" is (3, 1), "bank: coin house" (1, 3).
    expect(await by(0.5)).toEqual([{ answer: 'T' }, { answer: 'F' }, { answer: undefined, missing: ['zither bank'] }]);
    expect((await by(0.3))?.map(({ answer }) => answer)).toEqual(['T', 'T', undefined]);
    expect(create().answerers['target-senses']).toBeUndefined();
  });

  const folder = join(resolve(process.env['QUALIA_DATA'] ?? '../shared/data'), 'wsd');
  it('answers all of SemEval-2007, better than chance with the prior even where vectors only count letters', async (context) => {
    const paths = ['semeval2007.data.xml', 'semeval2007.gold.key.txt'].map((name) => join(folder, name));
    for (const path of paths) if (!existsSync(path)) context.skip(`${path} is not there; set QUALIA_DATA`);
    const [text, key] = paths.map((path) => ({ path, text: readFileSync(path, 'utf8') }));
    const set = parseAllWords(text, key);
    const inventory = await readSenseInventory();
    const { lexicon } = inventory;
    const letters = [...'abcdefghijklmnopqrstuvwxyz'];
    const model = toyModel(async ({ values }) => ({
      embeddings: values.map((value) => letters.map((letter) => value.toLowerCase().split(letter).length)),
    }));
    const disambiguator = createBiEncoderDisambiguator(model, createLexiconInventory(lexicon), {
      priorWeight: 1,
      baseForms: createBaseForms(lexicon),
    });
    const system = createSenseSystem({ lexicon, disambiguator }, { name: 'letters', description });
    const answers = (await system.answerers['all-words']?.(set, asked)) ?? [];
    const keys = answers.map(({ answer }) => answer);
    const [f1] = allWordsKind.score(set, keys, { samples: 100, inventory }).scores;
    const random = allWordsKind.anchors(set, { inventory }).find(({ name }) => name === 'random');
    expect(answers.every(({ answer }) => answer !== undefined)).toBe(true);
    expect(f1?.value).toBeGreaterThan(random?.value ?? 1);
  });
});
