import { describe, expect, it } from 'vitest';
import { ArgumentCounts } from '../../../src/discocat/argument-counts.js';
import { listArgumentNeeds } from '../../../src/discocat/construction-needs.js';
import { VerbArguments } from '../../../src/discocat/verb-arguments.js';
import { createStaticEmbedding } from '../../../src/embedding/static-embedding.js';
import type { PropertySet } from '../../../src/evaluation/dataset.js';
import { createDiscocatSystem } from '../../../src/evaluation/systems/discocat-system.js';
import { composedForms, constructionOf } from '../../../src/evaluation/systems/phrase-constructions.js';
import { createSentenceSystem } from '../../../src/evaluation/systems/sentence-system.js';
import { tagArgumentCounts, tagPhrase, tagVerbArguments } from '../../../src/evaluation/systems/tagged-words.js';
import { denseSpace } from '../../embedding/dense-space.js';
import { makeSentenceSet, pairSet, phrase, sentence } from './toy-sets.js';

const verbs = new VerbArguments([
  { verb: 'show', subject: 'dog', object: 'show', count: 2 },
  { verb: 'hunt', subject: 'show', object: 'dog', count: 1 },
  { verb: 'constructor', subject: 'dog', object: 'dog', count: 1 },
]);
// The nouns "show" and "hunt" lie elsewhere than the verbs.
const tagged = denseSpace('tagged', [
  ['dog/n', [4, 1, 0.5]],
  ['show/n', [0.5, 1, 4]],
  ['show/v', [2, 2, 1]],
  ['hunt/v', [2, 1, 1]],
  ['hunt/n', [0, 0, 7]],
  ['big/a', [1, 1, 1]],
]);
/** The same vectors by names without tags: the nouns are called otherwise. */
const plain = denseSpace('plain', [
  ['dog', [4, 1, 0.5]],
  ['spectacle', [0.5, 1, 4]],
  ['show', [2, 2, 1]],
  ['hunt', [2, 1, 1]],
]);
const plainVerbs = new VerbArguments([
  { verb: 'show', subject: 'dog', object: 'spectacle', count: 2 },
  { verb: 'hunt', subject: 'spectacle', object: 'dog', count: 1 },
]);
const description = { specification: 'discocat:space:tagged', files: [], settings: {} };
const base = { model: 'relational', verbs, description, tags: true } as const;
const set = makeSentenceSet({ left: sentence('dog', 'show', 'dog'), right: sentence('show', 'hunt', 'dog') });
const own = { ...set, pairs: set.pairs.slice(2) };

describe('tagPhrase', () => {
  it('tags each word of every form by what the grammar takes it for', () => {
    for (const form of composedForms) {
      const words = tagPhrase(phrase(form, 'a', 'b', 'c', 'd', 'e')).words;
      expect(words.every((word) => /^[a-e]\/[nva]$/.test(word) || form === 'word')).toBe(true);
      const construction = constructionOf(tagPhrase(phrase(form, 'a', 'b', 'c', 'd', 'e')));
      if (construction === undefined) throw new Error(form);
      if ('verb' in construction) expect(construction.verb).toMatch(/\/v$/);
      for (const need of listArgumentNeeds('relational', construction)) expect(need.word).toMatch(/\/[nva]$/);
    }
    const adjectives = phrase('adjective-subject-verb-adjective-object', 'big', 'dog', 'show', 'old', '__proto__');
    expect(tagPhrase(adjectives).words).toEqual(['big/a', 'dog/n', 'show/v', 'old/a', '__proto__/n']);
  });

  it('takes a lone word for what the file says it is, else for a noun, and leaves texts', () => {
    expect(tagPhrase({ ...phrase('word', 'show'), partOfSpeech: 'v' }).words).toEqual(['show/v']);
    expect(tagPhrase(phrase('word', 'show')).words).toEqual(['show/n']);
    expect(tagPhrase(phrase('text', 'a dog')).words).toEqual(['a dog']);
  });
});

describe('tagVerbArguments and tagArgumentCounts', () => {
  it('tag what is asked for, by the roles of the table', () => {
    const some = tagVerbArguments(verbs, ['show/v', 'show/n', 'absent/v', 'show/v']);
    expect([...some.all()]).toEqual([{ verb: 'show/v', subject: 'dog/n', object: 'show/n', count: 2 }]);
    const adverbs = new ArgumentCounts('adverbs', [{ word: 'fast', argument: 'run', count: 3 }]);
    expect(tagArgumentCounts(adverbs, 'verb-adverb', ['fast/r']).of('fast/r')).toEqual([
      { word: 'fast/r', argument: 'run/v', count: 3 },
    ]);
    expect(tagArgumentCounts(adverbs, 'verb-adverb', ['fast/a', '/r']).words).toEqual([]);
  });
});

