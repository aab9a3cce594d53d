import { describe, expect, it } from 'vitest';
import { ArgumentCounts } from '../../../src/discocat/argument-counts.js';
import { PhraseComposer } from '../../../src/discocat/phrase-composer.js';
import { createTransitiveModel } from '../../../src/discocat/transitive-model.js';
import { transitiveModels } from '../../../src/discocat/transitive-operators.js';
import { VerbArguments } from '../../../src/discocat/verb-arguments.js';
import { createStaticEmbedding } from '../../../src/embedding/static-embedding.js';
import type { PropertySet, RatedPairSet } from '../../../src/evaluation/dataset.js';
import {
  type ArgumentReaders,
  createDiscocatSystem,
  type DiscocatSystemOptions,
} from '../../../src/evaluation/systems/discocat-system.js';
import { composedForms } from '../../../src/evaluation/systems/phrase-constructions.js';
import { describeEvaluatedSystem } from '../../conformance/evaluated-system.js';
import { denseSpace } from '../../embedding/dense-space.js';
import { choiceSet, makeSentenceSet, pairSet, phrase, sentence } from './toy-sets.js';

const nouns = [
  ['dog', [4, 1, 0.5]],
  ['cat', [3, 1, 1]],
  ['idea', [0.5, 1, 4]],
  ['chase', [2, 2, 1]],
  ['hunt', [2, 1, 1]],
  ['develop', [1, 2, 3]],
] as const;
const words = denseSpace('words', nouns);
const verbs = new VerbArguments([
  { verb: 'chase', subject: 'dog', object: 'cat', count: 2 },
  { verb: 'hunt', subject: 'cat', object: 'dog', count: 1 },
  { verb: 'develop', subject: 'dog', object: 'idea', count: 1 },
]);
const set = makeSentenceSet({ left: sentence('dog', 'chase', 'zither'), right: sentence('dog', 'hunt', 'zither') });
const description = { specification: 'discocat:static:words.txt', files: [], settings: {} };
const systemOf = (options: Partial<DiscocatSystemOptions>, space = words) =>
  createDiscocatSystem(createStaticEmbedding(space), { model: 'relational', verbs, description, ...options });

describeEvaluatedSystem('a model of transitive sentences', () => ({
  system: systemOf({}),
  sets: [set],
  unknown: ['zither'],
}));

