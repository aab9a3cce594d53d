import { requireOption } from '../errors.js';

/**
 * Makes what tells the words that were counted often enough, as searches take it for their option `accept`; a word without a
 * count was counted 0 times.
 *
 * @throws OptionError when the count is no number from 0.
 * @example search.composeWord(['dog', 'house'], { accept: acceptFrequent(await readFrequencies('frequency.tsv'), 20) })
 */
export function acceptFrequent(
  frequencies: ReadonlyMap<string, number>,
  minimumCount: number,
): (word: string) => boolean {
  requireOption(minimumCount >= 0, 'minimumCount', minimumCount, 'a number >= 0');
  return (word) => (frequencies.get(word) ?? 0) >= minimumCount;
}
