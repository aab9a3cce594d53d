import type { MathJsInstance, Matrix as MathMatrix } from 'mathjs';
import type { Matrix as MlMatrix } from 'ml-matrix';
import type { DenseMatrix } from '../../../src/matrix/dense-matrix.js';
import { createRandom } from '../../../src/random.js';
import { importBuilt } from './cache.js';

/** Returns a dense matrix of normal numbers of a fixed seed. */
export async function normalMatrix(rows: number, columns: number): Promise<DenseMatrix<Float32Array>> {
  const { denseZeros } =
    await importBuilt<typeof import('../../../src/matrix/dense-matrix.js')>('matrix/dense-matrix.js');
  const matrix = denseZeros(rows, columns);
  const random = createRandom(1);
  for (let cell = 0; cell < matrix.values.length; cell++) matrix.values[cell] = random.normal();
  return matrix;
}

/** The same for ml-matrix. */
export async function normalMlMatrix(rows: number, columns: number): Promise<MlMatrix> {
  const { Matrix } = await import('ml-matrix');
  return Matrix.from1DArray(rows, columns, Array.from((await normalMatrix(rows, columns)).values));
}

/** The same for mathjs. */
export async function normalMathMatrix(math: MathJsInstance, rows: number, columns: number): Promise<MathMatrix> {
  const dense = await normalMatrix(rows, columns);
  return math.matrix(Array.from({ length: rows }, (_, row) => Array.from(dense.row(row))));
}

/** mathjs with everything; imported late, so that other cases do not carry it. */
export async function createMath(): Promise<MathJsInstance> {
  const { all, create } = await import('mathjs');
  return create(all);
}

/** Ends a call whose result is of no further use. */
export function discard(_result: unknown): undefined {
  return undefined;
}
