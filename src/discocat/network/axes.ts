import type { FloatArray } from '../../matrix/dense-matrix.js';
import { countCells } from '../../matrix/shape.js';

/** A tensor whose axes have names: the numbers of the indices that they run along, each once. */
export interface NamedTensor {
  readonly indices: readonly number[];
  readonly shape: readonly number[];
  /** All cells in row-major order, or those at `places`. */
  readonly values: FloatArray;
  /** Where the cells are not all stored: their row-major places, ascending. */
  readonly places: Float64Array | undefined;
}

/** Returns how far apart neighbours along each axis lie in row-major order. */
export function stridesOf(shape: readonly number[]): number[] {
  const strides = new Array<number>(shape.length).fill(1);
  for (let axis = shape.length - 2; axis >= 0; axis--) strides[axis] = strides[axis + 1] * shape[axis + 1];
  return strides;
}

/** Returns where the cells along some axes lie, in row-major order of these axes. */
export function listOffsets(axes: readonly { readonly length: number; readonly stride: number }[]): Float64Array {
  let offsets = new Float64Array(1);
  for (const { length, stride } of axes) {
    const next = new Float64Array(offsets.length * length);
    for (let outer = 0, cell = 0; outer < offsets.length; outer++) {
      for (let step = 0; step < length; step++) next[cell++] = offsets[outer] + step * stride;
    }
    offsets = next;
  }
  return offsets;
}

/** Tells whether the axes of a tensor stand in an order of indices; axes of length 1 may stand anywhere. */
export function isInOrder({ indices, shape }: NamedTensor, order: readonly number[]): boolean {
  const long = indices.filter((_, axis) => shape[axis] > 1);
  let place = 0;
  for (const index of order) if (long[place] === index) place++;
  return place === long.length;
}

/** Returns the cells of a dense tensor with its axes in another order; the same array when they already are. */
export function arrangeCells(tensor: NamedTensor, order: readonly number[]): FloatArray {
  if (isInOrder(tensor, order)) return tensor.values;
  const { indices, shape, values } = tensor;
  const strides = stridesOf(shape);
  const axes = order.map((index) => {
    const axis = indices.indexOf(index);
    return { length: shape[axis], stride: strides[axis] };
  });
  const inner = axes[axes.length - 1];
  const outer = listOffsets(axes.slice(0, -1));
  const cells = new Float64Array(countCells(shape));
  for (let row = 0, cell = 0; row < outer.length; row++) {
    for (let step = 0, from = outer[row]; step < inner.length; step++, from += inner.stride)
      cells[cell++] = values[from];
  }
  return cells;
}

/** Returns the row-major places of stored cells after each axis is given another stride; an axis of stride 0 is forgotten. */
export function movePlaces(places: Float64Array, shape: readonly number[], strides: readonly number[]): Float64Array {
  const own = stridesOf(shape);
  return places.map((place) => {
    let moved = 0;
    for (let axis = 0, rest = place; axis < own.length; axis++) {
      const coordinate = Math.floor(rest / own[axis]);
      rest -= coordinate * own[axis];
      moved += coordinate * strides[axis];
    }
    return moved;
  });
}
