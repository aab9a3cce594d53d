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
  const counts = new Map<string, number>();
  for (const { words } of items) for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  const rarity = (a: string, b: string): number => {
    return (counts.get(a) as number) - (counts.get(b) as number) || (a < b ? -1 : a > b ? 1 : 0);
  };
  const holders = new Map<string, number[]>();
  for (const [place, item] of items.entries()) {
    const size = item.words.size;
    const prefix = [...item.words].sort(rarity).slice(0, size - Math.ceil(share * size) + 1);
    const met = new Set<number>();
    for (const word of prefix) {
      const known = holders.get(word);
      if (known === undefined) {
        holders.set(word, [place]);
        continue;
      }
      for (const other of known) met.add(other);
      known.push(place);
    }
    for (const other of [...met].sort((a, b) => a - b)) {
      const earlier = items[other] as Item;
      if (shareOf(earlier.words, item.words) >= share) yield [earlier, item];
    }
  }
}

function shareOf(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let both = 0;
  for (const word of a) if (b.has(word)) both++;
  return both / (a.size + b.size - both);
}
