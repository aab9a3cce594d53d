import type { Arena } from '../kernels/arena.js';
import { type MatrixPiece, visitPieces } from './matrix-pieces.js';
import type { RowBlocks } from './row-blocks.js';

/**
 * A sparse matrix in an arena, cut into blocks of neighbouring columns: 6 bytes an entry, whatever the number of
 * columns.
 *
 * Block b holds the columns `firstColumns[b]` to `firstColumns[b + 1]`. Its row i is entries `starts[b (rows + 1) + i]`
 * to the next start; `columns` count from the block's first one.
 */
export interface ColumnBlocks {
  readonly rows: number;
  readonly blocks: number;
  readonly firstColumns: Uint32Array;
  readonly starts: Uint32Array;
  readonly columns: Uint16Array;
  readonly values: Float32Array;
}

/** Copies a matrix into an arena, cut at the given columns; it is read twice. */
export function stageColumnBlocks(arena: Arena, source: RowBlocks, cuts: Uint32Array): ColumnBlocks {
  const { rows, nonzeros } = source;
  const blocks = cuts.length - 1;
  const stride = rows + 1;
  const firstColumns = arena.copy(Uint32Array, cuts);
  // The last place of a block stays 0.
  const starts = arena.zeros(Uint32Array, blocks * stride);
  const columns = arena.allocate(Uint16Array, nonzeros);
  const values = arena.allocate(Float32Array, nonzeros);
  const count = (piece: MatrixPiece) => {
    const counts = starts.subarray(piece.firstRow);
    const run = { items: piece.rows, chunk: piece.chunk };
    arena.run('countBlockEntries', [piece.starts, piece.columns, firstColumns, blocks, counts, stride], run);
  };
  visitPieces(arena, source, count, { withValues: false });
  let filled = 0;
  for (let place = 0; place < starts.length; place++) {
    const entries = starts[place];
    starts[place] = filled;
    filled += entries;
  }
  visitPieces(arena, source, (piece) => {
    const places = starts.subarray(piece.firstRow);
    const run = { items: piece.rows, chunk: piece.chunk };
    const input = [piece.starts, piece.columns, piece.values, firstColumns, blocks, places, stride] as const;
    arena.run('splitRows', [...input, columns, values], run);
  });
  return { rows, blocks, firstColumns, starts, columns, values };
}
