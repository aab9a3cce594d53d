import type { NormWeights } from './neural-model.js';

/** What is left of numbers below 0. */
const leak = 0.1;

/** Normalises vectors in place: mean 0 and deviation 1, then scaled and moved (Ba et al. 2016). */
export function normaliseVectors(vectors: Float32Array, count: number, { scale, bias, epsilon }: NormWeights): void {
  const width = scale.length;
  for (let from = 0; from < count * width; from += width) {
    let sum = 0;
    for (let i = 0; i < width; i++) sum += vectors[from + i];
    const mean = sum / width;
    let squares = 0;
    for (let i = 0; i < width; i++) squares += (vectors[from + i] - mean) ** 2;
    const factor = 1 / Math.sqrt(squares / width + epsilon);
    for (let i = 0; i < width; i++) vectors[from + i] = (vectors[from + i] - mean) * factor * scale[i] + bias[i];
  }
}

/** Puts leaky rectified linear units in the place of the first `count` numbers. */
export function applyLeakyUnits(numbers: Float32Array, count: number): void {
  for (let i = 0; i < count; i++) if (numbers[i] < 0) numbers[i] *= leak;
}
