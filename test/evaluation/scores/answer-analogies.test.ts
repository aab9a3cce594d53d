import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OptionError, ShapeError } from '../../../src/errors.js';
import type { AnalogyQuestion } from '../../../src/evaluation/dataset.js';
import {
  type AnalogyMethod,
  analogyMethods,
  answerAnalogies,
} from '../../../src/evaluation/scores/answer-analogies.js';
import { DenseMatrix, denseFromRows } from '../../../src/matrix/dense-matrix.js';
import { cosine } from '../cosine.js';

const ask = (a: string, b: string, c: string, ...answers: readonly string[]): AnalogyQuestion => {
  return { id: `${a}:${b}::${c}`, section: 'kinds', a, b, c, answers };
};
const spaceOf = (entries: readonly (readonly [string, readonly number[]])[]) => ({
  words: entries.map(([word]) => word),
  vectors: denseFromRows(entries.map(([, vector]) => vector)),
});
// Royal, male, female.
const royal = spaceOf([
  ['king', [1, 1, 0]],
  ['queen', [1, 0, 1]],
  ['man', [0, 1, 0]],
  ['woman', [0, 0, 1]],
  ['crown', [1, 0, 0]],
]);

describe('answerAnalogies', () => {
  it('finds the word that stands to c as b to a', () => {
    for (const method of analogyMethods) {
      const questions = [ask('man', 'king', 'woman', 'queen'), ask('queen', 'woman', 'king', 'man')];
      expect(answerAnalogies(questions, royal, { method })).toEqual(['queen', 'man']);
    }
  });

  it('never answers with a word of the question', () => {
    const space = spaceOf([
      ['a', [1, 0]],
      ['b', [1, 0.01]],
      ['c', [0, 1]],
      ['far', [-1, -1]],
    ]);
    for (const method of analogyMethods)
      expect(answerAnalogies([ask('a', 'b', 'c', 'far')], space, { method })).toEqual(['far']);
  });

  it('multiplies with 3CosMul where 3CosAdd lets one large cosine win', () => {
    // With a, b, c along the axes, cosines are coordinates: one: .9 - 0 + .1 = 1, both: .5 - .05 + .5 = .95;
    // s: one .95 * .55 / .501 = 1.043, both .75 * .75 / .526 = 1.069.
    const rest = (x: number, y: number, z: number): number => Math.sqrt(1 - x * x - y * y - z * z);
    const space = spaceOf([
      ['a', [1, 0, 0, 0]],
      ['b', [0, 1, 0, 0]],
      ['c', [0, 0, 1, 0]],
      ['one', [0, 0.9, 0.1, rest(0, 0.9, 0.1)]],
      ['both', [0.05, 0.5, 0.5, rest(0.05, 0.5, 0.5)]],
    ]);
    const questions = [ask('a', 'b', 'c', 'both')];
    expect(answerAnalogies(questions, space)).toEqual(['one']);
    expect(answerAnalogies(questions, space, { method: '3CosMul' })).toEqual(['both']);
  });

  it('answers with a word of the highest score by the formulas, and none of the question', () => {
    const shift = (value: number): number => (value + 1) / 2;
    const combine = (method: AnalogyMethod, [toA = 0, toB = 0, toC = 0]: readonly number[]): number =>
      method === '3CosAdd' ? toB - toA + toC : (shift(toB) * shift(toC)) / (shift(toA) + 0.001);
    const vector = fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 5, maxLength: 5 });
    const spaces = fc.array(vector, { minLength: 4, maxLength: 30 });
    fc.assert(
      fc.property(spaces, fc.constantFrom(...analogyMethods), (drawn, method) => {
        const vectors = drawn.map((values) => [1, ...values]);
        const words = vectors.map((_, row) => `w${row}`);
        const scores = vectors.slice(3).map((x) => {
          const cosines = vectors.slice(0, 3).map((asked) => cosine(x, asked));
          return combine(method, cosines);
        });
        const space = { words, vectors: denseFromRows(vectors) };
        const [answer = ''] = answerAnalogies([ask('w0', 'w1', 'w2', 'w3')], space, { method });
        const highest = Math.max(...scores);
        // Cosines are held in single precision; quotients may be as large as 1 / 0.001.
        const score = scores[words.indexOf(answer) - 3] ?? Number.NEGATIVE_INFINITY;
        expect(highest - score).toBeLessThan(1e-5 * Math.max(1, highest ** 2));
      }),
      { seed: 1 },
    );
  });

  it('is not changed by the lengths of vectors', () => {
    const scaled = new DenseMatrix(
      5,
      3,
      royal.vectors.values.map((value, cell) => value * (1 + Math.floor(cell / 3))),
    );
    const questions = royal.words.flatMap((a) => royal.words.map((b) => ask(a, b, 'crown', 'king')));
    expect(answerAnalogies(questions, { ...royal, vectors: scaled })).toEqual(answerAnalogies(questions, royal));
  });

  it('takes the first by name of words that tie', () => {
    const entries = [...['zoo', 'ant', 'bee'].map((word) => [word, [1, 1]] as const), ['a', [1, 0]] as const];
    const space = spaceOf([...entries, ['b', [0, 1]], ['c', [1, 0.5]]]);
    for (const method of analogyMethods)
      expect(answerAnalogies([ask('a', 'b', 'c', 'zoo')], space, { method })).toEqual(['ant']);
  });

  it('does not answer where a word of the question or all its answers lack a vector', () => {
    const questions = [
      ask('man', 'king', 'girl', 'queen'),
      ask('boy', 'king', 'woman', 'queen'),
      ask('man', 'prince', 'woman', 'queen'),
      ask('man', 'king', 'woman', 'empress'),
      ask('man', 'king', 'woman', 'empress', 'queen'),
      ask('constructor', '__proto__', 'toString', 'queen'),
    ];
    const expected = [undefined, undefined, undefined, undefined, 'queen', undefined];
    expect(answerAnalogies(questions, royal)).toEqual(expected);
  });

  it('takes a vector of zeros for none, and of a word that stands twice the first', () => {
    const space = spaceOf([
      ['a', [1, 0]],
      ['b', [-1, 0]],
      ['c', [-1, -0.1]],
      ['zero', [0, 0]],
      ['far', [1, -0.1]],
      ['c', [-1, -0.2]],
    ]);
    for (const method of analogyMethods)
      expect(answerAnalogies([ask('a', 'b', 'c', 'far')], space, { method })).toEqual(['far']);
    expect(answerAnalogies([ask('a', 'zero', 'c', 'far')], space)).toEqual([undefined]);
    expect(answerAnalogies([ask('a', 'b', 'c', 'zero')], space)).toEqual([undefined]);
  });

  it('looks words up in the form that the option gives', () => {
    const questions = [ask('Man', 'KING', 'Woman', 'Queen')];
    expect(answerAnalogies(questions, royal)).toEqual([undefined]);
    expect(answerAnalogies(questions, royal, { normaliseWord: (word) => word.toLowerCase() })).toEqual(['queen']);
  });

  it('refuses words and vectors of different number and options out of range', () => {
    expect(() => answerAnalogies([], { ...royal, words: ['king'] })).toThrow(ShapeError);
    expect(() => answerAnalogies([], royal, { epsilon: 0 })).toThrow(OptionError);
    const method = '3CosDiv' as AnalogyMethod;
    expect(() => answerAnalogies([], royal, { method })).toThrow(OptionError);
    expect(answerAnalogies([], royal)).toEqual([]);
  });
});
