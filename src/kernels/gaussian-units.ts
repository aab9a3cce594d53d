import type { FloatNumbers } from './numbers.js';

const slope = 2 * Math.sqrt(2 / Math.PI);
const cubic = 0.044715;

/**
 * Computes Gaussian error linear units of numbers `begin` to `end`, in their tangent form: x / (1 + e^-u) with
 * u = 2 sqrt(2/pi) (x + 0.044715 x^3) (Hendrycks & Gimpel 2016).
 */
export function gaussianUnits(inputs: FloatNumbers, outputs: FloatNumbers, begin: number, end: number): void {
  for (let place = begin; place < end; place++) outputs[place] = inputs[place] * gate(inputs[place]);
}

/** Adds to `target` the gradients of the outputs of {@link gaussianUnits} times the derivatives at their inputs. */
export function gaussianUnitGradients(
  inputs: FloatNumbers,
  gradients: FloatNumbers,
  target: FloatNumbers,
  begin: number,
  end: number,
): void {
  for (let place = begin; place < end; place++) {
    const x = inputs[place];
    const g = gate(x);
    target[place] += gradients[place] * (g + x * g * (1 - g) * slope * (1 + 3 * cubic * x * x));
  }
}

/**
 * Computes Gaussian error linear units of numbers `begin` to `end` in place, in their exact form x/2 (1 + erf(x / sqrt 2)) (Hendrycks and
 * Gimpel 2016), with erf to 1.5e-7 by Abramowitz and Stegun (1964), 7.1.26.
 */
export function exactGaussianUnits(numbers: FloatNumbers, begin: number, end: number): void {
  for (let place = begin; place < end; place++) {
    const x = numbers[place];
    const z = Math.abs(x) * Math.SQRT1_2;
    const t = 1 / (1 + 0.3275911 * z);
    const sum = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
    const beyond = (sum * Math.exp(-z * z)) / 2;
    numbers[place] = x > 0 ? x * (1 - beyond) : x * beyond;
  }
}

function gate(x: number): number {
  return 1 / (1 + Math.exp(-slope * x * (1 + cubic * x * x)));
}
