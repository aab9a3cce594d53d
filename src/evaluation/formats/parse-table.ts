import { FileFormatError, ParseError, requireOption } from '../../errors.js';
import { type DatasetFile, type Phrase, type PhraseForm, phraseForms, type RatedPairSet } from '../dataset.js';
import { type CellSeparator, type DatasetRow, findSeparator, isNumber, readRating, readRows } from './dataset-rows.js';
import { gatherPairs, type PairRow } from './gather-pairs.js';

/** A column of a table: its name in the header, or its number from 1. */
export type TableColumn = string | number;

/** Which columns of a table hold what. */
export interface TableFormat {
  /** The columns of the left word, phrase or sentence, in the order that its form names. */
  readonly left: readonly TableColumn[];
  /** The columns of the right one. */
  readonly right: readonly TableColumn[];
  /** The column of the rating. */
  readonly score: TableColumn;
  /** The column that tells who gave it; rows of the same two phrases are then one item. Default: rows are items. */
  readonly rater?: TableColumn | undefined;
  /** The column of what items share that differ in context only; default none. */
  readonly group?: TableColumn | undefined;
  /** The column of the class of the pair; default none. */
  readonly label?: TableColumn | undefined;
  /** The column of the id of the item; default: the words, `bake-bread/cook-soup`. */
  readonly id?: TableColumn | undefined;
  /**
   * The form of both phrases. Default: `word` where each side has one column and no cell of them holds a blank, else
   * `text`, whose columns are joined by blanks.
   */
  readonly form?: PhraseForm | undefined;
  /** What separates cells; default: a comma in files named .csv, a tab in .tsv, else as in the first row. */
  readonly separator?: CellSeparator | undefined;
  /**
   * Whether the first row names the columns; default true, unless all columns are given by number and the first row has a
   * number where the rating is.
   */
  readonly header?: boolean | undefined;
  /** Whether `"` encloses cells; default true. */
  readonly quotes?: boolean | undefined;
  /** The lowest and the highest rating; others are findings. Default: any. */
  readonly scale?: readonly [number, number] | undefined;
}

const wordCounts: ReadonlyMap<PhraseForm, number> = new Map<PhraseForm, number>([
  ['word', 1],
  ['adjective-noun', 2],
  ['noun-noun', 2],
  ['modifier-noun', 2],
  ['verb-object', 2],
  ['subject-verb', 2],
  ['subject-verb-object', 3],
  ['subject-relative', 3],
  ['object-relative', 3],
  ['ellipsis', 4],
  ['adjective-subject-verb-adjective-object', 5],
]);

/**
 * Reads rated pairs from any table of values separated by commas, semicolons, tabs or blanks, by the columns that the
 * format names.
 *
 * @throws OptionError where the format names no column for a side, a column without header by name, or another number
 *   of columns than the form has words.
 * @throws FileFormatError where a named column is missing, a row has too few cells, a word is empty, a rating is no
 *   number, or there are no rows.
 * @example
 * parseTable({ path: 'a.csv', text: 'a,b,mean\ncar,bus,7' }, { left: ['a'], right: ['b'], score: 'mean' }).pairs[0]?.id
 * // 'car/bus'
 */
export function parseTable(file: DatasetFile, format: TableFormat): RatedPairSet {
  checkFormat(format);
  const { quotes = true, scale, rater } = format;
  const separator = format.separator ?? guessSeparator(file);
  const all = readRows(file, separator, { quotes });
  const hasHeader = format.header ?? !isPlain(format, all[0]);
  const header = hasHeader ? all[0] : undefined;
  const rows = hasHeader ? all.slice(1) : all;
  if (rows.length === 0) throw new FileFormatError(file.path, 'line 1', 'expected a table with rows, found none.');
  if (header !== undefined) requireNames(file.path, format, header);
  const find = (column: TableColumn): number => findColumn(file.path, column, header);
  const findAny = (column: TableColumn | undefined) => (column === undefined ? undefined : find(column));
  const sides = [format.left, format.right].map((columns) => columns.map(find)) as [number[], number[]];
  const places = {
    score: find(format.score),
    rater: findAny(rater),
    group: findAny(format.group),
    label: findAny(format.label),
    id: findAny(format.id),
  };
  const isWord = sides.every(([column, ...others]) => {
    return others.length === 0 && !rows.some(({ cells }) => /\s/.test(cells[column as number] ?? ''));
  });
  const { form = isWord ? 'word' : 'text' } = format;
  const pairs = rows.map((row): PairRow => {
    const { line, cells } = row;
    const [left, right] = sides.map((columns) => readPhrase(file.path, row, columns, form)) as [Phrase, Phrase];
    const value = readRating(file.path, line, cells[places.score]);
    const who = places.rater === undefined ? undefined : readCell(file.path, row, places.rater);
    const id = places.id === undefined ? undefined : readCell(file.path, row, places.id);
    return {
      line,
      id: id ?? [left, right].map(({ words }) => words.join('-').replaceAll(/\s+/g, '-')).join('/'),
      left,
      right,
      ratings: [who === undefined ? { value } : { value, rater: who }],
      ...(places.group === undefined ? {} : { group: readCell(file.path, row, places.group) }),
      ...(places.label === undefined ? {} : { label: readCell(file.path, row, places.label) }),
    };
  });
  return gatherPairs(pairs, { scale, repeats: rater === undefined ? 'keep' : 'join' });
}

