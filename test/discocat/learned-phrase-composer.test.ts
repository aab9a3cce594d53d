import { describe, expect, it } from 'vitest';
import { namePhrase, type PhraseKind } from '../../src/corpus/phrase-targets.js';
import { ArgumentCounts } from '../../src/discocat/argument-counts.js';
import type { Construction } from '../../src/discocat/construction.js';
import { LearnedPhraseComposer, type LearnedPhraseModel } from '../../src/discocat/learned-phrase-composer.js';
import { OptionError, UnknownWordError } from '../../src/errors.js';
import { denseSpace } from '../embedding/dense-space.js';
import { gaussianMatrix } from '../matrix/arbitraries.js';

const nouns = ['constructor', '__proto__', 'cat', 'dog', 'idea', 'mouse', 'plan', 'tree'];
const vectors = gaussianMatrix(nouns.length, 3, 1);
const vectorOf = (noun: string): number[] => [...vectors.row(nouns.indexOf(noun))];
const words = new Map([
  ['chase', [1, 0, 2]],
  ['see', [0, 1, 1]],
  ['push', [1, 1, -1]],
  ['pull', [-1, 2, 0]],
  ['red', [2, 1, 0]],
]);
/** The true map of each word and place: a turn of the axes, times a number of the word. */
const truth = (kind: PhraseKind, word: string, [x = 0, y = 0, z = 0]: readonly number[]): number[] => {
  const size = word === 'chase' ? 2 : -1;
  return (kind === 'verb-object' ? [z, x, y] : [y, z, x]).map((value) => size * value);
};
const add = (...lists: readonly (readonly number[])[]): number[] =>
  [0, 1, 2].map((entry) => lists.reduce((sum, list) => sum + (list[entry] ?? 0), 0));

const kinds: readonly PhraseKind[] = ['verb-object', 'verb-subject', 'noun-adjective'];
const wordsOf = (kind: PhraseKind): string[] =>
  kind === 'noun-adjective' ? ['red'] : ['chase', 'see', 'push', 'pull'];
const seen = kinds.flatMap((kind) =>
  wordsOf(kind).flatMap((word) => nouns.map((argument) => ({ kind, word, argument, count: 1 }))),
);
const counts = new Map(
  kinds.map((kind) => [
    kind,
    new ArgumentCounts(
      `the words of ${kind}`,
      seen.filter((phrase) => phrase.kind === kind),
    ),
  ]),
);

function composerOf(model: LearnedPhraseModel, phraseOf: (phrase: (typeof seen)[number]) => number[]) {
  const space = denseSpace('phrases', [
    ...nouns.map((noun) => [noun, vectorOf(noun)] as const),
    ...words,
    ...seen.map((phrase) => [namePhrase(phrase), phraseOf(phrase)] as const),
  ]);
  return new LearnedPhraseComposer(model, space, counts, { penalty: 1e-6 });
}

function composed(composer: LearnedPhraseComposer, phrase: Construction): number[] {
  const meaning = composer.compose(phrase);
  return meaning.kind === 'vector' ? [...meaning.vector] : [];
}

function expectClose(found: readonly number[], expected: readonly number[]): void {
  expect(found).toHaveLength(expected.length);
  for (const [entry, value] of expected.entries()) expect(found[entry]).toBeCloseTo(value, 3);
}

const vectorOfWord = (word: string): number[] => words.get(word) ?? [];
const ofArgument = composerOf('lexical-function', ({ kind, word, argument }) => truth(kind, word, vectorOf(argument)));
const practical = composerOf('practical-lexical-function', ({ kind, word, argument }) =>
  truth(kind, word, vectorOf(argument)),
);
/** One map a kind for words, another for arguments. */
const additive = composerOf('full-additive', ({ kind, word, argument }) =>
  add(truth(kind, 'see', vectorOfWord(word)), truth(kind, 'chase', vectorOf(argument))),
);

