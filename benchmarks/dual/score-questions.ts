import { type MissingChoices, scoreMultipleChoice } from '../../src/evaluation/generated/multiple-choice.js';
import { type NounModifierQuestion, reverseStems } from '../../src/evaluation/generated/noun-modifier-questions.js';
import { bootstrapDifference, bootstrapMean, type Interval } from '../../src/evaluation/statistics/bootstrap.js';
import { longestCommonSubstring } from '../../src/evaluation/statistics/longest-common-substring.js';

/** How well a word fits a phrase; undefined where a word is not known. */
export type TupleScorer = (a: string, b: string, c: string) => number | undefined;

/** The accuracy of a system in a slice of the questions, with its gain over another system. */
export interface QuestionScore {
  readonly questions: number;
  readonly answered: number;
  readonly accuracy: Interval;
  readonly gain?: Interval;
}

const sharedLetters = 4;

/** Tells whether the solution shares no four letters in a row with a word of the stem. */
export function isSurfaceDisjoint({ stem, choices, solution }: NounModifierQuestion): boolean {
  const word = choices[solution]?.word ?? '';
  return stem.every((other) => longestCommonSubstring(word, other).length < sharedLetters);
}

/** The credit of each question. */
export interface QuestionCredits {
  readonly credits: Float64Array;
  readonly isComplete: readonly boolean[];
}

/** Asks seven or fourteen choices. */
export function creditQuestions(
  questions: readonly NounModifierQuestion[],
  score: TupleScorer,
  options: { readonly choices: 7 | 14; readonly missingChoices: MissingChoices },
): QuestionCredits {
  const asked = options.choices === 14 ? questions.map(reverseStems) : questions;
  return scoreMultipleChoice(asked, (_, { stem: [a, b], word }) => score(a, b, word), options);
}

/** Sums credits up, over all questions or those that `accept` takes; the gain is over the credits of another system. */
export function summariseCredits(
  { credits, isComplete }: QuestionCredits,
  accept: (place: number) => boolean,
  other?: QuestionCredits,
): QuestionScore {
  const places = [...credits.keys()].filter(accept);
  const take = (list: Float64Array): Float64Array => Float64Array.from(places, (place) => list[place]);
  return {
    questions: places.length,
    answered: places.filter((place) => isComplete[place]).length,
    accuracy: bootstrapMean(take(credits)),
    ...(other !== undefined && { gain: bootstrapDifference(take(credits), take(other.credits)) }),
  };
}
