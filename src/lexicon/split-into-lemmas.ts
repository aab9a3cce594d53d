/** Where a piece stands in a word, in UTF-16 units. */
export interface LemmaPiece {
  readonly start: number;
  readonly end: number;
}

/** The longest lemma that a piece may be, in characters; the longest one of the Chinese Open Wordnet has 20. */
const longestPiece = 32;

/**
 * Cuts a word into pieces that are all known, the fewest that cover it; of equally many those whose first is the longest.
 * Empty where it cannot be covered, or where only single characters do. No piece has more than 32 characters.
 */
export function splitIntoLemmas(word: string, isKnown: (text: string) => boolean): LemmaPiece[] {
  const ends = [0];
  for (const character of word) ends.push((ends.at(-1) as number) + character.length);
  const count = ends.length - 1;
  // For each start the fewest pieces from there to the end, and where the first of them ends.
  const fewest = new Array<number>(count + 1).fill(Number.POSITIVE_INFINITY);
  const next = new Array<number>(count + 1).fill(-1);
  fewest[count] = 0;
  for (let start = count - 1; start >= 0; start--) {
    for (let end = Math.min(count, start + longestPiece); end > start; end--) {
      const pieces = 1 + (fewest[end] as number);
      if (pieces >= (fewest[start] as number) || !isKnown(word.slice(ends[start], ends[end]))) continue;
      fewest[start] = pieces;
      next[start] = end;
    }
  }
  const total = fewest[0] as number;
  if (total === Number.POSITIVE_INFINITY || (total === count && count > 1)) return [];
  const pieces: LemmaPiece[] = [];
  for (let at = 0; at < count; at = next[at] as number) {
    pieces.push({ start: ends[at] as number, end: ends[next[at] as number] as number });
  }
  return pieces;
}