describe('LearnedPhraseComposer', () => {
  it('finds the matrix of each word by lexical functions: W x a', () => {
    const [cat, idea] = [vectorOf('cat'), vectorOf('idea')];
    expectClose(
      composed(ofArgument, { form: 'verb-object', verb: 'chase', object: 'cat' }),
      truth('verb-object', 'chase', cat),
    );
    expectClose(
      composed(ofArgument, { form: 'intransitive', subject: 'idea', verb: 'see' }),
      truth('verb-subject', 'see', idea),
    );
    const red = truth('noun-adjective', 'red', cat);
    expectClose(composed(ofArgument, { form: 'adjective-noun', adjective: 'red', noun: 'cat' }), red);
    const nested = { form: 'verb-object', verb: 'see', object: { adjective: 'red', noun: 'cat' } } as const;
    expectClose(composed(ofArgument, nested), truth('verb-object', 'see', red));
  });

  it('adds the word itself by practical lexical functions, and takes a matrix a place', () => {
    const [dog, cat] = [vectorOf('dog'), vectorOf('cat')];
    const places = [truth('verb-subject', 'chase', dog), truth('verb-object', 'chase', cat)];
    const sentence = { form: 'transitive', subject: 'dog', verb: 'chase', object: 'cat' } as const;
    expectClose(composed(practical, sentence), add(vectorOfWord('chase'), ...places));
    const clause = { form: 'subject-relative', noun: 'dog', verb: 'chase', object: 'cat' } as const;
    expectClose(composed(practical, clause), add(dog, vectorOfWord('chase'), truth('verb-object', 'chase', cat)));
    const object = { form: 'object-relative', noun: 'cat', verb: 'chase', subject: 'dog' } as const;
    expectClose(composed(practical, object), add(cat, vectorOfWord('chase'), truth('verb-subject', 'chase', dog)));
  });

  it('finds one pair of matrices a kind by the full additive model, and nests them in a sentence', () => {
    const compose = (kind: PhraseKind, word: readonly number[], argument: readonly number[]): number[] =>
      add(truth(kind, 'see', word), truth(kind, 'chase', argument));
    const [chase, cat, dog] = [vectorOfWord('chase'), vectorOf('cat'), vectorOf('dog')];
    const phrase = compose('verb-object', chase, cat);
    expectClose(composed(additive, { form: 'verb-object', verb: 'chase', object: 'cat' }), phrase);
    const sentence = { form: 'transitive', subject: 'dog', verb: 'chase', object: 'cat' } as const;
    expectClose(composed(additive, sentence), compose('verb-subject', phrase, dog));
  });

  it('compares by the cosine', () => {
    const word = { form: 'word', word: 'constructor' } as const;
    expect(ofArgument.similarity(word, word)).toBeCloseTo(1, 10);
  });

  it('does not compose what it was not taught, and says what is missing', () => {
    const fly = { form: 'verb-object', verb: 'fly', object: 'cat' } as const;
    expect(() => ofArgument.compose(fly)).toThrow(UnknownWordError);
    expect(() => ofArgument.compose({ form: 'word', word: 'zither' })).toThrow(UnknownWordError);
    const sentence = { form: 'transitive', subject: 'dog', verb: 'chase', object: 'cat' } as const;
    expect(() => ofArgument.compose(sentence)).toThrow(expect.objectContaining({ code: 'NO_GRAMMAR' }));
    const compound = { form: 'noun-noun', modifier: 'cat', noun: 'tree' } as const;
    expect(() => ofArgument.compose(compound)).toThrow(expect.objectContaining({ code: 'NO_ARGUMENTS' }));
    const bare = new LearnedPhraseComposer(
      'full-additive',
      denseSpace('words', [...words, ['cat', [1, 2, 3]]]),
      counts,
    );
    const phrase = { form: 'verb-object', verb: 'chase', object: 'cat' } as const;
    expect(() => bare.compose(phrase)).toThrow(expect.objectContaining({ code: 'NO_PHRASES' }));
    expect(() => bare.compose(phrase)).toThrow(/has vectors of 0 phrases of the kind verb-object .*; 5 are needed/);
  });

  it('refuses options out of range', () => {
    const space = denseSpace('words', [...words]);
    const make = (options: object, name = 'full-additive') =>
      new LearnedPhraseComposer(name as LearnedPhraseModel, space, counts, options);
    for (const options of [{ penalty: 0 }, { leastPhrases: 0 }, { mostPhrases: 1.5 }]) {
      expect(() => make(options)).toThrow(OptionError);
    }
    expect(() => make({}, 'constructor')).toThrow(OptionError);
  });
});
