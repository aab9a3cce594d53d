import { spearman } from '../../matrix/correlation.js';
import { meanOf } from '../../matrix/mean.js';
import type { RatedPair } from '../dataset.js';

/** How far the raters of a data set agree. */
export interface RaterAgreement {
  readonly raters: number;
  /** The mean rank correlation of every two raters over the items that both have rated. */
  readonly pairwise: number | undefined;
  /** The mean rank correlation of each rater with the means of the others. */
  readonly leaveOneOut: number | undefined;
}

/** The fewest items that two raters must share. */
const fewestShared = 3;

/**
 * Measures the agreement of raters by Spearman's correlation, pairwise and leave-one-out; undefined where ratings come
 * without raters or too few items are shared. Several ratings of one rater for one item count as their mean.
 */
export function measureAgreement(pairs: readonly Pick<RatedPair, 'ratings'>[]): RaterAgreement {
  const byRater = new Map<string, Map<number, number[]>>();
  for (const [item, { ratings }] of pairs.entries()) {
    for (const { rater, value } of ratings) {
      if (rater === undefined) continue;
      const own = byRater.get(rater) ?? new Map<number, number[]>();
      byRater.set(rater, own);
      own.set(item, [...(own.get(item) ?? []), value]);
    }
  }
  const raters = [...byRater.values()].map(
    (items) => new Map([...items].map(([item, values]) => [item, meanOf(values)] as const)),
  );
  const pairwise = raters.flatMap((one, place) => raters.slice(place + 1).map((other) => correlate(one, other)));
  const leaveOneOut = raters.map((one) => correlate(one, meansWithout(raters, one)));
  return { raters: raters.length, pairwise: meanOfDefined(pairwise), leaveOneOut: meanOfDefined(leaveOneOut) };
}

function meansWithout(
  raters: readonly ReadonlyMap<number, number>[],
  left: ReadonlyMap<number, number>,
): ReadonlyMap<number, number> {
  const values = new Map<number, number[]>();
  for (const rater of raters) {
    if (rater === left) continue;
    for (const [item, value] of rater) values.set(item, [...(values.get(item) ?? []), value]);
  }
  return new Map([...values].map(([item, list]) => [item, meanOf(list)]));
}

function correlate(one: ReadonlyMap<number, number>, other: ReadonlyMap<number, number>): number | undefined {
  const shared = [...one.keys()].filter((item) => other.has(item));
  if (shared.length < fewestShared) return undefined;
  return spearman(
    shared.map((item) => one.get(item) as number),
    shared.map((item) => other.get(item) as number),
  );
}

function meanOfDefined(values: readonly (number | undefined)[]): number | undefined {
  const defined = values.filter((value) => value !== undefined);
  return defined.length === 0 ? undefined : meanOf(defined);
}
