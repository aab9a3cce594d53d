import type { TokenSpan } from './tokenise.js';

/** A word of Chinese text, with its part of speech where the segmenter has one. */
export interface ChineseWord extends TokenSpan {
  /** A tag of the ICTCLAS set, such as `n`, `ns` or `uj`. */
  readonly ictclas?: string;
}

/** Cuts Chinese text into words, in order and without overlap; white space lies between them. */
export type SegmentChinese = (text: string) => ChineseWord[];

/** What a segmenter gives for one stretch of text, white space included. */
export interface Segment {
  readonly length: number;
  readonly ictclas?: string;
}

/** Lays segments that cover a text one after the other, and leaves out those of white space alone. */
export function placeSegments(text: string, segments: Iterable<Segment>): ChineseWord[] {
  const words: ChineseWord[] = [];
  let start = 0;
  for (const { length, ...rest } of segments) {
    const end = start + length;
    const form = text.slice(start, end);
    if (/\S/.test(form)) words.push({ form, start, end, ...rest });
    start = end;
  }
  return words;
}

/**
 * Makes a segmenter from the dictionary that JavaScript itself has for Chinese (`Intl.Segmenter`); it knows no parts of
 * speech.
 */
export function createIntlSegmenter(): SegmentChinese {
  const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
  return (text) =>
    placeSegments(
      text,
      Array.from(segmenter.segment(text), ({ segment }) => ({ length: segment.length })),
    );
}
