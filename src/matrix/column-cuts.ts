import type { Arena } from '../kernels/arena.js';
import { visitPieces } from './matrix-pieces.js';
import type { RowBlocks } from './row-blocks.js';

/** The widest block: its columns, counted from its first one, are numbers of 16 bits. */
const widestBlock = 65_536;

/** A block takes about so many entries, and a row of it at least so many on average. */
const entriesPerBlock = 1 << 21;
const entriesPerRow = 24;

/** What one pass over a matrix tells. */
export interface MatrixSurvey {
  /** Where to cut the columns into blocks; the first cut is 0, the last the number of columns. */
  readonly cuts: Uint32Array;
  /** The sum of all squared cells. */
  readonly squaredNorm: number;
}

/**
 * Reads a matrix once and cuts its columns into blocks of about equally many entries, so that threads can share them
 * and the frequent columns' part of a panel stays in the cache.
 */
export function surveyMatrix(arena: Arena, source: RowBlocks): MatrixSurvey {
  return arena.scope(() => {
    const counts = arena.perThread(Uint32Array, source.columns);
    for (const array of counts.arrays) arena.clear(array);
    const squares = arena.allocate(Float64Array, source.rows);
    visitPieces(arena, source, ({ firstRow, rows, starts, columns, values, chunk }) => {
      const parameters = [starts, columns, values, counts, squares.subarray(firstRow)] as const;
      arena.run('surveyRows', [...parameters], { items: rows, chunk });
    });
    const squaredNorm = squares.reduce((sum, square) => sum + square, 0);
    const total = new Float64Array(source.columns);
    for (const array of counts.arrays) for (const [column, count] of array.entries()) total[column] += count;
    return { cuts: cutColumns(total, source), squaredNorm };
  });
}

function cutColumns(counts: Float64Array, { rows, columns, nonzeros }: RowBlocks): Uint32Array {
  const wanted = Math.min(nonzeros / entriesPerBlock, nonzeros / (entriesPerRow * Math.max(1, rows)));
  const most = nonzeros / Math.max(1, Math.round(wanted));
  const cuts = [0];
  let filled = 0;
  for (let column = 0; column < columns; column++) {
    const isFull = filled > 0 && filled + counts[column] / 2 > most;
    if (isFull || column - cuts[cuts.length - 1] === widestBlock) {
      cuts.push(column);
      filled = 0;
    }
    filled += counts[column];
  }
  return Uint32Array.from([...cuts, columns]);
}
