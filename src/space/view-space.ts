import { OptionError, QualiaError, requireOption, ShapeError } from '../errors.js';
import { DenseMatrix, denseZeros } from '../matrix/dense-matrix.js';
import { extensionStep } from './extend-with-subwords.js';
import { hasUnitRows, normalisation } from './normalisation.js';
import { reductionStep } from './reduction.js';
import type { Space } from './space.js';
import { extendSpace } from './transform.js';

/** Options of {@link viewSpace}. */
export interface ViewSpaceOptions {
  /** k, a whole number from 1 to the columns of the space; default all. */
  readonly rank?: number;
  /** p of U_k S_k^p (Caron 2001); may be 0 or negative; default that of the space. */
  readonly singularValueExponent?: number;
  /** Whether rows are scaled to length 1; default whether those of the space are. */
  readonly unit?: boolean;
}

/** The name of the step in a history. */
const viewStep = 'viewSpace';

/**
 * Turns a reduced space into the one of another k and p without a new decomposition (Turney 2012: k and p
 * are chosen for each task).
 *
 * The first k columns stay, column j times s_j^(p - p_old), where s_j is its singular value in the history.
 *
 * A space whose rows were scaled to length 1 needs their lost lengths for nothing. Let u be a row of U S^p_old and D the
 * cut to k columns with their scaling, which is linear: D(u / |u|) = D(u) / |u|. The length is a common factor of the
 * row, and a second scaling to length 1 removes it: D(u / |u|) / |D(u / |u|)| = D(u) / |D(u)|. So the cosines are those
 * of the rows as they were before.
 *
 * @throws OptionError for a rank above the columns, an exponent whose powers single precision cannot hold, and `unit`
 * false where the lengths are lost; ShapeError for a sparse space; QualiaError with code `NO_SINGULAR_VALUES` for a
 * space that is no reduction or whose file is older than this function.
 * @example viewSpace(await readSpace('function.safetensors'), { rank: 100, singularValueExponent: 0 })
 */
export function viewSpace(space: Space, options: ViewSpaceOptions = {}): Space {
  const reduced = describeReduction(space);
  const { matrix } = reduced;
  const { columns } = matrix;
  const { rank = columns, singularValueExponent = reduced.exponent, unit = reduced.isUnit } = options;
  requireOption(Number.isInteger(rank) && rank >= 1 && rank <= columns, 'rank', rank, `a whole number, 1..${columns}`);
  if (!unit && reduced.isUnit) {
    throw new OptionError('unit', unit, 'true, as the rows were scaled to length 1 and their lengths are lost');
  }
  const described = { name: viewStep, options: { rank, singularValueExponent, unit } };
  const factors = reduced.singularValues
    .slice(0, rank)
    .map((value) => value ** (singularValueExponent - reduced.exponent));
  requireOption(
    factors.every((factor) => Math.fround(factor) > 0 && Number.isFinite(Math.fround(factor))),
    'singularValueExponent',
    singularValueExponent,
    'a number whose powers of the singular values lie between 1e-45 and 3e38',
  );
  const view = extendSpace(space, scaleFirstColumns(matrix, factors), described);
  if (!unit) return view;
  return extendSpace(space, normalisation().apply(view).matrix, described);
}

/** What the history says of a reduced space. */
export interface ReducedSpace {
  /** The rows of U_k S_k^p, scaled or not. */
  readonly matrix: DenseMatrix<Float32Array>;
  /** s_1 .. s_k, largest first; at least one a column. */
  readonly singularValues: readonly number[];
  /** p of U_k S_k^p. */
  readonly exponent: number;
  /** Whether rows are scaled to length 1. */
  readonly isUnit: boolean;
}

/** Steps after a reduction that keep what its columns mean. */
const keepingSteps: readonly string[] = ['unitRows', viewStep, extensionStep];

/**
 * Reads from the history of a reduced space what its columns are.
 *
 * @throws ShapeError for a sparse space; QualiaError with code `NO_SINGULAR_VALUES` for a space that is no reduction or
 * whose file is older than the keeping of singular values.
 */
export function describeReduction({ name, history, matrix }: Space): ReducedSpace {
  if (!(matrix instanceof DenseMatrix)) {
    throw new ShapeError(viewStep, `the sparse matrix of the ${name} space`, 'a dense one, after a reduction');
  }
  const { columns } = matrix;
  const start = history.findLastIndex(({ step }) => step === reductionStep);
  const [first, ...later] = history.slice(Math.max(start, 0));
  const { singularValues } = first?.result ?? {};
  const exponents = [first, ...later].flatMap((step) => step?.options['singularValueExponent'] ?? []);
  const exponent = exponents.at(-1);
  const isReduced = start >= 0 && later.every(({ step }) => keepingSteps.includes(step));
  if (!isReduced || !Array.isArray(singularValues) || singularValues.length < columns || typeof exponent !== 'number') {
    const advice = isReduced
      ? 'its file is of an older version; build it again'
      : 'it was not made by a truncated singular value decomposition';
    const problem = `The history of the ${name} space holds no singular values for its ${columns} columns: ${advice}.`;
    throw new QualiaError('NO_SINGULAR_VALUES', problem);
  }
  return { matrix, singularValues, exponent, isUnit: hasUnitRows(history) };
}

function scaleFirstColumns(matrix: DenseMatrix, factors: readonly number[]): DenseMatrix<Float32Array> {
  const scaled = denseZeros(matrix.rows, factors.length);
  for (let row = 0; row < matrix.rows; row++) {
    const [from, to] = [row * matrix.columns, row * factors.length];
    for (let column = 0; column < factors.length; column++) {
      scaled.values[to + column] = matrix.values[from + column] * factors[column];
    }
  }
  return scaled;
}
