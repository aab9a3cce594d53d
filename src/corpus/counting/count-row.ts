import type { LabelNumbers, Tally } from './tally.js';

/**
 * A row of counts is a line of text: a kind, a target, a context and a count, separated by tabs. The same cell may come in several
 * rows, whose counts add up. Labels are escaped, so that they hold no tab and no line end; the context of a frequency is empty.
 *
 * Rows of the kind `#` tell of the counting itself (see {@link reportNames}).
 */
export const reportKind = '#';

/** What rows of {@link reportKind} count, as their targets; messages of damaged records are contexts of `message`. */
export const reportNames = {
  begun: 'begun',
  ended: 'ended',
  units: 'units',
  tokens: 'tokens',
  bad: 'bad',
  message: 'message',
} as const;

/** Each character that would break a row, and what stands for it behind a backslash; the backslash itself is the last. */
export const labelEscapes: readonly (readonly [character: string, letter: string])[] = [
  ['\t', 't'],
  ['\n', 'n'],
  ['\r', 'r'],
  ['\0', '0'],
  ['\\', 'e'],
];

const letters = new Map(labelEscapes);
const characters = new Map(labelEscapes.map(([character, letter]) => [letter, character]));
const special = /[\t\n\r\0\\]/g;

/** Writes a label so that it may stand in a row. */
export function escapeLabel(label: string): string {
  return label.replace(special, (character) => `\\${letters.get(character)}`);
}

/** Reads a label of a row. */
export function unescapeLabel(text: string): string {
  return text.includes('\\') ? text.replace(/\\([tnr0e])/g, (_, letter) => characters.get(letter) as string) : text;
}

/** Makes a row, with its line end. */
export function formatRow(kind: string, target: string, context: string, count: number): string {
  return `${escapeLabel(kind)}\t${escapeLabel(target)}\t${escapeLabel(context)}\t${count}\n`;
}

/** Characters of rows that are handed over together. */
const pieceLength = 1 << 16;

/** Empties a tally; returns its cells as rows, in pieces of about 65,536 characters. */
export function* drainRows(tally: Tally, targets: LabelNumbers): IterableIterator<string> {
  const contexts = tally.contexts.labels.map(escapeLabel);
  const names = targets.labels.map(escapeLabel);
  const kind = escapeLabel(tally.name);
  const { firsts, seconds, counts } = tally.cells.drain();
  tally.contexts.clear();
  let piece = '';
  for (let cell = 0; cell < firsts.length; cell++) {
    piece += `${kind}\t${names[seconds[cell]]}\t${contexts[firsts[cell]]}\t${counts[cell]}\n`;
    if (piece.length < pieceLength) continue;
    yield piece;
    piece = '';
  }
  if (piece !== '') yield piece;
}
