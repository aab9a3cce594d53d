import { join } from 'node:path';
import { openRun, type RunFile } from '../matrix/read-run.js';
import { readWordClasses } from './read-word-classes.js';
import { Vocabulary } from './vocabulary.js';
import { countingFiles } from './write-shard-runs.js';

/** Counts of a text's words with their neighbours, in a file that is read in blocks of rows. */
export interface TextCountsFile {
  readonly targets: Vocabulary;
  readonly contexts: Vocabulary;
  /** How often each target occurs in the text. */
  readonly frequencies: Float64Array;
  /** How many tokens the text has, of words left out as well. */
  readonly tokens: number;
  /** Targets by contexts; open, to be closed by whoever asked for it. */
  readonly counts: RunFile;
}

/**
 * Opens the counts in a folder that `countLargeText` has filled.
 *
 * @throws MissingFileError when the counting is not finished; FileFormatError when a file is damaged.
 */
export async function openTextCounts(folder: string): Promise<TextCountsFile> {
  const words = await readWordClasses(join(folder, countingFiles.words));
  const labelsOf = (name: string, places: Int32Array): Vocabulary => {
    return new Vocabulary(
      `the ${name} of the text`,
      words.vocabulary.labels.filter((_, word) => places[word] !== -1),
    );
  };
  return {
    targets: labelsOf('targets', words.targets),
    contexts: labelsOf('contexts', words.contexts),
    frequencies: words.frequencies.filter((_, word) => words.targets[word] !== -1),
    tokens: words.tokens,
    counts: await openRun(join(folder, countingFiles.counts)),
  };
}
