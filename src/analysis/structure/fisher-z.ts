import { requireOption } from '../../errors.js';
import type { DenseMatrix } from '../../matrix/dense-matrix.js';
import { normalTwoSided } from '../statistics/normal-tail.js';
import type { ConditionalTest, TestAnswer } from './conditional-test.js';
import { covarianceOf, partialCorrelations } from './partial-correlation.js';
import type { NumberTable } from './property-table.js';

/** A covariance matrix of named variables with how many rows it came from. */
export interface CovarianceTable {
  readonly names: readonly string[];
  readonly covariance: DenseMatrix;
  readonly rows: number;
}

/**
 * Returns a test of partial correlations for variables that are jointly normal: with r the partial correlation given S,
 * |atanh r| sqrt(n - |S| - 3) is compared with a standard normal distribution (Fisher 1924).
 *
 * Where S determines x or y nothing is left to be correlated, and they count as independent: p is 1.
 *
 * @throws OptionError when there are fewer than 5 rows.
 * @example fisherZ(numberTable(['x', 'y', 'z'], columns)).test(0, 1, [2]).p
 */
export function fisherZ(table: NumberTable | CovarianceTable): ConditionalTest {
  const { names, rows } = table;
  requireOption(rows >= 5, 'rows', rows, 'at least 5 rows');
  const covariance = 'covariance' in table ? table.covariance : covarianceOf(table.columns);
  const correlations = partialCorrelations(covariance);
  return {
    name: 'Fisher z',
    variables: names,
    samples: rows,
    largestSet: Math.max(0, Math.min(names.length - 2, rows - 4)),
    test(x, y, given) {
      const { correlation, used } = correlations.between(x, y, given);
      return correlationAnswer(correlation, rows - used - 3);
    },
    uncertainty: (x, given) => correlations.residual(x, given),
  };
}

/** Compares a correlation with none by Fisher's z; `freedom` is n - 3 less what is given. */
export function correlationAnswer(correlation: number, freedom: number): TestAnswer {
  if (Number.isNaN(correlation)) return { p: 1, statistic: 0, freedom };
  const bound = 1 - 2 ** -52;
  const statistic = Math.abs(Math.atanh(Math.min(bound, Math.max(-bound, correlation)))) * Math.sqrt(freedom);
  return { p: normalTwoSided(statistic), statistic, freedom };
}
