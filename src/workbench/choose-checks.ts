import { findBaseForms, type WordnetPart } from '../corpus/morphy.js';
import { readExceptions } from '../corpus/read-exceptions.js';
import type { CheckLexiconOptions } from '../lexicon/checks/check-lexicon.js';
import { readDotContent } from '../lexicon/dot-objects/read-dot-objects.js';

const partNames: ReadonlyMap<string, WordnetPart> = new Map<string, WordnetPart>([
  ['n', 'noun'],
  ['v', 'verb'],
  ['a', 'adj'],
  ['r', 'adv'],
]);

/**
 * What the checks of a lexicon are to know beside it: the inventory of dot objects, and of English its irregular forms.
 *
 * @param isLemma whether a word, in lower case, is one of the lexicon.
 */
export function chooseChecks(language: string, isLemma: (lemma: string) => boolean): CheckLexiconOptions {
  const dotObjects = readDotContent();
  if (!/^en(?:-|$)/.test(language)) return { dotObjects };
  const exceptions = readExceptions();
  const baseForms = (form: string, letter: string): readonly string[] => {
    const part = partNames.get(letter);
    return part === undefined ? [] : findBaseForms(form, part, { exceptions, isLemma });
  };
  return { dotObjects, baseForms };
}
