import { Vocabulary } from '../corpus/vocabulary.js';
import { FileFormatError } from '../errors.js';
import type { Container, ContainerArrays } from '../matrix/container-header.js';
import { decodeLabels } from '../matrix/container-labels.js';
import { denseFromArrays, sparseFromArrays } from '../matrix/container-matrices.js';
import { DenseMatrix } from '../matrix/dense-matrix.js';
import { type HistoryStep, historySchema } from './history.js';
import { Space } from './space.js';

/**
 * Makes a space of the container that `writeSpace` wrote.
 *
 * @param path what the container is called in messages.
 * @throws FileFormatError when it holds something else.
 */
export function spaceFromContainer({ arrays, metadata }: Container, path: string): Space {
  const name = metadata.get('name');
  if (name === undefined) throw new FileFormatError(path, 'metadata', 'has no name, so it holds no space.');
  try {
    return new Space({
      name,
      targets: readLabels(path, arrays, 'targets', `the ${name} space`),
      matrix: readMatrix(arrays),
      contexts: arrays.has('contexts.bytes') ? readLabels(path, arrays, 'contexts', `the ${name} contexts`) : undefined,
      history: readHistory(path, metadata.get('history')),
    });
  } catch (cause) {
    if (cause instanceof FileFormatError) throw cause;
    throw new FileFormatError(path, 'arrays', `do not make up a space: ${(cause as Error).message}`, { cause });
  }
}

function readMatrix(arrays: ContainerArrays): Space['matrix'] {
  if (!arrays.has('matrix')) return sparseFromArrays('matrix', arrays);
  const { rows, columns, values } = denseFromArrays('matrix', arrays);
  return new DenseMatrix(rows, columns, values instanceof Float32Array ? values : Float32Array.from(values));
}

function readLabels(path: string, arrays: ContainerArrays, name: string, title: string): Vocabulary {
  const offsets = arrays.get(`${name}.offsets`)?.values;
  const bytes = arrays.get(`${name}.bytes`)?.values;
  if (!(offsets instanceof Uint32Array) || !(bytes instanceof Uint8Array)) {
    throw new FileFormatError(path, name, 'are missing or of another type.');
  }
  return new Vocabulary(title, decodeLabels({ offsets, bytes }));
}

function readHistory(path: string, text: string | undefined): readonly HistoryStep[] {
  let json: unknown;
  try {
    json = JSON.parse(text ?? 'null');
  } catch (cause) {
    throw new FileFormatError(path, 'history', 'is not JSON.', { cause });
  }
  const parsed = historySchema.safeParse(json);
  if (!parsed.success) throw new FileFormatError(path, 'history', parsed.error.issues[0].message);
  return parsed.data;
}
