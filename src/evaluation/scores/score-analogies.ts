import { ShapeError } from '../../errors.js';
import type { AnalogyQuestion } from '../dataset.js';
import { type AnalogyOptions, answerAnalogies, type NamedVectors } from './answer-analogies.js';
import { type AnalogyScores, scoreAnalogyAnswers } from './score-analogy-answers.js';

/**
 * Scores word vectors on analogies with an open answer, as {@link answerAnalogies} finds it: right is any of the answers
 * of a question.
 *
 * @throws ShapeError when there are no questions, or words and vectors differ in number; OptionError as there.
 * @example scoreAnalogies(set.questions, { words: space.targets.words, vectors: space.matrix }, { method: '3CosMul' })
 */
export function scoreAnalogies(
  questions: readonly AnalogyQuestion[],
  space: NamedVectors,
  options: AnalogyOptions = {},
): AnalogyScores {
  if (questions.length === 0) throw new ShapeError('scoreAnalogies', 'no questions', 'at least one');
  const { normaliseWord = (word: string) => word } = options;
  const answers = answerAnalogies(questions, space, options);
  return scoreAnalogyAnswers(questions, answers, (answer, right) => normaliseWord(right) === answer);
}
