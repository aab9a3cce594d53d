import { requireOption, ShapeError } from '../../errors.js';

/**
 * Gives the average precision of a ranking, 0 to 1: the mean over the relevant items of the share of relevant items among
 * those down to it, the highest score first.
 *
 * Items of equal score have no order. Their part is its expected value over all their orders, in closed form (McSherry and
 * Najork 2008). Items without a score come after all others, as equals.
 *
 * @param isRelevant whether each item is relevant; at least one is.
 * @param scores as many, in the same order.
 * @throws ShapeError when the lists differ in length or no item is relevant; OptionError when a score is not a number.
 * @example averagePrecision([true, false, true], [3, 2, 1]) // (1/1 + 2/3) / 2
 */
export function averagePrecision(isRelevant: readonly boolean[], scores: readonly (number | undefined)[]): number {
  const relevant = isRelevant.filter(Boolean).length;
  if (isRelevant.length !== scores.length || relevant === 0) {
    const found = `${scores.length} scores and ${relevant} relevant items`;
    throw new ShapeError('averagePrecision', found, `${isRelevant.length} scores and at least one relevant item`);
  }
  let [before, relevantBefore, sum] = [0, 0, 0];
  for (const { size, relevant: hits } of groupByScore(isRelevant, scores)) {
    // The chance of a hit at each place of the group, and how many of the other hits are expected above it.
    const chance = hits / size;
    const others = size === 1 ? 0 : (hits - 1) / (size - 1);
    for (let place = 0; place < size && hits > 0; place++) {
      sum += (chance * (relevantBefore + 1 + place * others)) / (before + place + 1);
    }
    before += size;
    relevantBefore += hits;
  }
  return sum / relevant;
}

interface TiedGroup {
  size: number;
  relevant: number;
}

function groupByScore(isRelevant: readonly boolean[], scores: readonly (number | undefined)[]): TiedGroup[] {
  const groups = new Map<number | undefined, TiedGroup>();
  scores.forEach((score, item) => {
    requireOption(!Number.isNaN(score), 'score', score, 'a number or undefined');
    const group = groups.get(score) ?? { size: 0, relevant: 0 };
    group.size++;
    if (isRelevant[item]) group.relevant++;
    groups.set(score, group);
  });
  return [...groups].sort(([a], [b]) => (a === undefined ? 1 : b === undefined ? -1 : b - a)).map(([, group]) => group);
}
