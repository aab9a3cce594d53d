import type { Arena } from '../kernels/arena.js';
import { panelWidth } from '../kernels/multiply-panel.js';
import { createRandom } from '../random.js';
import {
  type BidiagonalBlock,
  type BidiagonalTriples,
  bidiagonalTriples,
  solveBidiagonal,
} from './block-bidiagonal.js';
import { invertUpper, multiplySquare, smallestDiagonal } from './block-factors.js';
import type { FloatArray } from './dense-matrix.js';
import { PanelBasis } from './panel-basis.js';
import type { PanelOperator } from './panel-operator.js';
import { paddedRows } from './panels.js';
import { estimateError } from './truncated-svd-result.js';

/** How far the process goes. */
export interface LanczosOptions {
  /** The number of singular triples wanted, k. */
  readonly rank: number;
  /** The estimated relative error of the k-th singular value at which the process ends. */
  readonly tolerance: number;
  /** The most panels of 24 vectors on each side. */
  readonly capacity: number;
  readonly seed: number;
  readonly onProgress: ((share: number) => void) | undefined;
}

/** What the process ended with: bases of both sides and the triples of the small problem in them. */
export interface LanczosResult {
  /** The longer side's vectors, m x D, then the shorter side's, n x D. */
  readonly long: PanelBasis;
  readonly short: PanelBasis;
  readonly triples: BidiagonalTriples;
}

/** A pair of panel products, the one the transpose of the other. */
export interface PanelProducts {
  readonly longRows: number;
  readonly shortRows: number;
  toLong(panel: Float32Array, product: Float32Array): void;
  toShort(panel: Float32Array, product: Float32Array): void;
}

/** Takes the side with fewer rows as the short one, whose vectors are the starting side of the process. */
export function orientProducts(operator: PanelOperator): PanelProducts {
  const multiply = (panel: Float32Array, product: Float32Array): void => operator.multiply(panel, product);
  const transposed = (panel: Float32Array, product: Float32Array): void => operator.multiplyTransposed(panel, product);
  return operator.rows >= operator.columns
    ? { longRows: operator.rows, shortRows: operator.columns, toLong: multiply, toShort: transposed }
    : { longRows: operator.columns, shortRows: operator.rows, toLong: transposed, toShort: multiply };
}

/** How far the small problem was off after so many panels. */
interface Check {
  readonly count: number;
  readonly error: number;
}

/** The last triples, which converge last, stand for all when the process looks whether it may end. */
const slow = 3;

/** A block with a diagonal entry below this share of the norm makes its side lose orthogonality. */
const weakShare = 1e-2;

/** Rounding of products in single precision. */
const rounding = 2 ** -23;

/** How far from orthogonal the long side may be estimated to have drifted before it is reorthogonalised. */
const mostDrift = 5e-5;

/**
 * Runs a block Golub-Kahan process with blocks of 24 until the first `rank` singular values have converged.
 *
 * Golub, Luk & Overton 1981: A V = U B with B upper block bidiagonal. The short side V is fully reorthogonalised, twice
 * where a block is weak. The long side U stays orthogonal by itself as long as B is well conditioned (Simon & Zha 2000);
 * how far it drifts is estimated from block to block in the manner of Simon 1984, U_j R = A V_j - U_(j-1) L', and U is
 * reorthogonalised where the estimate passes a bound or a block is weak.
 */
