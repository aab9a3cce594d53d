import { ShapeError } from '../../errors.js';
import type { FloatNumbers } from '../../kernels/numbers.js';
import { countCells } from '../../matrix/shape.js';
import type { Tape } from './tape.js';
import { showShape, type Tensor } from './tensor.js';

/** Returns left + right; axes of size 1, or that one of them lacks in front, are repeated. */
export function add(tape: Tape, left: Tensor, right: Tensor): Tensor {
  return combine(tape, [left, right], addRule(1));
}

/** Returns left - right; axes of size 1, or that one of them lacks in front, are repeated. */
export function subtract(tape: Tape, left: Tensor, right: Tensor): Tensor {
  return combine(tape, [left, right], addRule(-1));
}

/** Returns left times right, number by number; axes of size 1, or that one of them lacks in front, are repeated. */
export function multiply(tape: Tape, left: Tensor, right: Tensor): Tensor {
  return combine(tape, [left, right], multiplyRule);
}

/** A run of numbers of an output with those it is made of: `length` of them, from `at`, and from places that may stand still. */
interface Run {
  readonly length: number;
  readonly at: number;
  readonly left: number;
  readonly right: number;
  /** How far the next number on either side is: 1, or 0 where it is the same. */
  readonly leftStep: number;
  readonly rightStep: number;
}

/** What an operation does over one run; loops of their own for each are ten times as fast as a function for each number. */
interface PairRule {
  compute(output: FloatNumbers, left: FloatNumbers, right: FloatNumbers, run: Run): void;
  /** Adds to the gradients of the left numbers. */
  toLeft(target: FloatNumbers, gradient: FloatNumbers, right: FloatNumbers, run: Run): void;
  /** Adds to the gradients of the right numbers. */
  toRight(target: FloatNumbers, gradient: FloatNumbers, left: FloatNumbers, run: Run): void;
}

/** left + sign right. */
function addRule(sign: 1 | -1): PairRule {
  return {
    compute(output, left, right, { length, at, left: a, right: b, leftStep, rightStep }) {
      for (let i = 0; i < length; i++) output[at + i] = left[a + i * leftStep] + sign * right[b + i * rightStep];
    },
    toLeft(target, gradient, _right, { length, at, left, leftStep }) {
      for (let i = 0; i < length; i++) target[left + i * leftStep] += gradient[at + i];
    },
    toRight(target, gradient, _left, { length, at, right, rightStep }) {
      for (let i = 0; i < length; i++) target[right + i * rightStep] += sign * gradient[at + i];
    },
  };
}

const multiplyRule: PairRule = {
  compute(output, left, right, { length, at, left: a, right: b, leftStep, rightStep }) {
    for (let i = 0; i < length; i++) output[at + i] = left[a + i * leftStep] * right[b + i * rightStep];
  },
  toLeft(target, gradient, other, { length, at, left, right, leftStep, rightStep }) {
    for (let i = 0; i < length; i++) target[left + i * leftStep] += gradient[at + i] * other[right + i * rightStep];
  },
  toRight(target, gradient, other, { length, at, left, right, leftStep, rightStep }) {
    for (let i = 0; i < length; i++) target[right + i * rightStep] += gradient[at + i] * other[left + i * leftStep];
  },
};

function combine(tape: Tape, [left, right]: readonly [Tensor, Tensor], rule: PairRule): Tensor {
  const shape = broadcastShape(left.shape, right.shape);
  const output = tape.output(shape, [left, right]);
  walkRuns(shape, [left.shape, right.shape], (run) => rule.compute(output.values, left.values, right.values, run));
  return tape.record(output, (gradient) => {
    const [ofLeft, ofRight] = [tape.gradientOf(left), tape.gradientOf(right)];
    walkRuns(shape, [left.shape, right.shape], (run) => {
      if (ofLeft !== undefined) rule.toLeft(ofLeft, gradient, right.values, run);
      if (ofRight !== undefined) rule.toRight(ofRight, gradient, left.values, run);
    });
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

/** Visits the numbers of an output in runs along its last axes, as many as lie evenly in both inputs. */
function walkRuns(
  shape: readonly number[],
  inputs: readonly [left: readonly number[], right: readonly number[]],
  visit: (run: Run) => void,
): void {
  const size = countCells(shape);
  if (size === 0) return;
  const [ofLeft, ofRight] = inputs.map((own) => strideOver(own, shape)) as [Int32Array, Int32Array];
  let axes = shape.length;
  let length = 1;
  let steps: readonly [number, number] | undefined;
  // Axes of size 1 neither go on nor stand still.
  for (; axes > 0; axes--) {
    const extent = shape[axes - 1] as number;
    if (extent === 1) continue;
    const [a, b] = [ofLeft[axes - 1] as number, ofRight[axes - 1] as number];
    if (steps === undefined) steps = [a === 0 ? 0 : 1, b === 0 ? 0 : 1];
    else if (a !== steps[0] * length || b !== steps[1] * length) break;
    length *= extent;
  }
  const [leftStep, rightStep] = steps ?? [0, 0];
  const index = new Uint32Array(axes);
  let left = 0;
  let right = 0;
  for (let at = 0; at < size; at += length) {
    visit({ length, at, left, right, leftStep, rightStep });
    for (let axis = axes - 1; axis >= 0; axis--) {
      left += ofLeft[axis];
      right += ofRight[axis];
      if (++index[axis] < (shape[axis] as number)) break;
      left -= ofLeft[axis] * index[axis];
      right -= ofRight[axis] * index[axis];
      index[axis] = 0;
    }
  }
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
