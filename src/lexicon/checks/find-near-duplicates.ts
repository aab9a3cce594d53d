/**
 * Finds the pairs of sets of words that share at least some part of their words (Jaccard), each set with the earlier ones.
 *
 * Two sets that share so much must share one of the rarest words of each (Chaudhuri, Ganti & Kaushik 2006, prefix filter), so
 * that only those with a rare word in common are compared.
 */
export function* findNearDuplicates<Item extends { readonly words: ReadonlySet<string> }>(
  items: readonly Item[],
  share: number,
): Generator<readonly [earlier: Item, later: Item]> {
  const ranks = rankWords(items);
  const sets = items.map(({ words }) => Int32Array.from(words, (word) => ranks.get(word) as number).sort());
  const holders = Array.from({ length: ranks.size }, (): number[] => []);
  /** The last set that met each one, so that it is compared once. */
  const metBy = new Int32Array(items.length).fill(-1);
  for (const [place, set] of sets.entries()) {
    const prefix = set.subarray(0, set.length - Math.ceil(share * set.length) + 1);
    const near: number[] = [];
    for (const word of prefix) {
      const known = holders[word] as number[];
      for (const other of known) {
        if (metBy[other] === place) continue;
        metBy[other] = place;
        if (shareOf(sets[other] as Int32Array, set) >= share) near.push(other);
      }
      known.push(place);
    }
    for (const other of near.sort((a, b) => a - b)) yield [items[other] as Item, items[place] as Item];
  }
}

/** The place of each word among all, the rarest first. */
function rankWords(items: readonly { readonly words: ReadonlySet<string> }[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { words } of items) for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  const ordered = [...counts].sort((a, b) => a[1] - b[1] || (a[0] < b[0] ? -1 : 1));
  return new Map(ordered.map(([word], rank) => [word, rank]));
}

/** The share of the numbers of two ascending lists that are in both. */
function shareOf(a: Int32Array, b: Int32Array): number {
  let both = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const difference = (a[i] as number) - (b[j] as number);
    if (difference === 0) both++;
    if (difference <= 0) i++;
    if (difference >= 0) j++;
  }
  return both / (a.length + b.length - both);
}
