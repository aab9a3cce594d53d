import { type TokenSpan, tokenise } from '../../corpus/tokenise.js';
import { Vocabulary } from '../../corpus/vocabulary.js';
import { requireOption, requireWhole } from '../../errors.js';

/** The codes that stand for no word: a place without one, a word that is not known, a word that is hidden. */
export const marks = { blank: 0, unknown: 1, hidden: 2 } as const;

const markNames = ['[blank]', '[unknown]', '[hidden]'] as const;

/** What the words of an encoder are called where one is not among them. */
export const vocabularyName = 'the vocabulary of the encoder';

/** The code of the first word. */
export const firstWord = markNames.length;

/** Tells whether there is a word that the encoder knows among codes. */
export function hasKnownWord(codes: Uint32Array): boolean {
  return codes.some((code) => code >= firstWord);
}

/** A word of a text with its code and place. */
export interface CodedWord extends TokenSpan {
  readonly code: number;
}

/** The words that an encoder knows, in small letters, by their codes; the first three codes are marks. */
export class WordCodes {
  readonly vocabulary: Vocabulary;

  /**
   * @param words distinct words in small letters.
   * @throws OptionError when there is none, or a mark among them.
   */
  constructor(words: readonly string[]) {
    requireOption(words.length > 0, 'words', words.length, 'at least one word');
    const mark = markNames.find((name) => words.includes(name));
    requireOption(mark === undefined, 'words', mark, 'words, not marks');
    this.vocabulary = new Vocabulary(vocabularyName, [...markNames, ...words]);
  }

  /** How many codes there are, marks included. */
  get size(): number {
    return this.vocabulary.size;
  }

  /** The words without the marks, in the order of their codes. */
  get words(): readonly string[] {
    return this.vocabulary.labels.slice(firstWord);
  }

  /** Returns the code of a word, whatever its case; that of an unknown word where it is not known, also for names of marks. */
  codeOf(word: string): number {
    const code = this.vocabulary.find(word.toLowerCase());
    return code === undefined || code < firstWord ? marks.unknown : code;
  }

  /** Returns the words of a text with their codes and places. */
  encode(text: string): CodedWord[] {
    return tokenise(text).map((token) => ({ ...token, code: this.codeOf(token.form) }));
  }
}

/**
 * Returns the most frequent words, ties by name.
 *
 * @param options.size how many at most, >= 1.
 * @param options.minimumCount how often a word must occur, >= 1; default 2.
 * @throws OptionError when an option is out of range.
 */
export function chooseWords(
  counts: ReadonlyMap<string, number>,
  options: { readonly size: number; readonly minimumCount?: number },
): string[] {
  const { size, minimumCount = 2 } = options;
  requireWhole('size', size, 1);
  requireWhole('minimumCount', minimumCount, 1);
  const marked: ReadonlySet<string> = new Set(markNames);
  return [...counts]
    .filter(([word, count]) => count >= minimumCount && !marked.has(word))
    .sort(([left, a], [right, b]) => b - a || (left < right ? -1 : 1))
    .slice(0, size)
    .map(([word]) => word);
}
