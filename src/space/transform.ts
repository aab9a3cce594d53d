import { ShapeError } from '../errors.js';
import { DenseMatrix } from '../matrix/dense-matrix.js';
import type { SparseMatrix } from '../matrix/sparse-matrix.js';
import type { HistoryStep } from './history.js';
import { Space } from './space.js';

/**
 * A configured step from one space to the next: a weighting, a reduction, a normalisation.
 *
 * It never changes its input, keeps the order of the targets, and adds exactly one step to the history.
 */
export interface Transform {
  readonly name: string;
  /** Every option with its value, defaults included. */
  readonly options: Readonly<Record<string, string | number | boolean>>;
  apply(space: Space): Space;
}

/** Applies transforms one after the other. */
export function applyTransforms(space: Space, transforms: readonly Transform[]): Space {
  return transforms.reduce((current, transform) => transform.apply(current), space);
}

/** Returns a space with a new matrix and one more step of history; contexts stay only while the matrix is sparse. */
export function extendSpace(
  space: Space,
  matrix: SparseMatrix | DenseMatrix<Float32Array>,
  transform: Pick<Transform, 'name' | 'options'>,
  result?: HistoryStep['result'],
): Space {
  return new Space({
    name: space.name,
    targets: space.targets,
    matrix,
    contexts: matrix instanceof DenseMatrix ? undefined : space.contexts,
    history: [...space.history, { step: transform.name, options: transform.options, ...(result && { result }) }],
  });
}

/** Returns the sparse matrix of a space; throws a ShapeError when the space has been reduced already. */
export function requireSparse(space: Space, step: string): SparseMatrix {
  if (space.matrix instanceof DenseMatrix) {
    throw new ShapeError(step, `the dense matrix of the ${space.name} space`, 'a sparse one, before any reduction');
  }
  return space.matrix;
}
