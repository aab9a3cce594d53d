import { OptionError } from '../errors.js';
import type { ChoiceQuestion, ChoiceSet } from './dataset.js';

/**
 * Gives questions with a stem of two words every choice once more, with the stem turned round, of which none is right: seven
 * choices become fourteen (Turney 2012), so that a system needs the order of the words.
 *
 * @throws OptionError where a stem has not two words, or its choices go with other stems already.
 * @example turnChoices(parseTurneyQuestions(file)).questions[0]?.choices.length // 14
 */
export function turnChoices(set: ChoiceSet): ChoiceSet {
  const questions = set.questions.map((question): ChoiceQuestion => {
    const { id, stem, choices, stems } = question;
    if (stem.length !== 2) throw new OptionError('set', stem, `questions with a stem of two words, but "${id}"`);
    if (stems !== undefined) throw new OptionError('set', stems, `questions of one stem each, but "${id}"`);
    const turned = stem.toReversed();
    return {
      ...question,
      choices: [...choices, ...choices],
      stems: [...choices.map(() => stem), ...choices.map(() => turned)],
    };
  });
  return { ...set, questions };
}
