import { QualiaError } from '../errors.js';

/** QL steps for one eigenvalue; two to three are usual. */
const mostSteps = 60;

/** The square of anything smaller vanishes, so that a step between two zeros would get nowhere. */
const smallestSquared = 2 ** -511;

/**
 * Returns the eigenvalues of a symmetric tridiagonal matrix, largest first, by QL steps with implicit shifts
 * (Martin & Wilkinson 1968).
 *
 * @param diagonal the diagonal.
 * @param beside the entries beside it: entry i stands at (i, i - 1); entry 0 is not used.
 */
export function tridiagonalValues(diagonal: Float64Array, beside: Float64Array): Float64Array {
  const size = diagonal.length;
  const d = diagonal.slice();
  const e = new Float64Array(size);
  let largest = 0;
  for (let i = 0; i < size; i++) {
    if (i > 0) e[i - 1] = beside[i];
    largest = Math.max(largest, Math.abs(d[i]), Math.abs(e[i - 1] ?? 0));
  }
  // Rounding has moved every eigenvalue by so much already: many that are zero but for that would not come apart.
  const least = Math.max(Number.EPSILON * largest, smallestSquared);
  for (let low = 0; low < size; low++) {
    for (let steps = 0; ; steps++) {
      const high = firstNegligible(d, e, low, least);
      if (high === low) break;
      if (steps === mostSteps) {
        throw new QualiaError(
          'CONVERGENCE',
          'The eigenvalues of a tridiagonal matrix do not converge; are all finite?',
        );
      }
      stepImplicitly(d, e, low, high);
    }
  }
  return d.sort().reverse();
}

/** Returns the first index from `low` on behind which the entry beside the diagonal no longer counts. */
function firstNegligible(d: Float64Array, e: Float64Array, low: number, least: number): number {
  for (let i = low; i < d.length - 1; i++) {
    if (Math.abs(e[i]) <= least + Number.EPSILON * (Math.abs(d[i]) + Math.abs(d[i + 1]))) return i;
  }
  return d.length - 1;
}

/** One QL step on rows `low` to `high`, with Wilkinson's shift. */
function stepImplicitly(d: Float64Array, e: Float64Array, low: number, high: number): void {
  const half = (d[low + 1] - d[low]) / (2 * e[low]);
  const length = Math.hypot(half, 1);
  let g = d[high] - d[low] + e[low] / (half + (half < 0 ? -length : length));
  let sine = 1;
  let cosine = 1;
  let shift = 0;
  for (let i = high - 1; i >= low; i--) {
    const f = sine * e[i];
    const b = cosine * e[i];
    const r = Math.sqrt(f * f + g * g);
    e[i + 1] = r;
    if (r === 0) {
      d[i + 1] -= shift;
      e[high] = 0;
      return;
    }
    sine = f / r;
    cosine = g / r;
    g = d[i + 1] - shift;
    const t = (d[i] - g) * sine + 2 * cosine * b;
    shift = sine * t;
    d[i + 1] = g + shift;
    g = cosine * t - b;
  }
  d[low] -= shift;
  e[low] = g;
  e[high] = 0;
}
