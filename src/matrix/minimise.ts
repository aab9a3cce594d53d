import { QualiaError, requireOption, requireWhole } from '../errors.js';
import { dot } from './dense-products.js';

/** How {@link minimise} goes about it. */
export interface MinimiseOptions {
  /** The most steps, from 1; default 200. */
  readonly steps?: number;
  /** How many steps are remembered to guess the curvature, from 1; default 8. */
  readonly memory?: number;
  /** It is done when a step lowers the value by less than so much of it; default 1e-7. */
  readonly tolerance?: number;
  readonly signal?: AbortSignal | undefined;
  /** Is told before each step which share of the most steps is done, 0 to 1. */
  readonly onProgress?: ((share: number) => void) | undefined;
}

/** Where {@link minimise} ended. */
export interface Minimum {
  readonly point: Float64Array;
  readonly value: number;
  readonly steps: number;
}

interface Move {
  readonly step: Float64Array;
  readonly change: Float64Array;
  /** One by the product of the two. */
  readonly scale: number;
}

/**
 * Finds the lowest value of a smooth function by its gradient: limited-memory BFGS (Liu & Nocedal 1989, algorithm 2.1), each
 * step halved until the value falls enough (Armijo 1966). For a convex function it is the lowest value of all.
 *
 * Other work has its turn between steps.
 *
 * @param evaluate returns the value at a point, and fills in the gradient there.
 * @throws OptionError when an option is out of range; QualiaError, code NOT_FINITE, when the value is no number; the signal's reason
 * when it is aborted.
 * @example await minimise(Float64Array.of(3), ([x], gradient) => { gradient[0] = 2 * x; return x * x; })
 */
export async function minimise(
  start: Float64Array,
  evaluate: (point: Float64Array, gradient: Float64Array) => number,
  options: MinimiseOptions = {},
): Promise<Minimum> {
  const { steps = 200, memory = 8, tolerance = 1e-7, signal, onProgress } = options;
  requireWhole('steps', steps, 1);
  requireWhole('memory', memory, 1);
  requireOption(tolerance >= 0, 'tolerance', tolerance, 'a number >= 0');
  let point = start.slice();
  let gradient = new Float64Array(point.length);
  let value = evaluate(point, gradient);
  if (!Number.isFinite(value)) {
    throw new QualiaError('NOT_FINITE', `The function is ${value} where the search begins; give finite numbers.`);
  }
  const moves: Move[] = [];
  let taken = 0;
  while (taken < steps) {
    await new Promise((resolve) => setImmediate(resolve));
    signal?.throwIfAborted();
    onProgress?.(taken / steps);
    const direction = findDirection(gradient, moves);
    const slope = dot(direction, gradient);
    if (!(slope < 0)) break;
    const found = search({ point, value, direction, slope, evaluate }, moves.length === 0 ? firstShare(gradient) : 1);
    if (found === undefined) break;
    taken++;
    const step = found.point.map((number, place) => number - point[place]);
    const change = found.gradient.map((number, place) => number - gradient[place]);
    const curvature = dot(step, change);
    // Without curvature along the step it says nothing about the next direction.
    if (curvature > 1e-12 * dot(change, change)) moves.push({ step, change, scale: 1 / curvature });
    if (moves.length > memory) moves.shift();
    const gain = value - found.value;
    ({ point, value, gradient } = found);
    if (gain <= tolerance * Math.max(Math.abs(value), 1e-12)) break;
  }
  onProgress?.(1);
  return { point, value, steps: taken };
}

/** The first step has length 1 at most: nothing is known of the curvature yet. */
function firstShare(gradient: Float64Array): number {
  return Math.min(1, 1 / Math.sqrt(dot(gradient, gradient)));
}

/** The direction of the next step: the gradient times the guessed inverse of the curvature, downwards. */
function findDirection(gradient: Float64Array, moves: readonly Move[]): Float64Array {
  const direction = gradient.map((number) => -number);
  const shares = new Float64Array(moves.length);
  for (let at = moves.length - 1; at >= 0; at--) {
    const { step, change, scale } = moves[at];
    shares[at] = scale * dot(step, direction);
    add(direction, change, -shares[at]);
  }
  const last = moves.at(-1);
  if (last !== undefined) {
    const size = 1 / (last.scale * dot(last.change, last.change));
    for (let place = 0; place < direction.length; place++) direction[place] *= size;
  }
  moves.forEach(({ step, change, scale }, at) => {
    add(direction, step, shares[at] - scale * dot(change, direction));
  });
  return direction;
}

function add(sum: Float64Array, other: Float64Array, factor: number): void {
  for (let place = 0; place < sum.length; place++) sum[place] += factor * other[place];
}

interface Search {
  readonly point: Float64Array;
  readonly value: number;
  readonly direction: Float64Array;
  readonly slope: number;
  readonly evaluate: (point: Float64Array, gradient: Float64Array) => number;
}

/** Halves the step until the value falls enough; undefined where it does not. */
function search({ point, value, direction, slope, evaluate }: Search, first: number) {
  const gradient = new Float64Array(point.length);
  for (let share = first, tries = 0; tries < 40; share /= 2, tries++) {
    const next = point.map((number, place) => number + share * direction[place]);
    const lower = evaluate(next, gradient);
    if (lower <= value + 1e-4 * share * slope) return { point: next, value: lower, gradient };
  }
  return undefined;
}
