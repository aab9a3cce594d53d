import { DenseMatrix } from '../../matrix/dense-matrix.js';
import type { Encoder } from '../encoder/encoder.js';
import { firstWord } from '../encoder/word-codes.js';
import type { Tensor } from '../tensor/tensor.js';

/** Returns the words of an encoder with the vectors that stand for them at its input, without the marks. */
export function wordsOfEncoder({ network, codes }: Encoder): {
  readonly table: DenseMatrix;
  readonly words: readonly string[];
} {
  const embedding = network.parameters.get('embedding');
  const rows = Float32Array.from(embedding.values.subarray(firstWord * embedding.columns));
  return { table: new DenseMatrix(codes.words.length, embedding.columns, rows), words: codes.words };
}

/** Returns a copy of a tensor as a matrix in single precision. */
export function matrixOf({ rows, columns, values }: Tensor): DenseMatrix {
  return new DenseMatrix(rows, columns, Float32Array.from(values));
}
