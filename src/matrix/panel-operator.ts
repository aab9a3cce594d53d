import type { Arena } from '../kernels/arena.js';
import { panelWidth } from '../kernels/multiply-panel.js';
import { type ColumnBlocks, stageColumnBlocks } from './column-blocks.js';
import { surveyMatrix } from './column-cuts.js';
import { type RowBlocks, toRowBlocks } from './row-blocks.js';

/** A call of the product takes about so many entries. */
const entriesPerCall = 1 << 17;

/**
 * A sparse matrix A (m x n) that multiplies panels of 24 columns in an arena: A X, and A'Y without a transpose.
 *
 * While the entries fit into `residentBytes` they are copied into the arena once; otherwise the blocks of rows are read
 * again for each product, so that a matrix may be larger than one memory, or than all memory when it is a file.
 */
export class PanelOperator {
  readonly rows: number;
  readonly columns: number;
  readonly nonzeros: number;
  /** The sum of all squared cells. */
  readonly squaredNorm: number;
  readonly #arena: Arena;
  readonly #source: RowBlocks;
  readonly #cuts: Uint32Array;
  readonly #resident: ColumnBlocks | undefined;

  constructor(arena: Arena, source: RowBlocks, options: { readonly residentBytes: number }) {
    this.rows = source.rows;
    this.columns = source.columns;
    this.nonzeros = source.nonzeros;
    this.#arena = arena;
    this.#source = source;
    const { cuts, squaredNorm } = surveyMatrix(arena, source);
    this.#cuts = cuts;
    this.squaredNorm = squaredNorm;
    if (residentBytes(source) <= options.residentBytes) {
      this.#resident = stageColumnBlocks(arena, source, this.#cuts);
    }
  }

  /** Whether the entries stay in the arena. */
  get isResident(): boolean {
    return this.#resident !== undefined;
  }

  /** Writes A X to `product` (m x 24) for the panel X (n x 24); all numbers behind the rows of A become 0. */
  multiply(panel: Float32Array, product: Float32Array): void {
    this.#arena.clear(product);
    this.#visit(({ rows, blocks, firstColumns, starts, columns, values }, firstRow) => {
      const target = product.subarray(firstRow * panelWidth);
      const chunk = Math.max(16, Math.ceil((entriesPerCall * blocks * rows) / Math.max(1, values.length)));
      for (let block = 0; block < blocks; block++) {
        const own = starts.subarray(block * (rows + 1), (block + 1) * (rows + 1));
        const from = panel.subarray(firstColumns[block] * panelWidth);
        this.#arena.run('multiplyPanel', [own, columns, values, from, target], { items: rows, chunk });
      }
    });
  }

  /** Writes A'Y to `product` (n x 24) for the panel Y (m x 24); all numbers behind the columns of A become 0. */
  multiplyTransposed(panel: Float32Array, product: Float32Array): void {
    this.#arena.clear(product);
    this.#visit(({ rows, blocks, firstColumns, starts, columns, values }, firstRow) => {
      const from = panel.subarray(firstRow * panelWidth);
      this.#arena.run('scatterPanel', [starts, columns, values, from, rows, firstColumns, blocks, product], {
        items: blocks,
        chunk: 1,
      });
    });
  }

  #visit(use: (blocks: ColumnBlocks, firstRow: number) => void): void {
    if (this.#resident !== undefined) {
      use(this.#resident, 0);
      return;
    }
    const { firstRows } = this.#source;
    for (let block = 0; block < firstRows.length - 1; block++) {
      const part = toRowBlocks(this.#source.readBlock(block));
      this.#arena.scope(() => use(stageColumnBlocks(this.#arena, part, this.#cuts), firstRows[block]));
    }
  }
}

/** About how many bytes a matrix takes in an arena. */
function residentBytes({ rows, nonzeros }: RowBlocks): number {
  return 6 * nonzeros + 64 * rows;
}
