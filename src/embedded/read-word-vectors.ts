import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Vocabulary } from '../corpus/vocabulary.js';
import { FileFormatError } from '../errors.js';
import { labelsFromArrays } from '../matrix/container-labels.js';
import { DenseMatrix } from '../matrix/dense-matrix.js';
import { readContainer } from '../matrix/read-container.js';
import { Space } from '../space/space.js';

/**
 * Reads word vectors of 8 bits from `vectors.safetensors`, its checksum compared, as a space whose rows have about the length 1.
 *
 * @param folder where the file lies. Default: the vectors of 28,804 English lemmas that come with this package.
 * @throws MissingFileError when there is no file; FileFormatError when it is damaged or its parts do not fit.
 * @example (await readWordVectors()).neighbours('river', { limit: 3 })
 */
export async function readWordVectors(
  folder = fileURLToPath(new URL('../../lexicons/english-vectors', import.meta.url)),
): Promise<Space> {
  const path = join(folder, 'vectors.safetensors');
  const { arrays } = await readContainer(path);
  const labels = labelsFromArrays('words', arrays);
  const [cells, steps] = [arrays.get('cells')?.values, arrays.get('steps')?.values];
  if (!(cells instanceof Int8Array && steps instanceof Float32Array)) {
    throw new FileFormatError(path, 'arrays', 'are of another type than word vectors have.');
  }
  const columns = cells.length / labels.length;
  if (steps.length !== labels.length || !Number.isInteger(columns)) {
    throw new FileFormatError(
      path,
      'cells',
      `are ${cells.length} with ${steps.length} steps for ${labels.length} words.`,
    );
  }
  const values = Float32Array.from(cells, (cell, at) => cell * steps[Math.floor(at / columns)]);
  const matrix = new DenseMatrix(labels.length, columns, values);
  const history = [{ step: 'readWordVectors', options: {} }];
  return new Space({ name: 'words', targets: new Vocabulary('the words', labels), matrix, history });
}
