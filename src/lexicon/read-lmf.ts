import { buildLmf } from './build-lmf.js';
import { Lexicon } from './lexicon.js';
import type { LexiconReading } from './lexicon-reading.js';
import { createMemoryStore } from './memory-store.js';
import { type LmfContent, parseLmf } from './parse-lmf.js';
import { type LexiconFile, type LexiconFileOptions, readLexiconFile } from './read-lexicon-file.js';
import { normaliseLemma } from './synset.js';

/** What {@link readLmf} reads of a file. */
export interface ReadLmfOptions extends LexiconFileOptions {
  /** The id of the lexicon, alone or as `id:version`, where the file has several; default the only one. */
  readonly lexicon?: string | undefined;
  /** As in {@link ReadOmwOptions}; default lemmas are kept as they are. */
  readonly fold?: ((lemma: string) => string) | undefined;
}

/** A lexicon of a WN-LMF file. */
export interface LmfReading extends LexiconReading {
  /** The lemmas, in lower case, that the file gives for further written forms such as `mice`. */
  readonly forms: ReadonlyMap<string, readonly string[]>;
}

/**
 * Reads a wordnet from WN-LMF XML of the versions 1.0 to 1.4, such as Open English WordNet, packed or not.
 *
 * Synsets keep their ids. The senses of a synset stand in the order of its `members`, those of a lemma are ranked by `n` or
 * by the order of its entries. A sense's key is the sense key of WordNet where the file has it, as Open English WordNet has
 * in its ids, otherwise the id of the sense. Entries of a synset that differ in letter case only are one sense with variants.
 * Relation types that are not known here, parts of speech other than n, v, a, s and r, and senses of entries without a lemma,
 * which an extension adds to another lexicon, are left out and told.
 *
 * @throws MissingFileError when there is no such file; FileFormatError, with the line, when it is not well-formed WN-LMF or
 *   has several lexicons of which none was chosen.
 * @example (await readLmf('english-wordnet-2024.xml.gz')).lexicon.senses('dog', 'n')[0]?.key // 'dog%1:05:00::'
 */
export async function readLmf(path: string, options: ReadLmfOptions = {}): Promise<LmfReading> {
  return await readLmfFile(await readLexiconFile(path, options), options);
}

/** As {@link readLmf}, of a file that is open. */
export async function readLmfFile({ path, bytes }: LexiconFile, options: ReadLmfOptions): Promise<LmfReading> {
  const { lexicon: wanted, fold = (lemma) => lemma } = options;
  const content = await parseLmf(bytes, path, wanted);
  const normalise = (lemma: string): string => normaliseLemma(fold(lemma));
  const { synsets, findings } = buildLmf(content, (line) => `${path}, line ${line}`, normalise);
  const store = createMemoryStore(synsets, normalise);
  const lexicon = new Lexicon(content.label, content.version, store);
  return { lexicon, language: content.language, findings, forms: gatherForms(content) };
}

function gatherForms({ forms }: LmfContent): Map<string, string[]> {
  const lemmas = new Map<string, string[]>();
  for (const { form, lemma } of forms) {
    if (lemma.trim() === '') continue;
    const name = normaliseLemma(form);
    const known = lemmas.get(name) ?? [];
    if (!known.includes(normaliseLemma(lemma))) lemmas.set(name, [...known, normaliseLemma(lemma)]);
  }
  return lemmas;
}
