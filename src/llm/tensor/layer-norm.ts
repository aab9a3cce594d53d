import { ShapeError } from '../../errors.js';
import type { Tape } from './tape.js';
import { showShape, type Tensor } from './tensor.js';

/**
 * Returns each row less its mean, over its standard deviation, times `gain` plus `offset` (Ba, Kiros & Hinton 2016, equation 3).
 *
 * @param options.epsilon added to the variance; default 1e-5.
 * @throws ShapeError when gain and offset are not one number a column.
 */
export function layerNorm(
  tape: Tape,
  [input, gain, offset]: readonly [input: Tensor, gain: Tensor, offset: Tensor],
  options: { readonly epsilon?: number } = {},
): Tensor {
  const { epsilon = 1e-5 } = options;
  const { columns, rows } = input;
  for (const one of [gain, offset]) {
    if (one.values.length !== columns) throw new ShapeError('layerNorm', showShape(one.shape), `[${columns}]`);
  }
  const output = tape.output(input.shape, [input, gain, offset]);
  const normal = tape.arithmetic.allocate(input.values.length);
  const deviations = new Float64Array(rows);
  const x = input.values;
  for (let row = 0; row < rows; row++) {
    const from = row * columns;
    let sum = 0;
    for (let at = from; at < from + columns; at++) sum += x[at];
    const mean = sum / columns;
    let squares = 0;
    for (let at = from; at < from + columns; at++) squares += (x[at] - mean) * (x[at] - mean);
    const factor = 1 / Math.sqrt(squares / columns + epsilon);
    deviations[row] = factor;
    for (let column = 0; column < columns; column++) {
      const value = (x[from + column] - mean) * factor;
      normal[from + column] = value;
      output.values[from + column] = value * gain.values[column] + offset.values[column];
    }
  }
  return tape.record(output, (gradient) => {
    const [ofInput, ofGain, ofOffset] = [input, gain, offset].map((one) => tape.gradientOf(one));
    for (let row = 0; row < rows; row++) {
      const from = row * columns;
      let sum = 0;
      let products = 0;
      for (let column = 0; column < columns; column++) {
        const own = gradient[from + column];
        const value = normal[from + column];
        if (ofGain !== undefined) ofGain[column] += own * value;
        if (ofOffset !== undefined) ofOffset[column] += own;
        const change = own * gain.values[column];
        sum += change;
        products += change * value;
      }
      if (ofInput === undefined) continue;
      for (let column = 0; column < columns; column++) {
        const change = gradient[from + column] * gain.values[column];
        const rest = change - sum / columns - (normal[from + column] * products) / columns;
        ofInput[from + column] += deviations[row] * rest;
      }
    }
  });
}
