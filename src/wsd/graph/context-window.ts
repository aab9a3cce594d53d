import type { ContentWord } from '../occurrence.js';

/** A stretch of a document's content words, from `begin` up to but without `end`. */
export interface ContextWindow {
  readonly begin: number;
  readonly end: number;
}

/**
 * Takes the sentence of a content word and, while they hold fewer words than wanted, the sentences around it: one before and one
 * behind at a time.
 *
 * @param document content words in order, so that those of a sentence stand together.
 * @param place the word, one of the document.
 * @example takeWindow(document, 17, 80) // { begin: 3, end: 84 }
 */
export function takeWindow(document: readonly ContentWord[], place: number, wanted: number): ContextWindow {
  let begin = backToSentence(document, place);
  let end = overSentence(document, place);
  while (end - begin < wanted && (begin > 0 || end < document.length)) {
    if (begin > 0) begin = backToSentence(document, begin - 1);
    if (end < document.length) end = overSentence(document, end);
  }
  return { begin, end };
}

function backToSentence(document: readonly ContentWord[], place: number): number {
  let begin = place;
  while (begin > 0 && document[begin - 1].sentence === document[place].sentence) begin--;
  return begin;
}

function overSentence(document: readonly ContentWord[], place: number): number {
  let end = place + 1;
  while (end < document.length && document[end].sentence === document[place].sentence) end++;
  return end;
}
