import { countCells } from '../../matrix/shape.js';
import type { NetworkFactor } from '../tensor.js';
import { listOffsets, movePlaces, type NamedTensor, stridesOf } from './axes.js';
import { CellSums } from './cell-sums.js';

/**
 * Makes the axes of a factor the indices that it shares with anything else, each once: along an index that comes twice only the
 * diagonal stays, and an index that nothing else knows is summed.
 */
export function prepareFactor({ tensor, indices }: NetworkFactor, isKept: (index: number) => boolean): NamedTensor {
  const distinct = [...new Set(indices)];
  const kept = distinct.filter(isKept);
  const { shape, values } = tensor;
  const places = tensor.kind === 'sparse' ? tensor.places : undefined;
  if (kept.length === indices.length) return { indices, shape, values, places };
  const strides = stridesOf(shape);
  const axisOf = (index: number): { length: number; stride: number } => ({
    length: shape[indices.indexOf(index)],
    stride: indices.reduce((sum, other, axis) => sum + (other === index ? strides[axis] : 0), 0),
  });
  const keptShape = kept.map((index) => axisOf(index).length);
  const named = { indices: kept, shape: keptShape };
  if (tensor.kind === 'sparse') return { ...named, ...sumStored(tensor, { indices, kept, keptShape }) };
  const outer = listOffsets(kept.map(axisOf));
  const inner = listOffsets(distinct.filter((index) => !kept.includes(index)).map(axisOf));
  const sums = new Float64Array(outer.length);
  for (let cell = 0; cell < outer.length; cell++) {
    for (let step = 0; step < inner.length; step++) sums[cell] += values[outer[cell] + inner[step]];
  }
  return { ...named, values: sums, places: undefined };
}

function sumStored(
  { shape, places, values }: Extract<NetworkFactor['tensor'], { kind: 'sparse' }>,
  axes: {
    readonly indices: readonly number[];
    readonly kept: readonly number[];
    readonly keptShape: readonly number[];
  },
): Pick<NamedTensor, 'values' | 'places'> {
  const { indices, kept, keptShape } = axes;
  const strides = stridesOf(keptShape);
  const firstAxes = indices.map((index, axis) => indices.indexOf(index) === axis);
  const targets = movePlaces(
    places,
    shape,
    indices.map((index, axis) => (firstAxes[axis] && kept.includes(index) ? strides[kept.indexOf(index)] : 0)),
  );
  // An axis minus the first one of its index is 0 on the diagonal.
  const distances = indices.flatMap((index, axis) => {
    if (firstAxes[axis]) return [];
    const first = indices.indexOf(index);
    return [
      movePlaces(
        places,
        shape,
        indices.map((_, other) => (other === axis ? 1 : other === first ? -1 : 0)),
      ),
    ];
  });
  const sums = new CellSums(countCells(keptShape), places.length);
  for (let entry = 0; entry < places.length; entry++) {
    if (distances.every((distance) => distance[entry] === 0)) sums.add(targets[entry], values[entry]);
  }
  return sums.finish();
}
