import { type SplitSentencesOptions, splitSentences } from '../split-sentences.js';
import type { UnitSink } from './unit-sink.js';

/**
 * Adds the sentences of a paragraph as units and returns how much of it they take. Where the paragraph goes on elsewhere
 * its last sentence is left for later, unless it is the only one; then it is cut behind its last space.
 */
export function addSentences(sink: UnitSink, text: string, options: SplitSentencesOptions = {}, isCut = false): number {
  const spans = splitSentences(text, options);
  const last = spans.at(-1);
  if (!isCut || last === undefined) {
    for (const { start, end } of spans) sink.addText(text.slice(start, end));
    return text.length;
  }
  for (const { start, end } of spans.slice(0, -1)) sink.addText(text.slice(start, end));
  if (spans.length > 1) return last.start;
  const space = text.lastIndexOf(' ');
  const end = space > last.start ? space : endOfCharacter(text);
  sink.addText(text.slice(last.start, end));
  return end;
}

/** Adds the sentences of a text whose lines are paragraphs. */
export function addParagraphs(sink: UnitSink, text: string): void {
  if (!/[\n\r]/.test(text)) addSentences(sink, text);
  else for (const paragraph of text.split(/\r\n?|\n/)) addSentences(sink, paragraph);
}

/** The end of the text, but before half a character that may stand there. */
function endOfCharacter(text: string): number {
  const code = text.charCodeAt(text.length - 1);
  return code >= 0xd800 && code <= 0xdbff ? text.length - 1 : text.length;
}
