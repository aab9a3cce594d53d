import { OptionError, ShapeError } from '../../errors.js';
import { DenseMatrix } from '../dense-matrix.js';
import { gram, multiplyDoubles } from '../dense-products.js';
import { transposeDense } from '../transpose.js';
import { clr, clrInverse } from './clr.js';

/** How far the columns of a basis may be from orthonormal and from a sum of 0. */
const tolerance = 1e-9;

/**
 * Returns isometric log-ratios of compositions: the coordinates of their centred log-ratios in an orthonormal basis of
 * the hyperplane of sums 0 (Egozcue, Pawlowsky-Glahn, Mateu-Figueras & Barceló-Vidal 2003). Distances stay as they are.
 *
 * @param amounts counts or proportions of D parts, all above 0.
 * @param basis D x (D - 1); default {@link helmertBasis}.
 * @throws ShapeError when the basis does not fit; OptionError when its columns are not orthonormal or do not sum to 0;
 *   CompositionError for a value that is not above 0.
 * @example ilr(new DenseMatrix(1, 2, Float64Array.of(Math.E, 1))).values // log(e / 1) / sqrt(2)
 */
export function ilr(amounts: DenseMatrix, basis = helmertBasis(amounts.columns)): DenseMatrix<Float64Array> {
  requireBasis(basis, amounts.columns);
  return multiplyDoubles(clr(amounts), basis);
}

/**
 * Returns the compositions, closed to 1, whose isometric log-ratios these are.
 *
 * @param basis as it was given to {@link ilr}; default {@link helmertBasis}.
 */
export function ilrInverse(
  coordinates: DenseMatrix,
  basis = helmertBasis(coordinates.columns + 1),
): DenseMatrix<Float64Array> {
  requireBasis(basis, coordinates.columns + 1);
  return clrInverse(multiplyDoubles(coordinates, transposeDense(basis)));
}

/**
 * Returns the basis of Helmert's form: coordinate k contrasts the first k parts together with part k + 1,
 * sqrt(k / (k + 1)) log(g(x_1 .. x_k) / x_{k+1}) (Egozcue et al. 2003).
 *
 * @param parts D, at least 1.
 */
export function helmertBasis(parts: number): DenseMatrix<Float64Array> {
  const signs = Array.from({ length: Math.max(0, parts - 1) }, (_, k) =>
    Array.from({ length: parts }, (_, part) => (part <= k ? 1 : part === k + 1 ? -1 : 0)),
  );
  return partitionBasis(signs, parts);
}

/**
 * Returns the basis of a sequential binary partition (Egozcue & Pawlowsky-Glahn 2005): each step parts a group of parts
 * into two, marked 1 and -1, with 0 for the parts outside; the coordinate is their balance.
 *
 * @param signs D - 1 steps of D marks.
 * @throws OptionError when a step has only one side, or the steps are no sequential partition.
 * @example partitionBasis([[1, 1, -1], [1, -1, 0]])
 */
export function partitionBasis(
  signs: readonly (readonly number[])[],
  parts = signs.length + 1,
): DenseMatrix<Float64Array> {
  const basis = new DenseMatrix(parts, signs.length, new Float64Array(parts * signs.length));
  signs.forEach((marks, step) => {
    const positive = marks.filter((mark) => mark === 1).length;
    const negative = marks.filter((mark) => mark === -1).length;
    if (marks.length !== parts || positive === 0 || negative === 0) {
      throw new OptionError('signs', marks, `${parts} marks a step, 1 and -1 among them`);
    }
    const scale = Math.sqrt((positive * negative) / (positive + negative));
    marks.forEach((mark, part) => {
      basis.values[part * signs.length + step] = mark === 1 ? scale / positive : mark === -1 ? -scale / negative : 0;
    });
  });
  requireBasis(basis, parts);
  return basis;
}

function requireBasis(basis: DenseMatrix, parts: number): void {
  const { rows, columns } = basis;
  if (rows !== parts || columns !== parts - 1) {
    throw new ShapeError('ilr', `a basis of ${rows} x ${columns}`, `${parts} x ${parts - 1}`);
  }
  const products = gram(basis);
  for (let i = 0; i < columns; i++) {
    let sum = 0;
    for (let part = 0; part < parts; part++) sum += basis.at(part, i);
    let distance = Math.abs(sum);
    for (let j = 0; j < columns; j++) distance = Math.max(distance, Math.abs(products.at(i, j) - (i === j ? 1 : 0)));
    if (!(distance <= tolerance)) {
      throw new OptionError('basis', `column ${i + 1}`, 'orthonormal columns that each sum to 0');
    }
  }
}
