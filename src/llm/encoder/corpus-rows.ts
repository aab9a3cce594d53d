import type { CorpusReader, ReadOptions } from '../../corpus/corpus-reader.js';
import { isAnnotated, type Sentence, type TextUnit } from '../../corpus/sentence.js';
import { tokenise } from '../../corpus/tokenise.js';
import { requireWhole } from '../../errors.js';
import type { Random } from '../../random.js';
import type { WordCodes } from './word-codes.js';

/** Rows that wait to be mixed: so many, that texts of one document do not come one after the other. */
const mixedRows = 8192;

/** Returns the forms of the words of a unit of a corpus. */
function formsOf(unit: TextUnit | Sentence): string[] {
  return isAnnotated(unit) ? unit.tokens.map(({ form }) => form) : tokenise(unit.text).map(({ form }) => form);
}

/**
 * Counts the words of a corpus, in small letters.
 *
 * @throws as the reader; the signal's reason when it is aborted.
 */
export async function countWords(reader: CorpusReader, options: ReadOptions = {}): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for await (const unit of reader.read(options)) {
    for (const form of formsOf(unit)) {
      const word = form.toLowerCase();
      counts.set(word, (counts.get(word) ?? 0) + 1);
    }
  }
  return counts;
}

/** Options of {@link readRows}. */
export interface ReadRowsOptions extends ReadOptions {
  /** Words a row, >= 1. */
  readonly length: number;
  /** Mixes rows that lie near each other; without it they come as the corpus has them. */
  readonly random?: Random | undefined;
  /** Tells which rows, counted from 0 as the corpus has them, are left out; default none. */
  readonly isLeftOut?: (row: number) => boolean;
}

/**
 * Reads a corpus once as rows of codes, all of the same length: its sentences one after the other, cut where a row is full. What
 * is left at the end and fills no row is left out. No more than some thousand rows are held.
 *
 * @throws as the reader; the signal's reason when it is aborted; OptionError when the length is out of range.
 */
export async function* readRows(
  reader: CorpusReader,
  codes: WordCodes,
  options: ReadRowsOptions,
): AsyncGenerator<Uint32Array> {
  const { length, random, isLeftOut = () => false, ...reading } = options;
  requireWhole('length', length, 1);
  const waiting: Uint32Array[] = [];
  let count = 0;
  for await (const row of rowsInOrder(reader, codes, { length, ...reading })) {
    if (isLeftOut(count++)) continue;
    if (random === undefined) {
      yield row;
      continue;
    }
    if (waiting.length < mixedRows) {
      waiting.push(row);
      continue;
    }
    const place = random.integer(mixedRows);
    yield waiting[place] as Uint32Array;
    waiting[place] = row;
  }
  while (waiting.length > 0 && random !== undefined) {
    const place = random.integer(waiting.length);
    const last = waiting.pop() as Uint32Array;
    if (place === waiting.length) yield last;
    else {
      yield waiting[place] as Uint32Array;
      waiting[place] = last;
    }
  }
}

async function* rowsInOrder(
  reader: CorpusReader,
  codes: WordCodes,
  { length, ...reading }: ReadOptions & { readonly length: number },
): AsyncGenerator<Uint32Array> {
  let row = new Uint32Array(length);
  let filled = 0;
  for await (const unit of reader.read(reading)) {
    for (const form of formsOf(unit)) {
      row[filled++] = codes.codeOf(form);
      if (filled < length) continue;
      yield row;
      row = new Uint32Array(length);
      filled = 0;
    }
  }
}
