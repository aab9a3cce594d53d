import type { ContainerArray } from './container-header.js';
import { formatNpyHeader } from './npy-format.js';
import { writeAll, writeWhole } from './write-whole-file.js';

/**
 * Writes an array as a NumPy array file (`.npy`, version 1), which appears whole or not at all.
 *
 * @throws ShapeError when the shape does not fit the values.
 * @example
 * await writeNpy('vectors.npy', { shape: [matrix.rows, matrix.columns], values: matrix.values });
 */
export async function writeNpy(
  path: string,
  array: ContainerArray,
  options: { readonly signal?: AbortSignal } = {},
): Promise<void> {
  const header = formatNpyHeader(array);
  const { buffer, byteOffset, byteLength } = array.values;
  options.signal?.throwIfAborted();
  await writeWhole(
    path,
    async (file) => {
      await writeAll(file, header, 0);
      await writeAll(file, new Uint8Array(buffer, byteOffset, byteLength), header.length);
    },
    options,
  );
}
