import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OptionError } from '../../../src/errors.js';
import type { Phrase, PhraseForm } from '../../../src/evaluation/dataset.js';
import {
  type CompositionMethod,
  compositionMethods,
  createPhraseComparer,
} from '../../../src/evaluation/scores/phrase-similarity.js';
import { cosine } from '../cosine.js';

const vectors = new Map([
  ['john', [4, 60, 59]],
  ['mary', [0, 10, 22]],
  ['loves', [10, 100, 20]],
  ['sees', [1, 7, 30]],
  ['constructor', [3, 1, 2]],
]);

function find(word: string): Float64Array | undefined {
  const vector = vectors.get(word);
  return vector && Float64Array.from(vector);
}

function phrase(form: PhraseForm, ...words: string[]): Phrase {
  return { form, words };
}

function compare(method: CompositionMethod, left: Phrase, right: Phrase): number {
  const { similarity, missing } = createPhraseComparer(find, method)(left, right);
  if (similarity === undefined) throw new Error(`missing: ${missing.join(' ')}`);
  return similarity;
}

const loves = phrase('subject-verb-object', 'john', 'loves', 'mary');
const sees = phrase('subject-verb-object', 'john', 'sees', 'mary');

describe('createPhraseComparer', () => {
  it('adds, multiplies, or takes the head', () => {
    expect(compare('add', loves, sees)).toBeCloseTo(cosine([14, 170, 101], [5, 77, 111]), 12);
    expect(compare('multiply', loves, sees)).toBeCloseTo(cosine([0, 60_000, 25_960], [0, 4200, 38_940]), 12);
    expect(compare('head', loves, sees)).toBeCloseTo(cosine([10, 100, 20], [1, 7, 30]), 12);
  });

  it('takes the cosine of Kronecker sentences without making their matrices', () => {
    const matrix = (verb: string): number[] => {
      const [s = [], v = [], o = []] = ['john', verb, 'mary'].map((word) => vectors.get(word));
      return v.flatMap((a, i) => v.map((b, j) => a * b * (s[i] ?? 0) * (o[j] ?? 0)));
    };
    expect(compare('kronecker', loves, sees)).toBeCloseTo(cosine(matrix('loves'), matrix('sees')), 12);
    const two = [phrase('subject-verb', 'john', 'loves'), phrase('subject-verb', 'mary', 'sees')] as const;
    expect(compare('kronecker', ...two)).toBeCloseTo(compare('multiply', ...two), 12);
  });

  it.each([
    ['word', ['mary'], 'mary'],
    ['adjective-noun', ['john', 'mary'], 'mary'],
    ['verb-object', ['loves', 'mary'], 'loves'],
    ['subject-verb', ['mary', 'loves'], 'loves'],
    ['object-relative', ['john', 'loves', 'mary'], 'john'],
    ['adjective-subject-verb-adjective-object', ['mary', 'mary', 'loves', 'mary', 'mary'], 'loves'],
    ['text', ['John sees, Mary'], 'mary'],
  ] as const)('knows the head of a phrase of the form %s', (form, words, head) => {
    const other = phrase('word', 'constructor');
    expect(compare('head', phrase(form, ...words), other)).toBe(compare('head', phrase('word', head), other));
  });

  it('names the words that have no vector, once each', () => {
    const compareAdded = createPhraseComparer(find, 'add');
    const unknown = phrase('subject-verb-object', 'jim', 'loves', 'toString');
    expect(compareAdded(unknown, phrase('word', 'jim'))).toEqual({
      similarity: undefined,
      missing: ['jim', 'toString'],
    });
    expect(createPhraseComparer(find, 'head')(unknown, loves).similarity).toBeCloseTo(1, 12);
  });

  it('leaves words without a vector out of a text, and tells them', () => {
    const compareAdded = createPhraseComparer(find, 'add');
    const text = phrase('text', 'A jolly John loves Mary.');
    const { similarity, missing } = compareAdded(text, phrase('text', 'mary loves john'));
    expect(similarity).toBeCloseTo(1, 12);
    expect(missing).toEqual(['a', 'jolly']);
    expect(compareAdded(phrase('text', 'A jolly day.'), text).similarity).toBeUndefined();
  });

  it('is symmetric, and 1 for a phrase with itself', () => {
    // The vectors of whole phrases are not composed.
    const composing = compositionMethods.filter((method) => method !== 'holistic');
    const words = fc.tuple(...[0, 1, 2].map(() => fc.constantFrom(...vectors.keys())));
    fc.assert(
      fc.property(words, words, fc.constantFrom(...composing), (one, other, method) => {
        const [left, right] = [phrase('subject-verb-object', ...one), phrase('subject-verb-object', ...other)];
        expect(compare(method, left, right)).toBeCloseTo(compare(method, right, left), 12);
        expect(compare(method, left, left)).toBeCloseTo(1, 12);
      }),
    );
  });

  it('is 0 for a phrase that composes to zeros', () => {
    const zero = createPhraseComparer((word) => (word === 'zero' ? new Float64Array(3) : find(word)), 'multiply');
    expect(zero(phrase('word', 'zero'), phrase('word', 'mary'))).toEqual({ similarity: 0, missing: [] });
  });

  it('refuses another method', () => {
    expect(() => createPhraseComparer(find, 'sum' as CompositionMethod)).toThrow(OptionError);
  });
});
