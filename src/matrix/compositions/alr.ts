import { requireOption } from '../../errors.js';
import { DenseMatrix } from '../dense-matrix.js';
import { clrInverse, logOfParts } from './clr.js';

/**
 * Returns the additive log-ratios of compositions, log x_j - log x_r for every part but the reference r, in the order of
 * the parts (Aitchison 1986).
 *
 * @param amounts counts or proportions, all above 0.
 * @param reference the column of r.
 * @throws OptionError when there is no such column; CompositionError for a value that is not above 0.
 * @example alr(new DenseMatrix(1, 2, Float64Array.of(Math.E, 1)), 1).values // 1
 */
export function alr(amounts: DenseMatrix, reference: number): DenseMatrix<Float64Array> {
  const { rows, columns } = amounts;
  requireReference(reference, columns);
  const logarithms = logOfParts(amounts);
  const ratios = new DenseMatrix(rows, columns - 1, new Float64Array(rows * (columns - 1)));
  for (let row = 0; row < rows; row++) {
    const from = logarithms.row(row);
    const to = ratios.row(row);
    for (let part = 0, place = 0; part < columns; part++) {
      if (part !== reference) to[place++] = from[part] - from[reference];
    }
  }
  return ratios;
}

/**
 * Returns the compositions, closed to 1, whose additive log-ratios these are.
 *
 * @param reference the column that r has among the parts.
 * @throws OptionError when there can be no such column.
 */
export function alrInverse(ratios: DenseMatrix, reference: number): DenseMatrix<Float64Array> {
  const { rows } = ratios;
  const columns = ratios.columns + 1;
  requireReference(reference, columns);
  const padded = new DenseMatrix(rows, columns, new Float64Array(rows * columns));
  for (let row = 0; row < rows; row++) {
    const from = ratios.row(row);
    const to = padded.row(row);
    for (let part = 0, place = 0; part < columns; part++) if (part !== reference) to[part] = from[place++];
  }
  return clrInverse(padded);
}

/** Throws an OptionError unless the reference is the number of a column. */
export function requireReference(reference: number, columns: number): void {
  const isColumn = Number.isInteger(reference) && reference >= 0 && reference < columns;
  requireOption(isColumn, 'reference', reference, `the number of a column, 0 to ${columns - 1}`);
}
