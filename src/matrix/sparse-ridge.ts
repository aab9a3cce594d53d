import { requireOption, requireWhole, ShapeError } from '../errors.js';
import type { Arena } from '../kernels/arena.js';
import { panelWidth } from '../kernels/multiply-panel.js';
import { withArena } from '../kernels/with-arena.js';
import { type DenseMatrix, denseZeros } from './dense-matrix.js';
import { PanelOperator } from './panel-operator.js';
import { copyFromPanel, copyToPanel, paddedRows } from './panels.js';
import { toRowBlocks } from './row-blocks.js';
import type { SparseMatrix } from './sparse-matrix.js';

/** Options of {@link solveSparseRidge}. */
export interface SparseRidgeOptions {
  /** Lambda, above 0; default 1. */
  readonly penalty?: number;
  /** Stops where |(XX' + lambda I) z - y| <= tolerance |y| in each column, 1e-6 to 1; default 1e-3. */
  readonly tolerance?: number;
  /** Stops after so many steps in any case; default 200. */
  readonly maximumSteps?: number;
  /** Threads that share the products; default 1. The result is the same on any number. */
  readonly threads?: number;
  /** Is told the share of the columns that are solved, 0..1. */
  readonly onProgress?: (share: number) => void;
}

/** What {@link solveSparseRidge} found. */
export interface SparseRidge {
  /** W, one row a column of X. */
  readonly weights: DenseMatrix<Float32Array>;
  /** The most steps that a column took. */
  readonly steps: number;
  /** The largest |(XX' + lambda I) z - y| / |y| at the end. */
  readonly residual: number;
}

/** A matrix whose entries take more is cut into blocks that go through the arena for each product. */
const residentBytes = 2 ** 31;

/**
 * Solves a ridge regression with sparse inputs: the W that minimises |XW - Y|^2 + lambda |W|^2 (Hoerl and Kennard 1970).
 *
 * W = X'Z with (XX' + lambda I) Z = Y (Saunders, Gammerman and Vovk 1998), which equals (X'X + lambda I)^-1 X'Y and whose
 * unknowns are as many as the rows. Conjugate gradients (Hestenes and Stiefel 1952) solve 24 columns of Y side by side,
 * each with its own step lengths; nothing but X and a few panels is kept. Products are single precision, sums of
 * squares double.
 *
 * @param inputs X, n x m.
 * @param outputs Y, n x k.
 * @throws OptionError for an option out of range; ShapeError where X and Y have different numbers of rows.
 */
export function solveSparseRidge(
  inputs: SparseMatrix,
  outputs: DenseMatrix,
  options: SparseRidgeOptions = {},
): SparseRidge {
  const { penalty = 1, tolerance = 1e-3, maximumSteps = 200, threads = 1, onProgress } = options;
  requireOption(Number.isFinite(penalty) && penalty > 0, 'penalty', penalty, 'a number > 0');
  requireOption(tolerance >= 1e-6 && tolerance < 1, 'tolerance', tolerance, 'a number, 1e-6 <= tolerance < 1');
  requireWhole('maximumSteps', maximumSteps, 1);
  if (inputs.rows !== outputs.rows)
    throw new ShapeError('solveSparseRidge', `${outputs.rows} outputs`, `${inputs.rows}`);
  const weights = denseZeros(inputs.columns, outputs.columns);
  let steps = 0;
  let residual = 0;
  if (inputs.nonzeros === 0) return { weights, steps, residual };
  withArena({ threads }, (arena) => {
    const system = new RidgeSystem(arena, inputs, penalty);
    const product = arena.allocate(Float32Array, paddedRows(inputs.columns) * panelWidth);
    for (let first = 0; first < outputs.columns; first += panelWidth) {
      const solved = system.solve(outputs, first, { tolerance, maximumSteps });
      system.inputs.multiplyTransposed(solved.panel, product);
      copyFromPanel(product, weights, first);
      steps = Math.max(steps, solved.steps);
      residual = Math.max(residual, solved.residual);
      onProgress?.(Math.min(1, (first + panelWidth) / outputs.columns));
    }
  });
  return { weights, steps, residual };
}

