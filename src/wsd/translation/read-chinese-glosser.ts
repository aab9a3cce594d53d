import { createChineseAnnotator } from '../../corpus/chinese-annotator.js';
import { readSimplifier } from '../../corpus/read-simplifier.js';
import { readDotObjects } from '../../lexicon/dot-objects/read-dot-objects.js';
import { readChineseGlosses } from '../../lexicon/read-chinese-glosses.js';
import { readOmw } from '../../lexicon/read-omw.js';
import { readWordnet } from '../../lexicon/read-wordnet.js';
import { createChineseGlosser } from './chinese-glosser.js';
import type { TranslateTarget } from './translate-target.js';

/** Options of {@link readChineseGlosser}. */
export interface ReadChineseGlosserOptions {
  /** Chinese wordnets for words that the glosses of this package lack: OMW tab files as `readOmw` takes them; default none. */
  readonly omw?: readonly string[] | undefined;
}

/**
 * Reads all that `createChineseGlosser` needs: jieba, the glosses, names and table of characters that come with this package, and
 * Chinese wordnets where they are given.
 *
 * @throws MissingFileError when `@node-rs/jieba` is not installed, or a file is missing; as `readOmw`.
 * @example (await readChineseGlosser())({ text: '他住在法国', start: 3, end: 5 }).text // 'he live in 法国'
 */
export async function readChineseGlosser({ omw = [] }: ReadChineseGlosserOptions = {}): Promise<TranslateTarget> {
  const simplify = readSimplifier();
  const annotator = await createChineseAnnotator({ names: false });
  const parts = { annotator, glosses: readChineseGlosses(), simplify, dotObjects: readDotObjects() };
  if (omw.length === 0) return createChineseGlosser(parts);
  const english = await readWordnet({ version: '3.0' });
  const { lexicon: own } = await readOmw(omw, { wordnet: english, fold: simplify });
  return createChineseGlosser({ ...parts, wordnets: { own, english } });
}
