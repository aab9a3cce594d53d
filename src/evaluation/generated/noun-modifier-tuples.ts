import type { ChoiceQuestion } from '../dataset.js';
import { type NounModifierQuestion, reverseStems } from './noun-modifier-questions.js';

/** A phrase with a word: modifier, head, word, and whether the word means the same as the phrase. */
export interface NounModifierTuple {
  readonly words: readonly [modifier: string, head: string, word: string];
  readonly isRight: boolean;
}

/**
 * Lists the tuples of a noun-modifier question in its fourteen-choice form, to train on (Turney 2013, section 5): every
 * choice with the stem as it is and turned round, of which one is right.
 */
export function listNounModifierTuples(question: NounModifierQuestion): NounModifierTuple[] {
  const { choices, solution } = reverseStems(question);
  return choices.map(({ stem, word }, place) => ({ words: [...stem, word], isRight: place === solution }));
}

/**
 * Leaves out the questions that share their stem, in either order, or their solution with a published one, so that training
 * on the rest has seen nothing of what is published.
 */
export function excludePublished(
  questions: readonly NounModifierQuestion[],
  published: readonly ChoiceQuestion[],
): NounModifierQuestion[] {
  const stems = new Set(published.flatMap(({ stem }) => [stem.join(' '), [...stem].reverse().join(' ')]));
  const solutions = new Set(published.map(({ choices, solution }) => choices[solution]?.join(' ')));
  return questions.filter(({ stem, choices, solution }) => {
    return !stems.has(stem.join(' ')) && !solutions.has(choices[solution]?.word);
  });
}
