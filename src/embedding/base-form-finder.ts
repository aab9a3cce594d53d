import { type ExceptionLists, findBaseForms, type WordnetPart } from '../corpus/morphy.js';
import { readExceptions } from '../corpus/read-exceptions.js';

const parts: readonly WordnetPart[] = ['noun', 'verb', 'adj', 'adv'];

/** How {@link createBaseFormFinder} finds base forms. */
export interface BaseFormOptions {
  /** Irregular forms with their base forms; default WordNet's, which come with this package. */
  readonly exceptions?: ExceptionLists | undefined;
}

/**
 * Makes a function that returns a word as it is where it is known, else the first of its base forms that is, tried as a noun, a
 * verb, an adjective and an adverb; the word itself where none is. Rules and exceptions are those of WordNet's Morphy, for
 * English words in lower case.
 *
 * @example createBaseFormFinder((word) => word === 'dog')('dogs') // 'dog'
 */
export function createBaseFormFinder(
  isKnown: (word: string) => boolean,
  { exceptions = readExceptions() }: BaseFormOptions = {},
): (word: string) => string {
  const found = new Map<string, string>();
  const find = (word: string): string => {
    for (const part of parts) {
      const [base] = findBaseForms(word, part, { exceptions, isLemma: isKnown }).filter(isKnown);
      if (base !== undefined) return base;
    }
    return word;
  };
  return (word) => {
    if (isKnown(word)) return word;
    const base = found.get(word) ?? find(word);
    // Words of a corpus repeat; a list without end is not kept.
    if (found.size < mostKept) found.set(word, base);
    return base;
  };
}

const mostKept = 2 ** 17;
