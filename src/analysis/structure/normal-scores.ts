import { normalQuantile } from '../statistics/normal-tail.js';
import type { NumberTable } from './property-table.js';

/**
 * Returns a table whose columns are normal scores: each value gives way to the normal quantile of its rank over n + 1; equal values share
 * the mean of their ranks (van der Waerden 1952; the nonparanormal of Liu, Lafferty & Wasserman 2009).
 *
 * What depends on ranks alone is kept, so that columns need not be normal, only joined as normal ones would be.
 */
export function normalScores(table: NumberTable): NumberTable {
  return { ...table, columns: table.columns.map(scoreColumn) };
}

function scoreColumn(column: Float64Array): Float64Array {
  const order = Uint32Array.from(column, (_, row) => row).sort((a, b) => column[a] - column[b] || a - b);
  const scores = new Float64Array(column.length);
  for (let begin = 0; begin < order.length; ) {
    let end = begin + 1;
    while (end < order.length && column[order[end]] === column[order[begin]]) end++;
    const score = normalQuantile((begin + end + 1) / 2 / (column.length + 1));
    for (let place = begin; place < end; place++) scores[order[place]] = score;
    begin = end;
  }
  return scores;
}

/** Returns the largest share of rows that hold one and the same value, by column. */
export function tiedShares(table: NumberTable): Map<string, number> {
  return new Map(
    table.names.map((name, place) => {
      const counts = new Map<number, number>();
      for (const value of table.columns[place]) counts.set(value, (counts.get(value) ?? 0) + 1);
      return [name, [...counts.values()].reduce((most, count) => Math.max(most, count), 0) / table.rows];
    }),
  );
}
