import { requireOption } from '../errors.js';

/** Which parts of a word {@link listSubwords} lists. */
export interface SubwordOptions {
  /** The shortest n-gram, in characters, the marks included; default 2. */
  readonly minimumLength?: number;
  /** The longest n-gram; default 6. */
  readonly maximumLength?: number;
}

/** The defaults of {@link SubwordOptions}. */
export const subwordDefaults: Required<SubwordOptions> = { minimumLength: 2, maximumLength: 6 };

/**
 * Lists the distinct character n-grams of a word between the marks `<` and `>`, then the whole word between them
 * (Bojanowski et al. 2017, section 3.2).
 *
 * A character is a code point. A text with white space gives the n-grams of all its words; the empty one gives none.
 *
 * @throws OptionError for lengths that are no whole numbers from 1 or out of order.
 * @example listSubwords('as', { minimumLength: 3, maximumLength: 3 }) // ['<as', 'as>', '<as>']
 */
export function listSubwords(word: string, options: SubwordOptions = {}): string[] {
  const { minimumLength, maximumLength } = { ...subwordDefaults, ...options };
  const isLength = (length: number): boolean => Number.isInteger(length) && length >= 1;
  requireOption(isLength(minimumLength), 'minimumLength', minimumLength, 'a whole number >= 1');
  const isInOrder = isLength(maximumLength) && maximumLength >= minimumLength;
  requireOption(isInOrder, 'maximumLength', maximumLength, `a whole number >= ${minimumLength}`);
  const subwords = new Set<string>();
  for (const part of word.split(/\s+/u)) {
    if (part === '') continue;
    const characters = [...`<${part}>`];
    for (let length = minimumLength; length <= maximumLength; length++) {
      for (let start = 0; start + length <= characters.length; start++) {
        subwords.add(characters.slice(start, start + length).join(''));
      }
    }
    subwords.add(characters.join(''));
  }
  return [...subwords];
}
