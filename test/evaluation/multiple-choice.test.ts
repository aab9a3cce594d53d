import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OptionError } from '../../src/errors.js';
import { type MultipleChoiceQuestion, scoreMultipleChoice } from '../../src/evaluation/multiple-choice.js';

function question(id: string, words: readonly string[], solution = 0): MultipleChoiceQuestion {
  return { id, stem: ['a', 'b'], choices: words.map((word) => ({ word, kind: 'word' })), solution };
}

const scores = new Map<string, number>([
  ['best', 2],
  ['even', 2],
  ['low', 1],
  ['constructor', 0],
]);
const score = (_: MultipleChoiceQuestion, { word }: { word: string }) => scores.get(word);

describe('scoreMultipleChoice', () => {
  it('gives full credit to a highest score, none to a beaten one, and a share to a tie', () => {
    const questions = [
      question('right', ['best', 'low', 'constructor']),
      question('wrong', ['low', 'best']),
      question('tie', ['low', 'best', 'even'], 2),
    ];
    const result = scoreMultipleChoice(questions, score);
    expect([...result.credits]).toEqual([1, 0, 1 / 2]);
    expect(result.accuracy).toBeCloseTo((1 + 0 + 1 / 2) / 3, 12);
    expect(result).toMatchObject({ coverage: 1, guessed: [], missing: [] });
  });

  it('counts a question with a word without a score as a guess, and reports the word', () => {
    const questions = [question('known', ['best', 'low']), question('unknown', ['best', '__proto__', '', 'low'])];
    const result = scoreMultipleChoice(questions, score);
    expect([...result.credits]).toEqual([1, 1 / 4]);
    expect(result.coverage).toBe(1 / 2);
    expect(result.guessed).toEqual([{ id: 'unknown', words: ['__proto__', ''] }]);
    expect(result.missing).toEqual(['', '__proto__']);
  });

  it('gives chance to scores that are all equal', () => {
    const questions = [question('two', ['a', 'b']), question('five', ['a', 'b', 'c', 'd', 'e'], 3)];
    expect([...scoreMultipleChoice(questions, () => 0).credits]).toEqual([1 / 2, 1 / 5]);
  });

  it('is unchanged by any rising function of the scores, and by the order of the choices', () => {
    const values = fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 2, maxLength: 7 });
    fc.assert(
      fc.property(values, fc.nat(), (list, pick) => {
        const words = list.map((_, i) => String(i));
        const solution = pick % list.length;
        const credit = (q: MultipleChoiceQuestion, f: (value: number) => number) =>
          scoreMultipleChoice([q], (_, { word }) => f(list[Number(word)] as number)).accuracy;
        const plain = credit(question('q', words, solution), (value) => value);
        expect(credit(question('q', words, solution), (value) => Math.exp(value) - 9)).toBe(plain);
        const turned = question('q', [...words].reverse(), list.length - 1 - solution);
        expect(credit(turned, (value) => value)).toBe(plain);
      }),
    );
  });

  it('shares out exactly one credit over all solutions a question could have', () => {
    const values = fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(values, (list) => {
        const words = list.map((_, i) => String(i));
        const questions = list.map((_, solution) => question(`q${solution}`, words, solution));
        const { credits } = scoreMultipleChoice(questions, (_, { word }) => list[Number(word)]);
        expect(credits.reduce((sum, credit) => sum + credit, 0)).toBeCloseTo(1, 12);
      }),
    );
  });

  it('gives zeros for no questions', () => {
    expect(scoreMultipleChoice([], () => 1)).toMatchObject({ accuracy: 0, coverage: 0 });
  });

  it('throws OptionError for a score that is not a number and for a solution that is no choice', () => {
    expect(() => scoreMultipleChoice([question('q', ['a', 'b'])], () => Number.NaN)).toThrow(OptionError);
    expect(() => scoreMultipleChoice([question('q', ['a', 'b'], 2)], () => 1)).toThrow('solution');
  });
});
