/** The side of a tile: so many rows times so many columns of doubles are summed together. */
export const tileSide = 4;

/**
 * Multiplies groups `begin` to `end` of 4 rows of `left` (row-major, `inner` columns) with `tiles` tiles of 4 columns.
 *
 * Tile t is rows of 4 numbers, `inner` of them, one tile's after the other's; only the first `depths[t]` rows are used,
 * below which it holds zeros. The product is row-major with 4 `tiles` columns.
 */
export function multiplyTiles(
  left: Float64Array,
  inner: number,
  right: Float64Array,
  tiles: number,
  depths: Uint32Array,
  product: Float64Array,
  begin: number,
  end: number,
): void {
  const columns = tiles * tileSide;
  for (let row = begin * tileSide; row < end * tileSide; row++) {
    for (let column = 0; column < columns; column++) {
      const tile = Math.floor(column / tileSide);
      const from = tile * inner * tileSide + (column % tileSide);
      let sum = 0;
      for (let i = 0; i < depths[tile]; i++) sum += left[row * inner + i] * right[from + i * tileSide];
      product[row * columns + column] = sum;
    }
  }
}

/**
 * Adds the products of the columns of `block` (`rows` x `width`, row-major, `width` a multiple of 4) to `sums` (`width`
 * x `width`): items are groups of 4 columns, each with itself and all behind it.
 */
export function addGram(
  block: Float64Array,
  rows: number,
  width: number,
  sums: Float64Array,
  begin: number,
  end: number,
): void {
  for (let i = begin * tileSide; i < end * tileSide; i++) {
    for (let j = i - (i % tileSide); j < width; j++) {
      let sum = sums[i * width + j];
      for (let row = 0; row < rows; row++) sum += block[row * width + i] * block[row * width + j];
      sums[i * width + j] = sum;
    }
  }
}
