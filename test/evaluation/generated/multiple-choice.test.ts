import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OptionError } from '../../../src/errors.js';
import {
  type MissingChoices,
  type MultipleChoiceQuestion,
  scoreMultipleChoice,
} from '../../../src/evaluation/generated/multiple-choice.js';
import { createRandom } from '../../../src/random.js';

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
    // Also where the question is a guess, or the choice with the broken score would not be looked at.
    expect(() => scoreMultipleChoice([question('q', ['a', 'b'], -1)], () => undefined)).toThrow('solution');
    const broken = (_: MultipleChoiceQuestion, { word }: { word: string }) => (word === 'a' ? Number.NaN : undefined);
    expect(() => scoreMultipleChoice([question('q', ['a', 'b'])], broken)).toThrow(OptionError);
  });
});

describe('scoreMultipleChoice with missing choices', () => {
  const lowest = { missingChoices: 'lowest' } as const;
  const questions = [
    question('known', ['best', 'low']),
    question('other missing', ['low', '__proto__', 'constructor']),
    question('solution missing', ['low', '', 'constructor'], 1),
    question('tie', ['best', 'even', '__proto__'], 1),
    question('all missing', ['x', 'y', 'z', '__proto__']),
  ];

  it('never chooses a choice without a score while another has one, when they are the lowest', () => {
    expect([...scoreMultipleChoice(questions, score, lowest).credits]).toEqual([1, 1, 0, 1 / 2, 1 / 4]);
  });

  it('makes each such question a guess by default', () => {
    expect([...scoreMultipleChoice(questions, score).credits]).toEqual([1, 1 / 3, 1 / 3, 1 / 3, 1 / 4]);
    const asked = scoreMultipleChoice(questions, score, { missingChoices: 'guess' });
    expect(asked).toEqual(scoreMultipleChoice(questions, score));
    expect(asked.guessed).toHaveLength(4);
  });

  it('names as guessed only the questions without any score, when missing choices are the lowest', () => {
    const { guessed, missing } = scoreMultipleChoice(questions, score, lowest);
    expect(guessed).toEqual([{ id: 'all missing', words: ['x', 'y', 'z', '__proto__'] }]);
    expect(missing).toEqual(['', '__proto__', 'x', 'y', 'z']);
  });

  it('counts as covered, either way, the questions with a score for every choice', () => {
    for (const missingChoices of ['guess', 'lowest'] as const) {
      const { coverage, isComplete } = scoreMultipleChoice(questions, score, { missingChoices });
      expect(coverage).toBe(1 / 5);
      expect(isComplete).toEqual([true, false, false, false, false]);
    }
  });

  it('shares out exactly one credit over all solutions a question could have, either way', () => {
    const values = fc.array(fc.option(fc.integer({ min: 0, max: 2 }), { nil: undefined }), {
      minLength: 1,
      maxLength: 6,
    });
    fc.assert(
      fc.property(values, fc.constantFrom<MissingChoices>('guess', 'lowest'), (list, missingChoices) => {
        const words = list.map((_, i) => String(i));
        const all = list.map((_, solution) => question(`q${solution}`, words, solution));
        const { credits } = scoreMultipleChoice(all, (_, { word }) => list[Number(word)], { missingChoices });
        expect(credits.reduce((sum, credit) => sum + credit, 0)).toBeCloseTo(1, 12);
      }),
    );
  });

  it.each(['guess', 'lowest'] as const)(
    'gives chance to random scores that are missing at random: %s',
    (missingChoices) => {
      const random = createRandom(5);
      const words = ['a', 'b', 'c', 'd', 'e'];
      const asked = Array.from({ length: 40_000 }, (_, i) => question(`q${i}`, words, random.integer(words.length)));
      const draw = () => (random.uniform() < 0.4 ? undefined : random.uniform());
      const { accuracy } = scoreMultipleChoice(asked, draw, { missingChoices });
      // The standard error of the mean of 40000 such credits is at most sqrt(0.2 * 0.8 / 40000) = 0.002.
      expect(Math.abs(accuracy - 1 / 5)).toBeLessThan(4 * 0.002);
    },
  );

  it('refuses another way to treat them', () => {
    const missingChoices = 'constructor' as MissingChoices;
    expect(() => scoreMultipleChoice(questions, score, { missingChoices })).toThrow('"guess" or "lowest"');
  });
});
