import { requireOption, ShapeError } from '../../errors.js';
import type { FloatNumbers } from '../../kernels/numbers.js';
import { countCells } from '../../matrix/shape.js';
import type { Tape } from './tape.js';
import { showShape, Tensor } from './tensor.js';

/**
 * Returns a tensor of the same numbers in another shape; both share them.
 *
 * @throws ShapeError when the sizes differ.
 */
export function reshape(tape: Tape, input: Tensor, shape: readonly number[]): Tensor {
  if (countCells(shape) !== input.values.length)
    throw new ShapeError('reshape', showShape(shape), showShape(input.shape));
  const output = new Tensor(shape, input.values, input.isTracked);
  return tape.record(output, (gradient) => addAll(tape.gradientOf(input), gradient));
}

/**
 * Returns a tensor whose axes stand in another order: axis i is axis `order[i]` of the input.
 *
 * @throws OptionError when `order` is not each axis once.
 */
export function permute(tape: Tape, input: Tensor, order: readonly number[]): Tensor {
  const isOrder = order.length === input.shape.length && new Set(order).size === order.length;
  requireOption(
    isOrder && order.every((axis) => axis in input.shape),
    'order',
    order,
    `each axis of ${showShape(input.shape)} once`,
  );
  const shape = order.map((axis) => input.shape[axis] as number);
  const output = tape.output(shape, [input]);
  const strides = order.map((axis) => countCells(input.shape.slice(axis + 1)));
  const run = runOf(shape, strides);
  walkRuns(shape, strides, run, (to, from) => {
    output.values.set(input.values.subarray(from, from + run), to);
  });
  return tape.record(output, (gradient) => {
    const target = tape.gradientOf(input);
    if (target === undefined) return;
    walkRuns(shape, strides, run, (to, from) => {
      for (let place = 0; place < run; place++) target[from + place] += gradient[to + place];
    });
  });
}

/** How many numbers of the output lie one after the other in the input, too: those of the last axes that keep their places. */
function runOf(shape: readonly number[], strides: readonly number[]): number {
  let run = 1;
  for (let axis = shape.length - 1; axis >= 0 && strides[axis] === run; axis--) run *= shape[axis] as number;
  return run;
}

function walkRuns(
  shape: readonly number[],
  strides: readonly number[],
  run: number,
  visit: (to: number, from: number) => void,
): void {
  const size = countCells(shape);
  const index = new Uint32Array(shape.length);
  let axes = shape.length;
  for (let held = 1; held < run; ) held *= shape[--axes] as number;
  let from = 0;
  for (let to = 0; to < size; to += run) {
    visit(to, from);
    for (let axis = axes - 1; axis >= 0; axis--) {
      from += strides[axis] as number;
      if (++index[axis] < (shape[axis] as number)) break;
      from -= (strides[axis] as number) * index[axis];
      index[axis] = 0;
    }
  }
}

/**
 * Returns the places `begin` to `end` of an axis.
 *
 * @throws OptionError when there is no such axis or range.
 */
export function slice(tape: Tape, input: Tensor, axis: number, range: readonly [begin: number, end: number]): Tensor {
  const size = sizeOfAxis(input, axis);
  const [begin, end] = range;
  const isRange = Number.isInteger(begin) && Number.isInteger(end) && begin >= 0 && begin <= end && end <= size;
  requireOption(isRange, 'range', range, `places of 0 to ${size}`);
  const shape = input.shape.with(axis, end - begin);
  const output = tape.output(shape, [input]);
  const inner = countCells(shape.slice(axis + 1));
  const [from, length, step] = [begin * inner, (end - begin) * inner, size * inner];
  const outer = countCells(shape.slice(0, axis));
  for (let row = 0; row < outer; row++) {
    output.values.set(input.values.subarray(row * step + from, row * step + from + length), row * length);
  }
  return tape.record(output, (gradient) => {
    const target = tape.gradientOf(input);
    if (target === undefined) return;
    for (let row = 0; row < outer; row++) {
      for (let place = 0; place < length; place++) target[row * step + from + place] += gradient[row * length + place];
    }
  });
}

/**
 * Returns tensors one after the other along an axis.
 *
 * @throws ShapeError when another axis differs; OptionError when there is no tensor or no such axis.
 */
