import { UnknownWordError } from '../errors.js';
import { SparseMatrix } from '../matrix/sparse-matrix.js';
import type { Space } from '../space/space.js';
import { type DenseTensor, denseTensor, type SparseTensor, vectorTensor } from './tensor.js';

/** Returns the vector of a word as a tensor, sparse where the space is. Throws UnknownWordError when it is not there. */
export function wordVector(space: Space, word: string): DenseTensor | SparseTensor {
  const { matrix } = space;
  return matrix instanceof SparseMatrix
    ? vectorTensor(matrix.row(rowOf(space, word)), matrix.columns)
    : vectorTensor(space.vector(word));
}

/** Returns the vectors of words as the rows of a tensor, sparse where the space is. Throws UnknownWordError for one not there. */
export function stackVectors(space: Space, words: readonly string[]): DenseTensor | SparseTensor {
  const { matrix } = space;
  const { columns } = matrix;
  const shape = [words.length, columns];
  if (!(matrix instanceof SparseMatrix)) {
    const values = new Float32Array(words.length * columns);
    words.forEach((word, row) => {
      values.set(space.vector(word), row * columns);
    });
    return denseTensor(shape, values);
  }
  const rows = words.map((word) => matrix.row(rowOf(space, word)));
  const stored = rows.reduce((sum, row) => sum + row.values.length, 0);
  const [places, values] = [new Float64Array(stored), new Float32Array(stored)];
  let entry = 0;
  for (const [row, found] of rows.entries()) {
    values.set(found.values, entry);
    for (const column of found.columns) places[entry++] = row * columns + column;
  }
  return { kind: 'sparse', shape, places, values };
}

function rowOf({ targets, name }: Space, word: string): number {
  const row = targets.find(word);
  if (row === undefined) throw new UnknownWordError(word, `the ${name} space`);
  return row;
}