describe('createDiscocatSystem with tags', () => {
  it.for(['verb-only', 'additive', 'relational', 'copy-subject', 'kronecker'] as const)(
    'composes by the %s model as over a space where nouns and verbs have names of their own',
    async (model) => {
      const ask = async (space = tagged, tags = true, pairs = own) => {
        const words = createStaticEmbedding(space, { baseForms: 'english' });
        const system = createDiscocatSystem(words, { ...base, model, tags, verbs: tags ? verbs : plainVerbs });
        return await system.answerers['rated-pairs']?.(pairs, { task: 'toy' });
      };
      const spectacle = makeSentenceSet({
        left: sentence('dog', 'show', 'dog'),
        right: sentence('spectacle', 'hunt', 'dog'),
      });
      const [expected] = (await ask(plain, false, { ...spectacle, pairs: spectacle.pairs.slice(2) })) ?? [];
      expect((await ask())?.[0]?.answer).toBeCloseTo(expected?.answer ?? Number.NaN, 9);
    },
  );

  it('takes the arguments of adjectives and single verbs as nouns, and ranks properties', async () => {
    const counts = new Map([
      ['noun-adjective', async () => new ArgumentCounts('', [{ word: 'big', argument: 'dog', count: 2 }])],
      ['verb-subject', async () => new ArgumentCounts('', [{ word: 'hunt', argument: 'show', count: 1 }])],
    ] as const);
    const system = createDiscocatSystem(createStaticEmbedding(tagged), { ...base, counts });
    const pairs = [
      { left: phrase('adjective-noun', 'big', 'show'), right: phrase('adjective-noun', 'big', 'show') },
      { left: phrase('subject-verb', 'dog', 'hunt'), right: phrase('subject-verb', 'dog', 'hunt') },
    ].map((pair, place) => ({ ...pair, id: `${place}`, ratings: [{ value: 1 }] }));
    const answers = await system.answerers['rated-pairs']?.({ ...pairSet, pairs }, { task: 'toy' });
    expect(answers?.map(({ answer }) => answer?.toFixed(6))).toEqual(['1.000000', '1.000000']);
    const properties: PropertySet = {
      kind: 'properties',
      findings: [],
      properties: [
        { id: '1', term: 'show', phrase: phrase('subject-relative', 'show', 'hunt', 'dog') },
        { id: '2', term: 'zither', phrase: phrase('object-relative', 'show', 'pluck', 'dog') },
      ],
    };
    const copy = createDiscocatSystem(createStaticEmbedding(tagged), { ...base, model: 'copy-subject' });
    const ranked = await copy.answerers.properties?.(properties, { task: 'toy' });
    expect([ranked?.[0]?.answer?.[0], ranked?.[0]?.answer?.[1]]).toEqual([expect.any(Number), null]);
    expect([ranked?.[0]?.missing, ranked?.[1]?.missing]).toEqual([['pluck'], ['zither']]);
  });

  it('tells what has no vector as that part of speech without its tag, and takes no other part for it', async () => {
    const pairs = makeSentenceSet({ left: sentence('big', 'show', 'dog'), right: sentence('dog', 'show', 'dog') });
    for (const model of ['additive', 'relational'] as const) {
      const system = createDiscocatSystem(createStaticEmbedding(tagged), { ...base, model });
      const answers = await system.answerers['rated-pairs']?.(pairs, { task: 'toy' });
      expect(answers?.[2]).toEqual({ answer: undefined, missing: ['big'] });
    }
    const untagged = createDiscocatSystem(createStaticEmbedding(plain), base);
    await expect(untagged.answerers['rated-pairs']?.(set, { task: 'toy' })).rejects.toMatchObject({ code: 'EMPTY' });
  });
});

describe('createSentenceSystem with tags', () => {
  it('answers as the system of phrases does, with senses too, and tells what is missing without its tag', async () => {
    const words = createStaticEmbedding(tagged, { baseForms: 'english' });
    const direct = await createDiscocatSystem(words, base).answerers['rated-pairs']?.(own, { task: 'toy' });
    for (const senses of [undefined, 2]) {
      const system = createSentenceSystem(words, { models: ['relational'], verbs, description, tags: true, senses });
      const answers = await system.answerers['rated-pairs']?.(own, { task: 'toy' });
      expect(answers?.[0]?.answer).toBeCloseTo(direct?.[0]?.answer ?? Number.NaN, 9);
      const missing = await system.answerers['rated-pairs']?.(set, { task: 'toy' });
      expect(missing?.[0]).toMatchObject({ answer: undefined, missing: [expect.stringMatching(/^(cat|chase)$/)] });
    }
  });
});
