import { Vocabulary } from '../corpus/vocabulary.js';
import { FileFormatError, QualiaError } from '../errors.js';
import type { ContainerArrays } from '../matrix/container-header.js';
import { labelsFromArrays } from '../matrix/container-labels.js';
import { denseFromArrays } from '../matrix/container-matrices.js';
import { DenseMatrix } from '../matrix/dense-matrix.js';
import { readContainer } from '../matrix/read-container.js';
import { FactoredTensors } from './factored-tensors.js';
import { type LearnedTensors, type TensorMethod, tensorMethods } from './learned-tensors.js';
import { MatrixTensors } from './matrix-tensors.js';
import { requireVerbFileKind } from './verb-file-kind.js';

/**
 * Reads tensors of verbs that `writeLearnedTensors` wrote.
 *
 * @param options.verify compares the checksum; default true.
 * @throws MissingFileError when there is no such file; FileFormatError when it is damaged or holds something else.
 * @example const tensors = await readLearnedTensors('tensors.safetensors');
 */
export async function readLearnedTensors(
  path: string,
  options: { readonly verify?: boolean } = {},
): Promise<LearnedTensors> {
  const { arrays, metadata } = await readContainer(path, options);
  requireVerbFileKind(path, metadata, 'learned');
  const method = tensorMethods.find((known) => known === metadata.get('method'));
  if (method === undefined) {
    const found = `the method "${metadata.get('method')}"`;
    throw new FileFormatError(path, 'metadata', `tells of ${found}, not one of ${tensorMethods.join(', ')}.`);
  }
  try {
    return makeTensors(method, arrays);
  } catch (cause) {
    if (!(cause instanceof QualiaError)) throw cause;
    throw new FileFormatError(path, 'arrays', `do not make up tensors of verbs: ${cause.message}`, { cause });
  }
}

function makeTensors(method: TensorMethod, arrays: ContainerArrays): LearnedTensors {
  const verbs = new Vocabulary('the trained verbs', labelsFromArrays('verbs', arrays));
  const nouns = new Vocabulary('the nouns of the trained verbs', labelsFromArrays('nouns', arrays));
  const matrix = (name: string): DenseMatrix<Float32Array> => {
    const { rows, columns, values } = denseFromArrays(name, arrays);
    return new DenseMatrix(rows, columns, values instanceof Float32Array ? values : Float32Array.from(values));
  };
  if (method === 'factored') {
    return new FactoredTensors({
      verbs,
      nouns,
      factors: matrix('factors'),
      subjects: matrix('subjects'),
      objects: matrix('objects'),
    });
  }
  const subjectMatrices = matrix('subjectMatrices');
  return new MatrixTensors({
    method,
    verbs,
    nouns,
    vectors: matrix('vectors'),
    subjectMatrices,
    objectMatrices: arrays.has('objectMatrices') ? matrix('objectMatrices') : subjectMatrices,
  });
}
