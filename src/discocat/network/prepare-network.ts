import { ShapeError } from '../../errors.js';
import { countCells } from '../../matrix/shape.js';
import type { NetworkFactor, TensorNetwork } from '../tensor.js';
import type { NamedTensor } from './axes.js';
import { prepareFactor } from './prepare-factor.js';

/** A network ready to be planned: every tensor has each of its indices once, and every index of the legs has a tensor. */
export interface PreparedNetwork {
  readonly tensors: readonly { readonly label: string; readonly identity: number; readonly tensor: NamedTensor }[];
  readonly dimensions: readonly number[];
  readonly isOutput: (index: number) => boolean;
  /** What the indices that belong to nothing multiply the result with: each sums so many ones. */
  readonly factor: number;
}

/** @throws ShapeError when axes that share an index differ in length, or an axis or leg has an index that is not there. */
export function prepareNetwork({ dimensions, factors, legs }: TensorNetwork): PreparedNetwork {
  for (const factor of factors) checkFactor(factor, dimensions);
  checkIndices('The legs of a network', legs, dimensions);
  const uses = new Map<number, number>();
  for (const { indices } of factors) for (const index of new Set(indices)) uses.set(index, (uses.get(index) ?? 0) + 1);
  const outputs = new Set(legs);
  const isOutput = (index: number): boolean => outputs.has(index);
  const isKept = (index: number): boolean => outputs.has(index) || (uses.get(index) ?? 0) > 1;
  const nameArray = createArrayNames();
  const known = new Map<string, { readonly identity: number; readonly tensor: NamedTensor }>();
  const tensors = factors.map((factor) => {
    const { tensor, indices, label = `tensor of ${tensor.shape.join(' x ')}` } = factor;
    const axes = indices.map((index) => `${indices.indexOf(index)}${isKept(index) ? 'k' : 's'}`);
    const places = tensor.kind === 'sparse' ? nameArray(tensor.places) : 'all';
    const pattern = `${nameArray(tensor.values)} ${places} ${tensor.shape} ${axes}`;
    const made = known.get(pattern) ?? { identity: known.size, tensor: prepareFactor(factor, isKept) };
    known.set(pattern, made);
    const kept = [...new Set(indices)].filter(isKept);
    return { label, identity: made.identity, tensor: { ...made.tensor, indices: kept } };
  });
  const bare = [...outputs].filter((index) => !uses.has(index));
  const ones = bare.map((index, place) => onesOf(index, dimensions[index], known.size + place));
  const lonely = dimensions.filter((_, index) => !uses.has(index) && !outputs.has(index));
  const factor = countCells(lonely);
  return { tensors: [...tensors, ...ones], dimensions, isOutput, factor };
}

/** Returns a function that gives arrays numbers, the same array always the same. */
function createArrayNames(): (array: object) => number {
  const names = new Map<object, number>();
  return (array) => {
    const name = names.get(array) ?? names.size;
    names.set(array, name);
    return name;
  };
}

function onesOf(index: number, length: number, identity: number): PreparedNetwork['tensors'][number] {
  const values = new Float64Array(length).fill(1);
  return { label: 'ones', identity, tensor: { indices: [index], shape: [length], values, places: undefined } };
}

function checkFactor({ tensor, indices, label = 'a tensor' }: NetworkFactor, dimensions: readonly number[]): void {
  checkIndices(`The axes of ${label}`, indices, dimensions);
  const expected = indices.map((index) => dimensions[index]);
  if (tensor.shape.length === expected.length && tensor.shape.every((length, axis) => length === expected[axis]))
    return;
  throw new ShapeError(`The axes of ${label}`, tensor.shape.join(' x '), expected.join(' x '));
}

function checkIndices(place: string, indices: readonly number[], dimensions: readonly number[]): void {
  const unknown = indices.find((index) => dimensions[index] === undefined);
  if (unknown !== undefined) throw new ShapeError(place, `index ${unknown}`, `one of the ${dimensions.length} from 0`);
}
