import type { ContainerArray } from '../matrix/container-header.js';
import { encodeLabels } from '../matrix/container-labels.js';
import { denseToArrays, sparseToArrays } from '../matrix/container-matrices.js';
import { DenseMatrix } from '../matrix/dense-matrix.js';
import { writeContainer } from '../matrix/write-container.js';
import type { Space } from './space.js';

/**
 * Writes a space into one file: matrix, labels and history, in the safetensors layout with a checksum.
 *
 * The file appears whole or not at all. A dense matrix is the array `matrix`, a sparse one the arrays `matrix.*`;
 * labels are UTF-8 bytes with offsets.
 *
 * @example await writeSpace('domain.safetensors', space)
 */
export async function writeSpace(
  path: string,
  space: Space,
  options: { readonly signal?: AbortSignal } = {},
): Promise<void> {
  const { matrix, targets, contexts } = space;
  const arrays = new Map<string, ContainerArray>([
    ...(matrix instanceof DenseMatrix ? denseToArrays('matrix', matrix) : sparseToArrays('matrix', matrix)),
    ...labelArrays('targets', targets.labels),
    ...(contexts === undefined ? [] : labelArrays('contexts', contexts.labels)),
  ]);
  const metadata = new Map([
    ['name', space.name],
    ['history', JSON.stringify(space.history)],
  ]);
  await writeContainer(path, arrays, metadata, options);
}

function labelArrays(name: string, labels: readonly string[]): [string, ContainerArray][] {
  const { offsets, bytes } = encodeLabels(labels);
  return [
    [`${name}.offsets`, { shape: [offsets.length], values: offsets }],
    [`${name}.bytes`, { shape: [bytes.length], values: bytes }],
  ];
}
