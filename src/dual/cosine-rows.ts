import { DenseMatrix } from '../matrix/dense-matrix.js';
import type { SparseMatrix } from '../matrix/sparse-matrix.js';
import type { Space } from '../space/space.js';

/**
 * Cosines of some rows of a space, by their places in a list: of two, or of one with all.
 *
 * They are those of {@link Space.cosine} to the last bit: each sum runs over the columns in order, in doubles, and four
 * rows are summed together to hide the latency of the additions.
 */
export class CosineRows {
  readonly #space: Space;
  readonly #rows: Int32Array;
  readonly #squares: Float64Array;

  /** @param rows the numbers of rows that have a direction. */
  constructor(space: Space, rows: Int32Array) {
    this.#space = space;
    this.#rows = rows;
    this.#squares = Float64Array.from(rows, (row) => squaredLength(space, row));
  }

  /** Returns the cosine of the rows at two places. */
  cosine(left: number, right: number): number {
    const { matrix } = this.#space;
    const rows = this.#rows;
    if (matrix instanceof DenseMatrix) return this.#scale(denseProduct(matrix, rows[left], rows[right]), left, right);
    const [product] = productsOf(matrix, rows.subarray(right, right + 1), this.#space.vectorAt(rows[left]));
    return this.#scale(product, left, right);
  }

  /** Returns the cosines of the row at a place with all rows, by place. */
  cosines(place: number): Float64Array {
    const query = this.#space.vectorAt(this.#rows[place]);
    const products = productsOf(this.#space.matrix, this.#rows, query);
    for (let other = 0; other < products.length; other++) products[other] = this.#scale(products[other], place, other);
    return products;
  }

  /** Returns the cosines of the rows at two places with all rows, by place, for little more than those of one. */
  cosinesOfTwo(one: number, other: number): readonly [Float64Array, Float64Array] {
    const { matrix } = this.#space;
    if (!(matrix instanceof DenseMatrix)) return [this.cosines(one), this.cosines(other)];
    const queries = [one, other].map((place) => Float64Array.from(this.#space.vectorAt(this.#rows[place])));
    const [first, second] = twoDenseProducts(matrix, this.#rows, queries);
    for (let place = 0; place < first.length; place++) {
      first[place] = this.#scale(first[place], one, place);
      second[place] = this.#scale(second[place], other, place);
    }
    return [first, second];
  }

  #scale(product: number, left: number, right: number): number {
    return Math.min(1, Math.max(-1, product / Math.sqrt(this.#squares[left] * this.#squares[right])));
  }
}

/** Returns the squared length of a row of a space. */
export function squaredLength(space: Space, row: number): number {
  let sum = 0;
  const values = space.matrix instanceof DenseMatrix ? space.matrix.row(row) : space.matrix.row(row).values;
  for (let entry = 0; entry < values.length; entry++) sum += values[entry] * values[entry];
  return sum;
}

/** The inner products of a vector with rows. */
function productsOf(matrix: Space['matrix'], rows: Int32Array, vector: Float32Array): Float64Array {
  const query = Float64Array.from(vector);
  return matrix instanceof DenseMatrix ? denseProducts(matrix, rows, query) : sparseProducts(matrix, rows, query);
}

function denseProduct({ columns, values }: DenseMatrix, left: number, right: number): number {
  const a = left * columns;
  const b = right * columns;
  let sum = 0;
  for (let column = 0; column < columns; column++) sum += values[a + column] * values[b + column];
  return sum;
}

function denseProducts({ columns, values }: DenseMatrix, rows: Int32Array, query: Float64Array): Float64Array {
  const products = new Float64Array(rows.length);
  const whole = rows.length - (rows.length % 4);
  for (let place = 0; place < whole; place += 4) {
    const a = rows[place] * columns;
    const b = rows[place + 1] * columns;
    const c = rows[place + 2] * columns;
    const d = rows[place + 3] * columns;
    let s0 = 0;
    let s1 = 0;
    let s2 = 0;
    let s3 = 0;
    for (let column = 0; column < columns; column++) {
      const factor = query[column];
      s0 += values[a + column] * factor;
      s1 += values[b + column] * factor;
      s2 += values[c + column] * factor;
      s3 += values[d + column] * factor;
    }
    products[place] = s0;
    products[place + 1] = s1;
    products[place + 2] = s2;
    products[place + 3] = s3;
  }
  for (let place = whole; place < rows.length; place++) {
    const start = rows[place] * columns;
    let sum = 0;
    for (let column = 0; column < columns; column++) sum += values[start + column] * query[column];
    products[place] = sum;
  }
  return products;
}

/** The products of two vectors with rows: each number is read and made a double once for both. */
function twoDenseProducts(
  { columns, values }: DenseMatrix,
  rows: Int32Array,
  [one, other]: readonly Float64Array[],
): [Float64Array, Float64Array] {
  const first = new Float64Array(rows.length);
  const second = new Float64Array(rows.length);
  for (let place = 0; place < rows.length; place += 2) {
    const next = Math.min(place + 1, rows.length - 1);
    const a = rows[place] * columns;
    const b = rows[next] * columns;
    let s0 = 0;
    let s1 = 0;
    let t0 = 0;
    let t1 = 0;
    for (let column = 0; column < columns; column++) {
      const x = values[a + column];
      const y = values[b + column];
      s0 += x * one[column];
      s1 += y * one[column];
      t0 += x * other[column];
      t1 += y * other[column];
    }
    first[place] = s0;
    first[next] = s1;
    second[place] = t0;
    second[next] = t1;
  }
  return [first, second];
}

function sparseProducts(
  { rowStarts, columnIndices, values }: SparseMatrix,
  rows: Int32Array,
  query: Float64Array,
): Float64Array {
  return Float64Array.from(rows, (row) => {
    let sum = 0;
    for (let entry = rowStarts[row]; entry < rowStarts[row + 1]; entry++) {
      sum += values[entry] * query[columnIndices[entry]];
    }
    return sum;
  });
}
