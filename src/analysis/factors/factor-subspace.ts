import { DenseMatrix } from '../../matrix/dense-matrix.js';
import { gram, multiplyDoubles } from '../../matrix/dense-products.js';
import { symmetricEigen } from '../../matrix/symmetric-eigen.js';
import { transposeDense } from '../../matrix/transpose.js';

/** The directions along which the components of a factor lie. */
export interface FactorSubspace {
  /** The singular values of the matrix of components, one row a value; largest first, those of rounding left out. */
  readonly spectrum: readonly number[];
  /** How many of them hold 95 % of their squared mass. */
  readonly rank95: number;
  /** An orthonormal basis, one column a singular value. */
  readonly basis: DenseMatrix<Float64Array>;
}

const wholeMass = 0.95;
const smallestShare = 1e-7;

/** Finds the subspace of the components of one factor from the smaller of their two matrices of products. */
export function findSubspace(components: DenseMatrix<Float64Array>): FactorSubspace {
  const { rows, columns } = components;
  const isWide = rows < columns;
  const turned = isWide ? transposeDense(components) : components;
  const { values, vectors } = symmetricEigen(gram(turned));
  const singular = values.map((value) => Math.sqrt(Math.max(0, value)));
  const spectrum = singular.filter((value) => value > smallestShare * singular[0]);
  const shares = new DenseMatrix(vectors.rows, spectrum.length, new Float64Array(vectors.rows * spectrum.length));
  for (let row = 0; row < vectors.rows; row++) {
    for (let axis = 0; axis < spectrum.length; axis++) {
      const entry = vectors.values[row * vectors.rows + axis];
      shares.values[row * spectrum.length + axis] = isWide ? entry / spectrum[axis] : entry;
    }
  }
  return {
    spectrum: Array.from(spectrum),
    rank95: countMass(spectrum),
    basis: isWide ? multiplyDoubles(turned, shares) : shares,
  };
}

function countMass(spectrum: Float64Array): number {
  const total = spectrum.reduce((sum, value) => sum + value ** 2, 0);
  let [held, rank] = [0, 0];
  // Rounding may keep the sum a little below the goal.
  while (rank < spectrum.length && held < wholeMass * total * (1 - 1e-12)) held += spectrum[rank++] ** 2;
  return rank;
}

/** Returns the first columns of a basis. */
export function firstColumns({ rows, columns, values }: DenseMatrix, count: number): DenseMatrix<Float64Array> {
  const kept = new Float64Array(rows * count);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < count; column++) kept[row * count + column] = values[row * columns + column];
  }
  return new DenseMatrix(rows, count, kept);
}

/**
 * Returns the principal angles between two subspaces in degrees, smallest first, as many as the smaller has dimensions: the arc cosines
 * of the singular values of Q_1'Q_2 for orthonormal bases (Bjorck & Golub 1973, theorem 1), and below 45 degrees the arc sines of those of
 * Q_2 - Q_1 Q_1'Q_2. They are exact to about a millionth of a degree.
 *
 * @param left an orthonormal basis, one column a dimension.
 * @param right the same of the other subspace, with as many rows.
 * @example principalAngles(denseFromRows([[1], [0]]), denseFromRows([[0], [1]])) // [90]
 */
export function principalAngles(left: DenseMatrix, right: DenseMatrix): number[] {
  const [large, small] = left.columns >= right.columns ? [left, right] : [right, left];
  if (small.columns === 0) return [];
  const products = multiplyDoubles(transposeDense(large), small);
  const projected = multiplyDoubles(large, products);
  const rest = new DenseMatrix(
    small.rows,
    small.columns,
    Float64Array.from(small.values, (value, cell) => value - projected.values[cell]),
  );
  const cosines = singularValues(products);
  const sines = singularValues(rest).reverse();
  return cosines.map((cosine, place) => {
    const radians = cosine ** 2 > 0.5 ? Math.asin(Math.min(1, sines[place])) : Math.acos(Math.min(1, cosine));
    return (radians * 180) / Math.PI;
  });
}

/** Returns the singular values, one a column, largest first. */
function singularValues(matrix: DenseMatrix): number[] {
  return Array.from(symmetricEigen(gram(matrix)).values, (value) => Math.sqrt(Math.max(0, value)));
}
