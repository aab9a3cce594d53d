import { OptionError, QualiaError, requireOption } from '../../errors.js';
import type { ConditionalTest } from './conditional-test.js';
import { correlationAnswer } from './fisher-z.js';
import { covarianceOf, partialCorrelations } from './partial-correlation.js';

/** How {@link logRatioTest} goes about it. */
export interface LogRatioTestOptions {
  /**
   * What each part is measured against: `clr`, the geometric mean of all parts of its row, or the name of a part, which is then no variable of
   * the test; default `clr`.
   */
  readonly reference?: string;
  /** What stands for a count of zero, above 0; default 0.5. */
  readonly zero?: number;
}

/** A test of log-ratios, with how much of the data was zero. */
export interface LogRatioTest extends ConditionalTest {
  /** The share of cells that were zero, and were replaced. */
  readonly replaced: number;
}

/**
 * Returns a test of partial correlations of log-ratios, for rows of which only the proportions mean something: counts of contexts, shares of a
 * whole (Aitchison 1986). It is Fisher's z on log(x_i / g), with g the reference of the row; the total of a row does not matter.
 *
 * Degrees of freedom: each part given costs one, n - |S| - 3, but for one case. Log-ratios to the geometric mean add up to zero, so that given
 * all D - 2 other parts x and y are left with one dimension between them and correlate at -1. That case is computed with one of the given
 * parts as reference, which gives x and y their partial correlation given all other log-ratios (Erb 2020), whichever part that is; D - 3
 * log-ratios are then given, and n - (D - 3) - 3 is left. Given fewer parts, sums that are fixed pull correlations to the mean towards
 * -1 / (D - 1): with few parts take a reference part.
 *
 * @param columns counts or amounts by part, not below 0.
 * @throws OptionError when an option is out of range or the reference is no part; QualiaError, code NEGATIVE, when a cell is below 0 or no number.
 * @example logRatioTest(['salt', 'sand', 'clay', 'lime'], columns).test(0, 1, [2]).p
 */
export function logRatioTest(
  names: readonly string[],
  columns: readonly ArrayLike<number>[],
  options: LogRatioTestOptions = {},
): LogRatioTest {
  const { reference = 'clr', zero = 0.5 } = options;
  requireOption(zero > 0, 'zero', zero, 'a number above 0');
  requireOption(columns.length >= 3, 'columns', columns.length, 'at least 3 parts');
  const rows = columns[0].length;
  requireOption(rows >= 5, 'rows', rows, 'at least 5 rows');
  const part = reference === 'clr' ? -1 : names.indexOf(reference);
  if (reference !== 'clr' && part === -1) {
    throw new OptionError('reference', reference, `clr, or one of the parts: ${names.join(', ')}`);
  }
  let zeros = 0;
  const logarithms = columns.map((column, place) =>
    Float64Array.from(column, (value, row) => {
      if (!(value >= 0 && Number.isFinite(value))) {
        throw new QualiaError(
          'NEGATIVE',
          `Part "${names[place]}", row ${row + 1}: ${value} is no amount of 0 or more.`,
        );
      }
      if (value === 0) zeros++;
      return Math.log(value === 0 ? zero : value);
    }),
  );
  const kept = names.flatMap((_, place) => (place === part ? [] : [place]));
  const ratios = kept.map((place) => logarithms[place].map((value, row) => value - referenceOf(logarithms, part, row)));
  const correlations = partialCorrelations(covarianceOf(ratios));
  const complete = part === -1 ? kept.length - 2 : Number.POSITIVE_INFINITY;
  const test: ConditionalTest['test'] = (x, y, given) => {
    if (given.length < complete) {
      const { correlation, used } = correlations.between(x, y, given);
      return correlationAnswer(correlation, rows - used - 3);
    }
    const [last] = given.slice(-1);
    const against = [x, y, ...given.slice(0, -1)].map((place) =>
      logarithms[place].map((value, row) => value - logarithms[last][row]),
    );
    const others = given.slice(0, -1).map((_, place) => place + 2);
    const { correlation, used } = partialCorrelations(covarianceOf(against)).between(0, 1, others);
    return correlationAnswer(correlation, rows - used - 3);
  };
  return {
    name: reference === 'clr' ? 'log-ratio to the geometric mean' : `log-ratio to ${reference}`,
    variables: kept.map((place) => names[place]),
    samples: rows,
    largestSet: Math.max(0, Math.min(kept.length - 2, rows - 4)),
    replaced: zeros / (rows * columns.length),
    test,
    uncertainty: (x, given) => correlations.residual(x, given),
  };
}

/** The logarithm of what a row is measured against. */
function referenceOf(logarithms: readonly Float64Array[], part: number, row: number): number {
  if (part !== -1) return logarithms[part][row];
  let sum = 0;
  for (const column of logarithms) sum += column[row];
  return sum / logarithms.length;
}
