import { FileFormatError } from '../../errors.js';
import type { PartOfSpeech } from '../../lexicon/synset.js';
import type { DatasetFile, Phrase, RatedPairSet, Rating } from '../dataset.js';
import {
  type CellSeparator,
  type DatasetRow,
  findSeparator,
  isNumber,
  readRating,
  readRows,
  readWord,
} from './dataset-rows.js';
import { gatherPairs, type PairRow, tellSome } from './gather-pairs.js';

/** What {@link parseWordPairs} should know of a file beyond its two words and its score. */
export interface WordPairOptions {
  /** What separates cells; default: tabs, commas, semicolons or blanks, the first of them that the first row holds. */
  readonly separator?: CellSeparator | undefined;
  /** The lowest and the highest score that people could give; default: any. */
  readonly scale?: readonly [number, number] | undefined;
  /**
   * What the columns after the score are: `none`, other facts; `anonymous`, single ratings of people who differ from row
   * to row; `by-column`, single ratings, each column one person's. Default `none`.
   */
  readonly singles?: 'none' | 'anonymous' | 'by-column' | undefined;
  /**
   * Where parts of speech are: `none`; `column`, in the third column, for both words; `suffix`, after each word as in
   * `sun-n`, provided that every word has one. Default `none`.
   */
  readonly partsOfSpeech?: 'none' | 'column' | 'suffix' | undefined;
  /** The number of the column, from 1, with a class for the pair, where rows have it; default: none. */
  readonly labelColumn?: number | undefined;
}

const scoreNames = /^(?:score|mean|human[ _]?\(?mean\)?|average|similarity|relatedness|rating|sim|simlex999|simverb)$/i;
const tolerance = 0.011;

/**
 * Reads pairs of words with a score, one pair a line: the words in the first two columns, the score in the column that a
 * header calls so (score, mean, Human (mean), similarity, SimLex999), else in the first column of numbers after them.
 *
 * The first row is a header where it names a score so or has no number after the words. Lines before it that begin with
 * # are comments.
 * Single ratings, where there are any, stand for their mean; a mean that they do not give is a finding, and so are pairs
 * that come twice and scores off the scale. The id is `car-automobile`.
 *
 * @throws FileFormatError where the file has no pair, a row has more or fewer cells than the first, a word is empty, a
 *   score no number, or a part of speech unknown.
 * @example parseWordPairs({ path: 'pairs.txt', text: 'car automobile 3.92' }).pairs[0]?.id // 'car-automobile'
 */
export function parseWordPairs(file: DatasetFile, options: WordPairOptions = {}): RatedPairSet {
  const { path } = file;
  const { scale, singles = 'none', partsOfSpeech = 'none', labelColumn } = options;
  const { header, rows, score } = readLayout(file, options.separator ?? findSeparator(file.text));
  const hasSuffixes = partsOfSpeech === 'suffix' && rows.every(({ cells }) => cells.slice(0, 2).every(hasSuffix));
  const width = header?.length ?? rows[0]?.cells.length ?? 0;
  const findings: string[] = [];
  const pairs = rows.map(({ line, cells }): PairRow => {
    if (cells.length <= score || (singles === 'none' && cells.length !== width)) {
      const expected = `expected ${singles === 'none' ? width : `at least ${score + 1}`} cells`;
      throw new FileFormatError(
        path,
        `line ${line}`,
        `${expected}, found ${cells.length}: "${cells.join(' ').slice(0, 80)}".`,
      );
    }
    const part = partsOfSpeech === 'column' ? readPartOfSpeech(path, line, cells[2]) : undefined;
    const [left, right] = [cells[0], cells[1]].map((cell): Phrase => {
      const word = readWord(path, line, cell);
      const suffix = hasSuffixes ? readPartOfSpeech(path, line, word.slice(-1)) : part;
      const words = [hasSuffixes ? word.slice(0, -2) : word];
      return suffix === undefined ? { form: 'word', words } : { form: 'word', words, partOfSpeech: suffix };
    }) as [Phrase, Phrase];
    const id = `${left.words[0]}-${right.words[0]}`;
    const mean = readRating(path, line, cells[score]);
    const names = singles === 'by-column' ? header?.slice(score + 1) : undefined;
    const ratings = singles === 'none' ? [] : readSingles(path, line, cells.slice(score + 1), names);
    findings.push(...tellMean({ line, id, mean, ratings }));
    const label = labelColumn === undefined ? undefined : cells[labelColumn - 1];
    const pair = { line, id, left, right, ratings: ratings.length === 0 ? [{ value: mean }] : ratings };
    return label === undefined || label === '' ? pair : { ...pair, label };
  });
  return gatherPairs(pairs, { scale, repeats: 'keep', findings: tellSome(findings) });
}

