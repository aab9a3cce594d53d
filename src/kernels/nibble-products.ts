/** How many columns of weights are packed together. */
export const nibbleColumns = 8;

/** How many inner numbers share a scale. */
export const nibbleGroup = 32;

/**
 * Packs `rows` rows of weights of four bits, 8 added and two in a byte with the first one low, for {@link multiplyNibbles}; a row has
 * `groups` times 32.
 *
 * Items are tiles of 8 rows, filled up with zeros. Of a tile each 16 bytes hold 4 numbers of the 8 rows: byte 2 r + i those i and
 * i + 2 of row r, the first one low.
 */
export function packNibbles(
  bytes: Uint8Array,
  rows: number,
  groups: number,
  packed: Uint8Array,
  begin: number,
  end: number,
): void {
  const rowBytes = groups * 16;
  for (let tile = begin; tile < end; tile++) {
    for (let at = 0; at < rowBytes; at += 2) {
      for (let column = 0; column < nibbleColumns; column++) {
        const row = tile * nibbleColumns + column;
        const [near, far] = row < rows ? [bytes[row * rowBytes + at], bytes[row * rowBytes + at + 1]] : [0x88, 0x88];
        const to = (tile * rowBytes + at) * nibbleColumns + 2 * column;
        packed[to] = (near & 15) | ((far & 15) << 4);
        packed[to + 1] = (near >> 4) | (far & 0xf0);
      }
    }
  }
}

/**
 * Adds to `product`, whose rows lie `stride` numbers apart, the products of `rows` rows on the left with packed weights.
 *
 * A row on the left has `groups` times 32 whole numbers, which count its step times. The scales of the weights are those of 32 each:
 * 8 of the columns of a tile for the first 32, then for the next, tile by tile. `widened` is scratch space for the `groups` times 256
 * numbers of a tile. Items are tiles of 8 columns.
 */
export function multiplyNibbles(
  left: Int16Array,
  steps: Float32Array,
  rows: number,
  groups: number,
  packed: Uint8Array,
  scales: Float32Array,
  columns: number,
  product: Float32Array,
  stride: number,
  widened: Int16Array,
  begin: number,
  end: number,
): void {
  const inner = groups * nibbleGroup;
  for (let tile = begin; tile < end; tile++) {
    widenTile(packed, tile, inner, widened);
    const first = tile * nibbleColumns;
    const width = Math.min(nibbleColumns, columns - first);
    for (let row = 0; row < rows; row++) {
      for (let lane = 0; lane < width; lane++) {
        let sum = 0;
        for (let group = 0; group < groups; group++) {
          let products = 0;
          for (let k = group * nibbleGroup; k < (group + 1) * nibbleGroup; k++) {
            products += left[row * inner + k] * widened[lane * inner + k];
          }
          sum += products * scales[(tile * groups + group) * nibbleColumns + lane];
        }
        product[row * stride + first + lane] += sum * steps[row];
      }
    }
  }
}

function widenTile(packed: Uint8Array, tile: number, inner: number, widened: Int16Array): void {
  const from = (tile * inner * nibbleColumns) / 2;
  for (let lane = 0; lane < nibbleColumns; lane++) {
    for (let k = 0; k < inner; k++) {
      const byte = packed[from + (k >> 2) * 16 + 2 * lane + (k & 1)];
      widened[lane * inner + k] = ((k & 2) === 0 ? byte & 15 : byte >> 4) - 8;
    }
  }
}
