import { meanOf } from '../../matrix/mean.js';
import type { ChoiceQuestion } from '../dataset.js';
import { type MissingChoices, scoreMultipleChoice } from '../generated/multiple-choice.js';
import { longestCommonSubstring } from '../statistics/longest-common-substring.js';
import { findListFault, parseNumberList } from './answer-faults.js';
import { countFact } from './dataset-facts.js';
import { scoreMean } from './mean-score.js';
import type { Anchor, TaskKind } from './task-kind.js';

const measure = 'accuracy';
const worstMeasure = 'accuracy, unknown choices as the worst';
/** Words that share so many letters in a row are near each other by spelling (`spec` of the surface-disjoint slice). */
const sharedLetters = 4;

type ChoiceScores = readonly (number | null)[];

/**
 * Questions with given choices (Turney 2012, sections 4 and 5): the choice with the highest score is the answer.
 *
 * Choices that tie share the credit; a question with a choice that has no score counts as a guess, 1 / choices, in
 * `accuracy`, and is left out of `accuracy of answered questions`. In `accuracy, unknown choices as the worst` such a choice is
 * not chosen while another has a score, so that only questions without any score are guesses. The surface-disjoint questions are those whose solution is
 * one word without four letters in a row in common with a word of the stem.
 */
export const choiceKind: TaskKind<'choices'> = {
  kind: 'choices',
  listItems: ({ questions }) => questions.map(({ id }) => id),
  take: (set, items) => ({ ...set, questions: set.questions.slice(0, items) }),
  findFault: ({ questions }, place, answer) => {
    return findListFault(answer, questions[place]?.choices.length ?? 0, 'one a choice');
  },
  parseAnswer: parseNumberList,
  score({ questions }, answers, options) {
    const { credits, isAnswered } = creditChoices(questions, answers);
    const answered = credits.filter((_, place) => isAnswered[place]);
    const disjoint = credits.filter((_, place) => isSurfaceDisjoint(questions[place]));
    return {
      answered: answered.length,
      scores: [
        scoreMean(measure, credits, options),
        scoreMean('accuracy of answered questions', answered, options),
        ...(answered.length === credits.length
          ? []
          : [scoreMean(worstMeasure, creditKnown(questions, answers), options)]),
        ...(disjoint.length === 0 ? [] : [scoreMean('accuracy of surface-disjoint questions', disjoint, options)]),
      ],
    };
  },
  outcomes({ questions }, answers) {
    return { type: 'credits', measure, credits: [...creditChoices(questions, answers).credits], isAccuracy: true };
  },
  anchors: ({ questions }) => [anchor('random', chanceOf(questions)), anchor('spelling', scoreSpelling(questions))],
  describe({ questions }) {
    const disjoint = questions.filter(isSurfaceDisjoint).length;
    const sizes = [...new Set(questions.map(({ choices }) => choices.length))].sort((a, b) => a - b);
    return [
      countFact('questions', questions.length),
      ...sizes.map((size) => {
        return countFact(
          `questions of ${size} choices`,
          questions.filter(({ choices }) => choices.length === size).length,
        );
      }),
      ...(disjoint === 0 ? [] : [countFact('surface-disjoint questions', disjoint)]),
    ];
  },
};

function creditChoices(
  questions: readonly ChoiceQuestion[],
  answers: readonly (ChoiceScores | undefined)[],
  missingChoices?: MissingChoices,
): { readonly credits: Float64Array; readonly isAnswered: readonly boolean[] } {
  const asked = questions.map(({ id, choices, solution }, place) => {
    const scores = answers[place];
    const listed = choices.map((choice, index) => ({ word: choice.join(' '), kind: 'choice', index }));
    return { id, stem: ['', ''] as const, choices: listed, solution, scores };
  });
  const { credits, isComplete } = scoreMultipleChoice(
    asked,
    ({ scores }, { index }) => scores?.[index] ?? undefined,
    missingChoices === undefined ? {} : { missingChoices },
  );
  return { credits, isAnswered: isComplete };
}

function creditKnown(
  questions: readonly ChoiceQuestion[],
  answers: readonly (ChoiceScores | undefined)[],
): Float64Array {
  return creditChoices(questions, answers, 'lowest').credits;
}

function chanceOf(questions: readonly ChoiceQuestion[]): number {
  return questions.reduce((sum, { choices }) => sum + 1 / choices.length, 0) / questions.length;
}

/** The choice with the longest stretch of letters in common with its stem, a word of the stem itself left aside. */
function scoreSpelling(questions: readonly ChoiceQuestion[]): number {
  const answers = questions.map((question) =>
    question.choices.map((choice, index) => {
      const stem = question.stems?.[index] ?? question.stem;
      const isOfStem = choice.length === 1 && stem.includes(choice[0] ?? '');
      return isOfStem ? 0 : longestCommonSubstring(stem.join(' '), choice.join(' ')).length;
    }),
  );
  const { credits } = creditChoices(questions, answers);
  return meanOf(credits);
}

function isSurfaceDisjoint(question: ChoiceQuestion | undefined): boolean {
  const [word, ...more] = question?.choices[question.solution] ?? [];
  if (question === undefined || word === undefined || more.length > 0) return false;
  return question.stem.every((other) => longestCommonSubstring(word, other).length < sharedLetters);
}

function anchor(name: string, value: number): Anchor {
  return { name, role: 'floor', measure, value };
}
