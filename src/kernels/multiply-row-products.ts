import { groupQueries, tileRows } from './nearest-rows.js';

/**
 * Multiplies two inner products for every pair of a right vector `begin` to `end` and a left one: that of their first
 * lists and that of their second. Row l of `terms` holds those of right vector l with the left ones in order.
 *
 * Left vectors lie in groups of eight, right ones in tiles of four, number by number.
 */
export function multiplyRowProducts(
  leftFirst: Float32Array,
  leftSecond: Float32Array,
  groups: number,
  rightFirst: Float32Array,
  rightSecond: Float32Array,
  length: number,
  terms: Float32Array,
  begin: number,
  end: number,
): void {
  for (let row = begin; row < end; row++) {
    const right = Math.floor(row / tileRows) * length * tileRows + (row % tileRows);
    for (let column = 0; column < groups * groupQueries; column++) {
      const left = Math.floor(column / groupQueries) * length * groupQueries + (column % groupQueries);
      let first = 0;
      let second = 0;
      for (let entry = 0; entry < length; entry++) {
        first += rightFirst[right + entry * tileRows] * leftFirst[left + entry * groupQueries];
        second += rightSecond[right + entry * tileRows] * leftSecond[left + entry * groupQueries];
      }
      terms[row * groups * groupQueries + column] = Math.fround(first) * Math.fround(second);
    }
  }
}
