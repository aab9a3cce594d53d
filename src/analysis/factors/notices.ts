import { QualiaError } from '../../errors.js';
import type { Design } from './design.js';
import type { FactorReport } from './factor-report.js';

/**
 * Refuses a design with as many components as items: any vectors are then explained.
 *
 * @throws QualiaError with code SATURATED.
 */
export function requireFreedom({ items, rank }: Pick<Design, 'items' | 'rank'>): void {
  if (items - 1 > rank) return;
  const problem = `${items} items have ${rank + 1} components to be explained by, which explain any vectors`;
  throw new QualiaError('SATURATED', `${problem}; give more combinations, or fewer values.`);
}

/** Fewer items than this for each degree of freedom leave R^2 much to chance. */
const fewItems = 3;

/** Says what to bear in mind when reading a report. */
export function findNotices(
  report: Omit<FactorReport, 'notices'>,
  design: Pick<Design, 'isOrthogonal' | 'isConnected' | 'rank' | 'items'>,
  { isPermuted, isAuto }: { readonly isPermuted: boolean; readonly isAuto: boolean },
): string[] {
  const { items, dimensions, whitened, transfer, probes } = report;
  const notices: string[] = [];
  if (dimensions.rank >= items - 1) {
    notices.push(
      `The vectors vary along ${dimensions.rank} directions, one less than there are items: whitened R² is then ${whitened.chance.toFixed(3)} for ` +
        'any vectors and says nothing. Go by that along the leading axes, or give more items.',
    );
  } else if (whitened.ceiling < 1) {
    notices.push(
      `Whitened R² cannot pass ${whitened.ceiling.toFixed(3)}: ${design.rank} degrees of freedom explain at most so many of ${dimensions.rank} directions.`,
    );
  }
  if (!design.isOrthogonal) {
    notices.push(
      'Combinations are missing or uneven: components are those of least squares; means of values, as the authors have them, count twice what factors share.',
    );
  }
  if (!design.isConnected) {
    notices.push('Some values never meet the others, so that components are not unique; R² is.');
  }
  if (items < fewItems * (design.rank + 1)) {
    notices.push(
      `${items} items for ${design.rank + 1} components are few: chance alone explains ${whitened.chance.toFixed(3)}.`,
    );
  }
  if (dimensions.rank < dimensions.forReadouts) {
    notices.push(
      `The vectors vary along ${dimensions.rank} directions; linear readouts of ${dimensions.forReadouts} factors need one each.`,
    );
  } else if (dimensions.rank < dimensions.forFactorisation) {
    notices.push(
      `The vectors vary along ${dimensions.rank} directions; independent components of all values would need ${dimensions.forFactorisation}.`,
    );
  }
  if (report.factors.every(({ spectrum }) => spectrum.length === 0)) {
    notices.push('All components are zero: nothing of the vectors is linear, and angles and cosines say nothing.');
  }
  if (!isPermuted) {
    notices.push(
      'The set is large: intervals are those of a normal distribution with the moments over all permutations; no permutation was made.',
    );
  }
  if (isAuto && probes === 'discriminant') {
    notices.push('The set is large: linear probes are discriminants, not logistic regressions.');
  }
  if (probes !== undefined && transfer.length === 0) {
    notices.push('Every training subset holds all combinations, so that none is unseen.');
  }
  return notices;
}
