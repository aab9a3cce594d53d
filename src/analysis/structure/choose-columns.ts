import { FileFormatError, OptionError } from '../../errors.js';
import type { TextTable } from './parse-property-table.js';
import { type CategoryTable, categoryTable, constantColumns, type NumberTable, numberTable } from './property-table.js';

/** Which columns of a table become variables. */
export interface ColumnChoice {
  /** The columns taken, in this order; default all. */
  readonly columns?: readonly string[];
  /** Columns left out; default none. */
  readonly without?: readonly string[];
}

/**
 * Returns a table of numbers of the chosen columns.
 *
 * @throws OptionError when a name is no column; FileFormatError when a cell is no number, a column is constant or there are fewer than 5 rows.
 */
export function numbersOf(table: TextTable, choice: ColumnChoice = {}): NumberTable {
  const chosen = choose(table, choice);
  const columns = chosen.map((column) =>
    table.rows.map((row, place) => {
      const value = Number(row[column]);
      if (Number.isFinite(value)) return value;
      throw new FileFormatError(
        table.path,
        `row ${place + 1} below the header, column "${table.names[column]}"`,
        `"${row[column]}" is no number; leave the column out (without), or take a test for categories.`,
      );
    }),
  );
  return requireVaried(table, numberTable(namesOf(table, chosen), columns));
}

/** How {@link categoriesOf} makes categories. */
export interface CategoryChoice extends ColumnChoice {
  /** Columns whose values are categories although they are many numbers; default none. */
  readonly discrete?: readonly string[];
  /** Parts columns of more than 20 numbers into so many of about equal size; default not, which makes such columns an error. */
  readonly bins?: number;
}

/**
 * Returns a table of categories of the chosen columns: texts as they are, numbers where a column has at most 20 of them.
 *
 * @throws OptionError when a name is no column; FileFormatError when a column has more than 20 numbers and there are no bins, more than 1,000 texts, a
 * column is constant or there are fewer than 5 rows.
 */
export function categoriesOf(table: TextTable, choice: CategoryChoice = {}): CategoryTable {
  const { discrete = [], bins } = choice;
  const chosen = choose(table, choice);
  for (const name of discrete) requireColumn(table, 'discrete', name);
  const columns = chosen.map((column) => {
    const name = table.names[column];
    const texts = table.rows.map((row) => row[column]);
    const levels = new Set(texts).size;
    if (!isContinuous(texts) || discrete.includes(name)) {
      if (levels <= 1000) return texts;
      throw new FileFormatError(
        table.path,
        `column "${name}"`,
        `it has ${levels} categories, at most 1,000 can be counted.`,
      );
    }
    if (bins !== undefined) return cut(texts.map(Number), bins).map(String);
    throw new FileFormatError(
      table.path,
      `column "${name}"`,
      `it has ${levels} different numbers; part them into bins, call the column discrete, or take the test fisher-z.`,
    );
  });
  return requireVaried(table, categoryTable(namesOf(table, chosen), columns));
}

/** Says whether all chosen columns are many numbers, none is, or some are. */
export function kindOfColumns(table: TextTable, choice: CategoryChoice = {}): 'numbers' | 'categories' | 'mixed' {
  const { discrete = [] } = choice;
  const areContinuous = choose(table, choice).map(
    (column) => !discrete.includes(table.names[column]) && isContinuous(table.rows.map((row) => row[column])),
  );
  if (areContinuous.every((is) => is)) return 'numbers';
  return areContinuous.some((is) => is) ? 'mixed' : 'categories';
}

/** Whether values are numbers, and more than 20 of them. */
function isContinuous(texts: readonly string[]): boolean {
  return new Set(texts).size > 20 && texts.every((text) => Number.isFinite(Number(text)));
}

/** Parts numbers into bins of about equal size; equal numbers stay together. */
function cut(values: readonly number[], bins: number): number[] {
  const sorted = [...values].sort((a, b) => a - b);
  const bounds = Array.from({ length: bins - 1 }, (_, bin) => sorted[Math.floor(((bin + 1) * sorted.length) / bins)]);
  return values.map((value) => bounds.filter((bound) => value >= bound).length);
}

function choose(table: TextTable, { columns, without = [] }: ColumnChoice): number[] {
  for (const name of without) requireColumn(table, 'without', name);
  const wanted = columns ?? table.names.filter((name) => !without.includes(name));
  const places = wanted.map((name) => requireColumn(table, 'columns', name));
  if (places.length < 2) throw new OptionError('columns', wanted.join(', '), 'at least two columns');
  if (table.rows.length < 5) {
    throw new FileFormatError(
      table.path,
      'rows',
      `there are ${table.rows.length}; at least 5 are needed, hundreds are of use.`,
    );
  }
  return places;
}

function requireColumn(table: TextTable, option: string, name: string): number {
  const place = table.names.indexOf(name);
  if (place === -1) throw new OptionError(option, name, `the columns of ${table.path}: ${table.names.join(', ')}`);
  return place;
}

function namesOf(table: TextTable, places: readonly number[]): string[] {
  return places.map((place) => table.names[place]);
}

function requireVaried<Table extends NumberTable | CategoryTable>(source: TextTable, table: Table): Table {
  const [constant] = constantColumns(table);
  if (constant === undefined) return table;
  const problem = 'it holds one value only, so nothing can depend on it; leave it out (without).';
  throw new FileFormatError(source.path, `column "${constant}"`, problem);
}