export function concatenate(tape: Tape, inputs: readonly Tensor[], axis: number): Tensor {
  const [first] = inputs;
  requireOption(first !== undefined, 'inputs', inputs.length, 'at least one tensor');
  const sizes = inputs.map((input) => sizeOfAxis(input, axis));
  for (const input of inputs) {
    const [own, expected] = [input, first].map(({ shape }) => showShape(shape.with(axis, 0)));
    if (own !== expected) throw new ShapeError('concatenate', showShape(input.shape), showShape(first.shape));
  }
  const shape = first.shape.with(
    axis,
    sizes.reduce((sum, size) => sum + size, 0),
  );
  const output = tape.output(shape, inputs);
  const inner = countCells(shape.slice(axis + 1));
  const outer = countCells(shape.slice(0, axis));
  const step = (shape[axis] as number) * inner;
  /** Visits each run of numbers: an input, where the run begins in it, where in the output, and how long it is. */
  const walk = (visit: (input: Tensor, from: number, to: number, length: number) => void): void => {
    let offset = 0;
    for (const [place, input] of inputs.entries()) {
      const length = (sizes[place] as number) * inner;
      for (let row = 0; row < outer; row++) visit(input, row * length, row * step + offset, length);
      offset += length;
    }
  };
  walk((input, from, to, length) => output.values.set(input.values.subarray(from, from + length), to));
  return tape.record(output, (gradient) => {
    walk((input, from, to, length) => {
      const target = tape.gradientOf(input);
      addAll(target?.subarray(from, from + length), gradient.subarray(to, to + length));
    });
  });
}

/**
 * Returns a tensor with zeros before and behind the places of an axis.
 *
 * @throws OptionError when there is no such axis, or the amounts are no whole numbers >= 0.
 */
export function pad(
  tape: Tape,
  input: Tensor,
  axis: number,
  amounts: readonly [before: number, behind: number],
): Tensor {
  const size = sizeOfAxis(input, axis);
  requireOption(
    amounts.every((amount) => Number.isInteger(amount) && amount >= 0),
    'amounts',
    amounts,
    'whole numbers >= 0',
  );
  const [before, behind] = amounts.map((amount) => {
    const shape = input.shape.with(axis, amount);
    return new Tensor(shape, tape.arithmetic.zeros(countCells(shape)), false);
  }) as [Tensor, Tensor];
  return size === 0 ? concatenate(tape, [before, behind], axis) : concatenate(tape, [before, input, behind], axis);
}

/**
 * Returns rows of a table (rows x columns), one a number of `places`, in the shape [...shape, columns].
 *
 * @throws OptionError when a place is not a row; ShapeError when the table is no matrix or the shape does not fit.
 */
export function gatherRows(
  tape: Tape,
  table: Tensor,
  places: ArrayLike<number>,
  shape: readonly number[] = [places.length],
): Tensor {
  const [rows, columns] = table.shape;
  if (table.shape.length !== 2 || rows === undefined || columns === undefined) {
    throw new ShapeError('gatherRows', showShape(table.shape), 'a table of rows');
  }
  const output = tape.output([...shape, columns], [table]);
  if (output.values.length !== places.length * columns) {
    throw new ShapeError('gatherRows', `${places.length} places`, showShape(shape));
  }
  for (let at = 0; at < places.length; at++) {
    const place = places[at];
    requireOption(Number.isInteger(place) && place >= 0 && place < rows, 'places', place, `rows 0 to ${rows - 1}`);
    output.values.set(table.values.subarray(place * columns, (place + 1) * columns), at * columns);
  }
  return tape.record(output, (gradient) => {
    const target = tape.gradientOf(table);
    if (target === undefined) return;
    for (let at = 0; at < places.length; at++) {
      const to = places[at] * columns;
      for (let column = 0; column < columns; column++) target[to + column] += gradient[at * columns + column];
    }
  });
}

function sizeOfAxis({ shape }: Tensor, axis: number): number {
  const size = shape[axis];
  requireOption(Number.isInteger(axis) && size !== undefined, 'axis', axis, `an axis of ${showShape(shape)}`);
  return size;
}

function addAll(target: FloatNumbers | undefined, gradient: FloatNumbers): void {
  if (target === undefined) return;
  for (let at = 0; at < gradient.length; at++) target[at] += gradient[at];
}
