/** A word of a text in lower case, with its place in UTF-16 units. */
export interface PlacedWord {
  readonly form: string;
  readonly start: number;
  readonly end: number;
}

/** Where words stand in a text, in UTF-16 units; `end` is the place behind them. */
export interface Mention {
  readonly start: number;
  readonly end: number;
}

/**
 * Cuts a text into its words in lower case: letters and digits, joined by inner hyphens, points and apostrophes; a possessive
 * 's is its own.
 */
export function placeWords(text: string): PlacedWord[] {
  const pattern = /['’]s(?![\p{L}\p{N}])|[\p{L}\p{N}]+(?:(?!['’]s(?![\p{L}\p{N}]))['’.-][\p{L}\p{N}]+)*/gu;
  return Array.from(text.matchAll(pattern), (match) => ({
    form: match[0].toLowerCase(),
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** Finds the first place where words follow one another in a text, undefined where they do not. */
export function findMention(
  sentence: readonly PlacedWord[],
  words: readonly string[],
  matches: (form: string, word: string) => boolean,
): Mention | undefined {
  if (words.length === 0) return undefined;
  for (let at = 0; at + words.length <= sentence.length; at++) {
    if (!words.every((word, i) => matches(sentence[at + i].form, word))) continue;
    return { start: sentence[at].start, end: sentence[at + words.length - 1].end };
  }
  return undefined;
}
