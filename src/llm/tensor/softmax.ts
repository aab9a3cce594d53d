import { requireOption, ShapeError } from '../../errors.js';
import type { FloatNumbers } from '../../kernels/numbers.js';
import type { Tape } from './tape.js';
import { showShape, type Tensor } from './tensor.js';

/** Returns the softmax of each row: shares that sum to 1. */
export function softmax(tape: Tape, input: Tensor): Tensor {
  const { columns } = input;
  const output = tape.output(input.shape, [input]);
  output.values.set(input.values);
  tape.arithmetic.softmax(output.values, { columns, scale: 1 });
  return tape.record(output, (gradient) => {
    const target = tape.gradientOf(input);
    if (target === undefined) return;
    const own = tape.arithmetic.allocate(gradient.length);
    own.set(gradient);
    tape.arithmetic.softmaxGradients(output.values, own, columns, 1);
    for (let at = 0; at < own.length; at++) target[at] += own[at];
  });
}

/**
 * Returns the mean cross-entropy, in nats, of rows of scores against the right class of each row, with the softmax inside.
 *
 * @throws ShapeError when there are not as many classes as rows, or none; OptionError when one is not a column.
 */
export function crossEntropy(tape: Tape, scores: Tensor, classes: ArrayLike<number>): Tensor {
  const { columns, rows } = scores;
  if (rows !== classes.length || rows === 0) {
    throw new ShapeError('crossEntropy', `${classes.length} classes`, `one a row of ${showShape(scores.shape)}`);
  }
  const shares: FloatNumbers = tape.arithmetic.allocate(scores.values.length);
  shares.set(scores.values);
  tape.arithmetic.softmax(shares, { columns, scale: 1 });
  const output = tape.output([], [scores]);
  let sum = 0;
  for (let row = 0; row < rows; row++) {
    const right = classes[row];
    requireOption(Number.isInteger(right) && right >= 0 && right < columns, 'classes', right, `0 to ${columns - 1}`);
    // A share below the smallest number would have no logarithm.
    sum -= Math.log(Math.max(shares[row * columns + right], 1e-38));
  }
  output.values[0] = sum / rows;
  return tape.record(output, ([gradient]) => {
    const target = tape.gradientOf(scores);
    if (target === undefined) return;
    const factor = gradient / rows;
    for (let at = 0; at < shares.length; at++) target[at] += factor * shares[at];
    for (let row = 0; row < rows; row++) target[row * columns + classes[row]] -= factor;
  });
}
