import { ShapeError } from '../../errors.js';
import type { FloatNumbers } from '../../kernels/numbers.js';
import { countCells } from '../../matrix/shape.js';

/**
 * An array of numbers of any number of axes, row-major, that a tape computes with.
 *
 * 1. `values` has as many numbers as the sizes of `shape` multiply to; no axes make one number.
 * 2. `gradient`, where there is one, has as many numbers.
 * 3. Only a tensor that is tracked gets a gradient.
 */
export class Tensor {
  readonly shape: readonly number[];
  readonly values: FloatNumbers;
  /** Whether gradients are taken with respect to it. */
  readonly isTracked: boolean;
  /** How a loss changes with its numbers; undefined until `backward` has reached it. */
  gradient: FloatNumbers | undefined;

  /** @throws ShapeError when the numbers do not fit the shape. */
  constructor(shape: readonly number[], values: FloatNumbers, isTracked: boolean) {
    if (values.length !== countCells(shape)) {
      throw new ShapeError('Tensor', `${values.length} numbers`, `${showShape(shape)} = ${countCells(shape)}`);
    }
    this.shape = shape;
    this.values = values;
    this.isTracked = isTracked;
  }

  /** The size of the last axis; 1 where there is none. */
  get columns(): number {
    return this.shape.at(-1) ?? 1;
  }

  /** How many rows of `columns` numbers it has. */
  get rows(): number {
    return countCells(this.shape.slice(0, -1));
  }

  /**
   * Returns the only number.
   *
   * @throws ShapeError when there are more.
   */
  item(): number {
    if (this.values.length !== 1) throw new ShapeError('item', showShape(this.shape), 'one number');
    return this.values[0];
  }
}

/** Shows a shape as in messages: `[2, 3]`. */
export function showShape(shape: readonly number[]): string {
  return `[${shape.join(', ')}]`;
}
