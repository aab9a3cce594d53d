import { Vocabulary } from '../corpus/vocabulary.js';
import { FileFormatError } from '../errors.js';
import { labelsFromArrays } from '../matrix/container-labels.js';
import { DenseMatrix } from '../matrix/dense-matrix.js';
import { makeOfArrays, readContainer } from '../matrix/read-container.js';
import { Space } from '../space/space.js';

/**
 * Reads vectors of 8 bits, their checksum compared, as a space.
 *
 * @param path of a file with the arrays `cells` and `steps` of rounded rows and the labels of the rows, `words`.
 * @throws MissingFileError when there is no file; FileFormatError when it is damaged or its parts do not fit.
 */
export async function readRoundedSpace(path: string, name: string): Promise<Space> {
  const { arrays } = await readContainer(path);
  const labels = makeOfArrays(path, 'words', () => labelsFromArrays('words', arrays));
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
  const values = new Float32Array(cells.length);
  for (let row = 0, at = 0; row < steps.length; row++) {
    const step = steps[row];
    for (const end = at + columns; at < end; at++) values[at] = step * cells[at];
  }
  const history = [{ step: 'readRoundedSpace', options: {} }];
  return makeOfArrays(path, 'a space', () => {
    const matrix = new DenseMatrix(labels.length, columns, values);
    return new Space({ name, targets: new Vocabulary(`the ${name}`, labels), matrix, history });
  });
}
