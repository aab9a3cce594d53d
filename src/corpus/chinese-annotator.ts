import { fileURLToPath } from 'node:url';
import { requireOption } from '../errors.js';
import type { Annotator } from './annotator.js';
import { findChineseNames } from './chinese-names.js';
import { type ChineseWord, createIntlSegmenter, type SegmentChinese } from './chinese-words.js';
import { universalTagOf } from './ictclas-tags.js';
import type { PerceptronTagger } from './perceptron-tagger.js';
import { type Jieba, readJieba } from './read-jieba.js';
import { readSimplifier, type SimplifyChinese } from './read-simplifier.js';
import { readTagger } from './read-tagger.js';
import type { Sentence, Token, UniversalTag } from './sentence.js';

/** Settings of {@link createChineseAnnotator}. */
export interface ChineseAnnotatorOptions {
  /**
   * What cuts text into words: `jieba`, which needs the package `@node-rs/jieba`, or `intl`, JavaScript's own dictionary,
   * which knows no parts of speech, so that every word with a letter is tagged X. Default `jieba`.
   */
  readonly segmenter?: 'jieba' | 'intl';
  /** With jieba: whether characters are put together to words that its dictionary lacks. Default true. */
  readonly newWords?: boolean;
  /**
   * With jieba: what gives the universal tags, the `trained` tagger that comes with this package, the `table` of ICTCLAS
   * tags, or a tagger of your own over words in simplified characters. Default `trained`.
   */
  readonly tagger?: 'trained' | 'table' | Pick<PerceptronTagger, 'tag'>;
  /** With jieba: whether proper names are looked for. Default true. */
  readonly names?: boolean;
}

/**
 * Makes the annotator for Chinese: words, universal tags, lemmas equal to the forms, and with jieba proper names.
 *
 * With jieba, traditional characters are read as the simplified ones for cutting and tagging; forms keep the text's own.
 *
 * @throws MissingFileError when `@node-rs/jieba` is wanted but not installed; OptionError where an option is out of range.
 * @example
 * const annotator = await createChineseAnnotator();
 * annotator.annotate({ document: 'd', position: 0, text: '我来到北京' }).tokens[2]?.tag // 'PROPN'
 */
export async function createChineseAnnotator(options: ChineseAnnotatorOptions = {}): Promise<Annotator> {
  const { segmenter = 'jieba', newWords = true, tagger = 'trained', names = true } = options;
  requireOption(segmenter === 'jieba' || segmenter === 'intl', 'segmenter', segmenter, '"jieba" or "intl"');
  requireOption(
    tagger === 'trained' || tagger === 'table' || typeof tagger === 'object',
    'tagger',
    tagger,
    '"trained", "table" or a tagger',
  );
  if (segmenter === 'intl') {
    const keep: SimplifyChinese = (text) => text;
    return makeAnnotator({ segment: createIntlSegmenter(), simplify: keep, tag: tagWithoutDictionary, names: false });
  }
  const jieba = await readJieba({ newWords });
  return makeAnnotator({ segment: jieba.segment, simplify: readSimplifier(), tag: chooseTags(tagger, jieba), names });
}

type TagWords = (words: readonly ChineseWord[]) => UniversalTag[];

interface Parts {
  readonly segment: SegmentChinese;
  readonly simplify: SimplifyChinese;
  readonly tag: TagWords;
  readonly names: boolean;
}

function makeAnnotator({ segment, simplify, tag, names }: Parts): Annotator {
  const annotate = (unit: Parameters<Annotator['annotate']>[0]): Sentence => {
    const words = segment(simplify(unit.text));
    const tags = tag(words);
    const tokens = words.map(({ start, end }, i): Token => {
      const form = unit.text.slice(start, end);
      return { form, lemma: form, tag: tags[i] ?? 'X', start, end };
    });
    return names ? { ...unit, tokens, names: findChineseNames(words, tags) } : { ...unit, tokens };
  };
  return { name: 'chinese', annotate };
}

function chooseTags(tagger: 'trained' | 'table' | Pick<PerceptronTagger, 'tag'>, { tagOf }: Jieba): TagWords {
  if (tagger === 'table') return (words) => words.map(({ form, ictclas }) => universalTagOf(form, ictclas));
  const trained = tagger === 'trained' ? readTagger({ path: weightsPath(), partsOfSpeech: tagOf }) : tagger;
  return (words) => trained.tag(words.map(({ form }) => form));
}

function tagWithoutDictionary(words: readonly ChineseWord[]): UniversalTag[] {
  return words.map(({ form }) => (/\p{L}/u.test(form) ? 'X' : universalTagOf(form)));
}

function weightsPath(): string {
  return fileURLToPath(new URL('../../lexicons/chinese-tagger/weights.bin.gz', import.meta.url));
}
