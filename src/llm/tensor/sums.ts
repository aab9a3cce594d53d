import { ShapeError } from '../../errors.js';
import type { Tape } from './tape.js';
import { showShape, type Tensor } from './tensor.js';

/** Returns the sum of all numbers. */
export function sumAll(tape: Tape, input: Tensor): Tensor {
  const output = tape.output([], [input]);
  let sum = 0;
  for (let at = 0; at < input.values.length; at++) sum += input.values[at];
  output.values[0] = sum;
  return tape.record(output, ([gradient]) => {
    const target = tape.gradientOf(input);
    if (target === undefined) return;
    for (let at = 0; at < target.length; at++) target[at] += gradient;
  });
}

/** Returns the sums of the rows: the last axis is gone. */
export function sumRows(tape: Tape, input: Tensor): Tensor {
  const { columns } = input;
  const output = tape.output(input.shape.slice(0, -1), [input]);
  for (let row = 0; row < output.values.length; row++) {
    let sum = 0;
    for (let at = row * columns; at < (row + 1) * columns; at++) sum += input.values[at];
    output.values[row] = sum;
  }
  return tape.record(output, (gradient) => {
    const target = tape.gradientOf(input);
    if (target === undefined) return;
    for (let row = 0; row < gradient.length; row++) {
      for (let at = row * columns; at < (row + 1) * columns; at++) target[at] += gradient[row];
    }
  });
}

/**
 * Returns the largest number of each row, the first of equal ones: the last axis is gone.
 *
 * @throws ShapeError when rows are empty.
 */
export function largestOfRows(tape: Tape, input: Tensor): Tensor {
  const { columns } = input;
  if (columns === 0) throw new ShapeError('largestOfRows', showShape(input.shape), 'rows of at least one number');
  const output = tape.output(input.shape.slice(0, -1), [input]);
  const places = new Uint32Array(output.values.length);
  for (let row = 0; row < places.length; row++) {
    places[row] = row * columns;
    for (let at = row * columns; at < (row + 1) * columns; at++) {
      if (input.values[at] > input.values[places[row]]) places[row] = at;
    }
    output.values[row] = input.values[places[row]];
  }
  return tape.record(output, (gradient) => {
    const target = tape.gradientOf(input);
    if (target === undefined) return;
    for (let row = 0; row < places.length; row++) target[places[row]] += gradient[row];
  });
}
