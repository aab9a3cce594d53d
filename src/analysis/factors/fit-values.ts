import { QualiaError } from '../../errors.js';
import { DenseMatrix } from '../../matrix/dense-matrix.js';
import { multiplyDoubles } from '../../matrix/dense-products.js';
import { type Design, meetings } from './design.js';

/**
 * Returns Z'X: the sum of the vectors of the items of each value, one row a value.
 *
 * @param order the vector of item i is row `order[i]`; default i, so that another order shuffles vectors against labels.
 */
export function sumValues(vectors: DenseMatrix, design: Design, order?: Uint32Array): DenseMatrix<Float64Array> {
  const { columns, values } = vectors;
  const sums = new Float64Array(design.counts.length * columns);
  design.labels.forEach((labels, factor) => {
    const offset = design.offsets[factor];
    for (let item = 0; item < labels.length; item++) {
      const from = (order === undefined ? item : order[item]) * columns;
      const to = (offset + labels[item]) * columns;
      for (let column = 0; column < columns; column++) sums[to + column] += values[from + column];
    }
  });
  return new DenseMatrix(design.counts.length, columns, sums);
}

/** Returns the mean of each value, from its sums. */
export function meansOfValues(sums: DenseMatrix<Float64Array>, { counts }: Design): DenseMatrix<Float64Array> {
  const means = sums.values.slice();
  for (let value = 0; value < counts.length; value++) {
    for (let cell = value * sums.columns; cell < (value + 1) * sums.columns; cell++) means[cell] /= counts[value];
  }
  return new DenseMatrix(sums.rows, sums.columns, means);
}

/** Residuals below this share of the right-hand side end the iteration. */
const tolerance = 1e-13;

/** Up to so many values Z'Z is kept as a matrix; of more, only the pairs that meet are used. */
const mostDense = 3000;

/**
 * Returns the components B, one row a value, that minimise ||X - Z B||^2 for vectors X that sum to zero, from S = Z'X: those of the
 * normal equations Z'Z B = S (Gauss), each factor's weighted by its counts to sum to zero.
 *
 * Where the design is orthogonal these are the means. Else conjugate gradients (Hestenes & Stiefel 1952) solve the equations scaled by
 * the counts, for all columns at once; the system is singular but solvable, in which case they find a solution all the same.
 *
 * @throws QualiaError with code NO_CONVERGENCE when rounding keeps the iteration from its end.
 */
export function fitValues(sums: DenseMatrix<Float64Array>, design: Design): DenseMatrix<Float64Array> {
  if (design.isOrthogonal) return meansOfValues(sums, design);
  const { counts } = design;
  const { columns } = sums;
  const size = counts.length;
  const scales = counts.map((count) => 1 / Math.sqrt(count));
  const apply = createProduct(design, scales);
  const residual = scaleRows(sums, scales);
  const solution = new Float64Array(size * columns);
  const direction = new DenseMatrix(size, columns, residual.values.slice());
  let squares = squaresOfColumns(residual);
  const goals = squares.map((square) => square * tolerance ** 2);
  for (let step = 0; ; step++) {
    const isOpen = squares.map((square, column) => (square > goals[column] ? 1 : 0));
    if (isOpen.every((open) => open === 0)) break;
    if (step > 20 * size + 1000) {
      const problem = `The components of ${size} values took over ${step} steps`;
      throw new QualiaError('NO_CONVERGENCE', `${problem}; some values hardly meet others: give more items.`);
    }
    const product = apply(direction);
    const curvature = new Float64Array(columns);
    addProducts(curvature, direction, product);
    const shares = squares.map((square, column) =>
      isOpen[column] === 1 && curvature[column] > 0 ? square / curvature[column] : 0,
    );
    for (let value = 0, cell = 0; value < size; value++) {
      for (let column = 0; column < columns; column++, cell++) {
        solution[cell] += shares[column] * direction.values[cell];
        residual.values[cell] -= shares[column] * product.values[cell];
      }
    }
    const next = squaresOfColumns(residual);
    for (let value = 0, cell = 0; value < size; value++) {
      for (let column = 0; column < columns; column++, cell++) {
        const turn = isOpen[column] === 1 ? next[column] / squares[column] : 0;
        direction.values[cell] = residual.values[cell] + turn * direction.values[cell];
      }
    }
    // A column without curvature has come as far as rounding lets it.
    squares = next.map((square, column) => (isOpen[column] === 1 && curvature[column] > 0 ? square : 0));
  }
  const components = scaleRows(new DenseMatrix(size, columns, solution), scales);
  centreFactors(components, design);
  return components;
}

/** Subtracts from the components of each factor their mean, weighted by counts: what is common to all of them belongs to the mean of all. */
function centreFactors(components: DenseMatrix<Float64Array>, { offsets, counts, items }: Design): void {
  const { columns, values } = components;
  for (let factor = 0; factor + 1 < offsets.length; factor++) {
    for (let column = 0; column < columns; column++) {
      let mean = 0;
      for (let value = offsets[factor]; value < offsets[factor + 1]; value++) {
        mean += (counts[value] * values[value * columns + column]) / items;
      }
      for (let value = offsets[factor]; value < offsets[factor + 1]; value++) values[value * columns + column] -= mean;
    }
  }
}

/** Makes the product with D^-1/2 Z'Z D^-1/2, D holding the counts. */
function createProduct(design: Design, scales: Float64Array): (matrix: DenseMatrix) => DenseMatrix<Float64Array> {
  if (design.counts.length <= mostDense) {
    const together = scaleRows(meetings(design), scales);
    for (let cell = 0; cell < together.values.length; cell++) together.values[cell] *= scales[cell % together.columns];
    return (matrix) => multiplyDoubles(together, matrix);
  }
  return (matrix) => {
    const { columns, values } = matrix;
    // The diagonal is one.
    const product = Float64Array.from(values);
    for (const { leftValues, rightValues, counts } of design.pairs) {
      for (let cell = 0; cell < counts.length; cell++) {
        const [left, right] = [leftValues[cell] * columns, rightValues[cell] * columns];
        const weight = counts[cell] * scales[leftValues[cell]] * scales[rightValues[cell]];
        for (let column = 0; column < columns; column++) {
          product[left + column] += weight * values[right + column];
          product[right + column] += weight * values[left + column];
        }
      }
    }
    return new DenseMatrix(matrix.rows, columns, product);
  };
}

function scaleRows({ rows, columns, values }: DenseMatrix, scales: Float64Array): DenseMatrix<Float64Array> {
  const scaled = new Float64Array(values.length);
  for (let row = 0, cell = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++, cell++) scaled[cell] = scales[row] * values[cell];
  }
  return new DenseMatrix(rows, columns, scaled);
}

function squaresOfColumns(matrix: DenseMatrix): Float64Array {
  const squares = new Float64Array(matrix.columns);
  addProducts(squares, matrix, matrix);
  return squares;
}

/** Adds to each sum the inner product of its column in both matrices. */
export function addProducts(sums: Float64Array, left: DenseMatrix, right: DenseMatrix): void {
  const { columns } = left;
  for (let cell = 0; cell < left.values.length; ) {
    for (let column = 0; column < columns; column++, cell++) sums[column] += left.values[cell] * right.values[cell];
  }
}
