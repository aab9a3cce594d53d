import type { RowBlocks } from './row-blocks.js';
import type { SparseMatrix } from './sparse-matrix.js';

/** A file of a matrix under construction. */
interface RowsFile {
  append(rows: SparseMatrix): Promise<void>;
  finish(): Promise<void>;
  discard(): Promise<void>;
}

/**
 * Appends a matrix that is read in blocks to a new file and completes it; where that fails, nothing is left behind.
 *
 * @throws the reason of the signal when it stops.
 */
export async function appendBlocks(file: RowsFile, blocks: RowBlocks, signal: AbortSignal | undefined): Promise<void> {
  try {
    for (let block = 0; block + 1 < blocks.firstRows.length; block++) {
      signal?.throwIfAborted();
      await file.append(blocks.readBlock(block));
    }
  } catch (error) {
    await file.discard();
    throw error;
  }
  await file.finish();
}
