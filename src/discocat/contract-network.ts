import { ShapeError } from '../errors.js';
import { countCells } from '../matrix/shape.js';
import type { ContractionPlan } from './contraction-plan.js';
import { arrangeCells, movePlaces, type NamedTensor, stridesOf } from './network/axes.js';
import { contractPair } from './network/contract-pair.js';
import { type OrderChoice, planContraction } from './network/plan-contraction.js';
import { type PreparedNetwork, prepareNetwork } from './network/prepare-network.js';
import type { DenseTensor, SparseTensor, TensorNetwork } from './tensor.js';
import { checkTensorSize } from './tensor-size.js';

/** How a network is contracted. */
export interface ContractionOptions {
  /**
   * The order of the products: `cheapest` is the cheapest that is found, `left-to-right` that of the factors, for comparison; default
   * `cheapest`. The result does not depend on it but for rounding.
   */
  readonly order?: OrderChoice;
}

/**
 * Returns in which order a network would be contracted, with the estimated multiplications and the largest product on the way.
 *
 * @throws ShapeError when axes that share an index differ in length.
 */
export function planNetwork(network: TensorNetwork, options: ContractionOptions = {}): ContractionPlan {
  return planPrepared(prepareNetwork(network), options);
}

/**
 * Multiplies the factors of a network and sums over the indices that are no legs.
 *
 * Two tensors at a time are multiplied, in an order chosen by its cost; equal products are made once. An index of many axes, a
 * spider, is one loop, never a cube. The result is sparse where its factors were and stay so, or where two legs share an index.
 *
 * @throws ShapeError when axes that share an index differ in length; QualiaError when a product would have more than 2^28 cells.
 */
export function contractNetwork(network: TensorNetwork, options: ContractionOptions = {}): DenseTensor | SparseTensor {
  const prepared = prepareNetwork(network);
  const plan = planPrepared(prepared, options);
  checkTensorSize(plan.largest);
  const tensors: NamedTensor[] = prepared.tensors.map(({ tensor }) => tensor);
  for (const { left, right, indices, repeats } of plan.steps) {
    if (repeats === undefined)
      tensors.push(contractPair(tensors[left], tensors[right], (index) => indices.includes(index)));
    else tensors.push({ ...tensors[prepared.tensors.length + repeats], indices });
  }
  const scalar = { indices: [], shape: [], values: Float64Array.of(1), places: undefined };
  return arrangeResult(tensors.at(-1) ?? scalar, network, prepared.factor);
}

/** Returns a tensor with all its cells in doubles. */
export function spellOut(tensor: DenseTensor | SparseTensor | TensorNetwork): DenseTensor {
  if (tensor.kind === 'network') return spellOut(contractNetwork(tensor));
  const { shape, values } = tensor;
  if (tensor.kind === 'dense') return { kind: 'dense', shape, values: Float64Array.from(values) };
  checkTensorSize(countCells(shape));
  const cells = new Float64Array(countCells(shape));
  tensor.places.forEach((place, entry) => {
    cells[place] = values[entry];
  });
  return { kind: 'dense', shape, values: cells };
}

function planPrepared(
  { tensors, dimensions, isOutput }: PreparedNetwork,
  options: ContractionOptions,
): ContractionPlan {
  const { order = 'cheapest' } = options;
  const inputs = tensors.map(({ label, identity, tensor }) => {
    return { label, identity, indices: tensor.indices, cells: tensor.values.length };
  });
  return planContraction({ tensors: inputs, dimensions, isOutput }, order);
}

/** Puts the axes in the order of the legs; legs that share an index span a diagonal, which is kept sparse. */
function arrangeResult(
  tensor: NamedTensor,
  { legs, dimensions }: TensorNetwork,
  factor: number,
): DenseTensor | SparseTensor {
  const shape = legs.map((leg) => dimensions[leg]);
  const isDiagonal = new Set(legs).size < legs.length;
  const { places = isDiagonal ? Float64Array.from(tensor.values.keys()) : undefined } = tensor;
  const scale = (values: NamedTensor['values']): Float64Array => Float64Array.from(values, (value) => value * factor);
  if (places === undefined) return { kind: 'dense', shape, values: scale(arrangeCells(tensor, legs)) };
  const strides = stridesOf(shape);
  const strideOf = (index: number): number =>
    legs.reduce((sum, leg, axis) => sum + (leg === index ? strides[axis] : 0), 0);
  const moved = movePlaces(places, tensor.shape, tensor.indices.map(strideOf));
  const order = Array.from(moved.keys()).sort((a, b) => moved[a] - moved[b]);
  if (moved.some((place) => place > Number.MAX_SAFE_INTEGER)) {
    throw new ShapeError('contractNetwork', `a result of ${countCells(shape)} cells`, 'places below 2^53');
  }
  const values = scale(tensor.values);
  return {
    kind: 'sparse',
    shape,
    places: Float64Array.from(order, (entry) => moved[entry]),
    values: Float64Array.from(order, (entry) => values[entry]),
  };
}
