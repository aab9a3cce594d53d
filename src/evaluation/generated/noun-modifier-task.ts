import { OptionError, requireOption } from '../../errors.js';
import { longestCommonSubstring } from '../statistics/longest-common-substring.js';
import { type MissingChoices, scoreMultipleChoice } from './multiple-choice.js';
import { type NounModifierChoice, type NounModifierQuestion, reverseStems } from './noun-modifier-questions.js';
import { scoreCredits } from './score-credits.js';
import type { TaskSplit } from './split-by-hash.js';
import type { Task } from './task.js';

/** Scores a choice of a noun-modifier question, higher is better; undefined when a word has no vector. */
export type NounModifierSystem = (choice: NounModifierChoice) => number | undefined;

/**
 * Makes the noun-modifier task of Turney 2012: which single word means the same as modifier and head?
 *
 * @param questions as `generateNounModifierQuestions` makes them; those of the other split are left out.
 * @param options.choices 7, or 14 with every choice also under the stem turned round, so that order matters.
 * @param options.split the half that is asked.
 * @param options.missingChoices what becomes of a question with a choice that has no score, as in
 * `scoreMultipleChoice`; default `guess`. Such a question counts as not answered either way.
 * @param options.seed of the bootstrap, default 1.
 * @throws OptionError when `choices` is another number, or no question is of the split.
 */
export function nounModifierTask(
  questions: readonly NounModifierQuestion[],
  options: {
    readonly choices: 7 | 14;
    readonly split: TaskSplit;
    readonly missingChoices?: MissingChoices;
    readonly seed?: number;
  },
): Task<NounModifierSystem> {
  const { choices, split, missingChoices = 'guess', seed = 1 } = options;
  if (choices !== 7 && choices !== 14) throw new OptionError('choices', choices, '7 or 14');
  const asked = questions
    .filter((question) => question.split === split)
    .map((question) => (choices === 14 ? reverseStems(question) : question));
  requireOption(asked.length > 0, 'questions', [], `at least one of the ${split} split`);
  return {
    id: `noun-modifier-${choices}`,
    title: `Noun-modifier questions, ${choices} choices`,
    split,
    size: asked.length,
    chance: asked.reduce((sum, question) => sum + 1 / question.choices.length, 0) / asked.length,
    score(system) {
      const answer = (_: NounModifierQuestion, choice: NounModifierChoice) => system.answer(choice);
      const { credits, isComplete } = scoreMultipleChoice(asked, answer, { missingChoices });
      return scoreCredits(system, credits, isComplete, { seed });
    },
  };
}

/**
 * The spelling-only baseline: the choice that shares the longest stretch of letters with the stem, modifier and head
 * themselves excluded as in the model's own constraint. It knows nothing of meaning.
 */
export function spellingSystem({ word, stem }: NounModifierChoice): number {
  if (stem.includes(word)) return 0;
  return longestCommonSubstring(stem.join(' '), word).length;
}
