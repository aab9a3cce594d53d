import { gammaTail } from './gamma-tail.js';

/**
 * Returns the probability that a standard normal variable exceeds `z`, exact to about 13 digits even far out.
 *
 * @example normalTail(1.959963984540054) // 0.025
 */
export function normalTail(z: number): number {
  const half = gammaTail(0.5, (z * z) / 2) / 2;
  return z >= 0 ? half : 1 - half;
}

/** Returns the probability that a standard normal variable is at least as far from 0 as `z`. */
export function normalTwoSided(z: number): number {
  return gammaTail(0.5, (z * z) / 2);
}

/**
 * Returns the value below which a standard normal variable lies with a given probability: Newton's steps on the tail, from the
 * bound of Hastings (1955; Abramowitz & Stegun 1964, 26.2.23).
 *
 * @param share in (0, 1).
 */
export function normalQuantile(share: number): number {
  const tail = Math.min(share, 1 - share);
  const t = Math.sqrt(-2 * Math.log(tail));
  const above = 2.515517 + t * (0.802853 + t * 0.010328);
  let z = t - above / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
  for (let step = 0; step < 4; step++) {
    const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
    z += (normalTail(z) - tail) / density;
  }
  return share < 0.5 ? -z : z;
}
