import { requireOption } from '../errors.js';

/** How many tokens the contexts of a target reach to its left and to its right. */
export type ContextWindow = number | { readonly left: number; readonly right: number };

/**
 * What a context counts by its distance d from the target, 1 for the next token.
 *
 * `flat`: 1. `harmonic`: 1 / d, as in GloVe (Pennington et al. 2014, section 4.2). `linear`: (w - d + 1) / w for a window
 * of w tokens on that side, which is what the random windows of word2vec count on average (Levy et al. 2015, section
 * 3.1). A function: what it returns, to a precision of 2^-20 of its largest value.
 */
export type DistanceWeighting = 'flat' | 'harmonic' | 'linear' | ((distance: number) => number);

/** The weights of a window as whole numbers: the context k - `left` places behind a target counts `weights[k] / scale`. */
export interface PairWeights {
  readonly left: number;
  readonly right: number;
  readonly scale: number;
  readonly weights: Uint32Array;
}

const widest = 1000;
const finest = 2 ** 20;

/** Below, single precision could round a count to 0. */
const smallest = 1e-30;

/** Computes the weights of a window. @throws OptionError when an option is out of range. */
export function pairWeights(window: ContextWindow, weighting: DistanceWeighting): PairWeights {
  const { left, right } = typeof window === 'number' ? { left: window, right: window } : window;
  for (const width of [left, right]) {
    const isWidth = Number.isInteger(width) && width >= 0 && width <= widest;
    requireOption(
      isWidth && left + right > 0,
      'window',
      window,
      `whole numbers from 0 to ${widest}, one of them not 0`,
    );
  }
  const distances = Array.from({ length: left + right + 1 }, (_, place) => place - left);
  const exact = distances.map((step) =>
    step === 0 ? 0 : weightOf(Math.abs(step), step < 0 ? left : right, weighting),
  );
  requireOption(Math.max(...exact) >= smallest, 'weighting', 'a function', `a function that reaches ${smallest}`);
  const scale = scaleOf(left, right, weighting) ?? finest / Math.max(...exact);
  return { left, right, scale, weights: Uint32Array.from(exact, (weight) => Math.round(weight * scale)) };
}

function weightOf(distance: number, width: number, weighting: DistanceWeighting): number {
  if (weighting === 'flat') return 1;
  if (weighting === 'harmonic') return 1 / distance;
  if (weighting === 'linear') return (width - distance + 1) / width;
  requireOption(typeof weighting === 'function', 'weighting', weighting, 'flat, harmonic, linear or a function');
  const weight = weighting(distance);
  const allowed = `a function whose values are finite and > 0, but for distance ${distance} it is ${weight}`;
  requireOption(Number.isFinite(weight) && weight > 0, 'weighting', 'a function', allowed);
  return weight;
}

/** The smallest number that makes all weights whole, where it is small enough. */
function scaleOf(left: number, right: number, weighting: DistanceWeighting): number | undefined {
  if (weighting === 'flat') return 1;
  if (typeof weighting === 'function') return undefined;
  const widths = [left, right].filter((width) => width > 0);
  const denominators =
    weighting === 'linear' ? widths : Array.from({ length: Math.max(...widths) }, (_, place) => place + 1);
  const scale = denominators.reduce((multiple, number) => (multiple * number) / commonDivisor(multiple, number), 1);
  return scale <= finest ? scale : undefined;
}

function commonDivisor(a: number, b: number): number {
  return b === 0 ? a : commonDivisor(b, a % b);
}