export function runBlockLanczos(arena: Arena, products: PanelProducts, options: LanczosOptions): LanczosResult {
  const { rank, tolerance, capacity, onProgress } = options;
  const random = createRandom(options.seed);
  const short = new PanelBasis(arena, { rows: paddedRows(products.shortRows), capacity: capacity + 1, random });
  const long = new PanelBasis(arena, { rows: paddedRows(products.longRows), capacity, random });
  const complete = short.rows / panelWidth;
  const most = Math.min(capacity, complete);
  const blocks: BidiagonalBlock[] = [];
  const checks: Check[] = [];
  let norm = 0;
  let drift = 0;
  let nextCheck = Math.min(most, firstCheck(rank));
  // The rows behind those of the matrix stay out of it: in them it has a value of zero that it does not have itself.
  short.fillRandom(products.shortRows);
  short.append(0);
  for (;;) {
    const last = long.count;
    products.toLong(short.panel(last), long.next);
    if (last === 0) norm = longestColumn(long.next);
    if (last > 0) long.subtract(last - 1, transposeBlock(blocks[last - 1].beside));
    let diagonal = long.append(norm);
    drift = estimateDrift(diagonal, { norm, before: blocks[last - 1]?.beside, drift });
    if (!(drift < mostDrift) || isWeak(diagonal, norm)) {
      diagonal = multiplySquare(long.refineLast(), diagonal);
      drift = rounding;
    }

    const isLast = long.count === most;
    let beside: Float64Array = new Float64Array(panelWidth * panelWidth);
    if (long.count < complete) {
      products.toShort(long.panel(last), short.next);
      // What is known of the projection goes first, so that one pass over the basis removes little but rounding.
      short.subtract(last, transposeBlock(diagonal));
      short.project();
      beside = short.append(norm);
      if (isWeak(beside, norm)) beside = multiplySquare(short.refineLast(), beside);
    }
    blocks.push({ diagonal, beside });
    norm = Math.max(norm, ...rowNorms(diagonal, beside));
    onProgress?.(0.95 * Math.min(1, long.count / nextCheck));
    if (long.count < nextCheck && !isLast) continue;
    const problem = solveBidiagonal(arena, blocks);
    const found = Math.min(rank, problem.squares.length);
    const slowest = bidiagonalTriples(arena, problem, { from: Math.max(0, found - slow), to: found, random });
    const error = estimateError(slowest.residuals, found);
    if (isLast || error <= tolerance) {
      const triples = bidiagonalTriples(arena, problem, { from: 0, to: found, random });
      if (isLast || estimateError(triples.residuals) <= tolerance) return { long, short, triples };
    }
    checks.push({ count: long.count, error });
    nextCheck = Math.min(most, planCheck(checks, options));
  }
}

/** Panels before the small problem is solved for the first time: enough where the spectrum falls fast. */
function firstCheck(rank: number): number {
  return Math.ceil((2 * rank + 48) / panelWidth);
}

/** Panels after which slowly falling spectra, those of weighted counts, are nearly done. */
function usualEnd(rank: number): number {
  return Math.ceil((3.9 * rank + 24) / panelWidth);
}

/** An error so many times the tolerance tells of a spectrum that falls slowly. */
const farOff = 100;

/**
 * Where the error falls below the tolerance if it goes on falling by the same factor a panel as between the last two
 * checks; it falls faster and faster, hence the factor.
 */
function planCheck(checks: readonly Check[], { rank, tolerance }: LanczosOptions): number {
  const [before, now] = [checks.at(-2), checks[checks.length - 1]];
  const least = now.error > farOff * tolerance ? usualEnd(rank) : 0;
  const fall = before === undefined ? 0 : Math.log(before.error / now.error) / (now.count - before.count);
  const missing = Math.log(Math.max(1, now.error / tolerance)) / Math.max(fall, 1e-3);
  const step = Math.min(Math.max(1, Math.floor(0.6 * missing)), Math.ceil(0.06 * now.count));
  return Math.max(now.count + step, least);
}

function isWeak(block: Float64Array, norm: number): boolean {
  return smallestDiagonal(block) < weakShare * norm;
}

/** The size of the products of U_j with the blocks before, from U_j R = A V_j - U_(j-1) L' and their size for U_(j-1). */
function estimateDrift(
  diagonal: Float64Array,
  { norm, before, drift }: { readonly norm: number; readonly before: Float64Array | undefined; readonly drift: number },
): number {
  const inverse = invertUpper(diagonal);
  const passedOn = before === undefined ? 0 : longestColumn(multiplySquare(transposeBlock(before), inverse));
  return drift * passedOn + rounding * norm * longestColumn(inverse);
}

function longestColumn(panel: FloatArray): number {
  const squares = new Float64Array(panelWidth);
  for (let cell = 0; cell < panel.length; ) {
    for (let j = 0; j < panelWidth; j++, cell++) squares[j] += panel[cell] * panel[cell];
  }
  return Math.sqrt(Math.max(...squares));
}

/** The norms of the columns of A'U for the last panel U: A'U = V R' + V' L, so those of the rows of R and columns of L. */
function rowNorms(diagonal: Float64Array, beside: Float64Array): Float64Array {
  return Float64Array.from({ length: panelWidth }, (_, i) => {
    let squares = 0;
    for (let j = 0; j < panelWidth; j++) {
      squares += diagonal[i * panelWidth + j] ** 2 + beside[j * panelWidth + i] ** 2;
    }
    return Math.sqrt(squares);
  });
}

function transposeBlock(block: Float64Array): Float64Array {
  return block.map((_, cell) => block[(cell % panelWidth) * panelWidth + Math.floor(cell / panelWidth)]);
}