/**
 * Reads WordSim-353 (Finkelstein et al. 2002), 0 to 10: `combined` with its header, comma or tab separated, `set1` and
 * `set2`, whose further columns are the single ratings of 13 and 16 people, or the forms without header. Two pairs come
 * twice, and are kept twice, as in published scores over 353 pairs.
 */
export function parseWordSim353(file: DatasetFile): RatedPairSet {
  const { header } = readLayout(file, findSeparator(file.text));
  const others = header?.slice(3) ?? [];
  const hasPeople = others.length > 0 && others.every((name) => /\d$/.test(name));
  return parseWordPairs(file, { scale: [0, 10], singles: hasPeople ? 'by-column' : 'none' });
}

/** Reads RG65 (Rubenstein and Goodenough 1965), nouns, 0 to 4; see {@link parseWordPairs}. */
export function parseRg65(file: DatasetFile): RatedPairSet {
  return parseWordPairs(file, { scale: [0, 4] });
}

/** Reads MC30 (Miller and Charles 1991), 30 pairs of RG65 rated anew, 0 to 4; see {@link parseWordPairs}. */
export function parseMc30(file: DatasetFile): RatedPairSet {
  return parseWordPairs(file, { scale: [0, 4] });
}

/** Reads MTurk-771 (Halawi et al. 2012) or MTurk-287 (Radinsky et al. 2011), 1 to 5; see {@link parseWordPairs}. */
export function parseMturk(file: DatasetFile): RatedPairSet {
  return parseWordPairs(file, { scale: [1, 5] });
}

/**
 * Reads MEN (Bruni, Tran and Baroni 2014), 0 to 50, in natural form (`sun sunlight 50.000000`) or in lemma form
 * (`sun-n sunlight-n 50.000000`), whose suffixes n, v and j become parts of speech.
 */
export function parseMen(file: DatasetFile): RatedPairSet {
  return parseWordPairs(file, { scale: [0, 50], partsOfSpeech: 'suffix' });
}

/**
 * Reads RareWords (Luong, Socher and Manning 2013), tab-separated, no header, 0 to 10: two words, their mean and ten
 * single ratings of people who differ from row to row. Empty ratings are passed over.
 */
export function parseRareWords(file: DatasetFile): RatedPairSet {
  return parseWordPairs(file, { separator: '\t', scale: [0, 10], singles: 'anonymous' });
}

/** Reads SimLex-999 (Hill, Reichart and Korhonen 2015) with its header, 0 to 10, with parts of speech. */
export function parseSimLex999(file: DatasetFile): RatedPairSet {
  return parseWordPairs(file, { separator: '\t', scale: [0, 10], partsOfSpeech: 'column' });
}

/**
 * Reads SimVerb-3500 (Gerz et al. 2016) or a part of it, tab-separated, with or without header, 0 to 10: two verbs, V,
 * the score, and the lexical relation, which is the label.
 */
export function parseSimVerb3500(file: DatasetFile): RatedPairSet {
  return parseWordPairs(file, { separator: '\t', scale: [0, 10], partsOfSpeech: 'column', labelColumn: 5 });
}

/**
 * Reads SCWS, words in context (Huang et al. 2012), tab-separated without header, 0 to 10: number, word, part of speech,
 * word, part of speech, two contexts in which `<b>` marks the word, the mean, ten single ratings of people who differ
 * from row to row.
 *
 * The id is `bank-money/17` with the number of the file. A context without a mark is a finding, and is left out.
 *
 * @throws FileFormatError where a row has fewer than eight cells, a word is empty, a rating no number, or a part of
 *   speech unknown.
 */
