// Layout: single precision, any number of them; items are single numbers, and a call takes four at a time.
// With u = 2 sqrt(2/pi) (x + 0.044715 x^3), the tangent form of the Gaussian error unit is x / (1 + e^-u).

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
