import type { NormWeights } from './neural-model.js';

/** What keeps the deviation of a vector from 0. */
const smallestVariance = 1e-12;

/** What is left of numbers below 0. */
const leak = 0.1;

/** Normalises vectors in place: mean 0 and deviation 1, then scaled and moved (Ba et al. 2016). */
export function normaliseVectors(vectors: Float32Array, count: number, { scale, bias }: NormWeights): void {
  const width = scale.length;
  for (let from = 0; from < count * width; from += width) {
    let sum = 0;
    for (let i = 0; i < width; i++) sum += vectors[from + i];
    const mean = sum / width;
    let squares = 0;
    for (let i = 0; i < width; i++) squares += (vectors[from + i] - mean) ** 2;
    const factor = 1 / Math.sqrt(squares / width + smallestVariance);
    for (let i = 0; i < width; i++) vectors[from + i] = (vectors[from + i] - mean) * factor * scale[i] + bias[i];
  }
}

/**
 * Puts Gaussian error linear units in the place of the first `count` numbers, in their exact form x/2 (1 + erf(x / sqrt 2))
 * (Hendrycks and Gimpel 2016), with erf to 1.5e-7 by Abramowitz and Stegun (1964), 7.1.26.
 */
export function applyGaussianUnits(numbers: Float32Array, count: number): void {
  for (let i = 0; i < count; i++) {
    const x = numbers[i];
    const z = Math.abs(x) * Math.SQRT1_2;
    const t = 1 / (1 + 0.3275911 * z);
    const sum = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
    const beyond = sum * Math.exp(-z * z);
    numbers[i] = x > 0 ? x * (1 - beyond / 2) : (x * beyond) / 2;
  }
}

/** Puts leaky rectified linear units in the place of the first `count` numbers. */
export function applyLeakyUnits(numbers: Float32Array, count: number): void {
  for (let i = 0; i < count; i++) if (numbers[i] < 0) numbers[i] *= leak;
}