describe('createDiscocatSystem', () => {
  it.for(transitiveModels)('answers as the %s model over the space itself does', async (model) => {
    const answers = await systemOf({ model }).answerers['rated-pairs']?.(set, { task: 'toy' });
    const direct = createTransitiveModel(model, words, verbs);
    const [chase, hunt, develop] = ['chase', 'hunt', 'develop'].map((verb) => ({
      subject: 'dog',
      verb,
      object: 'cat',
    }));
    if (chase === undefined || hunt === undefined || develop === undefined) throw new Error('three sentences');
    expect(answers?.[0]?.answer).toBeCloseTo(direct.similarity(chase, hunt), 6);
    expect(answers?.[1]?.answer).toBeCloseTo(direct.similarity(chase, develop), 6);
    if (model !== 'verb-only') expect(answers?.[2]).toEqual({ answer: undefined, missing: ['zither'] });
  });

  it('answers phrases of every build whose tables of arguments it has, and no raw texts', async () => {
    const counts: ArgumentReaders = new Map([
      ['noun-adjective', async () => new ArgumentCounts('adjectives', [{ word: 'big', argument: 'dog', count: 2 }])],
      ['noun-noun', async () => new ArgumentCounts('modifiers', [{ word: 'cat', argument: 'dog', count: 1 }])],
      ['verb-subject', async () => new ArgumentCounts('verbs', [{ word: 'hunt', argument: 'cat', count: 1 }])],
    ]);
    const phrases = [
      phrase('word', 'dog'),
      phrase('adjective-noun', 'big', 'dog'),
      phrase('noun-noun', 'cat', 'idea'),
      phrase('modifier-noun', 'cat', 'idea'),
      phrase('verb-object', 'chase', 'cat'),
      phrase('subject-verb', 'dog', 'hunt'),
      phrase('subject-verb-object', 'dog', 'chase', 'cat'),
      phrase('adjective-subject-verb-adjective-object', 'big', 'dog', 'chase', 'big', 'cat'),
      phrase('subject-relative', 'dog', 'chase', 'cat'),
      phrase('object-relative', 'cat', 'chase', 'dog'),
      phrase('ellipsis', 'dog', 'chase', 'cat', 'idea'),
    ];
    expect(phrases.map(({ form }) => form)).toEqual(composedForms);
    const big = denseSpace('big', [...nouns, ['big', [1, 1, 1]]]);
    for (const model of transitiveModels) {
      const system = systemOf({ model, counts }, big);
      for (const own of phrases) {
        const same: RatedPairSet = { ...pairSet, pairs: [{ id: '1', left: own, right: own, ratings: [{ value: 1 }] }] };
        expect(system.canAnswer?.('toy', same)).toBe(true);
        const [answer] = (await system.answerers['rated-pairs']?.(same, { task: 'toy' })) ?? [];
        expect(answer?.answer).toBeCloseTo(1, 6);
      }
    }
    const texts = {
      ...pairSet,
      pairs: [{ id: '1', left: phrase('text', 'a'), right: phrase('text', 'b'), ratings: [] }],
    };
    expect(systemOf({}).canAnswer?.('toy', texts)).toBe(false);
    expect(systemOf({}).canAnswer?.('toy', choiceSet)).toBe(false);
  });

  it('is asked nothing that needs a table it was not given, and says which', () => {
    const adjectives = {
      ...pairSet,
      pairs: [{ id: '1', left: phrase('adjective-noun', 'big', 'dog'), right: phrase('word', 'dog'), ratings: [] }],
    };
    expect(systemOf({}).canAnswer?.('toy', adjectives)).toBe(false);
    expect(systemOf({}).scope).toContain('discocat-tables');
    expect(systemOf({ model: 'kronecker' }).canAnswer?.('toy', adjectives)).toBe(true);
  });

  it('ranks the properties of terms, and leaves a property without a vector unscored', async () => {
    const properties: PropertySet = {
      kind: 'properties',
      findings: [],
      properties: [
        { id: '1', term: 'cat', phrase: phrase('subject-relative', 'dog', 'chase', 'cat') },
        { id: '2', term: 'idea', phrase: phrase('object-relative', 'idea', 'develop', 'dog') },
        { id: '3', term: 'zither', phrase: phrase('object-relative', 'idea', 'pluck', 'dog') },
      ],
    };
    const answers = await systemOf({ model: 'copy-subject' }).answerers.properties?.(properties, { task: 'toy' });
    const composer = new PhraseComposer('copy-subject', words, { verbs });
    const expected = composer.similarity(
      { form: 'word', word: 'cat' },
      { form: 'object-relative', noun: 'idea', verb: 'develop', subject: 'dog' },
    );
    expect(answers?.[0]?.answer?.[1]).toBeCloseTo(expected, 6);
    expect(answers?.[0]?.answer?.[2]).toBeNull();
    expect(answers?.[0]?.missing).toEqual(['pluck']);
    expect(answers?.[2]).toEqual({ answer: undefined, missing: ['zither'] });
  });

  it('warns of negative numbers, sets them to 0, or refuses them', async () => {
    const signed = denseSpace(
      'signed',
      nouns.map(([word, [a, b, c]]) => [word, [a, b, word === 'idea' ? c : -c]]),
    );
    const ask = async (options: Partial<DiscocatSystemOptions>) => {
      const notices: string[] = [];
      const system = systemOf({ ...options, onNotice: (notice) => notices.push(notice) }, signed);
      return { answers: await system.answerers['rated-pairs']?.(set, { task: 'toy' }), notices };
    };
    expect((await ask({})).notices).toEqual([expect.stringContaining('two of them count as agreement')]);
    expect((await ask({ model: 'additive' })).notices).toEqual([]);
    await expect(ask({ signed: 'reject' })).rejects.toThrow('negative numbers');
    const clipped = denseSpace(
      'clipped',
      nouns.map(([word, [a, b, c]]) => [word, [a, b, word === 'idea' ? c : 0]]),
    );
    const { answers, notices } = await ask({ signed: 'clip' });
    expect(notices).toEqual([]);
    expect(answers).toEqual(await systemOf({}, clipped).answerers['rated-pairs']?.(set, { task: 'toy' }));
  });
});
