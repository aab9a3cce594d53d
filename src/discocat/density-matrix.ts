import { QualiaError, requireOption, ShapeError } from '../errors.js';
import { DenseMatrix, type FloatArray } from '../matrix/dense-matrix.js';
import { dot, multiplyDoubles } from '../matrix/dense-products.js';
import { countCells } from '../matrix/shape.js';
import { type SymmetricEigen, symmetricEigen } from '../matrix/symmetric-eigen.js';
import { spellOut } from './contract-network.js';
import { type DensityOperator, matrixTensor, shapeOfTensor, vectorTensor } from './tensor.js';

/**
 * A positive matrix in factors, sum_k w_k v_k v_k^T with v_k row k of `vectors`: a state, or a mixture of states, of a word. It is kept
 * so, however many dimensions there are; the full matrix is made only by {@link densityCells}.
 */
export interface DensityMatrix {
  readonly vectors: DenseMatrix;
  /** One a row, from 0. */
  readonly weights: Float64Array;
}

/** A state that may be meant, for instance a sense of a word. */
export interface WeightedState {
  readonly vector: FloatArray;
  /** How likely it is, relative to the others; default 1. */
  readonly weight?: number;
}

/** The density matrix v v^T of a vector, with its length. */
export function pureState(vector: FloatArray): DensityMatrix {
  return { vectors: new DenseMatrix(1, vector.length, vector), weights: Float64Array.of(1) };
}

/**
 * Mixes states, sum_k p_k v_k v_k^T with the vectors at length 1 and the weights made to sum to 1: its trace is 1 (Piedeleu,
 * Kartsaklis, Coecke & Sadrzadeh 2015: a word as the mixture of its senses).
 *
 * @throws OptionError when there is no state, or a weight is negative, or all are 0; QualiaError when a vector is zero or not finite;
 * ShapeError when vectors differ in length.
 */
export function mixStates(states: readonly WeightedState[]): DensityMatrix {
  requireOption(states.length > 0, 'states', states.length, 'one state or more');
  const weights = Float64Array.from(states, ({ weight = 1 }) => weight);
  checkWeights(weights);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  requireOption(total > 0 && Number.isFinite(total), 'weight', total, 'weights with a sum > 0');
  const columns = states[0].vector.length;
  const vectors = new DenseMatrix(states.length, columns, new Float64Array(states.length * columns));
  for (const [row, { vector }] of states.entries()) {
    if (vector.length !== columns) throw new ShapeError('mixStates', `${vector.length} dimensions`, `${columns}`);
    const length = Math.sqrt(dot(vector, vector));
    if (length === 0) throw new QualiaError('ZERO_VECTOR', `State ${row + 1} is a vector of zeros, so no state.`);
    requireFinite(length, `State ${row + 1}`);
    vectors.row(row).set(vector.map((value) => value / length));
  }
  return { vectors, weights: weights.map((weight) => weight / total) };
}

/** Returns the trace, sum_k w_k |v_k|^2. */
export function densityTrace({ vectors, weights }: DensityMatrix): number {
  return weights.reduce((sum, weight, row) => sum + weight * dot(vectors.row(row), vectors.row(row)), 0);
}

/** Returns the density matrix with trace 1. Throws a QualiaError when its trace is 0. */
export function normaliseTrace(density: DensityMatrix): DensityMatrix {
  const trace = densityTrace(density);
  if (trace === 0) throw new QualiaError('ZERO_VECTOR', 'A density matrix of zeros cannot have trace 1.');
  return { vectors: density.vectors, weights: density.weights.map((weight) => weight / trace) };
}

/** Returns all d x d cells of a density matrix, in doubles. */
export function densityCells({ vectors, weights }: DensityMatrix): DenseMatrix<Float64Array> {
  const { rows, columns, values } = vectors;
  const scaled = new DenseMatrix(columns, rows, new Float64Array(rows * columns));
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      scaled.values[column * rows + row] = weights[row] * values[row * columns + column];
    }
  }
  return multiplyDoubles(scaled, vectors);
}

/** Makes the density operator of a density matrix for diagrams, in its factors: of a noun, or of a word over one wire. */
export function densityTensor({ vectors, weights }: DensityMatrix): DensityOperator {
  const tensor = matrixTensor(vectors);
  return {
    kind: 'density',
    operator: {
      kind: 'network',
      dimensions: [vectors.rows, vectors.columns, vectors.columns],
      factors: [
        { tensor, indices: [0, 1] },
        { tensor, indices: [0, 2] },
        { tensor: vectorTensor(weights), indices: [0] },
      ],
      legs: [1, 2],
    },
  };
}

