import type { DenseMatrix } from '../../../src/matrix/dense-matrix.js';
import { createRandom } from '../../../src/random.js';
import { importBuilt } from './cache.js';

/** How many clusters the vectors lie in, as those of words do. */
const clusters = 2000;

/** How far vectors lie from the centre of their cluster, the distances between centres being 1. */
const spread = 0.8;

/** Returns unit vectors in clusters, of a fixed seed. */
export async function clusteredVectors(rows: number, columns: number): Promise<DenseMatrix<Float32Array>> {
  const { denseZeros } =
    await importBuilt<typeof import('../../../src/matrix/dense-matrix.js')>('matrix/dense-matrix.js');
  const { unitRows } = await importBuilt<typeof import('../../../src/matrix/normalise.js')>('matrix/normalise.js');
  const random = createRandom(1);
  const centres = Float32Array.from({ length: clusters * columns }, () => random.normal());
  const vectors = denseZeros(rows, columns);
  for (let row = 0; row < rows; row++) {
    const centre = random.integer(clusters) * columns;
    for (let column = 0; column < columns; column++) {
      vectors.values[row * columns + column] = centres[centre + column] + spread * random.normal();
    }
  }
  return unitRows(vectors);
}
