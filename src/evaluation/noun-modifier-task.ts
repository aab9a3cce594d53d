import { OptionError } from '../errors.js';
import { longestCommonSubstring } from './longest-common-substring.js';
import { scoreMultipleChoice } from './multiple-choice.js';
import { type NounModifierChoice, type NounModifierQuestion, reverseStems } from './noun-modifier-questions.js';
import { scoreCredits } from './score-credits.js';
import type { TaskSplit } from './split-by-hash.js';
import type { Task } from './task.js';

/** Scores a choice of a noun-modifier question; undefined when a word has no vector. */
export type NounModifierSystem = (choice: NounModifierChoice) => number | undefined;

/**
 * Makes the noun-modifier task of Turney 2012: which single word means the same as modifier and head?
 *
 * @param questions as `generateNounModifierQuestions` makes them; those of the other split are left out.
 * @param options.choices 7, or 14 with every choice also under the stem turned round, so that order matters.
 */
export function nounModifierTask(
  questions: readonly NounModifierQuestion[],
  options: { readonly choices: 7 | 14; readonly split: TaskSplit; readonly seed?: number },
): Task<NounModifierSystem> {
  const { choices, split, seed = 1 } = options;
  if (choices !== 7 && choices !== 14) throw new OptionError('choices', choices, '7 or 14');
  const asked = questions
    .filter((question) => question.split === split)
    .map((question) => (choices === 14 ? reverseStems(question) : question));
  return {
    id: `noun-modifier-${choices}`,
    title: `Noun-modifier questions, ${choices} choices`,
    split,
    size: asked.length,
    chance: asked.reduce((sum, question) => sum + 1 / question.choices.length, 0) / asked.length,
    score(system) {
      const { credits, guessed } = scoreMultipleChoice(asked, (_, choice) => system.answer(choice));
      const unanswered = new Set(guessed.map(({ id }) => id));
      const isAnswered = asked.map(({ id }) => !unanswered.has(id));
      return scoreCredits(system, credits, isAnswered, { seed });
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
