import { ShapeError } from '../errors.js';
import type { ContainerArray, ContainerArrays, ContainerValues } from './container-header.js';
import { DenseMatrix } from './dense-matrix.js';
import { SparseMatrix } from './sparse-matrix.js';

/** Names the arrays of a sparse matrix: `prefix` with `.shape`, `.rowStarts`, `.columnIndices` and `.values`. */
export function sparseToArrays(prefix: string, matrix: SparseMatrix): Map<string, ContainerArray> {
  const list = (values: ContainerValues): ContainerArray => ({ shape: [values.length], values });
  return new Map([
    [`${prefix}.shape`, list(Uint32Array.of(matrix.rows, matrix.columns))],
    [`${prefix}.rowStarts`, list(matrix.rowStarts)],
    [`${prefix}.columnIndices`, list(matrix.columnIndices)],
    [`${prefix}.values`, list(matrix.values)],
  ]);
}

/**
 * Makes a sparse matrix of the arrays that {@link sparseToArrays} named; they are wrapped, not copied.
 *
 * @throws ShapeError when an array is missing, of another type, or breaks an invariant of sparse matrices.
 */
export function sparseFromArrays(prefix: string, arrays: ContainerArrays): SparseMatrix {
  const shape = take(arrays, `${prefix}.shape`);
  const rowStarts = take(arrays, `${prefix}.rowStarts`);
  const columnIndices = take(arrays, `${prefix}.columnIndices`);
  const values = take(arrays, `${prefix}.values`);
  if (shape.values.length !== 2) throw new ShapeError('sparseFromArrays', `${shape.values.length} sizes`, '2');
  if (!(rowStarts.values instanceof Float64Array)) throw wrongType(`${prefix}.rowStarts`, 'Float64Array');
  if (!(columnIndices.values instanceof Int32Array)) throw wrongType(`${prefix}.columnIndices`, 'Int32Array');
  if (!(values.values instanceof Float32Array)) throw wrongType(`${prefix}.values`, 'Float32Array');
  const [rows, columns] = shape.values;
  const matrix = new SparseMatrix({ rows, columns }, rowStarts.values, columnIndices.values, values.values);
  matrix.checkInvariants();
  return matrix;
}

/** Names the array of a dense matrix, which keeps its rows x columns shape and its precision: just `name`. */
export function denseToArrays(name: string, matrix: DenseMatrix): Map<string, ContainerArray> {
  return new Map([[name, { shape: [matrix.rows, matrix.columns], values: matrix.values }]]);
}

/**
 * Makes a dense matrix of the array that {@link denseToArrays} named; it is wrapped, not copied.
 *
 * @throws ShapeError when the array is missing, not of floating-point numbers, or not two-dimensional.
 */
export function denseFromArrays(name: string, arrays: ContainerArrays): DenseMatrix {
  const { shape, values } = take(arrays, name);
  const isFloat = values instanceof Float32Array || values instanceof Float64Array;
  if (!isFloat) throw wrongType(name, 'Float32Array or Float64Array');
  if (shape.length !== 2) throw new ShapeError('denseFromArrays', `"${name}" of ${shape.length} dimensions`, '2');
  return new DenseMatrix(shape[0], shape[1], values);
}

function take(arrays: ContainerArrays, name: string): ContainerArray {
  const found = arrays.get(name);
  if (found === undefined) throw new ShapeError('container', `no array "${name}"`, 'the arrays of a whole matrix');
  return found;
}

function wrongType(name: string, expected: string): ShapeError {
  return new ShapeError('container', `numbers of another type in "${name}"`, expected);
}