/**
 * Reads a format from text, as a command takes it: `left=verb1+noun1,right=verb2+noun2,score=mean,form=verb-object`.
 *
 * The keys are left, right, score, rater, group, label, id and form, and rating for score; left and right may join columns
 * with +. What is all digits is the number of a column, from 1.
 *
 * @throws ParseError where a part has no =, a key is unknown or comes twice, left, right or score is missing, or the form
 *   is unknown.
 * @example readTableFormat('left=word1,right=word2,score=3').score // 3
 */
export function readTableFormat(text: string): TableFormat {
  const parts = new Map<string, string>();
  for (const part of text.split(',')) {
    const [, given = '', value = ''] = /^([a-z]+)\s*=\s*(\S.*)$/.exec(part.trim()) ?? [];
    const key = given === 'rating' ? 'score' : given;
    if (!formatKeys.includes(key)) {
      throw new ParseError(text, `"${part.trim()}" is not one of ${formatKeys.join(', ')} with = and a column.`);
    }
    if (parts.has(key)) throw new ParseError(text, `"${key}" comes twice.`);
    parts.set(key, value);
  }
  const take = (key: string): string => {
    const value = parts.get(key);
    if (value === undefined) throw new ParseError(text, `there is no ${key}=.`);
    return value;
  };
  const form = phraseForms.find((name) => name === parts.get('form'));
  if (parts.has('form') && form === undefined) {
    throw new ParseError(text, `"${parts.get('form')}" is no form; there are ${phraseForms.join(', ')}.`);
  }
  const optional = ['rater', 'group', 'label', 'id'].filter((key) => parts.has(key));
  return {
    left: take('left').split('+').map(readColumn),
    right: take('right').split('+').map(readColumn),
    score: readColumn(take('score')),
    ...Object.fromEntries(optional.map((key) => [key, readColumn(take(key))])),
    ...(form === undefined ? {} : { form }),
  };
}

const formatKeys: readonly string[] = ['left', 'right', 'score', 'rater', 'group', 'label', 'id', 'form'];

function readColumn(text: string): TableColumn {
  const name = text.trim();
  return /^\d+$/.test(name) ? Number(name) : name;
}

/** All columns that a format has. */
function columnsOf({ left, right, score, rater, group, label, id }: TableFormat): TableColumn[] {
  return [...left, ...right, score, rater, group, label, id].filter((column) => column !== undefined);
}

/** Whether a table can have no header: columns go by number, and the first row has a rating. */
function isPlain(format: TableFormat, first: DatasetRow | undefined): boolean {
  if (columnsOf(format).some((column) => typeof column === 'string')) return false;
  return isNumber(first?.cells[Number(format.score) - 1]);
}

/** Requires that the header has the columns that are named, and tells all that are missing at once. */
function requireNames(path: string, format: TableFormat, { line, cells }: DatasetRow): void {
  const missing = [...new Set(columnsOf(format))].filter((name) => typeof name === 'string' && !cells.includes(name));
  if (missing.length === 0) return;
  const listed = missing.map((name) => `"${name}"`).join(', ');
  const problem = `names no column ${listed}, but: ${cells.join(', ')}.`;
  throw new FileFormatError(path, `line ${line}`, problem);
}

function checkFormat(format: TableFormat): void {
  const { left, right, score, rater, group, label, id, form, header = true } = format;
  for (const [option, columns] of Object.entries({
    left,
    right,
    score: [score],
    rater: [rater],
    group: [group],
    label: [label],
    id: [id],
  })) {
    requireOption(columns.length > 0, option, columns, 'at least one column');
    for (const column of columns) {
      if (column === undefined) continue;
      const isName = typeof column === 'string' && column !== '' && header;
      const isNumber = Number.isInteger(column) && Number(column) >= 1;
      requireOption(isName || isNumber, option, column, 'a number from 1, or a name where there is a header');
    }
  }
  const count = form === undefined ? undefined : wordCounts.get(form);
  if (count === undefined) return;
  requireOption(left.length === count, 'left', left, `${count} columns, as ${form} has words`);
  requireOption(right.length === count, 'right', right, `${count} columns, as ${form} has words`);
}

function guessSeparator({ path, text }: DatasetFile): CellSeparator {
  if (/\.csv$/i.test(path) && /,/.test(text)) return ',';
  return /\.(?:tsv|tab)$/i.test(path) ? '\t' : findSeparator(text);
}

function findColumn(path: string, column: TableColumn, header: DatasetRow | undefined): number {
  const names = header?.cells ?? [];
  if (typeof column === 'number') {
    if (header === undefined || column <= names.length) return column - 1;
    throw new FileFormatError(
      path,
      `line ${header.line}`,
      `names ${names.length} columns, so that column ${column} is missing.`,
    );
  }
  const found = names.filter((name) => name === column).length;
  if (found === 1) return names.indexOf(column);
  throw new FileFormatError(
    path,
    `line ${header?.line ?? 1}`,
    `names ${found} columns "${column}": ${names.join(', ')}.`,
  );
}

function readCell(path: string, { line, cells }: DatasetRow, column: number): string {
  const cell = cells[column];
  if (cell !== undefined && cell !== '') return cell;
  const found = cell === undefined ? `has ${cells.length} cells` : 'has an empty cell';
  throw new FileFormatError(path, `line ${line}`, `${found}, where column ${column + 1} was expected.`);
}

function readPhrase(path: string, row: DatasetRow, columns: readonly number[], form: PhraseForm): Phrase {
  const words = columns.map((column) => readCell(path, row, column));
  return form === 'text' ? { form, words: [words.join(' ')] } : { form, words };
}
