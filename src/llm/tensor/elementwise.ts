import { ShapeError } from '../../errors.js';
import type { FloatNumbers } from '../../kernels/numbers.js';
import type { Tape } from './tape.js';
import { showShape, sizeOf, type Tensor } from './tensor.js';

/** Returns left + right; axes of size 1, or that one of them lacks in front, are repeated. */
export function add(tape: Tape, left: Tensor, right: Tensor): Tensor {
  return combine(tape, [left, right], {
    value: (a, b) => a + b,
    ofLeft: (gradient) => gradient,
    ofRight: (gradient) => gradient,
  });
}

/** Returns left - right; axes of size 1, or that one of them lacks in front, are repeated. */
export function subtract(tape: Tape, left: Tensor, right: Tensor): Tensor {
  return combine(tape, [left, right], {
    value: (a, b) => a - b,
    ofLeft: (gradient) => gradient,
    ofRight: (gradient) => -gradient,
  });
}

/** Returns left times right, number by number; axes of size 1, or that one of them lacks in front, are repeated. */
export function multiply(tape: Tape, left: Tensor, right: Tensor): Tensor {
  return combine(tape, [left, right], {
    value: (a, b) => a * b,
    ofLeft: (gradient, _a, b) => gradient * b,
    ofRight: (gradient, a) => gradient * a,
  });
}

/** What an operation on two numbers gives, and how its gradient goes on to each. */
interface PairRule {
  readonly value: (a: number, b: number) => number;
  readonly ofLeft: (gradient: number, a: number, b: number) => number;
  readonly ofRight: (gradient: number, a: number, b: number) => number;
}

function combine(tape: Tape, [left, right]: readonly [Tensor, Tensor], rule: PairRule): Tensor {
  const shape = broadcastShape(left.shape, right.shape);
  const output = tape.output(shape, [left, right]);
  const places = pairPlaces(shape, left, right);
  const { values } = output;
  places((at, a, b) => {
    values[at] = rule.value(left.values[a], right.values[b]);
  });
  return tape.record(output, (gradient) => {
    const ofLeft = tape.gradientOf(left);
    if (ofLeft !== undefined) {
      places((at, a, b) => {
        ofLeft[a] += rule.ofLeft(gradient[at], left.values[a], right.values[b]);
      });
    }
    const ofRight = tape.gradientOf(right);
    if (ofRight !== undefined) {
      places((at, a, b) => {
        ofRight[b] += rule.ofRight(gradient[at], left.values[a], right.values[b]);
      });
    }
  });
}

/**
 * Returns the shape of two tensors together.
 *
 * @throws ShapeError when an axis has two sizes, neither of them 1.
 */
export function broadcastShape(left: readonly number[], right: readonly number[]): number[] {
  const axes = Math.max(left.length, right.length);
  return Array.from({ length: axes }, (_, axis) => {
    const a = left[axis - axes + left.length] ?? 1;
    const b = right[axis - axes + right.length] ?? 1;
    if (a !== b && a !== 1 && b !== 1) throw new ShapeError('broadcast', showShape(right), showShape(left));
    return a === 1 ? b : a;
  });
}

/** Calls back with each place of the output and the places in both inputs. */
type PlaceWalk = (visit: (at: number, a: number, b: number) => void) => void;

function pairPlaces(shape: readonly number[], left: Tensor, right: Tensor): PlaceWalk {
  const size = sizeOf(shape);
  if (left.values.length === size && isTail(right.shape, shape)) return walkRepeated(size, right.values.length, false);
  if (right.values.length === size && isTail(left.shape, shape)) return walkRepeated(size, left.values.length, true);
  const [ofLeft, ofRight] = [left, right].map(({ shape: own }) => strideOver(own, shape));
  return (visit) => {
    const index = new Uint32Array(shape.length);
    let a = 0;
    let b = 0;
    for (let at = 0; at < size; at++) {
      visit(at, a, b);
      for (let axis = shape.length - 1; axis >= 0; axis--) {
        a += ofLeft[axis];
        b += ofRight[axis];
        if (++index[axis] < (shape[axis] as number)) break;
        a -= ofLeft[axis] * index[axis];
        b -= ofRight[axis] * index[axis];
        index[axis] = 0;
      }
    }
  };
}

/** Walks where one input is whole and the other is repeated from its start. */
function walkRepeated(size: number, period: number, isLeft: boolean): PlaceWalk {
  return (visit) => {
    for (let from = 0; from < size; from += period) {
      for (let at = from, place = 0; place < period; at++, place++) {
        if (isLeft) visit(at, place, at);
        else visit(at, at, place);
      }
    }
  };
}

/** Tells whether a shape is the end of another, so that its numbers are repeated as they lie. */
function isTail(own: readonly number[], shape: readonly number[]): boolean {
  return own.length <= shape.length && own.every((size, axis) => size === shape[shape.length - own.length + axis]);
}

/** For each axis of `shape` how far its next place is in a tensor of shape `own`; 0 where that is repeated. */
function strideOver(own: readonly number[], shape: readonly number[]): Int32Array {
  const strides = new Int32Array(shape.length);
  let stride = 1;
  for (let axis = own.length - 1; axis >= 0; axis--) {
    const size = own[axis] as number;
    strides[shape.length - own.length + axis] = size === 1 ? 0 : stride;
    stride *= size;
  }
  return strides;
}

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
