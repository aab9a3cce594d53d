import { readCountTable } from '../corpus/read-count-table.js';
import { BigramCounts, type CountedBigram } from './bigram-counts.js';

/** What the columns of a head and of its modifier are called. */
const heads = [
  ['head', 'noun'],
  ['modifier', 'adjective'],
];

/**
 * Reads tables of counted phrases with tabs, as `qualia space build` writes `noun-noun.tsv` (head, modifier, count) and
 * `noun-adjective.tsv` (noun, adjective, count); packed ones too. Counts of the same phrase are added.
 *
 * @throws MissingFileError when there is no such file; FileFormatError, with the line, when a table has other heads or a
 * line is no phrase with a count above 0.
 */
export async function readBigrams(paths: readonly string[]): Promise<BigramCounts> {
  const bigrams = new BigramCounts();
  await readEachBigram(paths, (bigram) => bigrams.add(bigram));
  return bigrams;
}

/** Reads the phrases of such tables one by one; throws as {@link readBigrams}. */
export async function readEachBigram(
  paths: readonly string[],
  onBigram: (bigram: CountedBigram) => void,
): Promise<void> {
  for (const path of paths) {
    await readCountTable(path, heads, ([head, modifier], count) => onBigram({ head, modifier, count }));
  }
}
