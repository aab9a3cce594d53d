import { requireOption } from '../../errors.js';

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
  /** Which questions had a score for every choice, in the order given; `coverage` is their share. */
  readonly isComplete: readonly boolean[];
  /** The questions that were guessed, each with the words of the choices that had no score. */
  readonly guessed: readonly { readonly id: string; readonly words: readonly string[] }[];
  /** The distinct words without a score in any question, by name. */
  readonly missing: readonly string[];
}

/**
 * What a choice without a score does to its question: `guess` makes the whole question a guess; `lowest` never chooses
 * it while another choice has a score, so that the question is a guess only when none has.
 */
export type MissingChoices = 'guess' | 'lowest';

/**
 * Scores multiple-choice questions: the choice with the highest score is the answer.
 *
 * Choices that tie for the highest score share the credit. A question that is a guess has the credit one divided by the
 * number of its choices. A system that knows nothing gets chance under either way of treating missing choices.
 *
 * @param score how well a choice fits a question, or undefined when a word has no vector.
 * @param options.missingChoices what becomes of a question with a choice that has no score; default `guess`.
 * @throws OptionError when a score is not a number, or a solution is no index of its choices.
 * @example scoreMultipleChoice(questions, (question, choice) => space.similarity(question.stem[1], choice.word))
 */
export function scoreMultipleChoice<Q extends MultipleChoiceQuestion>(
  questions: readonly Q[],
  score: (question: Q, choice: Q['choices'][number]) => number | undefined,
  options: { readonly missingChoices?: MissingChoices } = {},
): MultipleChoiceResult {
  const { missingChoices = 'guess' } = options;
  const isKnown = missingChoices === 'guess' || missingChoices === 'lowest';
  requireOption(isKnown, 'missingChoices', missingChoices, '"guess" or "lowest"');
  const credits = new Float64Array(questions.length);
  const isComplete: boolean[] = [];
  const guessed: { id: string; words: readonly string[] }[] = [];
  const missing = new Set<string>();
  questions.forEach((question, position) => {
    const scores = question.choices.map((choice) => score(question, choice));
    checkQuestion(question, scores);
    const words = question.choices.flatMap(({ word }, index) => (scores[index] === undefined ? [word] : []));
    for (const word of words) missing.add(word);
    isComplete.push(words.length === 0);
    const isGuess = missingChoices === 'guess' ? words.length > 0 : words.length === scores.length;
    if (isGuess) guessed.push({ id: question.id, words });
    credits[position] = isGuess ? 1 / scores.length : creditOf(question.solution, scores);
  });
  const { length } = questions;
  return {
    accuracy: length === 0 ? 0 : credits.reduce((sum, credit) => sum + credit, 0) / length,
    coverage: length === 0 ? 0 : isComplete.filter(Boolean).length / length,
    credits,
    isComplete,
    guessed,
    missing: [...missing].sort(),
  };
}

function checkQuestion({ id, solution }: MultipleChoiceQuestion, scores: readonly (number | undefined)[]): void {
  const isIndex = Number.isInteger(solution) && solution >= 0 && solution < scores.length;
  requireOption(isIndex, 'solution', solution, `an index of the ${scores.length} choices of "${id}"`);
  for (const value of scores) {
    requireOption(!Number.isNaN(value), 'score', value, `a number or undefined, for "${id}"`);
  }
}

function creditOf(solution: number, scores: readonly (number | undefined)[]): number {
  const right = scores[solution];
  if (right === undefined) return 0;
  const isBeaten = scores.some((value) => value !== undefined && value > right);
  return isBeaten ? 0 : 1 / scores.filter((value) => value === right).length;
}
