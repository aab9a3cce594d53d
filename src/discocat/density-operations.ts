import { DenseMatrix, type FloatArray } from '../matrix/dense-matrix.js';
import { dot } from '../matrix/dense-products.js';
import {
  asDensity,
  compressDensity,
  type DensityMatrix,
  densityCells,
  densitySpectrum,
  spectrumOfCells,
} from './density-matrix.js';
import { checkDimensions } from './density-measures.js';
import { multiplyEntries } from './entrywise.js';

/** Eigenvalues this near, as a part of the largest, belong to one eigenspace. */
const sameShare = 1e-9;

/**
 * Returns the phaser A^(1/2) B A^(1/2): the modifier A updates the meaning B (Coecke & Meichanetzidis 2020; Lewis 2019). Its trace is that of A B; it keeps the rank of B.
 *
 * @throws ShapeError when they differ in dimensions; OptionError when a weight is negative.
 */
export function phaser(modifier: DensityMatrix, modified: DensityMatrix): DensityMatrix {
  checkDimensions(modifier, modified);
  const { values, vectors } = densitySpectrum(modifier);
  const roots = values.map((value) => Math.sqrt(value));
  return transformRows(modified, (row) => projectRow(row, vectors, { first: 0, end: vectors.rows, factors: roots }));
}

/**
 * Returns the fuzz sum_i p_i P_i B P_i over the eigenvalues p_i of the modifier A and the projectors P_i onto their eigenspaces (Coecke
 * & Meichanetzidis 2020; Lewis 2019). Eigenvalues within 1e-9 of each other, as a part of the largest, share a space. Its
 * trace is that of A B.
 *
 * @throws ShapeError when they differ in dimensions; OptionError when a weight is negative.
 */
export function fuzz(modifier: DensityMatrix, modified: DensityMatrix): DensityMatrix {
  checkDimensions(modifier, modified);
  const { values, vectors } = densitySpectrum(modifier);
  const parts: DensityMatrix[] = [];
  for (let first = 0; first < values.length; ) {
    let end = first + 1;
    while (end < values.length && values[first] - values[end] <= sameShare * values[0]) end++;
    const space = { first, end };
    const projected = transformRows(modified, (row) => projectRow(row, vectors, space));
    parts.push({
      vectors: projected.vectors,
      weights: projected.weights.map((weight) => weight * values[space.first]),
    });
    first = end;
  }
  return parts.length === 0 ? transformRows(modified, (row) => row.fill(0)) : stackDensities(parts);
}

/**
 * Returns the entrywise product A . B, which is positive again (Schur): of vectors a_k and b_l, sum_kl w_k w'_l (a_k . b_l)(a_k . b_l)^T.
 * It is what a spider makes of two density operators. Where there are more such pairs than dimensions the cells are multiplied.
 *
 * @throws ShapeError when they differ in dimensions.
 */
export function multiplyDensities(left: DensityMatrix, right: DensityMatrix): DensityMatrix {
  checkDimensions(left, right);
  const { columns } = left.vectors;
  const rows = left.vectors.rows * right.vectors.rows;
  if (rows > columns) {
    const cells = multiplyEntries(densityCells(left).values, densityCells(right).values);
    return asDensity(spectrumOfCells(new DenseMatrix(columns, columns, cells)));
  }
  const vectors = new DenseMatrix(rows, columns, new Float64Array(rows * columns));
  const weights = new Float64Array(rows);
  for (let row = 0; row < rows; row++) {
    const [k, l] = [Math.floor(row / right.vectors.rows), row % right.vectors.rows];
    const [a, b, target] = [left.vectors.row(k), right.vectors.row(l), vectors.row(row)];
    for (let column = 0; column < columns; column++) target[column] = a[column] * b[column];
    weights[row] = left.weights[k] * right.weights[l];
  }
  return { vectors, weights };
}

/** Returns the sum A + B. Throws a ShapeError when they differ in dimensions. */
export function addDensities(left: DensityMatrix, right: DensityMatrix): DensityMatrix {
  checkDimensions(left, right);
  return stackDensities([left, right]);
}

function stackDensities(parts: readonly DensityMatrix[]): DensityMatrix {
  const { columns } = parts[0].vectors;
  const rows = parts.reduce((sum, { vectors }) => sum + vectors.rows, 0);
  const vectors = new DenseMatrix(rows, columns, new Float64Array(rows * columns));
  const weights = new Float64Array(rows);
  let row = 0;
  for (const part of parts) {
    vectors.values.set(part.vectors.values, row * columns);
    weights.set(part.weights, row);
    row += part.vectors.rows;
  }
  return compressDensity({ vectors, weights });
}

function transformRows(
  { vectors, weights }: DensityMatrix,
  change: (row: Float64Array) => Float64Array,
): DensityMatrix {
  const changed = new DenseMatrix(vectors.rows, vectors.columns, new Float64Array(vectors.values.length));
  for (let row = 0; row < vectors.rows; row++) changed.row(row).set(change(Float64Array.from(vectors.row(row))));
  return { vectors: changed, weights };
}

/** Returns sum_i f_i <e_i, x> e_i over the rows e_i from `first` to before `end`; the factors are 1 where none are given. */
function projectRow(
  row: FloatArray,
  states: DenseMatrix,
  { first, end, factors }: { readonly first: number; readonly end: number; readonly factors?: Float64Array },
): Float64Array {
  const sum = new Float64Array(row.length);
  for (let state = first; state < end; state++) {
    const unit = states.row(state);
    const factor = (factors?.[state] ?? 1) * dot(unit, row);
    for (let column = 0; column < sum.length; column++) sum[column] += factor * unit[column];
  }
  return sum;
}
