import type { ContainerArray } from '../matrix/container-header.js';
import { labelsToArrays } from '../matrix/container-labels.js';
import { denseToArrays } from '../matrix/container-matrices.js';
import { writeContainer } from '../matrix/write-container.js';
import { FactoredTensors } from './factored-tensors.js';
import type { LearnedTensors } from './learned-tensors.js';
import { MatrixTensors } from './matrix-tensors.js';
import { learnedTensorsKind } from './verb-file-kind.js';

/**
 * Writes learned tensors of verbs with the vectors of their nouns into one file of the safetensors layout.
 *
 * The file appears whole or not at all; the same tensors give the same bytes.
 *
 * @param options.facts what the file tells of how they were made, as JSON, for instance the settings of the training.
 * @throws ParseError when a word holds half a surrogate pair; the signal's reason when it is aborted.
 * @example await writeLearnedTensors('tensors.safetensors', tensors, { facts: { seed: 1, training } });
 */
export async function writeLearnedTensors(
  path: string,
  tensors: LearnedTensors,
  options: { readonly facts?: Readonly<Record<string, unknown>>; readonly signal?: AbortSignal } = {},
): Promise<void> {
  const { facts = {}, signal } = options;
  const arrays = new Map<string, ContainerArray>([
    ...labelsToArrays('verbs', tensors.verbs.labels),
    ...labelsToArrays('nouns', tensors.nouns.labels),
    ...listMatrices(tensors),
  ]);
  const metadata = new Map([
    ['kind', learnedTensorsKind],
    ['method', tensors.method],
    ['facts', JSON.stringify(facts)],
  ]);
  await writeContainer(path, arrays, metadata, signal === undefined ? {} : { signal });
}

function listMatrices(tensors: LearnedTensors): [string, ContainerArray][] {
  if (tensors instanceof MatrixTensors) {
    const { vectors, subjectMatrices, objectMatrices } = tensors.parts;
    const isOne = subjectMatrices === objectMatrices;
    return [
      ...denseToArrays('vectors', vectors),
      ...denseToArrays('subjectMatrices', subjectMatrices),
      ...(isOne ? [] : denseToArrays('objectMatrices', objectMatrices)),
    ];
  }
  if (tensors instanceof FactoredTensors) {
    const { factors, subjects, objects } = tensors.parts;
    return [
      ...denseToArrays('factors', factors),
      ...denseToArrays('subjects', subjects),
      ...denseToArrays('objects', objects),
    ];
  }
  throw new TypeError(`Tensors of the class ${tensors.constructor.name} have no form on disk.`);
}
