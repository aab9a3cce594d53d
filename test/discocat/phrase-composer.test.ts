import { describe, expect, it } from 'vitest';
import { ArgumentCounts } from '../../src/discocat/argument-counts.js';
import type { ArgumentTables } from '../../src/discocat/argument-tables.js';
import type { Construction } from '../../src/discocat/construction.js';
import { listArgumentNeeds } from '../../src/discocat/construction-needs.js';
import { type Meaning, toMatrix } from '../../src/discocat/meaning.js';
import { type EllipsisJoin, PhraseComposer } from '../../src/discocat/phrase-composer.js';
import { type TransitiveModel, transitiveModels } from '../../src/discocat/transitive-operators.js';
import { VerbArguments } from '../../src/discocat/verb-arguments.js';
import { OptionError, ShapeError, UnknownWordError } from '../../src/errors.js';
import { describeCompositionModel } from '../conformance/composition-model.js';
import { denseSpace } from '../embedding/dense-space.js';

const words = denseSpace('words', [
  ['dog', [1, 2]],
  ['cat', [3, 1]],
  ['run', [2, 5]],
  ['chase', [1, 3]],
  ['big', [2, 1]],
  ['house', [4, 1]],
  ['fast', [1, 1]],
]);
const tables: ArgumentTables = {
  // V = 2 dog (x) cat + cat (x) dog = [[2*3+3, 2*1+6], [4*3+1, 4*1+2]] = [[9, 8], [13, 6]].
  verbs: new VerbArguments([
    { verb: 'chase', subject: 'dog', object: 'cat', count: 2 },
    { verb: 'chase', subject: 'cat', object: 'dog', count: 1 },
    { verb: 'chase', subject: 'toString', object: 'dog', count: 1 },
  ]),
  counts: new Map([
    // 3 dog + cat = (6, 7).
    [
      'verb-subject',
      new ArgumentCounts('the verbs seen with a subject', [
        { word: 'run', argument: 'dog', count: 3 },
        { word: 'run', argument: 'cat', count: 1 },
      ]),
    ],
    ['noun-adjective', new ArgumentCounts('the adjectives', [{ word: 'big', argument: 'house', count: 2 }])],
    ['noun-noun', new ArgumentCounts('the modifiers', [{ word: 'dog', argument: 'house', count: 1 }])],
    ['verb-adverb', new ArgumentCounts('the adverbs', [{ word: 'fast', argument: 'run', count: 1 }])],
  ]),
};
const every: Construction[] = [
  { form: 'word', word: 'dog' },
  { form: 'adjective-noun', adjective: 'big', noun: 'dog' },
  { form: 'noun-noun', modifier: 'dog', noun: 'house' },
  { form: 'verb-adverb', verb: 'run', adverb: 'fast' },
  { form: 'intransitive', subject: 'dog', verb: 'run' },
  { form: 'intransitive', subject: { adjective: 'big', noun: 'dog' }, verb: 'run' },
  { form: 'verb-object', verb: 'chase', object: 'cat' },
  { form: 'transitive', subject: 'dog', verb: 'chase', object: { adjective: 'big', noun: 'cat' } },
  { form: 'subject-relative', noun: 'dog', verb: 'chase', object: 'cat' },
  { form: 'object-relative', noun: 'cat', verb: 'chase', subject: 'dog' },
  { form: 'ellipsis', subject: 'dog', verb: 'chase', object: 'cat', second: 'cat' },
];

function compose(model: TransitiveModel, phrase: Construction, ellipsis: EllipsisJoin = 'add'): number[] {
  const meaning: Meaning = new PhraseComposer(model, words, tables, { ellipsis }).compose(phrase);
  return meaning.kind === 'vector' ? [...meaning.vector] : [...toMatrix(meaning).values];
}

describeCompositionModel<Construction>('phrases composed by copying', () => ({
  model: new PhraseComposer('copy-subject', words, tables),
  phrases: every,
  unknown: [
    { form: 'word', word: '' },
    { form: 'intransitive', subject: 'dog', verb: 'constructor' },
    { form: 'verb-object', verb: '__proto__', object: 'cat' },
    { form: 'adjective-noun', adjective: 'big', noun: 'zither' },
  ],
  isCosine: true,
}));

