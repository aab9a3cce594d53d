import { requireOption } from '../errors.js';
import { DenseMatrix } from './dense-matrix.js';
import type { SparseMatrix } from './sparse-matrix.js';
import { TextAppender, writeWhole } from './write-whole-file.js';

/**
 * Writes a matrix in the Matrix Market exchange format: a sparse one as `coordinate`, row by row, a dense one as `array`.
 *
 * Numbers are printed so that reading them gives the same ones; a matrix of whole numbers is of type `integer`. The file
 * appears whole or not at all.
 *
 * @param options.comment lines to put at the top; default none.
 * @param options.signal stops the writing; the call then rejects with the signal's reason and leaves nothing behind.
 * @throws OptionError when a dense matrix holds what the format cannot: infinite numbers, or none.
 */
export async function writeMatrixMarket(
  path: string,
  matrix: SparseMatrix | DenseMatrix,
  options: { readonly comment?: string; readonly signal?: AbortSignal } = {},
): Promise<void> {
  const { comment, signal } = options;
  const isDense = matrix instanceof DenseMatrix;
  const wrong = isDense ? matrix.values.find((value) => !Number.isFinite(value)) : undefined;
  requireOption(wrong === undefined, 'matrix', wrong, 'finite numbers');
  const type = matrix.values.every(Number.isSafeInteger) ? 'integer' : 'real';
  const head = [`%%MatrixMarket matrix ${isDense ? 'array' : 'coordinate'} ${type} general`];
  if (comment !== undefined) head.push(...comment.split(/\r?\n/).map((line) => `% ${line}`));
  head.push(`${matrix.rows} ${matrix.columns}${isDense ? '' : ` ${matrix.nonzeros}`}`, '');
  signal?.throwIfAborted();
  await writeWhole(
    path,
    async (file) => {
      const appender = new TextAppender(file);
      await appender.append(head.join('\n'));
      const pieces = isDense ? matrix.columns : matrix.rows;
      for (let piece = 0; piece < pieces; piece++) {
        signal?.throwIfAborted();
        await appender.append(isDense ? formatColumn(matrix, piece) : formatRow(matrix, piece));
      }
      await appender.flush();
    },
    options,
  );
}

function formatColumn({ rows, columns, values }: DenseMatrix, column: number): string {
  let text = '';
  for (let row = 0; row < rows; row++) text += `${values[row * columns + column]}\n`;
  return text;
}

function formatRow({ rowStarts, columnIndices, values }: SparseMatrix, row: number): string {
  let text = '';
  for (let entry = rowStarts[row]; entry < rowStarts[row + 1]; entry++) {
    text += `${row + 1} ${columnIndices[entry] + 1} ${values[entry]}\n`;
  }
  return text;
}
