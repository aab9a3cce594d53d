import { ShapeError } from '../errors.js';
import { panelWidth } from '../kernels/multiply-panel.js';
import { withArena } from '../kernels/with-arena.js';
import { type DenseMatrix, denseZeros, type FloatArray } from './dense-matrix.js';
import { PanelOperator } from './panel-operator.js';
import { copyFromPanel, copyToPanel, paddedRows } from './panels.js';
import { toRowBlocks } from './row-blocks.js';
import { SparseAccumulator } from './sparse-accumulator.js';
import { SparseMatrix } from './sparse-matrix.js';

/** A matrix whose entries take more is cut into blocks that go through the arena for each panel. */
const residentBytes = 2 ** 31;

/**
 * Multiplies a sparse matrix (m x n) with a dense one (n x k), giving a dense m x k.
 *
 * The dense side is cut into panels of 24 columns. Products and sums are in single precision, so the error of a cell
 * grows with the number of entries in its row: about 1e-7 of the sum of magnitudes times the root of that number.
 *
 * @param options.threads threads that share the work; default 1. The result is the same on any number.
 * @throws ShapeError when the inner sizes differ; QualiaError with code `MEMORY` when it does not fit into 4 GiB.
 */
export function multiplySparseDense(
  sparse: SparseMatrix,
  dense: DenseMatrix,
  options: { readonly threads?: number } = {},
): DenseMatrix<Float32Array> {
  if (sparse.columns !== dense.rows) {
    throw new ShapeError('multiplySparseDense', `${dense.rows} dense rows`, `${sparse.columns}`);
  }
  const product = denseZeros(sparse.rows, dense.columns);
  if (product.values.length === 0) return product;
  return withArena(options, (arena) => {
    const operator = new PanelOperator(arena, toRowBlocks(sparse), { residentBytes });
    const panel = arena.zeros(Float32Array, paddedRows(sparse.columns) * panelWidth);
    const target = arena.allocate(Float32Array, paddedRows(sparse.rows) * panelWidth);
    for (let first = 0; first < dense.columns; first += panelWidth) {
      copyToPanel(dense, first, panel);
      operator.multiply(panel, target);
      copyFromPanel(target, product, first);
    }
    return product;
  });
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
