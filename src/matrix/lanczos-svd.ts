import { QualiaError } from '../errors.js';
import type { Arena } from '../kernels/arena.js';
import { panelWidth } from '../kernels/multiply-panel.js';
import { withArena } from '../kernels/with-arena.js';
import { orientProducts, runBlockLanczos } from './block-lanczos.js';
import { DenseMatrix, denseZeros } from './dense-matrix.js';
import type { PanelBasis } from './panel-basis.js';
import { PanelOperator } from './panel-operator.js';
import { copyFromPanel, paddedRows } from './panels.js';
import type { RowBlocks } from './row-blocks.js';
import { estimateError, type TruncatedSvd } from './truncated-svd-result.js';

/** Options of {@link lanczosSvd}, all given. */
export interface LanczosSvdOptions {
  readonly rank: number;
  readonly tolerance: number;
  readonly seed: number;
  readonly threads: number;
  readonly onProgress: ((share: number) => void) | undefined;
}

/** What bases and entries may take of the 4 GiB of an arena; the rest is scratch space. */
const arenaBytes = 3.8 * 2 ** 30;

/** The share of it that bases may take. */
const basesShare = 0.85;

/**
 * Computes a truncated singular value decomposition by a block Golub-Kahan process, see {@link runBlockLanczos}.
 *
 * A matrix whose entries do not fit into the arena beside the bases is read again for each product.
 *
 * @throws QualiaError with code `MEMORY` when the bases alone do not fit.
 */
export function lanczosSvd(source: RowBlocks, options: LanczosSvdOptions): TruncatedSvd {
  const { rank, tolerance, seed, threads, onProgress } = options;
  if (source.rows === 0 || source.columns === 0) return emptySvd(source);
  const panelBytes = (paddedRows(source.rows) + paddedRows(source.columns)) * panelWidth * 4;
  const capacity = chooseCapacity(rank, panelBytes);
  return withArena({ threads }, (arena) => {
    const operator = new PanelOperator(arena, source, { residentBytes: arenaBytes - capacity * panelBytes });
    const products = orientProducts(operator);
    const lanczos = { rank, tolerance, capacity, seed, onProgress };
    const { long, short, triples } = runBlockLanczos(arena, products, lanczos);
    const { values, residuals } = triples;
    const isTall = products.longRows === source.rows;
    const signs = new Float64Array(values.length).fill(1);
    const [rightBasis, rightRotation] = isTall ? [short, triples.right] : [long, triples.left];
    const [leftBasis, leftRotation] = isTall ? [long, triples.left] : [short, triples.right];
    const right = rotateBasis(arena, rightBasis, {
      rotation: rightRotation,
      rows: source.columns,
      signs,
      fixSigns: true,
    });
    const left = rotateBasis(arena, leftBasis, { rotation: leftRotation, rows: source.rows, signs, fixSigns: false });
    onProgress?.(1);
    const energy = capturedShare(values, operator.squaredNorm);
    return { left, singularValues: values, right, energy, residuals, relativeError: estimateError(residuals) };
  });
}

/** Enough panels for spectra that decay slowly, as far as they fit. */
function chooseCapacity(rank: number, panelBytes: number): number {
  const wanted = Math.ceil((6 * rank + 480) / panelWidth);
  const fitting = Math.floor((basesShare * arenaBytes) / panelBytes) - 2;
  const least = Math.ceil((1.5 * rank) / panelWidth) + 2;
  if (fitting >= least) return Math.min(wanted, fitting);
  const needed = `${Math.ceil((least * panelBytes) / 2 ** 20)} MiB`;
  const problem = `${rank} singular triples of so large a matrix need ${needed} for their bases, more than one memory holds`;
  throw new QualiaError('MEMORY', `${problem}; ask for fewer triples, or drop rare rows or columns.`);
}

/** Multiplies a basis with a rotation, one triple a row of it; the sign of each is turned where `signs` has -1. */
function rotateBasis(
  arena: Arena,
  basis: PanelBasis,
  options: {
    readonly rotation: Float64Array;
    readonly rows: number;
    readonly signs: Float64Array;
    /** Chooses the signs so that the entry of largest magnitude is positive. */
    readonly fixSigns: boolean;
  },
): DenseMatrix<Float32Array> {
  const { rotation, rows, signs, fixSigns } = options;
  const columns = signs.length;
  const size = rotation.length / Math.max(1, columns);
  const rotated = denseZeros(rows, columns);
  arena.scope(() => {
    const panel = arena.allocate(Float32Array, basis.rows * panelWidth);
    for (let first = 0; first < columns; first += panelWidth) {
      basis.rotate(rotation, { size, first, count: Math.min(panelWidth, columns - first) }, panel);
      if (fixSigns) chooseSigns(panel, rows, signs.subarray(first, first + panelWidth));
      copyFromPanel(panel, rotated, first, signs);
    }
  });
  return rotated;
}

function chooseSigns(panel: Float32Array, rows: number, signs: Float64Array): void {
  for (let j = 0; j < signs.length; j++) {
    let largest = 0;
    for (let row = 0; row < rows; row++) {
      const entry = panel[row * panelWidth + j];
      if (Math.abs(entry) > Math.abs(largest)) largest = entry;
    }
    signs[j] = largest < 0 ? -1 : 1;
  }
}

function capturedShare(values: Float64Array, squaredNorm: number): number {
  const captured = values.reduce((sum, value) => sum + value * value, 0);
  return squaredNorm === 0 ? 1 : Math.min(1, captured / squaredNorm);
}

function emptySvd({ rows, columns }: RowBlocks): TruncatedSvd {
  const none = new Float64Array(0);
  return {
    left: denseZeros(rows, 0),
    singularValues: none,
    right: new DenseMatrix(columns, 0, new Float32Array(0)),
    energy: 1,
    residuals: none,
    relativeError: 0,
  };
}
