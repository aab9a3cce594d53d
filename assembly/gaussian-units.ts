// Layout: single precision, any number of them; items are single numbers, and a call takes four at a time.
// With u = 2 sqrt(2/pi) (x + 0.044715 x^3), the tangent form of the Gaussian error unit is x / (1 + e^-u). The exact form is x times
// the normal distribution below x: with z = |x| / sqrt 2 and t = 1 / (1 + p z), that above |x| is e^(-z^2) times a polynomial of t.

import { exponential } from './exponential';

const slope: f32 = 1.5957691216057308;
const cubic: f32 = 0.044715;

export function gaussianUnits(inputs: usize, outputs: usize, begin: u32, end: u32): void {
  let at = (<usize>begin) << 2;
  const last = (<usize>end) << 2;
  for (; at + 16 <= last; at += 16) {
    const x = v128.load(inputs + at);
    v128.store(outputs + at, f32x4.mul(x, gate(x)));
  }
  for (; at < last; at += 4) {
    const x = f32x4.splat(load<f32>(inputs + at));
    store<f32>(outputs + at, f32x4.extract_lane(f32x4.mul(x, gate(x)), 0));
  }
}

/** Adds to `target` the gradient of the outputs times the derivative. */
export function gaussianUnitGradients(inputs: usize, gradients: usize, target: usize, begin: u32, end: u32): void {
  let at = (<usize>begin) << 2;
  const last = (<usize>end) << 2;
  for (; at + 16 <= last; at += 16) {
    const change = f32x4.mul(v128.load(gradients + at), derivative(v128.load(inputs + at)));
    v128.store(target + at, f32x4.add(v128.load(target + at), change));
  }
  for (; at < last; at += 4) {
    const change = f32x4.extract_lane(derivative(f32x4.splat(load<f32>(inputs + at))), 0);
    store<f32>(target + at, load<f32>(target + at) + load<f32>(gradients + at) * change);
  }
}

/** Puts the exact form of the units in the place of the numbers. */
export function exactGaussianUnits(numbers: usize, begin: u32, end: u32): void {
  let at = numbers + ((<usize>begin) << 2);
  const last = numbers + ((<usize>end) << 2);
  for (; at + 16 <= last; at += 16) v128.store(at, exactUnits(v128.load(at)));
  for (; at < last; at += 4) store<f32>(at, f32x4.extract_lane(exactUnits(f32x4.splat(load<f32>(at))), 0));
}

function exactUnits(x: v128): v128 {
  const one = f32x4.splat(1);
  const z = f32x4.mul(f32x4.abs(x), f32x4.splat(<f32>Math.SQRT1_2));
  const t = f32x4.div(one, f32x4.add(one, f32x4.mul(f32x4.splat(0.3275911), z)));
  let sum = f32x4.splat(0.5 * 1.061405429);
  sum = f32x4.add(f32x4.mul(sum, t), f32x4.splat(-0.5 * 1.453152027));
  sum = f32x4.add(f32x4.mul(sum, t), f32x4.splat(0.5 * 1.421413741));
  sum = f32x4.add(f32x4.mul(sum, t), f32x4.splat(-0.5 * 0.284496736));
  sum = f32x4.add(f32x4.mul(sum, t), f32x4.splat(0.5 * 0.254829592));
  const beyond = f32x4.mul(f32x4.mul(sum, t), exponential(f32x4.neg(f32x4.mul(z, z))));
  const isAbove = f32x4.gt(x, f32x4.splat(0));
  return f32x4.mul(x, v128.bitselect(f32x4.sub(one, beyond), beyond, isAbove));
}

/** 1 / (1 + e^-u). */
function gate(x: v128): v128 {
  const square = f32x4.mul(x, x);
  const inner = f32x4.add(f32x4.splat(1), f32x4.mul(f32x4.splat(cubic), square));
  const u = f32x4.mul(f32x4.splat(slope), f32x4.mul(x, inner));
  return f32x4.div(f32x4.splat(1), f32x4.add(f32x4.splat(1), exponential(f32x4.neg(u))));
}

/** g + x g (1 - g) u' with g the gate. */
function derivative(x: v128): v128 {
  const g = gate(x);
  const square = f32x4.mul(x, x);
  const inner = f32x4.add(f32x4.splat(1), f32x4.mul(f32x4.splat(3 * cubic), square));
  const rest = f32x4.mul(g, f32x4.sub(f32x4.splat(1), g));
  return f32x4.add(g, f32x4.mul(f32x4.mul(x, rest), f32x4.mul(f32x4.splat(slope), inner)));
}
