import { QualiaError } from '../errors.js';
import type { ContainerArray } from '../matrix/container-header.js';
import { labelsToArrays } from '../matrix/container-labels.js';
import { denseToArrays, sparseToArrays } from '../matrix/container-matrices.js';
import { DenseMatrix } from '../matrix/dense-matrix.js';
import { writeContainer } from '../matrix/write-container.js';
import { historySchema } from './history.js';
import type { Space } from './space.js';

/**
 * Writes a space into one file: matrix, labels and history, in the safetensors layout with a checksum.
 *
 * The file appears whole or not at all. A dense matrix is the array `matrix`, a sparse one the arrays `matrix.*`;
 * labels are UTF-8 bytes with offsets.
 *
 * @throws QualiaError when the history holds what JSON cannot, for instance an infinite option; ParseError when a label
 * holds half a surrogate pair.
 * @example await writeSpace('domain.safetensors', space)
 */
export async function writeSpace(
  path: string,
  space: Space,
  options: { readonly signal?: AbortSignal } = {},
): Promise<void> {
  const { matrix, targets, contexts } = space;
  requireWritable(space);
  const arrays = new Map<string, ContainerArray>([
    ...(matrix instanceof DenseMatrix ? denseToArrays('matrix', matrix) : sparseToArrays('matrix', matrix)),
    ...labelsToArrays('targets', targets.labels),
    ...(contexts === undefined ? [] : labelsToArrays('contexts', contexts.labels)),
  ]);
  const metadata = new Map([
    ['name', space.name],
    ['history', JSON.stringify(space.history)],
  ]);
  await writeContainer(path, arrays, metadata, options);
}

function requireWritable({ name, history }: Space): void {
  const { error } = historySchema.safeParse(history);
  if (error === undefined) return;
  const { path, message } = error.issues[0];
  throw new QualiaError(
    'HISTORY',
    `The history of the ${name} space cannot be written: ${path.join('.')}: ${message}.`,
  );
}