/** Makes a density matrix of a density operator, such as the meaning of a sentence; all its axes together are the dimensions. */
export function densityMatrixOf(operator: DensityOperator): DensityMatrix {
  const size = countCells(shapeOfTensor(operator));
  const cells = new DenseMatrix(size, size, Float64Array.from(spellOut(operator.operator).values));
  return asDensity(spectrumOfCells(cells));
}

/** The eigenvalues above 0, largest first, with unit eigenvectors as rows. */
export interface DensitySpectrum {
  readonly values: Float64Array;
  readonly vectors: DenseMatrix<Float64Array>;
}

/** Eigenvalues below this part of the largest are rounding. */
const smallestShare = 1e-12;

/**
 * Decomposes a density matrix into orthogonal states.
 *
 * Of k vectors in d dimensions, a matrix of the smaller of k x k (their Gram matrix, which has the same eigenvalues) and d x d is
 * decomposed, see `symmetricEigen`: some seconds at 1,000.
 *
 * @throws OptionError when a weight is negative; QualiaError when a number is not finite.
 */
export function densitySpectrum(density: DensityMatrix): DensitySpectrum {
  checkWeights(density.weights);
  const { rows, columns } = density.vectors;
  if (rows > columns) return spectrumOfCells(densityCells(density));
  const scaled = scaleRows(density);
  const { values, vectors } = finiteEigen(crossProducts(scaled, scaled));
  const count = countLarge(values);
  const states = new DenseMatrix(count, columns, new Float64Array(count * columns));
  for (let state = 0; state < count; state++) {
    const target = states.row(state);
    for (let row = 0; row < rows; row++) {
      const factor = vectors.at(row, state) / Math.sqrt(values[state]);
      const source = scaled.row(row);
      for (let column = 0; column < columns; column++) target[column] += factor * source[column];
    }
  }
  return { values: values.slice(0, count), vectors: states };
}

/** Decomposes the cells of a density matrix into orthogonal states. Throws as {@link densitySpectrum}. */
export function spectrumOfCells(cells: DenseMatrix): DensitySpectrum {
  const { values, vectors } = finiteEigen(cells);
  const count = countLarge(values);
  const states = new DenseMatrix(count, cells.columns, new Float64Array(count * cells.columns));
  for (let state = 0; state < count; state++) {
    for (let row = 0; row < cells.rows; row++) states.values[state * cells.columns + row] = vectors.at(row, state);
  }
  return { values: values.slice(0, count), vectors: states };
}

/** Returns a density matrix with at most as many vectors as dimensions. */
export function compressDensity(density: DensityMatrix): DensityMatrix {
  const { rows, columns } = density.vectors;
  return rows <= columns ? density : asDensity(densitySpectrum(density));
}

/** Returns the vectors of a density matrix, each times the root of its weight: the matrix is X^T X. */
export function scaleRows({ vectors, weights }: DensityMatrix): DenseMatrix<Float64Array> {
  const scaled = new DenseMatrix(vectors.rows, vectors.columns, Float64Array.from(vectors.values));
  weights.forEach((weight, row) => {
    const factor = Math.sqrt(weight);
    const target = scaled.row(row);
    for (let column = 0; column < target.length; column++) target[column] *= factor;
  });
  return scaled;
}

/**
 * Returns the inner products of the rows of two matrices, X Y^T.
 *
 * @throws ShapeError when the rows differ in length.
 */
export function crossProducts(left: DenseMatrix, right: DenseMatrix): DenseMatrix<Float64Array> {
  const cells = new Float64Array(left.rows * right.rows);
  for (let cell = 0; cell < cells.length; cell++) {
    cells[cell] = dot(left.row(Math.floor(cell / right.rows)), right.row(cell % right.rows));
  }
  return new DenseMatrix(left.rows, right.rows, cells);
}

/** Wraps a spectrum as the density matrix that it is of. */
export function asDensity({ values, vectors }: DensitySpectrum): DensityMatrix {
  return { vectors, weights: values };
}

/** Decomposes a symmetric matrix. Throws a QualiaError with code `NOT_FINITE` when it holds NaN or infinity. */
export function finiteEigen(cells: DenseMatrix): SymmetricEigen {
  for (const value of cells.values) requireFinite(value, 'A density matrix');
  return symmetricEigen(cells);
}

function requireFinite(value: number, name: string): void {
  if (Number.isFinite(value)) return;
  const problem = `${name} holds NaN, infinity, or numbers whose squares overflow.`;
  throw new QualiaError('NOT_FINITE', `${problem} Leave such vectors out, or divide them by their largest number.`);
}

function countLarge(values: Float64Array): number {
  const found = values.findIndex((value) => value <= smallestShare * values[0] || value <= 0);
  return found === -1 ? values.length : found;
}

function checkWeights(weights: Float64Array): void {
  for (const weight of weights) requireOption(weight >= 0, 'weight', weight, 'a number >= 0');
}
