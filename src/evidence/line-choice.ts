import type { DetailedLine } from '../lexicon/evidence/evidence-run.js';

/** The names of parts of speech. */
export const partNames: ReadonlyMap<string, string> = new Map([
  ['n', 'noun'],
  ['v', 'verb'],
  ['a', 'adjective'],
  ['s', 'adjective'],
  ['r', 'adverb'],
]);

/** A part of speech with its article: `an adverb`. */
export function describePart(partOfSpeech: string): string {
  const name = partNames.get(partOfSpeech) ?? partOfSpeech;
  return `${/^[aeiou]/.test(name) ? 'an' : 'a'} ${name}`;
}

/** A number of things: `1 line`, `2 lines`. */
export function formatCount(count: number, noun: string): string {
  return `${count.toLocaleString('en-US')} ${noun}${count === 1 ? '' : 's'}`;
}

/** Sentences of about so many characters make the best examples. */
const bestLength = 90;

/**
 * Chooses lines that a reader learns most from: sentences of middle length first, from different documents before several of one,
 * no text twice.
 */
export function chooseLines(lines: readonly DetailedLine[], most: number): DetailedLine[] {
  const ranked = lines
    .map((line) => ({ line, far: Math.abs(Math.log(Math.max(1, line.text.length) / bestLength)) }))
    .sort((a, b) => a.far - b.far || a.line.number - b.line.number)
    .map(({ line }) => line);
  const texts = new Set<string>();
  const documents = new Set<string>();
  const first: DetailedLine[] = [];
  const later: DetailedLine[] = [];
  for (const line of ranked) {
    if (texts.has(line.text)) continue;
    texts.add(line.text);
    (documents.has(line.document) ? later : first).push(line);
    documents.add(line.document);
  }
  return [...first, ...later].slice(0, most);
}

/** Where a line stands: `document, sentence 12`. */
export function describeLines({ document, position }: DetailedLine): string {
  return `${document}, sentence ${position + 1}`;
}

/** A share with two decimals. */
export function formatShare(share: number): string {
  return share.toFixed(2);
}
