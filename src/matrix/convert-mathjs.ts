import type { MathJsInstance, Matrix } from 'mathjs';
import { ParseError, ShapeError } from '../errors.js';
import { SparseMatrix } from './sparse-matrix.js';
import { transpose } from './transpose.js';

/** The JSON form of a mathjs sparse matrix: compressed columns. */
interface CompressedColumns {
  readonly values?: readonly unknown[];
  readonly index: readonly number[];
  readonly ptr: readonly number[];
  readonly size: readonly number[];
}

/** What `reviver` of mathjs really is: it makes a value from its JSON form; the published type omits the arguments. */
type Reviver = (key: string, value: unknown) => unknown;

/**
 * Copies a sparse matrix into a mathjs `SparseMatrix`, for formulas and small experiments.
 *
 * mathjs keeps columns together where we keep rows, so the copy goes through the transpose. It is a conversion for
 * the boundary: mathjs runs out of memory near 20,000 squared.
 *
 * @param math the mathjs instance that makes the result, for instance `create(all)`.
 */
export function toMathjsSparse(matrix: SparseMatrix, math: Pick<MathJsInstance, 'reviver'>): Matrix {
  const columns = transpose(matrix);
  const json: CompressedColumns & { readonly mathjs: 'SparseMatrix' } = {
    mathjs: 'SparseMatrix',
    values: Array.from(columns.values),
    index: Array.from(columns.columnIndices),
    ptr: Array.from(columns.rowStarts),
    size: [matrix.rows, matrix.columns],
  };
  const revive = math.reviver as unknown as Reviver;
  return revive('', json) as Matrix;
}

/**
 * Copies a mathjs `SparseMatrix` of real numbers into ours; stored zeros are dropped, values become single precision.
 *
 * @param matrix a mathjs matrix made with `'sparse'`.
 * @throws ShapeError when the matrix is not two-dimensional and sparse; ParseError when a value is not a finite number.
 */
export function fromMathjsSparse(matrix: { toJSON(): unknown }): SparseMatrix {
  const { values, index, ptr, size } = matrix.toJSON() as Partial<CompressedColumns>;
  const [rows, columns] = size ?? [];
  if (index === undefined || ptr === undefined || rows === undefined || columns === undefined) {
    throw new ShapeError('fromMathjsSparse', 'a dense matrix or a list', 'a sparse matrix of two dimensions');
  }
  const rowStarts = new Float64Array(columns + 1);
  const columnIndices: number[] = [];
  const kept: number[] = [];
  for (let column = 0; column < columns; column++) {
    const start = ptr[column];
    const entries = index
      .slice(start, ptr[column + 1])
      .map((row, offset) => ({ row, value: values?.[start + offset] }))
      .sort((a, b) => a.row - b.row);
    for (const { row, value } of entries) {
      if (typeof value !== 'number' || !Number.isFinite(value)) {
        throw new ParseError(String(value), `the cell (${row}, ${column}) is not a finite number`);
      }
      if (Math.fround(value) === 0) continue;
      columnIndices.push(row);
      kept.push(value);
    }
    rowStarts[column + 1] = kept.length;
  }
  const flipped = new SparseMatrix(
    { rows: columns, columns: rows },
    rowStarts,
    Int32Array.from(columnIndices),
    Float32Array.from(kept),
  );
  return transpose(flipped);
}
