import { OptionError } from '../errors.js';

/** One answer among which a question chooses. */
export interface Choice {
  readonly word: string;
  /** What the answer was made from, such as `solution` or `random`. */
  readonly kind: string;
}

/** A question with one right answer among its choices. */
export interface MultipleChoiceQuestion<C extends Choice = Choice> {
  readonly id: string;
  readonly stem: readonly [string, string];
  readonly choices: readonly C[];
  /** The index of the right choice. */
  readonly solution: number;
}

/** What {@link scoreMultipleChoice} finds. */
export interface MultipleChoiceResult {
  /** The mean credit of all questions, guesses included; 0 when there are no questions. */
  readonly accuracy: number;
  /** The share of questions that had a score for every choice; 0 when there are no questions. */
  readonly coverage: number;
  /** The credit of each question in the order given, for intervals. */
  readonly credits: Float64Array;
  /** The questions that were guessed, each with the words of the choices that had no score. */
  readonly guessed: readonly { readonly id: string; readonly words: readonly string[] }[];
  /** The distinct words of `guessed`, by name. */
  readonly missing: readonly string[];
}

/**
 * Scores multiple-choice questions: the choice with the highest score is the answer.
 *
 * Choices that tie for the highest score share the credit. A question with a choice that has no score counts as a guess:
 * its credit is one divided by the number of its choices.
 *
 * @param score how well a choice fits a question, or undefined when a word has no vector.
 * @throws OptionError when a score is not a number, or a solution is no index of its choices.
 * @example scoreMultipleChoice(questions, (question, choice) => space.similarity(question.stem[1], choice.word))
 */
export function scoreMultipleChoice<Q extends MultipleChoiceQuestion>(
  questions: readonly Q[],
  score: (question: Q, choice: Q['choices'][number]) => number | undefined,
): MultipleChoiceResult {
  const credits = new Float64Array(questions.length);
  const guessed: { id: string; words: readonly string[] }[] = [];
  const missing = new Set<string>();
  questions.forEach((question, position) => {
    const scores = question.choices.map((choice) => score(question, choice));
    const words = question.choices.flatMap(({ word }, index) => (scores[index] === undefined ? [word] : []));
    if (words.length > 0) {
      guessed.push({ id: question.id, words });
      for (const word of words) missing.add(word);
    }
    credits[position] = words.length > 0 ? 1 / scores.length : creditOf(question, scores as number[]);
  });
  const { length } = questions;
  return {
    accuracy: length === 0 ? 0 : credits.reduce((sum, credit) => sum + credit, 0) / length,
    coverage: length === 0 ? 0 : 1 - guessed.length / length,
    credits,
    guessed,
    missing: [...missing].sort(),
  };
}

function creditOf(question: MultipleChoiceQuestion, scores: readonly number[]): number {
  const right = scores[question.solution];
  if (right === undefined) {
    throw new OptionError(
      'solution',
      question.solution,
      `an index of the ${scores.length} choices of "${question.id}"`,
    );
  }
  let ties = 0;
  let beaten = false;
  for (const value of scores) {
    if (Number.isNaN(value)) throw new OptionError('score', value, `a number or undefined, for "${question.id}"`);
    if (value > right) beaten = true;
    if (value === right) ties++;
  }
  return beaten ? 0 : 1 / ties;
}
