import { join } from 'node:path';
import { namePhrase, phraseKinds } from '../corpus/phrase-targets.js';
import { readArgumentCounts } from '../discocat/read-argument-counts.js';
import { MissingFileError, OptionError } from '../errors.js';

/**
 * Reads the names of the phrases of two words that the tables of a folder list often enough, those of one table by name.
 *
 * @throws OptionError where the folder lacks a table, or none of its phrases is frequent enough.
 */
export async function readPhrases(folder: string, minimumCount: number): Promise<string[]> {
  const phrases: string[] = [];
  for (const kind of phraseKinds) {
    const counts = await readArgumentCounts(join(folder, `${kind}.tsv`), kind).catch((error: unknown) => {
      if (!(error instanceof MissingFileError)) throw error;
      const allowed = `a folder with ${phraseKinds.map((name) => `${name}.tsv`).join(', ')}, as "qualia space build" writes them without --no-tuples`;
      throw new OptionError('--phrases', folder, allowed);
    });
    for (const word of counts.words) {
      const frequent = counts.of(word).filter(({ count }) => count >= minimumCount);
      phrases.push(...frequent.map(({ argument }) => namePhrase({ kind, word, argument })));
    }
  }
  if (phrases.length > 0) return phrases;
  throw new OptionError('--minimum-phrase-count', minimumCount, 'a number that some phrase of the tables reaches');
}
