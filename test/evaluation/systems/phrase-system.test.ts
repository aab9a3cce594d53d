import { describe, expect, it } from 'vitest';
import { namePhrase, type PhraseKind } from '../../../src/corpus/phrase-targets.js';
import { ArgumentCounts } from '../../../src/discocat/argument-counts.js';
import { LearnedPhraseComposer, learnedPhraseModels } from '../../../src/discocat/learned-phrase-composer.js';
import { createStaticEmbedding } from '../../../src/embedding/static-embedding.js';
import { OptionError } from '../../../src/errors.js';
import type { Dataset } from '../../../src/evaluation/any-dataset.js';
import type { PropertySet, RatedPairSet } from '../../../src/evaluation/dataset.js';
import { createPhraseSystem, type PhraseSystemOptions } from '../../../src/evaluation/systems/phrase-system.js';
import { describeEvaluatedSystem } from '../../conformance/evaluated-system.js';
import { denseSpace } from '../../embedding/dense-space.js';
import { toyModel } from '../../embedding/toy-model.js';
import { choiceSet, makeSentenceSet, pairSet, phrase, sentence } from './toy-sets.js';

const nouns = ['dog', 'cat', 'idea', 'mouse', 'tree'];
const verbs = ['chase', 'hunt', 'develop'];
const kinds: readonly PhraseKind[] = ['verb-object', 'verb-subject'];
const seen = kinds.flatMap((kind) =>
  verbs.flatMap((word) => nouns.map((argument, place) => ({ kind, word, argument, count: place + 1 }))),
);
const counts = new Map(
  kinds.map((kind) => [
    kind,
    new ArgumentCounts(
      `the verbs of ${kind}`,
      seen.filter((one) => one.kind === kind),
    ),
  ]),
);
const readers = new Map(Array.from(counts, ([kind, table]) => [kind, async () => table] as const));
/** Every name has its own vector, made of its letters. */
const vectorOf = (name: string): number[] =>
  [7, 11, 13].map((size) => [...name].reduce((sum, letter, at) => sum + ((letter.charCodeAt(0) * (at + 1)) % size), 1));
const space = denseSpace(
  'phrases',
  [...nouns, ...verbs, ...seen.map(namePhrase)].map((name) => [name, vectorOf(name)] as const),
);
const description = { specification: 'discocat:space:phrases.safetensors', files: [], settings: {} };
const systemOf = (options: Partial<PhraseSystemOptions> = {}) =>
  createPhraseSystem(createStaticEmbedding(space, { baseForms: 'english' }), {
    model: 'practical-lexical-function',
    counts: readers,
    description,
    ...options,
  });
const set = makeSentenceSet({ left: sentence('dog', 'chase', 'zither'), right: sentence('dog', 'hunt', 'zither') });
const phrases: RatedPairSet = {
  kind: 'rated-pairs',
  findings: [],
  pairs: [
    {
      id: 'chase cat/hunt dog',
      left: phrase('verb-object', 'chase', 'cat'),
      right: phrase('verb-object', 'hunt', 'dog'),
      ratings: [{ value: 5 }],
    },
    {
      id: 'fly cat/hunt dog',
      left: phrase('verb-object', 'fly', 'cat'),
      right: phrase('verb-object', 'hunt', 'dog'),
      ratings: [{ value: 1 }],
    },
  ],
};
const properties: PropertySet = {
  kind: 'properties',
  findings: [],
  properties: [
    { id: 'cat 1', term: 'cat', phrase: phrase('subject-relative', 'idea', 'chase', 'mouse') },
    { id: 'cat 2', term: 'cat', phrase: phrase('object-relative', 'idea', 'hunt', 'dog') },
    { id: 'tree', term: 'tree', phrase: phrase('object-relative', 'idea', 'fly', 'dog') },
  ],
};

describeEvaluatedSystem('a model that learns of phrases', () => ({
  system: systemOf(),
  sets: [set],
  unknown: ['zither'],
}));

describe('createPhraseSystem', () => {
  it.for(learnedPhraseModels)(
    'answers as the %s model over the space itself does, and names what is missing',
    async (model) => {
      const system = systemOf({ model });
      const composer = new LearnedPhraseComposer(model, space, counts);
      const compared = await system.answerers['rated-pairs']?.(phrases, { task: 'toy' });
      const [chase, hunt] = [
        { form: 'verb-object', verb: 'chase', object: 'cat' } as const,
        { form: 'verb-object', verb: 'hunt', object: 'dog' } as const,
      ];
      expect(compared?.[0]?.answer).toBeCloseTo(composer.similarity(chase, hunt), 5);
      expect(compared?.[1]).toEqual({ answer: undefined, missing: ['fly'] });
      const ranked = await system.answerers.properties?.(properties, { task: 'toy' });
      const clause = { form: 'subject-relative', noun: 'idea', verb: 'chase', object: 'mouse' } as const;
      const cosine = composer.similarity({ form: 'word', word: 'cat' }, clause);
      expect(ranked?.[0]?.answer?.[0]).toBeCloseTo(cosine, 5);
      expect(ranked?.[0]).toMatchObject({ answer: [expect.any(Number), expect.any(Number), null], missing: ['fly'] });
    },
  );

  it('is asked what it has tables for, and by lexical functions no transitive sentences', () => {
    const isAsked = (options: Partial<PhraseSystemOptions>, asked: Dataset) =>
      systemOf(options).canAnswer?.('toy', asked);
    expect([set, phrases, properties, pairSet].map((one) => isAsked({}, one))).toEqual([true, true, true, true]);
    expect(isAsked({ model: 'lexical-function' }, set)).toBe(false);
    expect(isAsked({ counts: new Map() }, phrases)).toBe(false);
    expect(isAsked({}, choiceSet)).toBe(false);
    expect(systemOf().scope).toContain('discocat-tables');
  });

  it('tells how far it is, and stops between two words', async () => {
    const shares: number[] = [];
    const stop = new AbortController();
    const context = { task: 'toy', onProgress: (share: number) => void shares.push(share), signal: stop.signal };
    await systemOf().answerers['rated-pairs']?.(phrases, context);
    expect(shares.at(-1)).toBe(1);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    const stopping = { ...context, onProgress: (share: number) => share > 0.5 && stop.abort(new Error('stopped')) };
    await expect(systemOf().answerers['rated-pairs']?.(phrases, stopping)).rejects.toThrow('stopped');
  });

  it('refuses a model of texts, which would take the name of a phrase for one', () => {
    const make = () => createPhraseSystem(toyModel(), { model: 'full-additive', counts: readers, description });
    expect(make).toThrow(OptionError);
    expect(make).toThrow('--phrases');
  });
});
