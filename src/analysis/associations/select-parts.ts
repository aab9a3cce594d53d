import { requireOption, UnknownWordError } from '../../errors.js';
import { CompositionError } from '../../matrix/compositions/composition-error.js';
import { DenseMatrix } from '../../matrix/dense-matrix.js';
import type { SparseMatrix } from '../../matrix/sparse-matrix.js';
import type { PartTable } from './part-table.js';

/** Amounts with the names of rows and columns. */
export interface NamedAmounts {
  readonly rowNames: readonly string[];
  readonly partNames: readonly string[];
  readonly matrix: SparseMatrix | DenseMatrix;
}

/** Options of {@link selectParts}. */
export interface SelectPartsOptions {
  /** Names of rows, or how many: those of the largest sums; default all. */
  readonly rows?: number | readonly string[] | undefined;
  /** Names of parts, or how many: those that the most of the rows have; default all. */
  readonly parts?: number | readonly string[] | undefined;
}

/** A table of some rows and parts. */
export interface SelectedParts extends PartTable {
  /** The names of the rows that are kept. */
  readonly rowNames: readonly string[];
  /** How many of the rows had none of the parts and were left out. */
  readonly emptyRows: number;
}

/**
 * Makes a table of some rows and columns of counts, such as words and their most common contexts; both keep their order.
 *
 * @throws UnknownWordError for a name that is not there; OptionError for a number that is none; CompositionError where
 *   no row or part is left, or a part has nothing in the rows.
 * @example selectParts({ rowNames, partNames, matrix: counts }, { rows: 2000, parts: 100 })
 */
export function selectParts(amounts: NamedAmounts, options: SelectPartsOptions = {}): SelectedParts {
  const { rowNames, partNames } = amounts;
  const rows = chooseRows(amounts, options.rows);
  const columns = chooseColumns(amounts, rows, options.parts);
  const filled: number[] = [];
  const places = new Int32Array(partNames.length).fill(-1);
  columns.forEach((column, place) => {
    places[column] = place;
  });
  const values = new Float64Array(rows.length * columns.length);
  for (const row of rows) {
    const target = values.subarray(filled.length * columns.length, (filled.length + 1) * columns.length);
    let isEmpty = true;
    eachCell(amounts, row, (column, value) => {
      if (places[column] === -1 || value === 0) return;
      target[places[column]] = value;
      isEmpty = false;
    });
    if (!isEmpty) filled.push(row);
  }
  if (filled.length === 0) throw new CompositionError('No row has anything of the parts that were chosen.');
  return {
    parts: columns.map((column) => partNames[column]),
    matrix: new DenseMatrix(filled.length, columns.length, values.slice(0, filled.length * columns.length)),
    rowNames: filled.map((row) => rowNames[row]),
    emptyRows: rows.length - filled.length,
  };
}

function chooseRows(amounts: NamedAmounts, wanted: SelectPartsOptions['rows']): number[] {
  const { rowNames } = amounts;
  if (wanted === undefined) return rowNames.map((_, row) => row);
  if (typeof wanted !== 'number') return findNames(wanted, rowNames, 'the rows');
  const sums = new Float64Array(rowNames.length);
  for (let row = 0; row < sums.length; row++) {
    eachCell(amounts, row, (_, value) => {
      sums[row] += value;
    });
  }
  return largest(sums, wanted, 'rows');
}

function chooseColumns(
  amounts: NamedAmounts,
  rows: readonly number[],
  wanted: SelectPartsOptions['parts'],
): readonly number[] {
  const { partNames } = amounts;
  const filled = new Float64Array(partNames.length);
  for (const row of rows) {
    eachCell(amounts, row, (column, value) => {
      if (value !== 0) filled[column]++;
    });
  }
  if (typeof wanted === 'number') return largest(filled, wanted, 'parts').filter((column) => filled[column] > 0);
  const columns =
    wanted === undefined ? partNames.map((_, column) => column) : findNames(wanted, partNames, 'the parts');
  const column = columns.find((candidate) => filled[candidate] === 0);
  if (column === undefined) return columns;
  throw new CompositionError(`"${partNames[column]}" has only zeros in these rows; leave the part out.`, { column });
}

function findNames(wanted: readonly string[], names: readonly string[], place: string): number[] {
  const places = new Map(names.map((name, index) => [name, index]));
  const found = new Set<number>();
  for (const name of wanted) {
    const index = places.get(name);
    if (index === undefined) throw new UnknownWordError(name, place);
    found.add(index);
  }
  return [...found].sort((a, b) => a - b);
}

/** The places of the largest sizes, ascending; of equal ones the first are taken. */
function largest(sizes: Float64Array, limit: number, option: string): number[] {
  requireOption(Number.isInteger(limit) && limit >= 1, option, limit, 'a whole number >= 1, or names');
  const order = Array.from(sizes, (_, place) => place);
  order.sort((a, b) => sizes[b] - sizes[a] || a - b);
  return order.slice(0, limit).sort((a, b) => a - b);
}

function eachCell({ matrix }: NamedAmounts, row: number, use: (column: number, value: number) => void): void {
  if (matrix instanceof DenseMatrix) {
    matrix.row(row).forEach((value: number, column: number) => {
      use(column, value);
    });
    return;
  }
  const { columns, values } = matrix.row(row);
  for (let entry = 0; entry < columns.length; entry++) use(columns[entry], values[entry]);
}
