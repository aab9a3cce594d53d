/** A word of a text with its place, in UTF-16 units. */
export interface PlacedWord {
  readonly start: number;
  readonly end: number;
}

/** How {@link cutChinese} cuts. */
export interface CutChineseOptions {
  /** The words that a segmenter finds; they may reach beyond what is cut. */
  readonly words: readonly PlacedWord[];
  /** Whether something is known of a piece; `isWord` tells that the segmenter takes it for a word. */
  readonly isKnown: (piece: string, isWord: boolean) => boolean;
}

/** The longest piece, in UTF-16 units. */
const longest = 8;
/** What pieces cost: each one, one of a single character besides, an unknown one for each character. */
const costs = { piece: 1, single: 0.2, unknown: 2.2 };
/** What it costs to cut where the segmenter does not, and to pass over where it does. */
const borders = { made: 0.6, passed: 0.3 };

/**
 * Cuts a stretch of a text into pieces of which something is known, few and where a segmenter cuts too as far as may be: the pieces
 * whose costs together are least. A word of the segmenter of which nothing is known is one piece, where its parts are not better.
 *
 * @param from where the stretch begins in the text, in UTF-16 units.
 * @param to where it ends, exclusive.
 * @example cutChinese('教室里', { from: 0, to: 3 }, { words, isKnown }) // [{ start: 0, end: 2 }, { start: 2, end: 3 }]
 */
export function cutChinese(
  text: string,
  { from, to }: { readonly from: number; readonly to: number },
  { words, isKnown }: CutChineseOptions,
): PlacedWord[] {
  const cuts = new Set(words.flatMap(({ start, end }) => [start, end]));
  const ends = new Map(words.map(({ start, end }) => [start, end]));
  const length = to - from;
  const least = new Array<number>(length + 1).fill(Number.POSITIVE_INFINITY);
  const next = new Array<number>(length + 1).fill(length);
  least[length] = 0;
  for (let start = length - 1; start >= 0; start--) {
    for (let end = start + 1; end <= Math.min(length, start + longest); end++) {
      const cost = costOf(from + start, from + end) + least[end];
      if (cost >= least[start]) continue;
      least[start] = cost;
      next[start] = end;
    }
  }
  const pieces: PlacedWord[] = [];
  for (let start = 0; start < length; start = next[start])
    pieces.push({ start: from + start, end: from + next[start] });
  return pieces;

  function costOf(start: number, end: number): number {
    const isWord = ends.get(start) === end;
    const piece = text.slice(start, end);
    const known = isKnown(piece, isWord);
    if (!known && !isWord && end > start + 1) return Number.POSITIVE_INFINITY;
    let cost = known ? costs.piece : costs.unknown * (end - start);
    if (end === start + 1) cost += costs.single;
    if (!cuts.has(end) && end < to) cost += borders.made;
    for (let at = start + 1; at < end; at++) if (cuts.has(at)) cost += borders.passed;
    return cost;
  }
}
