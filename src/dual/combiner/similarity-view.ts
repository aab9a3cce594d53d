import type { Space } from '../../space/space.js';

/** One way to say how alike two words are, in either order: a cosine in a space of some rank. */
export interface SimilarityView {
  /** `d` for domain, `f` for function. */
  readonly symbol: 'd' | 'f';
  /** What sets it apart from other views of the same symbol, for instance `k=300 p=0.5`. */
  readonly name: string;
  /** Tells whether it has a direction for the word. */
  has(word: string): boolean;
  /** A number -1..1 for words that it has. */
  similarity(left: string, right: string): number;
}

/**
 * Makes a view of a space: cosines, and the words whose rows are not zero.
 *
 * @param space dense or sparse; it is read at each call and never changed.
 * @example viewSimilarity('d', 'k=300 p=0.5', domain)
 */
export function viewSimilarity(symbol: 'd' | 'f', name: string, space: Space): SimilarityView {
  const known = new Map<string, boolean>();
  return {
    symbol,
    name,
    has(word) {
      const found = known.get(word);
      if (found !== undefined) return found;
      const hasDirection = space.has(word) && space.vector(word).some((value) => value !== 0);
      known.set(word, hasDirection);
      return hasDirection;
    },
    similarity: (left, right) => space.cosine(left, right),
  };
}
