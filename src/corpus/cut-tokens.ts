import { tokenise } from './tokenise.js';

/** Cuts a text into the forms of its tokens. */
export type CutTokens = (text: string) => Iterable<{ readonly form: string }>;

/** Languages that write no spaces between words. */
const unspaced = /^(zh|yue|ja|th|lo|km|my|bo)\b/;

/**
 * Returns what cuts text of a language into tokens: `tokenise`, or the word segmenter of the platform for languages that
 * write no spaces between words, such as Chinese.
 *
 * @param language as BCP 47 names it, for instance `en` or `zh-Hans`.
 */
export function cutTokensOf(language: string): CutTokens {
  if (!unspaced.test(language)) return tokenise;
  const segmenter = new Intl.Segmenter(language, { granularity: 'word' });
  return function* (text) {
    for (const { segment } of segmenter.segment(text)) if (segment.trim() !== '') yield { form: segment };
  };
}
