import type { ContentWord } from '../occurrence.js';

/** A stretch of a document's content words, from `begin` up to but without `end`. */
export interface ContextWindow {
  readonly begin: number;
  readonly end: number;
}

/** The most words of one sentence: text without sentences, such as a list or a table, can be one of any length. */
const mostWords = 512;

/**
 * Takes the sentence of a content word and, while they hold fewer words than wanted, the sentences around it: one before and one
 * behind at a time. Of a sentence of more than 512 words it takes a stretch of at most 512, the same for all words of the stretch.
 *
 * @param document content words in order, so that those of a sentence stand together.
 * @param place the word, one of the document.
 * @example takeWindow(document, 17, 80) // { begin: 3, end: 84 }
 */
export function takeWindow(document: readonly ContentWord[], place: number, wanted: number): ContextWindow {
  let { begin, end } = takeSentence(document, place);
  while (end - begin < wanted && (begin > 0 || end < document.length)) {
    if (begin > 0) begin = takeSentence(document, begin - 1).begin;
    if (end < document.length) end = takeSentence(document, end).end;
  }
  return { begin, end };
}

function takeSentence(document: readonly ContentWord[], place: number): ContextWindow {
  const { sentence } = document[place];
  let begin = place;
  while (begin > 0 && place - begin <= mostWords && document[begin - 1].sentence === sentence) begin--;
  let end = place + 1;
  while (end < document.length && end - place <= mostWords && document[end].sentence === sentence) end++;
  if (end - begin <= mostWords) return { begin, end };
  const stretch = place - (place % mostWords);
  return { begin: Math.max(begin, stretch), end: Math.min(end, stretch + mostWords) };
}
