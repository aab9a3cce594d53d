/**
 * The words next to a lemma where it stands first, so many on each side; none where it does not stand there.
 *
 * @example nearWords(['the', 'river', 'bank', 'be', 'steep'], 'bank', 1) // ['river', 'be']
 */
export function nearWords(words: readonly string[], lemma: string, eachSide: number): string[] {
  const place = words.indexOf(lemma.toLowerCase());
  if (place === -1) return [];
  return [...words.slice(Math.max(0, place - eachSide), place), ...words.slice(place + 1, place + 1 + eachSide)];
}
