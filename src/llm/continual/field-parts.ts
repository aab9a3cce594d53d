import { requireWhole } from '../../errors.js';
import { createRandom } from '../../random.js';
import { gaussianUnits, reciprocal } from '../tensor/elementwise.js';
import { add, multiply, subtract } from '../tensor/pairs.js';
import { multiplyMatrices } from '../tensor/products.js';
import { concatenate, reshape } from '../tensor/shapes.js';
import { softmax } from '../tensor/softmax.js';
import type { Tape } from '../tensor/tape.js';
import type { Tensor } from '../tensor/tensor.js';
import type { Parameters } from '../training/parameters.js';
import { stackVectors } from './draw-batch.js';
import { standardOf } from './feature-tasks.js';
import type { ChangeProduct, FieldProduct } from './field-backbone.js';

/** The sizes of a weight field. */
export interface FieldSizes {
  /** Numbers of a coordinate, >= 1; default 8. */
  readonly coordinate?: number | undefined;
  /** The rank of each block, >= 1; default 4. */
  readonly rank?: number | undefined;
  /** Blocks that act on an example, >= 1; default 2. */
  readonly topK?: number | undefined;
  /** Units of the two hidden layers of the field; default 32. */
  readonly hidden?: number | undefined;
}

/** The sizes of a field, each of them told. */
export type FullFieldSizes = { readonly [Size in keyof FieldSizes]-?: NonNullable<FieldSizes[Size]> };

/** @throws OptionError when a size is out of range. */
export function completeFieldSizes({ coordinate = 8, rank = 4, topK = 2, hidden = 32 }: FieldSizes): FullFieldSizes {
  for (const [name, size] of Object.entries({ coordinate, rank, topK, hidden })) {
    requireWhole(name, size, 1);
  }
  return { coordinate, rank, topK, hidden };
}

/** Adds the map from vectors to coordinates, over vectors standardised as some are. */
export function addMap(
  parameters: Parameters,
  vectors: readonly Float32Array[],
  { coordinate, seed }: { readonly coordinate: number; readonly seed: number },
): void {
  const { mean, deviation } = standardOf(vectors);
  const width = mean.length;
  parameters.add('map.mean', [width], { value: 0 }).values.set(mean);
  parameters.add('map.deviation', [width], { value: 0 }).values.set(deviation);
  parameters.add('map.weights', [width, coordinate], { deviation: width ** -0.5, random: createRandom(seed) });
  parameters.add('map.bias', [coordinate], { value: 0 });
}

/** Adds the field: from coordinates to a score of each block. */
export function addField(
  parameters: Parameters,
  { coordinate, hidden }: FullFieldSizes,
  { blocks, seed }: { readonly blocks: number; readonly seed: number },
): void {
  const random = createRandom(seed);
  for (const [layer, [inner, outer]] of [
    [coordinate, hidden],
    [hidden, hidden],
    [hidden, blocks],
  ].entries() as Iterable<[number, [number, number]]>) {
    parameters.add(`field.${layer}.weights`, [inner, outer], { deviation: inner ** -0.5, random });
    parameters.add(`field.${layer}.bias`, [outer], { value: 0 });
  }
}

/** Adds a block: for each product a change of low rank that is 0 at first. */
export function addBlock(
  parameters: Parameters,
  block: number,
  {
    products,
    rank,
    seed,
  }: { readonly products: readonly FieldProduct[]; readonly rank: number; readonly seed: number },
): void {
  const random = createRandom(seed);
  for (const { name, inner, outer } of products) {
    parameters.add(`block.${block}.${name}.down`, [inner, rank], { deviation: inner ** -0.5, random });
    parameters.add(`block.${block}.${name}.up`, [rank, outer], { value: 0 });
  }
}

/** Adds the head that tells the labels of a task. */
export function addTaskHead(
  parameters: Parameters,
  name: string,
  { width, classes, seed }: { readonly width: number; readonly classes: number; readonly seed: number },
): void {
  parameters.add(`${name}.weights`, [width, classes], { deviation: width ** -0.5, random: createRandom(seed) });
  parameters.add(`${name}.bias`, [classes], { value: 0 });
}

/** Returns x W + b. */
export function passAffine(
  tape: Tape,
  parameters: Parameters,
  { name, input }: { name: string; input: Tensor },
): Tensor {
  const product = multiplyMatrices(tape, input, parameters.get(`${name}.weights`));
  return add(tape, product, parameters.get(`${name}.bias`));
}

/** Returns the coordinates of vectors. */
export function coordinatesOf(tape: Tape, map: Parameters, vectors: Tensor): Tensor {
  const centered = subtract(tape, vectors, map.get('map.mean'));
  const input = multiply(tape, centered, reciprocal(tape, map.get('map.deviation')));
  return passAffine(tape, map, { name: 'map', input });
}

/** Returns vectors as a tensor. */
export function rowsOfVectors(tape: Tape, vectors: readonly Float32Array[], width: number): Tensor {
  return tape.constant([vectors.length, width], stackVectors(vectors, width));
}

/** Returns the score of each block at coordinates. */
export function fieldScores(tape: Tape, field: Parameters, coordinates: Tensor): Tensor {
  let units = coordinates;
  for (let layer = 0; layer < 2; layer++) {
    units = gaussianUnits(tape, passAffine(tape, field, { name: `field.${layer}`, input: units }));
  }
  return passAffine(tape, field, { name: 'field.2', input: units });
}

/** Returns shares of the `topK` highest scores of each row, ties by place; all others are exactly 0. */
export function topGates(tape: Tape, scores: Tensor, topK: number): Tensor {
  const { columns, rows } = scores;
  if (topK >= columns) return softmax(tape, scores);
  const kept = new Float32Array(scores.values.length);
  for (let row = 0; row < rows; row++) {
    const own = scores.values.subarray(row * columns, (row + 1) * columns);
    const order = [...own.keys()].sort((left, right) => own[right] - own[left] || left - right);
    for (const column of order.slice(0, topK)) kept[row * columns + column] = 1;
  }
  const lowered = kept.map((isKept) => (isKept === 1 ? 0 : -1e9));
  // The softmax leaves the others a share near the smallest number there is; times 0 they have none.
  const shares = softmax(tape, add(tape, scores, tape.constant(scores.shape, lowered)));
  return multiply(tape, shares, tape.constant(scores.shape, kept));
}

/** Returns the change that blocks make to products, each as much as its gate says: x W becomes x W + sum_b g_b x A_b B_b. */
export function changeByBlocks(gates: Tensor, blocks: readonly Parameters[], rank: number): ChangeProduct {
  return (tape, name, { input, output }) => {
    const part = (end: 'down' | 'up', axis: 0 | 1): Tensor =>
      concatenate(
        tape,
        blocks.map((block, place) => block.get(`block.${place}.${name}.${end}`)),
        axis,
      );
    const examples = gates.rows;
    const places = input.rows / examples;
    const down = multiplyMatrices(tape, input, part('down', 1));
    const apart = reshape(tape, down, [examples, places, blocks.length, rank]);
    const gated = multiply(tape, apart, reshape(tape, gates, [examples, 1, blocks.length, 1]));
    const flat = reshape(tape, gated, [input.rows, blocks.length * rank]);
    return add(tape, output, multiplyMatrices(tape, flat, part('up', 0)));
  };
}
