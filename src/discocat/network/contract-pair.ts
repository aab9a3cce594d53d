import { countCells } from '../../matrix/shape.js';
import { movePlaces, type NamedTensor, stridesOf } from './axes.js';
import { CellSums, type Cells } from './cell-sums.js';
import { contractDensePair } from './contract-dense-pair.js';
import { arrangePair, type PairIndices, parseIndices } from './pair-indices.js';

/**
 * Multiplies two tensors and sums over the indices that both have and that are not kept.
 *
 * The axes of the result are, in this order, the kept indices of both and those of the left alone, as they stand there, and then
 * those of the right alone. Of two dense tensors the result is dense; where one is sparse it is whichever is smaller.
 */
export function contractPair(left: NamedTensor, right: NamedTensor, isKept: (index: number) => boolean): NamedTensor {
  const pair = parseIndices(left, right, isKept);
  const indices = arrangePair(pair);
  const shape = indices.map((index) => {
    const axis = left.indices.indexOf(index);
    return axis === -1 ? right.shape[right.indices.indexOf(index)] : left.shape[axis];
  });
  return { indices, shape, ...multiply(left, right, { pair, shape, indices }) };
}

/** The indices and the shape of the result, and what each index is to the pair. */
interface PairResult {
  readonly pair: PairIndices;
  readonly indices: readonly number[];
  readonly shape: readonly number[];
}

function multiply(left: NamedTensor, right: NamedTensor, result: PairResult): Cells {
  if (left.places === undefined && right.places === undefined) {
    return { values: contractDensePair(left, right, result.pair), places: undefined };
  }
  if (left.places !== undefined && right.places !== undefined) return joinStored(left, right, result);
  return left.places === undefined ? scatterStored(right, left, result) : scatterStored(left, right, result);
}

/** Returns the strides in the result of the axes of a tensor, 0 for those that are summed. */
function stridesIn({ indices }: NamedTensor, result: PairResult): number[] {
  const strides = stridesOf(result.shape);
  return indices.map((index) => strides[result.indices.indexOf(index)] ?? 0);
}

/** Multiplies each stored cell of a sparse tensor with the cells of a dense one that it meets. */
function scatterStored(sparse: NamedTensor, dense: NamedTensor, result: PairResult): Cells {
  const places = sparse.places ?? new Float64Array(0);
  const denseStrides = stridesOf(dense.shape);
  const strideOf = (index: number): number => denseStrides[dense.indices.indexOf(index)] ?? 0;
  const froms = movePlaces(places, sparse.shape, sparse.indices.map(strideOf));
  const targets = movePlaces(places, sparse.shape, stridesIn(sparse, result));
  const resultStrides = stridesIn(dense, result);
  const free = dense.indices.flatMap((index, axis) => {
    if (sparse.indices.includes(index)) return [];
    return [{ length: dense.shape[axis], from: denseStrides[axis], to: resultStrides[axis] }];
  });
  const lengths = free.map(({ length }) => length);
  const count = countCells(lengths);
  const steps = Float64Array.from({ length: count }, (_, place) => place);
  const fromSteps = movePlaces(
    steps,
    lengths,
    free.map(({ from }) => from),
  );
  const toSteps = movePlaces(
    steps,
    lengths,
    free.map(({ to }) => to),
  );
  const sums = new CellSums(countCells(result.shape), places.length * count);
  const cells = sums.dense;
  for (let entry = 0; entry < places.length; entry++) {
    const value = sparse.values[entry];
    const [from, target] = [froms[entry], targets[entry]];
    for (let step = 0; step < count; step++) {
      const product = value * dense.values[from + fromSteps[step]];
      if (cells === undefined) sums.add(target + toSteps[step], product);
      else cells[target + toSteps[step]] += product;
    }
  }
  return sums.finish();
}

/** Multiplies the stored cells of two sparse tensors that agree on the indices of both. */
function joinStored(left: NamedTensor, right: NamedTensor, result: PairResult): Cells {
  const shared = [...result.pair.batch, ...result.pair.summed];
  const sharedStrides = stridesOf(shared.map((index) => left.shape[left.indices.indexOf(index)]));
  const keysOf = ({ places = new Float64Array(0), shape, indices }: NamedTensor): Float64Array =>
    movePlaces(
      places,
      shape,
      indices.map((index) => sharedStrides[shared.indexOf(index)] ?? 0),
    );
  const byKey = new Map<number, number[]>();
  for (const [entry, key] of keysOf(right).entries()) {
    const entries = byKey.get(key);
    if (entries === undefined) byKey.set(key, [entry]);
    else entries.push(entry);
  }
  const targets = movePlaces(left.places ?? new Float64Array(0), left.shape, stridesIn(left, result));
  const free = right.indices.map((index, axis) => (shared.includes(index) ? 0 : stridesIn(right, result)[axis]));
  const rightTargets = movePlaces(right.places ?? new Float64Array(0), right.shape, free);
  const leftKeys = keysOf(left);
  const matches = leftKeys.reduce((sum, key) => sum + (byKey.get(key)?.length ?? 0), 0);
  const sums = new CellSums(countCells(result.shape), matches);
  for (const [entry, key] of leftKeys.entries()) {
    for (const other of byKey.get(key) ?? []) {
      sums.add(targets[entry] + rightTargets[other], left.values[entry] * right.values[other]);
    }
  }
  return sums.finish();
}
