import { requireOption, ShapeError } from '../errors.js';
import { DenseMatrix, type FloatArray } from '../matrix/dense-matrix.js';
import { countCells } from '../matrix/shape.js';
import type { SparseMatrix, SparseRow } from '../matrix/sparse-matrix.js';

/** A tensor with all its cells, in row-major order: the last axis runs fastest. No axes is one number. */
export interface DenseTensor {
  readonly kind: 'dense';
  readonly shape: readonly number[];
  readonly values: FloatArray;
}

/** A tensor of which only some cells are stored, such as a count vector; the others are 0. */
export interface SparseTensor {
  readonly kind: 'sparse';
  readonly shape: readonly number[];
  /** The row-major places of the stored cells, ascending strictly. */
  readonly places: Float64Array;
  readonly values: FloatArray;
}

/** A dense or sparse tensor of a network, with the index that each of its axes runs along. */
export interface NetworkFactor {
  readonly tensor: DenseTensor | SparseTensor;
  readonly indices: readonly number[];
  /** What it is called in a plan, for instance its word. */
  readonly label?: string;
}

/**
 * A tensor as a product of others, summed over the indices that are no legs.
 *
 * An index may run along any number of axes and legs: two axes of one index are a contraction, three or more a spider, two legs of
 * one index a copy. An index without an axis sums, or runs, over ones. So a sum of K products of vectors is K x d matrices that share
 * an index of K, and a spider costs nothing.
 */
export interface TensorNetwork {
  readonly kind: 'network';
  /** How far each index runs. */
  readonly dimensions: readonly number[];
  readonly factors: readonly NetworkFactor[];
  /** The index of each axis of the whole. */
  readonly legs: readonly number[];
}

/** A positive operator on the space of a word or phrase; its axes come twice, first those of the ket, then those of the bra. */
export interface DensityOperator {
  readonly kind: 'density';
  readonly operator: DenseTensor | SparseTensor | TensorNetwork;
}

/** A meaning: a vector or tensor, dense, sparse or in factors, or a density operator. */
export type Tensor = DenseTensor | SparseTensor | TensorNetwork | DensityOperator;

/**
 * Wraps numbers in row-major order as a tensor.
 *
 * @throws ShapeError when the shape has another number of cells.
 */
export function denseTensor(shape: readonly number[], values: FloatArray): DenseTensor {
  const cells = countCells(shape);
  if (cells !== values.length) throw new ShapeError('denseTensor', `${values.length} values`, `${cells}`);
  return { kind: 'dense', shape, values };
}

/**
 * Wraps the stored cells of a tensor; places are row-major.
 *
 * @throws ShapeError when places and values differ in number, do not ascend, or lie outside the shape.
 */
export function sparseTensor(
  shape: readonly number[],
  { places, values }: { readonly places: Float64Array; readonly values: FloatArray },
): SparseTensor {
  if (places.length !== values.length) {
    throw new ShapeError('sparseTensor', `${places.length} places`, `${values.length}, one a value`);
  }
  const cells = countCells(shape);
  let before = -1;
  for (const place of places) {
    if (!Number.isInteger(place) || place <= before || place >= cells) {
      throw new ShapeError('sparseTensor', `place ${place} after ${before}`, `ascending whole numbers below ${cells}`);
    }
    before = place;
  }
  return { kind: 'sparse', shape, places, values };
}

/** Wraps a matrix as a tensor of two axes, rows and columns; nothing dense is made of a sparse one. */
export function matrixTensor(matrix: DenseMatrix | SparseMatrix): DenseTensor | SparseTensor {
  const shape = [matrix.rows, matrix.columns];
  if (matrix instanceof DenseMatrix) return { kind: 'dense', shape, values: matrix.values };
  const { rowStarts, columnIndices, values } = matrix;
  const places = new Float64Array(columnIndices.length);
  for (let row = 0; row < matrix.rows; row++) {
    for (let entry = rowStarts[row]; entry < rowStarts[row + 1]; entry++) {
      places[entry] = row * matrix.columns + columnIndices[entry];
    }
  }
  return { kind: 'sparse', shape, places, values };
}

