import type { FloatNumbers } from '../../kernels/numbers.js';
import type { Tape } from './tape.js';
import type { Tensor } from './tensor.js';

/** Returns `factor` times a tensor. */
export function scale(tape: Tape, input: Tensor, factor: number): Tensor {
  return mapNumbers(tape, input, { value: (x) => factor * x, slope: () => factor });
}

/** Returns a tensor with a number added to each of its numbers. */
export function shift(tape: Tape, input: Tensor, amount: number): Tensor {
  return mapNumbers(tape, input, { value: (x) => x + amount, slope: () => 1 });
}

/** Returns e to the power of each number. */
export function exponential(tape: Tape, input: Tensor): Tensor {
  return mapNumbers(tape, input, { value: Math.exp, slope: (_x, y) => y });
}

/** Returns the natural logarithm of each number. */
export function logarithm(tape: Tape, input: Tensor): Tensor {
  return mapNumbers(tape, input, { value: Math.log, slope: (x) => 1 / x });
}

/** Returns the square root of each number. */
export function squareRoot(tape: Tape, input: Tensor): Tensor {
  return mapNumbers(tape, input, { value: Math.sqrt, slope: (_x, y) => 0.5 / y });
}

/** Returns 1 over each number. */
export function reciprocal(tape: Tape, input: Tensor): Tensor {
  return mapNumbers(tape, input, { value: (x) => 1 / x, slope: (_x, y) => -y * y });
}

/** Returns the square of each number. */
export function square(tape: Tape, input: Tensor): Tensor {
  return mapNumbers(tape, input, { value: (x) => x * x, slope: (x) => 2 * x });
}

/** Returns the hyperbolic tangent of each number. */
export function hyperbolicTangent(tape: Tape, input: Tensor): Tensor {
  return mapNumbers(tape, input, { value: Math.tanh, slope: (_x, y) => 1 - y * y });
}

/** Returns the logistic function 1 / (1 + e^-x) of each number. */
export function logistic(tape: Tape, input: Tensor): Tensor {
  return mapNumbers(tape, input, { value: (x) => 1 / (1 + Math.exp(-x)), slope: (_x, y) => y * (1 - y) });
}

/** Returns the logarithm of the logistic function of each number, without overflow. */
export function logLogistic(tape: Tape, input: Tensor): Tensor {
  return mapNumbers(tape, input, {
    value: (x) => Math.min(0, x) - Math.log1p(Math.exp(-Math.abs(x))),
    slope: (_x, y) => -Math.expm1(y),
  });
}

/** Returns each number above 0, and 0 for the others. */
export function rectify(tape: Tape, input: Tensor): Tensor {
  return mapNumbers(tape, input, { value: (x) => Math.max(0, x), slope: (x) => (x > 0 ? 1 : 0) });
}

/** Returns the Gaussian error linear units of a tensor, in their tangent form (Hendrycks & Gimpel 2016). */
export function gaussianUnits(tape: Tape, input: Tensor): Tensor {
  const output = tape.output(input.shape, [input]);
  tape.arithmetic.gaussianUnits(input.values, output.values);
  return tape.record(output, (gradient) => {
    const target = tape.gradientOf(input);
    if (target !== undefined) tape.arithmetic.gaussianUnitGradients(input.values, gradient, target);
  });
}

/** Returns a copy that no gradient goes back through. */
export function stopGradient(tape: Tape, input: Tensor): Tensor {
  return tape.constant(input.shape, input.values);
}

/** What a function gives for a number x, and its slope there, from x and what it gave. */
interface NumberRule {
  readonly value: (x: number) => number;
  readonly slope: (x: number, y: number) => number;
}

function mapNumbers(tape: Tape, input: Tensor, { value, slope }: NumberRule): Tensor {
  const output = tape.output(input.shape, [input]);
  const { values: y } = output;
  const { values: x } = input;
  for (let at = 0; at < x.length; at++) y[at] = value(x[at]);
  return tape.record(output, (gradient) => {
    const target: FloatNumbers | undefined = tape.gradientOf(input);
    if (target === undefined) return;
    for (let at = 0; at < x.length; at++) target[at] += gradient[at] * slope(x[at], y[at]);
  });
}
