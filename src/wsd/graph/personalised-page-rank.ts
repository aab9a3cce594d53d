import { requireOption, requireWhole, ShapeError } from '../../errors.js';
import type { Arena } from '../../kernels/arena.js';
import { panelWidth } from '../../kernels/multiply-panel.js';
import { withArena } from '../../kernels/with-arena.js';
import { type DenseMatrix, denseZeros } from '../../matrix/dense-matrix.js';
import { PanelOperator } from '../../matrix/panel-operator.js';
import { paddedRows } from '../../matrix/panels.js';
import { toRowBlocks } from '../../matrix/row-blocks.js';
import { SparseMatrix } from '../../matrix/sparse-matrix.js';
import { transpose } from '../../matrix/transpose.js';

/** Options of personalised PageRank. */
export interface PageRankOptions {
  /** The probability of a further step, d; otherwise the walker teleports. 0 up to, but not including, 1; default 0.85. */
  readonly damping?: number;
  /** Steps of power iteration, n; what is still on its way then is left where it is. Default 30. */
  readonly iterations?: number;
  /** Threads that share the work; default 1. The result is the same on any number. */
  readonly threads?: number;
}

/** A matrix of transitions takes up to this much of the arena. */
const residentBytes = 2 ** 30;

/**
 * Returns the personalised PageRank of many teleport vectors (Haveliwala 2002): row i is the x that solves
 * x = (1 - d) v + d P'x for row v of the teleports.
 *
 * x starts as v and is put in n times, 24 contexts at once, so that x = (1 - d) sum over k < n of d^k P'^k v, and d^n P'^n v.
 * A row adds up to what its teleports add up to; it differs from the solution by at most 2 d^n of that in the sum of
 * magnitudes, and by the rounding of single precision. Ranks are linear in the teleports.
 *
 * @param transitions rows that add up to 1, as `walkTransitions` makes them.
 * @param teleports contexts x places: where walks start, and go back to; none negative.
 * @throws ShapeError when the sizes differ; OptionError when an option is outside its range.
 * @example personalisedPageRank(walkTransitions(graph.weights), teleports).row(0)
 */
export function personalisedPageRank(
  transitions: SparseMatrix,
  teleports: SparseMatrix,
  options: PageRankOptions = {},
): DenseMatrix<Float32Array> {
  const ranks = denseZeros(teleports.rows, teleports.columns);
  visitPageRanks(transitions, teleports, options, (context, own) => {
    ranks.row(context).set(own);
  });
  return ranks;
}

/**
 * Visits the ranks of {@link personalisedPageRank} one context after the other, so that they need not fit into memory together.
 *
 * @param visit is called once for each context in order, with an array that is used again afterwards.
 * @throws as {@link personalisedPageRank}.
 */
export function visitPageRanks(
  transitions: SparseMatrix,
  teleports: SparseMatrix,
  options: PageRankOptions,
  visit: (context: number, ranks: Float32Array) => void,
): void {
  const { damping = 0.85, iterations = 30, threads = 1 } = options;
  requireOption(damping >= 0 && damping < 1, 'damping', damping, 'a number from 0 up to, but not including, 1');
  requireWhole('iterations', iterations, 1);
  const { rows: places, columns } = transitions;
  if (places !== columns || teleports.columns !== places) {
    throw new ShapeError('visitPageRanks', `transitions of ${places} x ${columns}`, `${teleports.columns} a side`);
  }
  const incoming = transpose(transitions);
  withArena({ threads }, (arena) => {
    const damped = new SparseMatrix(
      incoming,
      incoming.rowStarts,
      incoming.columnIndices,
      incoming.values.map((value) => damping * value),
    );
    const operator = new PanelOperator(arena, toRowBlocks(damped), { residentBytes });
    const panels: [Float32Array, Float32Array] = [allocatePanel(arena, places), allocatePanel(arena, places)];
    const ranks = new Float32Array(places);
    for (let first = 0; first < teleports.rows; first += panelWidth) {
      const width = Math.min(panelWidth, teleports.rows - first);
      arena.clear(panels[0]);
      addRows(teleports, { first, width, factor: 1 }, panels[0]);
      for (let step = 0; step < iterations; step++) {
        operator.multiply(panels[0], panels[1]);
        addRows(teleports, { first, width, factor: 1 - damping }, panels[1]);
        panels.reverse();
      }
      for (let lane = 0; lane < width; lane++) {
        for (let place = 0; place < places; place++) ranks[place] = panels[0][place * panelWidth + lane];
        visit(first + lane, ranks);
      }
    }
  });
}

function allocatePanel(arena: Arena, places: number): Float32Array {
  return arena.zeros(Float32Array, paddedRows(places) * panelWidth);
}

/** Adds rows of a matrix, times a factor, to the columns of a panel. */
function addRows(
  { rowStarts, columnIndices, values }: SparseMatrix,
  { first, width, factor }: { readonly first: number; readonly width: number; readonly factor: number },
  panel: Float32Array,
): void {
  for (let lane = 0; lane < width; lane++) {
    for (let entry = rowStarts[first + lane]; entry < rowStarts[first + lane + 1]; entry++) {
      panel[columnIndices[entry] * panelWidth + lane] += factor * values[entry];
    }
  }
}