export function parseScws(file: DatasetFile): RatedPairSet {
  const { path } = file;
  const findings: string[] = [];
  const means: string[] = [];
  const pairs = readRows(file, '\t', { quotes: false }).map(({ line, cells }): PairRow => {
    if (cells.length < 8) {
      throw new FileFormatError(path, `line ${line}`, `expected at least 8 cells, found ${cells.length}.`);
    }
    const [number, first, firstPart, second, secondPart, before = '', after = '', mean] = cells;
    const left = readContextWord(path, line, [first, firstPart, before]);
    const right = readContextWord(path, line, [second, secondPart, after]);
    const id = `${left.words[0]}-${right.words[0]}/${number}`;
    for (const { words, context } of [left, right]) {
      if (context === undefined)
        findings.push(`line ${line}: no <b> marks "${words[0]}" in its context, which is left out.`);
    }
    const stated = readRating(path, line, mean);
    const ratings = readSingles(path, line, cells.slice(8));
    means.push(...tellMean({ line, id, mean: stated, ratings }));
    return { line, id, left, right, ratings: ratings.length === 0 ? [{ value: stated }] : ratings };
  });
  if (pairs.length === 0)
    throw new FileFormatError(path, 'line 1', 'expected a pair of words in context, found nothing.');
  return gatherPairs(pairs, { scale: [0, 10], repeats: 'keep', findings: [...tellSome(findings), ...tellSome(means)] });
}

interface Layout {
  readonly header: readonly string[] | undefined;
  readonly rows: readonly DatasetRow[];
  /** The column of the score, from 0. */
  readonly score: number;
}

function readLayout(file: DatasetFile, separator: CellSeparator): Layout {
  const all = readRows(file, separator);
  const start = all.findIndex(({ cells }) => !cells[0]?.startsWith('#'));
  const [first, ...others] = start === -1 ? [] : all.slice(start);
  const facts = first?.cells.slice(2) ?? [];
  const isHeader = facts.length > 0 && (facts.some((name) => scoreNames.test(name)) || !facts.some(isNumber));
  const header = isHeader ? first?.cells : undefined;
  const rows = first === undefined || isHeader ? others : [first, ...others];
  const [row] = rows;
  if (row === undefined) {
    throw new FileFormatError(
      file.path,
      `line ${first?.line ?? 1}`,
      'expected a row with two words and a score, found none.',
    );
  }
  const named = header?.findIndex((name, column) => column >= 2 && scoreNames.test(name)) ?? -1;
  const score = named === -1 ? row.cells.findIndex((cell, column) => column >= 2 && isNumber(cell)) : named;
  if (score !== -1) return { header, rows, score };
  const found = `found "${row.cells.join(' ').slice(0, 80)}"`;
  throw new FileFormatError(file.path, `line ${row.line}`, `expected two words and a score, ${found}.`);
}

function readSingles(path: string, line: number, cells: readonly string[], raters?: readonly string[]): Rating[] {
  return cells.flatMap((cell, column) => {
    if (cell === '') return [];
    const value = readRating(path, line, cell);
    const rater = raters?.[column];
    return [rater === undefined ? { value } : { value, rater }];
  });
}

function tellMean(row: Pick<PairRow, 'line' | 'id' | 'ratings'> & { readonly mean: number }): string[] {
  const { line, id, mean, ratings } = row;
  if (ratings.length === 0) return [];
  const own = ratings.reduce((sum, { value }) => sum + value, 0) / ratings.length;
  if (Math.abs(own - mean) <= tolerance) return [];
  return [
    `line ${line}: the mean of "${id}" is given as ${mean}, but its ${ratings.length} ratings have ${own.toFixed(2)}.`,
  ];
}

function hasSuffix(cell: string): boolean {
  return /.-[nvjar]$/.test(cell);
}

function readPartOfSpeech(path: string, line: number, cell = ''): PartOfSpeech {
  const part = cell.toLowerCase();
  if (part === 'n' || part === 'v' || part === 'a' || part === 'r') return part;
  if (part === 'j') return 'a';
  throw new FileFormatError(path, `line ${line}`, `expected a part of speech (n, v, a, j or r), found "${cell}".`);
}

function readContextWord(path: string, line: number, cells: readonly (string | undefined)[]): Phrase {
  const [word, part, text = ''] = cells;
  const phrase = {
    form: 'word' as const,
    words: [readWord(path, line, word)],
    partOfSpeech: readPartOfSpeech(path, line, part),
  };
  const begin = text.indexOf('<b>');
  const end = begin === -1 ? -1 : text.indexOf('</b>', begin);
  if (end === -1) return phrase;
  const [before, surface, after] = [text.slice(0, begin), text.slice(begin + 3, end), text.slice(end + 4)];
  return { ...phrase, context: { before: before.trim(), surface: surface.trim(), after: after.trim() } };
}
