import { OptionError, QualiaError, requireOption } from '../../errors.js';

/** A table of numbers: columns are variables, rows are what was measured. */
export interface NumberTable {
  readonly kind: 'numbers';
  readonly names: readonly string[];
  readonly rows: number;
  readonly columns: readonly Float64Array[];
}

/** A table of categories, numbered from 0 in each column. */
export interface CategoryTable {
  readonly kind: 'categories';
  readonly names: readonly string[];
  readonly rows: number;
  readonly columns: readonly Uint16Array[];
  /** The names of the categories of each column, by number. */
  readonly levels: readonly (readonly string[])[];
}

/**
 * Makes a table of numbers.
 *
 * @throws OptionError when names repeat or columns differ in length; QualiaError, code NOT_FINITE, when a cell is
 * no finite number.
 * @example numberTable(['x', 'y'], [[1, 2, 4], [2, 4, 9]])
 */
export function numberTable(names: readonly string[], columns: readonly ArrayLike<number>[]): NumberTable {
  const rows = requireColumns(names, columns);
  const copies = columns.map((column) => Float64Array.from(column));
  copies.forEach((column, place) => {
    const bad = column.findIndex((value) => !Number.isFinite(value));
    if (bad !== -1) {
      throw new QualiaError(
        'NOT_FINITE',
        `Column "${names[place]}", row ${bad + 1}: ${column[bad]} is no finite number.`,
      );
    }
  });
  return { kind: 'numbers', names: [...names], rows, columns: copies };
}

/**
 * Makes a table of categories, numbered in the order of their texts.
 *
 * @throws OptionError when names repeat, columns differ in length or one has more than 1,000 categories.
 * @example categoryTable(['wet', 'cold'], [['yes', 'no', 'yes'], ['no', 'no', 'yes']])
 */
export function categoryTable(
  names: readonly string[],
  columns: readonly (readonly (string | number)[])[],
): CategoryTable {
  const rows = requireColumns(names, columns);
  const levels: string[][] = [];
  const codes = columns.map((column, place) => {
    const distinct = [...new Set(column.map(String))].sort();
    requireOption(distinct.length <= 1000, names[place], distinct.length, 'at most 1,000 categories');
    const numbers = new Map(distinct.map((level, number) => [level, number]));
    levels.push(distinct);
    return Uint16Array.from(column, (value) => numbers.get(String(value)) as number);
  });
  return { kind: 'categories', names: [...names], rows, columns: codes, levels };
}

/** Returns a table of some rows of another, which may occur more than once. */
export function selectRows<Table extends NumberTable | CategoryTable>(table: Table, rows: Uint32Array): Table {
  const columns = table.columns.map((column) => {
    const chosen = column.slice(0, 0).constructor as typeof Float64Array | typeof Uint16Array;
    const copy = new chosen(rows.length);
    rows.forEach((row, place) => {
      copy[place] = column[row];
    });
    return copy;
  });
  return { ...table, rows: rows.length, columns };
}

/** Returns a table of some columns of another, in the order in which they are named. */
export function selectColumns<Table extends NumberTable | CategoryTable>(
  table: Table,
  names: readonly string[],
): Table {
  const places = names.map((name) => {
    const place = table.names.indexOf(name);
    if (place === -1) throw new OptionError('columns', name, `the columns: ${table.names.join(', ')}`);
    return place;
  });
  const levels = table.kind === 'categories' ? { levels: places.map((place) => table.levels[place]) } : {};
  return { ...table, names: [...names], columns: places.map((place) => table.columns[place]), ...levels };
}

function requireColumns(names: readonly string[], columns: readonly { readonly length: number }[]): number {
  const twice = names.find((name, place) => names.indexOf(name) !== place);
  if (twice !== undefined) throw new OptionError('names', twice, 'names that differ');
  requireOption(names.length === columns.length, 'columns', columns.length, `${names.length}, as many as names`);
  requireOption(names.length >= 2, 'columns', names.length, 'at least 2 variables');
  const rows = columns[0].length;
  const other = columns.findIndex((column) => column.length !== rows);
  requireOption(other === -1, names[other], columns[other]?.length, `${rows} rows, as many as "${names[0]}" has`);
  requireOption(rows >= 5, 'rows', rows, 'at least 5 rows');
  return rows;
}

/** Returns the names of the columns that hold one value only: nothing can be learned about these. */
export function constantColumns(table: NumberTable | CategoryTable): string[] {
  return table.names.filter((_, place) => {
    const column = table.columns[place];
    return column.every((value) => value === column[0]);
  });
}
