import { requireOption } from '../../errors.js';
import { DenseMatrix, denseFromRows } from '../../matrix/dense-matrix.js';
import type { TrainedAdaptation } from '../adaptation/trained-adaptation.js';
import type { Encoder } from '../encoder/encoder.js';
import { firstWord } from '../encoder/word-codes.js';
import type { Tensor } from '../tensor/tensor.js';
import { knownCodes } from './verbalised-texts.js';

/** Vectors with a name for each row. */
export interface NamedVectors {
  readonly names: readonly string[];
  readonly vectors: DenseMatrix;
}

/**
 * Returns the words of an encoder with the vectors that stand for them at its input, without the marks: the rows that `nearestWords`
 * looks among.
 */
export function wordsOfEncoder({ network, codes }: Encoder): {
  readonly table: DenseMatrix;
  readonly words: readonly string[];
} {
  const embedding = network.parameters.get('embedding');
  const rows = Float32Array.from(embedding.values.subarray(firstWord * embedding.columns));
  return { table: new DenseMatrix(codes.words.length, embedding.columns, rows), words: codes.words };
}

/**
 * Returns for each text the mean of the vectors that stand for its words at the input of an encoder.
 *
 * @throws UnknownWordError when a word is not known; OptionError when a text has none.
 */
export function meanWordVectors(encoder: Encoder, texts: readonly string[]): NamedVectors {
  const { width } = encoder.network.sizes;
  const { values } = encoder.network.parameters.get('embedding');
  const rows = texts.map((text) => {
    const codes = knownCodes(encoder.codes, text);
    const mean = new Float64Array(width);
    for (const code of codes) {
      for (let at = 0; at < width; at++) mean[at] += values[code * width + at] / codes.length;
    }
    return mean;
  });
  return { names: texts, vectors: denseFromRows(rows) };
}

/**
 * Returns the global tokens of an aligner.
 *
 * @throws OptionError when the adaptation is of another method.
 */
export function tokensOfAligner({ form, parameters }: TrainedAdaptation): NamedVectors {
  requireOption(form.method === 'aligner', 'adaptation', form.method, 'one of the method aligner');
  const found = [...parameters].filter(([name]) => name.endsWith('tokens'));
  const rows = found.flatMap(([name, tensor]) => {
    const place = name === 'tokens' ? '' : ` of ${name.replace('.tokens', '').replace('.', ' ')}`;
    const tokens = matrixOf(tensor);
    return Array.from({ length: tokens.rows }, (_, row) => ({
      name: `token ${row + 1}${place}`,
      vector: tokens.row(row),
    }));
  });
  return { names: rows.map(({ name }) => name), vectors: denseFromRows(rows.map(({ vector }) => vector)) };
}

/** Returns a copy of a tensor as a matrix in single precision. */
export function matrixOf({ rows, columns, values }: Tensor): DenseMatrix {
  return new DenseMatrix(rows, columns, Float32Array.from(values));
}
