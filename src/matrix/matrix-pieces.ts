import type { Arena } from '../kernels/arena.js';
import { type RowBlocks, toRowBlocks } from './row-blocks.js';

/** A piece has at most so many entries, unless one row has more. */
const pieceEntries = 1 << 20;

/** A call works on about so many entries. */
const entriesPerCall = 1 << 15;

/** Neighbouring rows of a matrix in an arena: row i is entries `starts[i]` to `starts[i + 1]`. */
export interface MatrixPiece {
  readonly firstRow: number;
  readonly rows: number;
  readonly starts: Uint32Array;
  readonly columns: Uint32Array;
  readonly values: Float32Array;
  /** How many rows of the piece make a call of a kernel. */
  readonly chunk: number;
}

/**
 * Copies a matrix into an arena piece by piece; `use` is called with each, which is gone when it returns.
 *
 * @param options.withValues whether values are copied too, as by default; pieces have none otherwise.
 */
export function visitPieces(
  arena: Arena,
  source: RowBlocks,
  use: (piece: MatrixPiece) => void,
  { withValues = true } = {},
): void {
  source.firstRows.slice(1).forEach((_, block) => {
    const pieces = toRowBlocks(source.readBlock(block), { blockNonzeros: pieceEntries });
    pieces.firstRows.slice(1).forEach((__, place) => {
      const { rows, nonzeros, rowStarts, columnIndices, values } = pieces.readBlock(place);
      arena.scope(() => {
        const columns = arena.allocate(Uint32Array, nonzeros);
        arena.copyIn(columnIndices, columns);
        const copied = arena.allocate(Float32Array, withValues ? nonzeros : 0);
        if (withValues) arena.copyIn(values, copied);
        const firstRow = source.firstRows[block] + pieces.firstRows[place];
        const chunk = Math.max(1, Math.ceil((rows * entriesPerCall) / Math.max(1, nonzeros)));
        use({ firstRow, rows, starts: arena.copy(Uint32Array, rowStarts), columns, values: copied, chunk });
      });
    });
  });
}
