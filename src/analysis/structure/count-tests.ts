import { chiSquaredTail } from '../statistics/chi-squared-tail.js';
import type { ConditionalTest } from './conditional-test.js';
import type { CategoryTable } from './property-table.js';
import { type CountMeasure, stratifiedCounts } from './stratified-counts.js';

/**
 * Returns Pearson's test of independence for categories, within each stratum of what is given: the sum of (O - E)^2 / E against a
 * chi-squared distribution. Degrees of freedom are (rows - 1)(columns - 1) of each stratum without its empty rows and columns, added up; where
 * none are left nothing speaks against independence, and p is 1.
 *
 * Strata with few rows make the distribution a poor one, and a test with many of them finds little.
 *
 * @example chiSquared(categoryTable(['wet', 'cold'], columns)).test(0, 1, []).p
 */
export function chiSquared(table: CategoryTable): ConditionalTest {
  return countTest(table, 'chi-squared');
}

/**
 * Returns the likelihood ratio test of independence for categories: 2 sum O log(O / E), with the degrees of freedom of {@link chiSquared}
 * (Spirtes, Glymour & Scheines 2000, section 5.5).
 */
export function gSquared(table: CategoryTable): ConditionalTest {
  return countTest(table, 'g-squared');
}

function countTest(table: CategoryTable, measure: CountMeasure): ConditionalTest {
  const counts = stratifiedCounts(table);
  return {
    name: measure === 'chi-squared' ? 'chi-squared' : 'G-squared',
    variables: table.names,
    samples: table.rows,
    largestSet: table.names.length - 2,
    test(x, y, given) {
      const { statistic, freedom } = counts.compare(x, y, given, measure);
      // Sums of logarithms may end a little below 0.
      return { p: freedom === 0 ? 1 : chiSquaredTail(Math.max(0, statistic), freedom), statistic, freedom };
    },
    uncertainty: (x, given) => counts.entropyShare(x, given),
  };
}
