import { join } from 'node:path';
import type { SparseMatrix } from '../../../src/matrix/sparse-matrix.js';
import { importBuilt } from './cache.js';
import { countShards } from './count-shards.js';
import { readNpy } from './npy.js';

/** Rows and columns of the matrices of counts that weightings and rearrangements are measured on. */
export const countSize = 30_000;

/** A cached matrix of synthetic counts, as NumPy files in a folder. */
export interface CountMatrix {
  readonly folder: string;
  readonly nonzeros: number;
}

/** Makes a square matrix of counts the first time: about 10 million nonzeros, or 1 million with `--quick`. */
export async function countMatrix({ quick }: { readonly quick: boolean }): Promise<CountMatrix> {
  const nonzeros = quick ? 1_000_000 : 10_000_000;
  const shards = await countShards(1, { rows: countSize, columns: countSize, nonzeros });
  return { folder: shards.folders[0] as string, nonzeros: shards.nonzeros };
}

/** Reads such a matrix for the library. */
export async function readCountMatrix(folder: string): Promise<SparseMatrix> {
  const { SparseMatrix: Built } =
    await importBuilt<typeof import('../../../src/matrix/sparse-matrix.js')>('matrix/sparse-matrix.js');
  return new Built(
    { rows: countSize, columns: countSize },
    Float64Array.from(readNpy(join(folder, 'starts.npy'), 'i4')),
    readNpy(join(folder, 'columns.npy'), 'i4'),
    readNpy(join(folder, 'values.npy'), 'f4'),
  );
}