/** Wraps a vector as a tensor of one axis: all its numbers, or a sparse row of so many columns. */
export function vectorTensor(vector: FloatArray): DenseTensor;
export function vectorTensor(row: SparseRow, columns: number): SparseTensor;
export function vectorTensor(vector: FloatArray | SparseRow, columns = 0): DenseTensor | SparseTensor {
  if ('columns' in vector) {
    return { kind: 'sparse', shape: [columns], places: Float64Array.from(vector.columns), values: vector.values };
  }
  return { kind: 'dense', shape: [vector.length], values: vector };
}

/**
 * Makes a tensor of low rank: sum_k w_k a_k (x) b_k (x) ..., with a_k row k of the first matrix, b_k of the second and so on. The
 * matrices are kept as they are; the tensor is spelled out only where a contraction is cheaper for it.
 *
 * @param weights one a row; default 1 each.
 * @throws ShapeError when the matrices and weights differ in rows; OptionError when there is no matrix.
 * @example lowRankTensor([verb.subjects, verb.objects], verb.counts) // the relational matrix of a verb
 */
export function lowRankTensor(matrices: readonly (DenseMatrix | SparseMatrix)[], weights?: FloatArray): TensorNetwork {
  requireOption(matrices.length > 0, 'matrices', matrices.length, 'one matrix or more');
  const rank = matrices[0].rows;
  for (const rows of [...matrices.map((matrix) => matrix.rows), weights?.length ?? rank]) {
    if (rows !== rank) throw new ShapeError('lowRankTensor', `${rows} rows or weights`, `${rank}`);
  }
  const factors: NetworkFactor[] = matrices.map((matrix, axis) => ({
    tensor: matrixTensor(matrix),
    indices: [0, axis + 1],
  }));
  if (weights !== undefined) factors.push({ tensor: vectorTensor(weights), indices: [0] });
  return {
    kind: 'network',
    dimensions: [rank, ...matrices.map(({ columns }) => columns)],
    factors,
    legs: matrices.map((_, axis) => axis + 1),
  };
}

/**
 * Makes a tensor whose axes are wired to those of another: axis i runs along index `legs[i]`, index j is axis j of the other. An
 * index beyond those axes is one of its own, over ones, `extra` numbers long.
 *
 * So a verb matrix with the subject copied to the sentence is `wireTensor(matrix, [0, 0, 1])`, and a word that is only a spider is
 * wired to the number 1.
 *
 * @throws ShapeError when a leg has no index.
 */
export function wireTensor(
  tensor: DenseTensor | SparseTensor | TensorNetwork,
  legs: readonly number[],
  extra: readonly number[] = [],
): TensorNetwork {
  const { dimensions, factors, legs: axes } = tensor.kind === 'network' ? tensor : asNetwork(tensor);
  const indices = [...axes, ...extra.map((_, place) => dimensions.length + place)];
  const wired = legs.map((leg) => {
    if (indices[leg] === undefined) throw new ShapeError('wireTensor', `leg ${leg}`, `one below ${indices.length}`);
    return indices[leg];
  });
  return { kind: 'network', dimensions: [...dimensions, ...extra], factors, legs: wired };
}

/** A dense or sparse tensor as a network of itself alone. */
export function asNetwork(tensor: DenseTensor | SparseTensor): TensorNetwork {
  const axes = tensor.shape.map((_, axis) => axis);
  return { kind: 'network', dimensions: tensor.shape, factors: [{ tensor, indices: axes }], legs: axes };
}

/** Returns the lengths of the axes of a tensor; those of a density operator are given once, those of its ket. */
export function shapeOfTensor(tensor: Tensor): readonly number[] {
  switch (tensor.kind) {
    case 'network':
      return tensor.legs.map((leg) => tensor.dimensions[leg]);
    case 'density': {
      const both = shapeOfTensor(tensor.operator);
      return both.slice(0, both.length / 2);
    }
    default:
      return tensor.shape;
  }
}