describe('PhraseComposer', () => {
  it.for(transitiveModels)('composes every construction by %s', (model) => {
    const composer = new PhraseComposer(model, words, tables);
    for (const phrase of every) expect(composer.similarity(phrase, phrase)).toBeCloseTo(1, 9);
  });

  it('composes words with one argument by the sum of those seen, or by their own vectors', () => {
    const dogRuns: Construction = { form: 'intransitive', subject: 'dog', verb: 'run' };
    // (6, 7) . (1, 2).
    expect(compose('relational', dogRuns)).toEqual([6, 14]);
    expect(compose('frobenius-add', dogRuns)).toEqual([6, 14]);
    expect(compose('subject-sum', dogRuns)).toEqual([7, 9]);
    expect(compose('multiplicative', dogRuns)).toEqual([2, 10]);
    expect(compose('additive', dogRuns)).toEqual([3, 7]);
    expect(compose('verb-only', dogRuns)).toEqual([2, 5]);
    // 2 house . dog; the head of the phrase is its noun.
    const bigDog: Construction = { form: 'adjective-noun', adjective: 'big', noun: 'dog' };
    expect(compose('relational', bigDog)).toEqual([8, 4]);
    expect(compose('verb-only', bigDog)).toEqual([1, 2]);
    expect(compose('relational', { form: 'noun-noun', modifier: 'dog', noun: 'cat' })).toEqual([12, 1]);
    expect(compose('relational', { form: 'verb-adverb', verb: 'chase', adverb: 'fast' })).toEqual([2, 15]);
    // An adjective in the place of a noun: (6, 7) . (8, 4).
    expect(compose('relational', { ...dogRuns, subject: { adjective: 'big', noun: 'dog' } })).toEqual([48, 28]);
  });

  it('composes a verb phrase as a sentence whose subject is all ones', () => {
    const phrase: Construction = { form: 'verb-object', verb: 'chase', object: 'cat' };
    // V x (3, 1) = (35, 45); V^T x (1, 1) = (22, 14).
    expect(compose('copy-subject', phrase)).toEqual([35, 45]);
    expect(compose('copy-object', phrase)).toEqual([66, 14]);
    expect(compose('frobenius-multiply', phrase)).toEqual([35 * 66, 45 * 14]);
    expect(compose('subject-sum', phrase)).toEqual([35, 45]);
    // Without a table of verbs and objects, the objects of the sentences: 2 cat + dog = (7, 4).
    expect(compose('relational', phrase)).toEqual([21, 4]);
    expect(compose('object-sum', phrase)).toEqual([10, 5]);
    const root = (x: number, y: number): number => Math.sqrt(x * x + y * y);
    expect(compose('unit-object-sum', phrase)[0]).toBeCloseTo(7 / root(7, 4) + 3 / root(3, 1), 9);
    expect(compose('unit-subject-sum', phrase)[1]).toBeCloseTo(45 / root(35, 45) + 1 / root(3, 1), 9);
    // v (x) (v . o) with v = (1, 3).
    expect(compose('kronecker', phrase)).toEqual([3, 3, 9, 9]);
  });

  it('composes relative clauses as n . (V x o) and n . (V^T x s)', () => {
    const chasing: Construction = { form: 'subject-relative', noun: 'dog', verb: 'chase', object: 'cat' };
    const chased: Construction = { form: 'object-relative', noun: 'dog', verb: 'chase', subject: 'cat' };
    // V^T x (3, 1) = (40, 30).
    expect(compose('relational', chasing)).toEqual([35, 90]);
    expect(compose('relational', chased)).toEqual([40, 60]);
    expect(compose('subject-sum', chased)).toEqual([41, 32]);
    expect(compose('additive', chasing)).toEqual([5, 6]);
    expect(compose('multiplicative', chasing)).toEqual([3, 6]);
    // n . v <v, o> = (1, 6) * 6, and n . (v . o + sum(o) - o) = (1, 2) . (3 + 1, 3 + 3).
    expect(compose('kronecker', chasing)).toEqual([6, 36]);
    expect(compose('1-diag', chasing)).toEqual([4, 12]);
    expect(compose('verb-only', chasing)).toEqual([1, 2]);
  });

  it('joins the clauses of an ellipsis by + or by .', () => {
    const phrase: Construction = { form: 'ellipsis', subject: 'dog', verb: 'chase', object: 'cat', second: 'cat' };
    // f = s . (35, 45): (35, 90) and (105, 45).
    expect(compose('copy-subject', phrase)).toEqual([140, 135]);
    expect(compose('copy-subject', phrase, 'multiply')).toEqual([35 * 105, 90 * 45]);
    // V . (s (x) o): rows (27, 8), (78, 12) and (81, 24), (39, 6).
    expect(compose('relational', phrase)).toEqual([108, 32, 117, 18]);
    expect(compose('relational', phrase, 'multiply')).toEqual([27 * 81, 8 * 24, 78 * 39, 12 * 6]);
  });

  it('says what it lacks', () => {
    const bare = new PhraseComposer('relational', words);
    expect(() => bare.compose({ form: 'adjective-noun', adjective: 'big', noun: 'dog' })).toThrow(
      /noun-adjective\.tsv/,
    );
    expect(() => bare.compose({ form: 'verb-object', verb: 'chase', object: 'dog' })).toThrow(/verb-object\.tsv/);
    expect(() => bare.compose({ form: 'subject-relative', noun: 'dog', verb: 'chase', object: 'cat' })).toThrow(
      /verb-subject-object\.tsv/,
    );
    expect(() => new PhraseComposer('relational', words, tables).compose({ form: 'word', word: 'zither' })).toThrow(
      UnknownWordError,
    );
    const sentence: Construction = { form: 'transitive', subject: 'dog', verb: 'chase', object: 'cat' };
    const composer = new PhraseComposer('relational', words, tables);
    expect(() => composer.similarity(sentence, { form: 'word', word: 'dog' })).toThrow(ShapeError);
    expect(() => new PhraseComposer('relational', words, tables, { ellipsis: 'or' as EllipsisJoin })).toThrow(
      OptionError,
    );
  });
});

describe('listArgumentNeeds', () => {
  it('names all tables that the composer asks for, and none for models of vectors', () => {
    for (const phrase of every) expect(listArgumentNeeds('kronecker', phrase)).toEqual([]);
    for (const model of ['relational', 'copy-object', 'object-sum'] as const) {
      for (const phrase of every) {
        const needs = listArgumentNeeds(model, phrase);
        const attempt = (): Meaning => new PhraseComposer(model, words).compose(phrase);
        if (needs.length === 0) expect(attempt).not.toThrow();
        else {
          const [first] = needs[0]?.tables ?? [];
          expect(needs.flatMap(({ tables: names }) => names)).toContain(first);
          expect(attempt).toThrow(/give a table/);
        }
      }
    }
  });
});
