import stringWidth from 'string-width';
import type { CorpusLine } from '../lexicon/evidence/evidence-run.js';
import { type Colours, plainColours } from './colours.js';

/**
 * Writes lines of a corpus under one another so that their words stand in one column: the number of the line, the probability
 * of the sense, the sense with its aspect, and the word in as much of its sentence as there is room for.
 *
 * @param options.width of the terminal, in columns; of a sentence there is room for 40 at least.
 */
export function formatConcordance(
  lines: readonly CorpusLine[],
  { width, colours = plainColours }: { readonly width: number; readonly colours?: Colours },
): string[] {
  const heads = lines.map((line) => [
    String(line.number),
    line.sense === undefined ? '-' : line.probability.toFixed(2),
    nameSense(line),
  ]);
  const widest = [0, 1, 2].map((column) => Math.max(0, ...heads.map((head) => stringWidth(head[column] ?? ''))));
  const room = Math.max(leastRoom, width - widest.reduce((sum, each) => sum + each + 2, 0));
  const words = lines.map(({ text, start, end }) => clean(text.slice(start, end)));
  const widestWord = Math.max(0, ...words.map((word) => stringWidth(word)));
  const leftRoom = Math.max(0, Math.floor((room - Math.min(widestWord, room / 2)) / 2));
  return lines.map(({ text, start, end }, at) => {
    const [number = '', probability = '', sense = ''] = heads[at] ?? [];
    const [numberWidth = 0, probabilityWidth = 0, senseWidth = 0] = widest;
    const left = takeEnd(clean(text.slice(0, start)), leftRoom);
    const word = takeBeginning(words[at] ?? '', room - leftRoom);
    const right = takeBeginning(clean(text.slice(end)), room - leftRoom - stringWidth(word));
    const head = `${padLeft(number, numberWidth)}  ${padLeft(probability, probabilityWidth)}  ${padRight(sense, senseWidth)}`;
    return `${colours.dim(head)}  ${padLeft(left, leftRoom)}${colours.bold(word)}${right}`.trimEnd();
  });
}

const leastRoom = 40;

/** The sense of a line with its aspect; a dash where it has none. */
function nameSense({ sense = '-', aspect }: CorpusLine): string {
  return aspect === undefined ? sense : `${sense} ${aspect}`;
}

/** Line ends and what would steer a terminal, or turn the direction of what follows, become spaces. */
function clean(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/gu, ' ');
}

function padLeft(text: string, width: number): string {
  return ' '.repeat(Math.max(0, width - stringWidth(text))) + text;
}

function padRight(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - stringWidth(text)));
}

/** As much of the beginning of a text as there is room for, with a mark where something is left out. */
function takeBeginning(text: string, room: number): string {
  if (stringWidth(text) <= room) return text;
  const kept = firstLetters(letters(text), room - 1);
  return room < 1 ? '' : `${kept.join('')}…`;
}

/** As much of the end of a text as there is room for, with a mark where something is left out. */
function takeEnd(text: string, room: number): string {
  if (stringWidth(text) <= room) return text;
  const kept = firstLetters(letters(text).reverse(), room - 1);
  return room < 1 ? '' : `…${kept.reverse().join('')}`;
}

/** What a reader takes for one letter, accents and all. */
function letters(text: string): string[] {
  return Array.from(new Intl.Segmenter().segment(text), ({ segment }) => segment);
}

/** The first letters that there is room for. */
function firstLetters(all: readonly string[], room: number): string[] {
  let used = 0;
  const end = all.findIndex((letter) => {
    used += stringWidth(letter);
    return used > room;
  });
  return all.slice(0, end === -1 ? all.length : end);
}
