import fc from 'fast-check';
import { SparseBuilder } from '../../../src/matrix/sparse-builder.js';
import type { SparseMatrix } from '../../../src/matrix/sparse-matrix.js';

/** A graph with teleports that add up to 1. */
export interface GraphCase {
  readonly weights: SparseMatrix;
  readonly teleports: readonly number[];
}

/** Makes a symmetric matrix of weights; an edge that is given twice counts once. */
export function undirected(size: number, edges: readonly (readonly [number, number, number?])[]): SparseMatrix {
  const builder = new SparseBuilder({ bufferLength: 64 });
  const seen = new Set<string>();
  for (const [one, other, weight = 1] of edges) {
    const key = [Math.min(one, other), Math.max(one, other)].join(' ');
    if (one === other || seen.has(key)) continue;
    seen.add(key);
    builder.add(one, other, weight);
    builder.add(other, one, weight);
  }
  return builder.build({ rows: size, columns: size });
}

/** Undirected graphs of up to 12 places, some without edges, with teleports. */
export const graphCases: fc.Arbitrary<GraphCase> = fc.integer({ min: 1, max: 12 }).chain((size) => {
  const place = fc.integer({ min: 0, max: size - 1 });
  const edges = fc.array(fc.tuple(place, place, fc.integer({ min: 1, max: 4 })), { maxLength: 3 * size });
  const masses = fc.array(fc.integer({ min: 0, max: 5 }), { minLength: size, maxLength: size });
  return fc.record({ edges, masses }).map(({ edges: list, masses: counts }) => {
    const sum = counts.reduce((total, count) => total + count, 0);
    const teleports = sum === 0 ? counts.map((_, at) => (at === 0 ? 1 : 0)) : counts.map((count) => count / sum);
    return { weights: undirected(size, list), teleports };
  });
});

/** Makes one row of teleports a context. */
export function teleportRows(rows: readonly (readonly number[])[]): SparseMatrix {
  const builder = new SparseBuilder({ bufferLength: 64 });
  rows.forEach((row, context) => {
    row.forEach((mass, place) => {
      if (mass !== 0) builder.add(context, place, mass);
    });
  });
  return builder.build({ rows: rows.length, columns: rows[0].length });
}

/** Plain dense power iteration in doubles: x = (1 - d) v + d P'x, until nothing changes. */
export function solvePageRank(weights: SparseMatrix, teleports: readonly number[], damping = 0.85): number[] {
  let ranks = [...teleports];
  for (let step = 0; step < 300; step++) {
    const next = teleports.map((mass) => (1 - damping) * mass);
    ranks.forEach((rank, from) => {
      const { columns, values } = weights.row(from);
      const sum = values.reduce((total, weight) => total + weight, 0);
      if (sum === 0) next[from] += damping * rank;
      columns.forEach((to, entry) => {
        next[to] += (damping * rank * values[entry]) / sum;
      });
    });
    ranks = next;
  }
  return ranks;
}
