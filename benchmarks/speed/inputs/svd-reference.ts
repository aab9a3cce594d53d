import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { DenseMatrix } from '../../../src/matrix/dense-matrix.js';
import type { Measures } from '../harness/speed-case.js';
import { cachedFile, cacheFolder } from './cache.js';
import { readNpy } from './npy.js';

/** The folder of the reference singular values and vectors of a matrix, whether it is there or not. */
export function svdReferenceFolder(matrix: string, rank: number): string {
  return join(cacheFolder, referenceName(matrix, rank));
}

/**
 * Makes that folder unless it is there: by ARPACK in double precision, which takes minutes. Prints a reason where scipy
 * is missing.
 */
export async function makeSvdReference(matrix: string, rank: number): Promise<void> {
  const name = referenceName(matrix, rank);
  if (existsSync(svdReferenceFolder(matrix, rank))) return;
  if (spawnSync('python3', ['-c', 'import scipy.sparse.linalg']).status !== 0) {
    console.log('singular values are not checked: there is no Python module scipy');
    return;
  }
  await cachedFile(name, (folder) => {
    const script = fileURLToPath(new URL('../peers/svd-reference.py', import.meta.url));
    const { OPENBLAS_CORETYPE, OPENBLAS_L2_SIZE, ...environment } = process.env;
    const { status } = spawnSync('python3', [script, matrix, String(rank), folder], {
      env: { ...environment, PYTHONDONTWRITEBYTECODE: '1' },
      stdio: 'inherit',
    });
    if (status !== 0) throw new Error(`svd-reference.py ended with exit code ${status}.`);
  });
}

function referenceName(matrix: string, rank: number): string {
  return `svd-reference-${basename(matrix)}-${rank}`;
}

/**
 * The worst relative error of singular values, and the smallest cosine between the subspaces of the right vectors;
 * nothing where there is no reference.
 */
export async function compareSvd(
  reference: string,
  singularValues: Float64Array,
  right: DenseMatrix,
): Promise<Measures> {
  if (!existsSync(reference)) return {};
  const { Matrix, SVD } = await import('ml-matrix');
  const expected = readNpy(join(reference, 'values.npy'), 'f8');
  const vectors = readNpy(join(reference, 'right.npy'), 'f4');
  const errors = expected.map((value, place) => Math.abs((singularValues[place] ?? 0) - value) / value);
  const cosines = new SVD(new Matrix(productOf(vectors, right, expected.length)), {
    computeLeftSingularVectors: false,
    computeRightSingularVectors: false,
  }).diagonal;
  return {
    'worst relative error': Math.max(...errors),
    'smallest principal cosine': Math.min(1, ...cosines),
  };
}

/** The product of reference vectors (k x n) with right vectors (n x k). */
function productOf(vectors: Float32Array, right: DenseMatrix, rank: number): Float64Array[] {
  const sums = Array.from({ length: rank }, () => new Float64Array(right.columns));
  for (let row = 0; row < right.rows; row++) {
    const found = right.row(row);
    for (let place = 0; place < rank; place++) {
      const factor = vectors[place * right.rows + row] as number;
      const sum = sums[place] as Float64Array;
      for (let column = 0; column < found.length; column++) sum[column] += factor * (found[column] as number);
    }
  }
  return sums;
}
