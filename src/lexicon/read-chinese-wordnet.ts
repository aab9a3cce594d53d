import { buildChineseWordnet, type SenseExamples } from './build-chinese-wordnet.js';
import type { DotObjectEntry } from './dot-object-entry.js';
import { Lexicon } from './lexicon.js';
import type { LexiconReading } from './lexicon-reading.js';
import { createMemoryStore } from './memory-store.js';
import { parseChineseWordnet } from './parse-chinese-wordnet.js';
import { type LexiconFile, type LexiconFileOptions, readLexiconFile, readLexiconText } from './read-lexicon-file.js';
import { normaliseLemma } from './synset.js';

/** How {@link readChineseWordnet} makes a lexicon. */
export interface ReadChineseWordnetOptions extends LexiconFileOptions {
  /** As in {@link ReadOmwOptions}; default lemmas are kept as they are. */
  readonly fold?: ((lemma: string) => string) | undefined;
  /** The lexicon's version; default `unknown`. */
  readonly version?: string | undefined;
}

/** Chinese Wordnet: its senses as a lexicon, and its dot objects. */
export interface ChineseWordnetReading extends LexiconReading {
  /** In the order of the file. */
  readonly dotObjects: readonly DotObjectEntry[];
  /** The examples of each sense that has any, with the places of the word that is meant. */
  readonly examples: readonly SenseExamples[];
}

/**
 * Reads Chinese Wordnet from a JSON file of yours, packed or not: an object with a list of senses for each lemma, each
 * `{ lemma, zhuyin, cwn_id, definition, pos, examples, relations }`. The data themselves do not come with this package.
 *
 * Each sense is a synset of its own, `cwn-` with its id and the letter of its part of speech, once for each of its parts of
 * speech; its key is the lemma, `%` and that id. Senses whose definition begins with the words for "dot object" are no
 * senses of the lexicon but aspects of dot objects. Marks are taken out of examples, relations that do not lead back are
 * completed, and everything that was put right or left out is a finding.
 *
 * @throws MissingFileError when there is no such file; FileFormatError when it is not UTF-8 or not such JSON.
 * @example (await readChineseWordnet('cwn.json')).dotObjects[0]?.type // 'organization.human'
 */
export async function readChineseWordnet(
  path: string,
  options: ReadChineseWordnetOptions = {},
): Promise<ChineseWordnetReading> {
  return await readChineseWordnetFile(await readLexiconFile(path, options), options);
}

/** As {@link readChineseWordnet}, of a file that is open. */
export async function readChineseWordnetFile(
  file: LexiconFile,
  options: ReadChineseWordnetOptions,
): Promise<ChineseWordnetReading> {
  const { fold = (lemma) => lemma, version = 'unknown' } = options;
  const normalise = (lemma: string): string => normaliseLemma(fold(lemma));
  const parsed = parseChineseWordnet(await readLexiconText(file), file.path);
  const { synsets, dotObjects, examples, findings } = buildChineseWordnet(parsed.entries, normalise);
  const lexicon = new Lexicon('Chinese Wordnet', version, createMemoryStore(synsets, normalise));
  return { lexicon, language: 'zh', findings: [...parsed.findings, ...findings], dotObjects, examples };
}