/** The system (XX' + lambda I) Z = Y for panels of 24 columns, with the panels that conjugate gradients work in. */
class RidgeSystem {
  readonly inputs: PanelOperator;
  readonly #penalty: number;
  readonly #across: Float32Array;
  readonly #solution: Float32Array;
  readonly #direction: Float32Array;
  readonly #product: Float32Array;
  readonly #remainder: Float32Array;

  constructor(arena: Arena, inputs: SparseMatrix, penalty: number) {
    this.inputs = new PanelOperator(arena, toRowBlocks(inputs), { residentBytes });
    this.#penalty = penalty;
    const length = paddedRows(inputs.rows) * panelWidth;
    this.#across = arena.allocate(Float32Array, paddedRows(inputs.columns) * panelWidth);
    [this.#solution, this.#direction, this.#product, this.#remainder] = [0, 1, 2, 3].map(() =>
      arena.zeros(Float32Array, length),
    ) as [Float32Array, Float32Array, Float32Array, Float32Array];
  }

  solve(
    outputs: DenseMatrix,
    first: number,
    { tolerance, maximumSteps }: { readonly tolerance: number; readonly maximumSteps: number },
  ): { readonly panel: Float32Array; readonly steps: number; readonly residual: number } {
    const remainder = this.#remainder;
    this.#solution.fill(0);
    copyToPanel(outputs, first, remainder);
    this.#direction.set(remainder);
    let squares = innerProducts(remainder, remainder);
    const goals = squares.map((square) => square * tolerance * tolerance);
    const shareOf = (square: number, lane: number): number => (square === 0 ? 0 : square / goals[lane]);
    const worst = (): number => tolerance * Math.sqrt(Math.max(...squares.map(shareOf)));
    let steps = 0;
    while (steps < maximumSteps && worst() > tolerance) {
      this.#multiply();
      const curvatures = innerProducts(this.#direction, this.#product);
      // A column that is solved, or was zero, stands still.
      const lengths = squares.map((square, lane) => (curvatures[lane] > 0 ? square / curvatures[lane] : 0));
      addScaled(this.#solution, this.#direction, lengths);
      addScaled(remainder, this.#product, lengths.map(negate));
      const next = innerProducts(remainder, remainder);
      turn(
        this.#direction,
        remainder,
        next.map((square, lane) => (squares[lane] > 0 ? square / squares[lane] : 0)),
      );
      squares = next;
      steps++;
    }
    return { panel: this.#solution, steps, residual: worst() };
  }

  /** Writes (XX' + lambda I) times the direction to the product. */
  #multiply(): void {
    this.inputs.multiplyTransposed(this.#direction, this.#across);
    this.inputs.multiply(this.#across, this.#product);
    addScaled(this.#product, this.#direction, new Float64Array(panelWidth).fill(this.#penalty));
  }
}

const negate = (value: number): number => -value;

/** The inner products of the columns of two panels, in doubles. */
function innerProducts(left: Float32Array, right: Float32Array): Float64Array {
  const sums = new Float64Array(panelWidth);
  for (let from = 0; from < left.length; from += panelWidth) {
    for (let lane = 0; lane < panelWidth; lane++) sums[lane] += left[from + lane] * right[from + lane];
  }
  return sums;
}

/** Adds to each column of a panel the one of another times its factor. */
function addScaled(panel: Float32Array, other: Float32Array, factors: Float64Array): void {
  for (let from = 0; from < panel.length; from += panelWidth) {
    for (let lane = 0; lane < panelWidth; lane++) panel[from + lane] += factors[lane] * other[from + lane];
  }
}

/** Makes each column of the directions the remainder plus what it was times its factor. */
function turn(directions: Float32Array, remainder: Float32Array, factors: Float64Array): void {
  for (let from = 0; from < directions.length; from += panelWidth) {
    for (let lane = 0; lane < panelWidth; lane++) {
      directions[from + lane] = remainder[from + lane] + factors[lane] * directions[from + lane];
    }
  }
}
