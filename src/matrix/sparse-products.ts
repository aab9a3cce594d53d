import { ShapeError } from '../errors.js';
import { type DenseMatrix, denseZeros, type FloatArray } from './dense-matrix.js';
import { SparseAccumulator } from './sparse-accumulator.js';
import { SparseMatrix } from './sparse-matrix.js';

/** The width of a panel: eight running sums stay in registers, measured as the fastest width in plain TypeScript. */
const panelWidth = 8;

/**
 * Multiplies a sparse matrix (m x n) with a dense one (n x k), giving a dense m x k.
 *
 * The dense side is cut into panels of eight columns that are copied together, so that a stored cell costs one
 * index look-up and eight multiply-adds on neighbouring numbers. Sums are doubles.
 *
 * @throws ShapeError when the inner sizes differ.
 */
export function multiplySparseDense(sparse: SparseMatrix, dense: DenseMatrix): DenseMatrix<Float32Array> {
  if (sparse.columns !== dense.rows) {
    throw new ShapeError('multiplySparseDense', `${dense.rows} dense rows`, `${sparse.columns}`);
  }
  const product = denseZeros(sparse.rows, dense.columns);
  const panel = new Float32Array(dense.rows * panelWidth);
  for (let first = 0; first < dense.columns; first += panelWidth) {
    const width = Math.min(panelWidth, dense.columns - first);
    copyPanel(dense, first, width, panel);
    multiplyPanel(sparse, panel, product, first, width);
  }
  return product;
}

function copyPanel(dense: DenseMatrix, first: number, width: number, panel: Float32Array): void {
  if (width < panelWidth) panel.fill(0);
  for (let row = 0; row < dense.rows; row++) {
    const from = row * dense.columns + first;
    const to = row * panelWidth;
    for (let column = 0; column < width; column++) panel[to + column] = dense.values[from + column];
  }
}

function multiplyPanel(
  sparse: SparseMatrix,
  panel: Float32Array,
  product: DenseMatrix<Float32Array>,
  first: number,
  width: number,
): void {
  const { rowStarts, columnIndices, values } = sparse;
  const sums = new Float64Array(panelWidth);
  for (let row = 0; row < sparse.rows; row++) {
    let s0 = 0;
    let s1 = 0;
    let s2 = 0;
    let s3 = 0;
    let s4 = 0;
    let s5 = 0;
    let s6 = 0;
    let s7 = 0;
    const end = rowStarts[row + 1];
    for (let entry = rowStarts[row]; entry < end; entry++) {
      const value = values[entry];
      const from = columnIndices[entry] * panelWidth;
      s0 += value * panel[from];
      s1 += value * panel[from + 1];
      s2 += value * panel[from + 2];
      s3 += value * panel[from + 3];
      s4 += value * panel[from + 4];
      s5 += value * panel[from + 5];
      s6 += value * panel[from + 6];
      s7 += value * panel[from + 7];
    }
    sums[0] = s0;
    sums[1] = s1;
    sums[2] = s2;
    sums[3] = s3;
    sums[4] = s4;
    sums[5] = s5;
    sums[6] = s6;
    sums[7] = s7;
    const to = row * product.columns + first;
    for (let column = 0; column < width; column++) product.values[to + column] = sums[column];
  }
}

/**
 * Multiplies a sparse matrix (m x n) with a vector of n numbers, giving m doubles.
 *
 * @throws ShapeError when the vector is not n long.
 */
export function multiplySparseVector(sparse: SparseMatrix, vector: FloatArray): Float64Array {
  if (sparse.columns !== vector.length) {
    throw new ShapeError('multiplySparseVector', `${vector.length} numbers`, `${sparse.columns}`);
  }
  const product = new Float64Array(sparse.rows);
  for (let row = 0; row < sparse.rows; row++) {
    let sum = 0;
    const end = sparse.rowStarts[row + 1];
    for (let entry = sparse.rowStarts[row]; entry < end; entry++) {
      sum += sparse.values[entry] * vector[sparse.columnIndices[entry]];
    }
    product[row] = sum;
  }
  return product;
}

/**
 * Multiplies two sparse matrices (m x n, n x k), row by row (Gustavson 1978), giving a sparse m x k.
 *
 * Sums are doubles; cells whose sum is 0 are dropped.
 *
 * @throws ShapeError when the inner sizes differ.
 */
export function multiplySparseSparse(left: SparseMatrix, right: SparseMatrix): SparseMatrix {
  if (left.columns !== right.rows) {
    throw new ShapeError('multiplySparseSparse', `${right.rows} rows on the right`, `${left.columns}`);
  }
  const accumulator = new SparseAccumulator(right.columns);
  const rowColumns = new Int32Array(right.columns);
  const rowSums = new Float64Array(right.columns);
  const rowStarts = new Float64Array(left.rows + 1);
  let columnIndices = new Int32Array(left.nonzeros + right.nonzeros);
  let values = new Float32Array(columnIndices.length);
  let filled = 0;
  for (let row = 0; row < left.rows; row++) {
    for (let entry = left.rowStarts[row]; entry < left.rowStarts[row + 1]; entry++) {
      accumulator.addRow(right, left.columnIndices[entry], left.values[entry]);
    }
    const count = accumulator.drain(rowColumns, rowSums, 0);
    if (filled + count > values.length) {
      const length = 2 * values.length + count;
      columnIndices = lengthen(columnIndices, new Int32Array(length));
      values = lengthen(values, new Float32Array(length));
    }
    for (let place = 0; place < count; place++) {
      const sum = Math.fround(rowSums[place]);
      if (sum === 0) continue;
      columnIndices[filled] = rowColumns[place];
      values[filled] = sum;
      filled++;
    }
    rowStarts[row + 1] = filled;
  }
  return new SparseMatrix(
    { rows: left.rows, columns: right.columns },
    rowStarts,
    columnIndices.slice(0, filled),
    values.slice(0, filled),
  );
}

function lengthen<Values extends Int32Array | Float32Array>(values: Values, longer: Values): Values {
  longer.set(values);
  return longer;
}
