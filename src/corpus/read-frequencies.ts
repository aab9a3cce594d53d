import { readCountTable } from './read-count-table.js';

/**
 * Reads how often words were counted: a table `target`, `count` with tabs, as `qualia space build` writes `frequency.tsv`; a
 * packed one too. Counts of the same word are added.
 *
 * @throws MissingFileError when there is no such file; FileFormatError, with the line, when the table has other heads or a
 * line is no word with a count above 0.
 * @example (await readFrequencies('frequency.tsv')).get('dog')
 */
export async function readFrequencies(path: string): Promise<ReadonlyMap<string, number>> {
  const frequencies = new Map<string, number>();
  await readCountTable(path, [['target']], ([word], count) => {
    frequencies.set(word, (frequencies.get(word) ?? 0) + count);
  });
  return frequencies;
}
