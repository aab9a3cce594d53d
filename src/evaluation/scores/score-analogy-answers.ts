import { ShapeError } from '../../errors.js';
import { meanOf } from '../../matrix/mean.js';
import type { AnalogyQuestion } from '../dataset.js';

/** How well the questions of one section are answered. */
export interface AnalogySectionScore {
  readonly section: string;
  readonly questions: number;
  readonly answered: number;
  readonly right: number;
  /** The share of the answered questions that are right; undefined where none was answered. */
  readonly answeredAccuracy: number | undefined;
}

/** What {@link scoreAnalogyAnswers} finds. */
export interface AnalogyScores {
  /** The share of all questions that are right; one that was not answered is not. */
  readonly accuracy: number;
  /** The share of the answered questions that are right, as papers report it; undefined where none was answered. */
  readonly answeredAccuracy: number | undefined;
  /** The mean of `answeredAccuracy` over the sections that have one. */
  readonly sectionMean: number | undefined;
  /** The share of questions that were answered. */
  readonly coverage: number;
  /** The sections in the order in which they come first. */
  readonly sections: readonly AnalogySectionScore[];
  /** The answer to each question; undefined where there was none. */
  readonly answers: readonly (string | undefined)[];
  /** One where the answer is right, else zero, for intervals. */
  readonly credits: Float64Array;
  readonly isAnswered: readonly boolean[];
}

/**
 * Scores the answers to analogies with an open answer: right is any of the answers of a question.
 *
 * @param answers one a question, undefined where there is none.
 * @param isSame whether an answer and a right one are the same word; default: letter by letter.
 * @throws ShapeError when there are no questions, or not as many answers.
 * @example scoreAnalogyAnswers(set.questions, ['queen', undefined]).accuracy
 */
export function scoreAnalogyAnswers(
  questions: readonly AnalogyQuestion[],
  answers: readonly (string | undefined)[],
  isSame: (answer: string, right: string) => boolean = (answer, right) => answer === right,
): AnalogyScores {
  if (questions.length === 0) throw new ShapeError('scoreAnalogyAnswers', 'no questions', 'at least one');
  if (answers.length !== questions.length) {
    throw new ShapeError('scoreAnalogyAnswers', `${answers.length} answers`, `${questions.length}, one a question`);
  }
  const credits = Float64Array.from(questions, (question, index) => {
    const answer = answers[index];
    return answer !== undefined && question.answers.some((right) => isSame(answer, right)) ? 1 : 0;
  });
  const isAnswered = answers.map((answer) => answer !== undefined);
  const sections = scoreSections(questions, credits, isAnswered);
  const answered = isAnswered.filter(Boolean).length;
  const right = credits.reduce((sum, credit) => sum + credit, 0);
  const accuracies = sections.flatMap(({ answeredAccuracy }) => answeredAccuracy ?? []);
  return {
    accuracy: right / questions.length,
    answeredAccuracy: answered === 0 ? undefined : right / answered,
    sectionMean: accuracies.length === 0 ? undefined : meanOf(accuracies),
    coverage: answered / questions.length,
    sections,
    answers,
    credits,
    isAnswered,
  };
}

function scoreSections(
  questions: readonly AnalogyQuestion[],
  credits: Float64Array,
  isAnswered: readonly boolean[],
): AnalogySectionScore[] {
  const counts = new Map<string, { questions: number; answered: number; right: number }>();
  questions.forEach(({ section }, index) => {
    const count = counts.get(section) ?? { questions: 0, answered: 0, right: 0 };
    count.questions++;
    if (isAnswered[index]) count.answered++;
    count.right += credits[index] as number;
    counts.set(section, count);
  });
  return [...counts].map(([section, count]) => {
    return { section, ...count, answeredAccuracy: count.answered === 0 ? undefined : count.right / count.answered };
  });
}
