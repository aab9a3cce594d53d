import { MissingFileError } from '../errors.js';
import { placeSegments, type SegmentChinese } from './chinese-words.js';

/** Settings of {@link readJieba}. */
export interface ReadJiebaOptions {
  /** Whether a hidden Markov model puts single characters together to words the dictionary lacks; default true. */
  readonly newWords?: boolean;
}

/** What the package `@node-rs/jieba` offers, once its dictionary is read. */
export interface Jieba {
  /** Cuts text into words with ICTCLAS tags; words the dictionary lacks have the tag `x`. */
  readonly segment: SegmentChinese;
  /** The ICTCLAS tag that the dictionary has for a word, or '' where it has none. */
  readonly tagOf: (word: string) => string;
}

/**
 * Reads the dictionary of jieba, 349,000 words with their tags, from the optional package `@node-rs/jieba`.
 *
 * The dictionary is of simplified characters; text in traditional ones is cut worse and mostly tagged `x`.
 *
 * @throws MissingFileError when the package is not installed.
 * @example (await readJieba()).segment('我来到北京').map(({ form }) => form) // ['我', '来到', '北京']
 */
export async function readJieba(options: ReadJiebaOptions = {}): Promise<Jieba> {
  const { newWords = true } = options;
  const jieba = await loadJieba();
  return {
    segment: (text) =>
      placeSegments(
        text,
        jieba.tag(text, newWords).map(({ word, tag }) => ({ length: word.length, ictclas: tag })),
      ),
    tagOf: (word) => {
      const [first, ...others] = jieba.tag(word, false);
      return first === undefined || others.length > 0 || first.tag === 'x' ? '' : first.tag;
    },
  };
}

async function loadJieba() {
  try {
    const [{ Jieba }, { dict }] = await Promise.all([import('@node-rs/jieba'), import('@node-rs/jieba/dict.js')]);
    return Jieba.withDict(dict);
  } catch (cause) {
    throw new MissingFileError('@node-rs/jieba', 'Install it with "npm install @node-rs/jieba".', { cause });
  }
}
