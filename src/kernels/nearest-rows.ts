import { listLength, offerRow } from './nearest-list.js';

/** How many rows lie side by side. */
export const tileRows = 4;

/** How many queries lie side by side. */
export const groupQueries = 8;

/** How the cells of packed rows lie: `cells` of a row, then as many of its neighbour, up to the last row of the tile. */
export const wordCells = { int8: 8, int16: 2, single: 1 } as const;

/**
 * Scores rows `begin` to `end` against packed queries and offers each row to the lists of the queries whose threshold
 * it may reach.
 *
 * The score of a row is its scale times the inner product of its cells with the query's, give or take its bound.
 *
 * @param words how many words a row has: 2 cells of 16-bit integers each, or 1 cell of floats.
 * @param groups how many groups of eight queries there are.
 * @param thresholds one a query: what a row's score plus bound must reach.
 * @param lists one a query, as {@link offerRow} has them.
 */
export function nearestRows(
  rows: Int16Array | Float32Array,
  words: number,
  scales: Float32Array,
  bounds: Float32Array,
  queries: Int16Array | Float32Array,
  groups: number,
  thresholds: Float32Array,
  lists: Float64Array,
  wanted: number,
  capacity: number,
  begin: number,
  end: number,
): void {
  const cells = rows instanceof Int16Array ? wordCells.int16 : wordCells.single;
  const stride = listLength(wanted, capacity);
  for (let query = 0; query < groups * groupQueries; query++) {
    const group = Math.floor(query / groupQueries);
    const list = lists.subarray(query * stride, (query + 1) * stride);
    for (let row = begin; row < end; row++) {
      const tile = Math.floor(row / tileRows);
      let sum = 0;
      for (let word = 0; word < words; word++) {
        const x = ((tile * words + word) * tileRows + (row % tileRows)) * cells;
        const q = ((group * words + word) * groupQueries + (query % groupQueries)) * cells;
        for (let cell = 0; cell < cells; cell++) sum += rows[x + cell] * queries[q + cell];
      }
      const score = Math.fround(Math.fround(sum) * scales[row]);
      if (!(Math.fround(score + bounds[row]) >= thresholds[query])) continue;
      thresholds[query] = offerRow(list, { wanted, capacity }, { row, score, bound: bounds[row] });
    }
  }
}

/**
 * Scores rows `begin` to `end` of 8-bit integers against one query of 16-bit integers, as {@link nearestRows} does.
 *
 * @param words how many eights of cells a row has; even.
 */
export function nearestRows8(
  rows: Int8Array,
  words: number,
  scales: Float32Array,
  bounds: Float32Array,
  query: Int16Array,
  threshold: Float32Array,
  list: Float64Array,
  wanted: number,
  capacity: number,
  begin: number,
  end: number,
): void {
  const cells = wordCells.int8;
  for (let row = begin; row < end; row++) {
    const tile = Math.floor(row / tileRows);
    let sum = 0;
    for (let word = 0; word < words; word++) {
      const x = ((tile * words + word) * tileRows + (row % tileRows)) * cells;
      for (let cell = 0; cell < cells; cell++) sum += rows[x + cell] * query[word * cells + cell];
    }
    const score = Math.fround(Math.fround(sum) * scales[row]);
    if (!(Math.fround(score + bounds[row]) >= threshold[0])) continue;
    threshold[0] = offerRow(list, { wanted, capacity }, { row, score, bound: bounds[row] });
  }
}
