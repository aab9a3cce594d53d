import { ShapeError } from '../../errors.js';

/** Rows and columns that are gone through together: each number read serves four products. */
const tile = 4;

/**
 * Multiplies rows with a matrix that lies row after row; sums are doubles.
 *
 * @param rows of as many numbers as the matrix has rows.
 * @throws ShapeError when a row has another length.
 * @example multiplyRows([Float32Array.of(1, 2)], Float64Array.of(1, 0, 0, 1), 2) // [[1, 2]]
 */
export function multiplyRows(rows: readonly Float32Array[], matrix: Float64Array, columns: number): Float64Array[] {
  const inner = columns === 0 ? 0 : matrix.length / columns;
  for (const { length } of rows) {
    if (length !== inner) throw new ShapeError('multiplyRows', `a row of ${length} numbers`, `${inner}`);
  }
  const products = rows.map(() => new Float64Array(columns));
  // Four rows of the matrix stay in the fast cache while all rows are multiplied with them.
  for (let place = 0; place < inner; place += tile) {
    const count = Math.min(tile, inner - place);
    let row = 0;
    if (count === tile) for (; row + tile <= rows.length; row += tile) addTile(products, rows, { row, place, matrix });
    for (; row < rows.length; row++) {
      for (let own = place; own < place + count; own++) addRow(products[row], rows[row][own], matrix, own * columns);
    }
  }
  return products;
}

/**
 * Adds the outer product of each pair of rows, left x right, to a matrix that lies row after row.
 *
 * @example addOuterProducts(matrix, [Float32Array.of(1, 2)], [Float64Array.of(3)]) // matrix[0] += 3, matrix[1] += 6
 */
export function addOuterProducts(
  matrix: Float64Array,
  lefts: readonly Float32Array[],
  rights: readonly Float64Array[],
): void {
  const columns = rights[0]?.length ?? 0;
  const inner = lefts[0]?.length ?? 0;
  let place = 0;
  for (; place + tile <= inner; place += tile) {
    let pair = 0;
    for (; pair + tile <= lefts.length; pair += tile) addOuterTile(matrix, lefts, { rights, pair, place });
    for (; pair < lefts.length; pair++) {
      for (let own = place; own < place + tile; own++) {
        addRowTo(matrix, own * columns, rights[pair], lefts[pair][own]);
      }
    }
  }
  for (; place < inner; place++) {
    lefts.forEach((left, pair) => {
      addRowTo(matrix, place * columns, rights[pair], left[place]);
    });
  }
}

function addTile(
  products: readonly Float64Array[],
  rows: readonly Float32Array[],
  { row, place, matrix }: { readonly row: number; readonly place: number; readonly matrix: Float64Array },
): void {
  const [p, q, r, s] = [products[row], products[row + 1], products[row + 2], products[row + 3]];
  const [a, b, c, d] = [rows[row], rows[row + 1], rows[row + 2], rows[row + 3]];
  const columns = p.length;
  const [a0, a1, a2, a3] = [a[place], a[place + 1], a[place + 2], a[place + 3]];
  const [b0, b1, b2, b3] = [b[place], b[place + 1], b[place + 2], b[place + 3]];
  const [c0, c1, c2, c3] = [c[place], c[place + 1], c[place + 2], c[place + 3]];
  const [d0, d1, d2, d3] = [d[place], d[place + 1], d[place + 2], d[place + 3]];
  const first = place * columns;
  const [second, third, fourth] = [first + columns, first + 2 * columns, first + 3 * columns];
  for (let column = 0; column < columns; column++) {
    const m0 = matrix[first + column];
    const m1 = matrix[second + column];
    const m2 = matrix[third + column];
    const m3 = matrix[fourth + column];
    p[column] += a0 * m0 + a1 * m1 + a2 * m2 + a3 * m3;
    q[column] += b0 * m0 + b1 * m1 + b2 * m2 + b3 * m3;
    r[column] += c0 * m0 + c1 * m1 + c2 * m2 + c3 * m3;
    s[column] += d0 * m0 + d1 * m1 + d2 * m2 + d3 * m3;
  }
}

function addOuterTile(
  matrix: Float64Array,
  lefts: readonly Float32Array[],
  { rights, pair, place }: { readonly rights: readonly Float64Array[]; readonly pair: number; readonly place: number },
): void {
  const [a, b, c, d] = [lefts[pair], lefts[pair + 1], lefts[pair + 2], lefts[pair + 3]];
  const [p, q, r, s] = [rights[pair], rights[pair + 1], rights[pair + 2], rights[pair + 3]];
  const columns = p.length;
  const [a0, a1, a2, a3] = [a[place], a[place + 1], a[place + 2], a[place + 3]];
  const [b0, b1, b2, b3] = [b[place], b[place + 1], b[place + 2], b[place + 3]];
  const [c0, c1, c2, c3] = [c[place], c[place + 1], c[place + 2], c[place + 3]];
  const [d0, d1, d2, d3] = [d[place], d[place + 1], d[place + 2], d[place + 3]];
  const first = place * columns;
  const [second, third, fourth] = [first + columns, first + 2 * columns, first + 3 * columns];
  for (let column = 0; column < columns; column++) {
    const v0 = p[column];
    const v1 = q[column];
    const v2 = r[column];
    const v3 = s[column];
    matrix[first + column] += a0 * v0 + b0 * v1 + c0 * v2 + d0 * v3;
    matrix[second + column] += a1 * v0 + b1 * v1 + c1 * v2 + d1 * v3;
    matrix[third + column] += a2 * v0 + b2 * v1 + c2 * v2 + d2 * v3;
    matrix[fourth + column] += a3 * v0 + b3 * v1 + c3 * v2 + d3 * v3;
  }
}

function addRow(product: Float64Array, value: number, matrix: Float64Array, start: number): void {
  for (let column = 0; column < product.length; column++) product[column] += value * matrix[start + column];
}

function addRowTo(matrix: Float64Array, start: number, row: Float64Array, value: number): void {
  for (let column = 0; column < row.length; column++) matrix[start + column] += value * row[column];
}
