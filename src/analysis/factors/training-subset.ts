import { type Random, shuffled } from '../../random.js';
import type { Design } from './design.js';

/** The combinations of values that a set has. */
export interface Combinations {
  /** The number of the values of each combination, one list a factor. */
  readonly labels: readonly Int32Array[];
  /** The combination of each item. */
  readonly ofItems: Int32Array;
  readonly size: number;
}

/** Finds the combinations of a set, in the order of their first items. */
export function findCombinations({ labels, sizes, items }: Pick<Design, 'labels' | 'sizes' | 'items'>): Combinations {
  const places = new Map<string, number>();
  const ofItems = new Int32Array(items);
  const found: number[][] = sizes.map(() => []);
  for (let item = 0; item < items; item++) {
    const key = labels.map((own) => own[item]).join(' ');
    const place = places.get(key) ?? places.size;
    if (place === places.size) {
      places.set(key, place);
      labels.forEach((own, factor) => {
        found[factor].push(own[item]);
      });
    }
    ofItems[item] = place;
  }
  return { labels: found.map((own) => Int32Array.from(own)), ofItems, size: places.size };
}

/**
 * Chooses combinations to train on, so that each value is seen in at least `partners` of them, as far as it has so many, and in hardly more:
 * round by round each value that is seen too seldom takes the combination, of those at random, whose other values are seen least, as a Latin
 * square would have it.
 *
 * @returns 1 for each combination that is chosen, else 0.
 */
export function chooseTraining(
  { labels, size }: Combinations,
  design: Pick<Design, 'offsets' | 'sizes'>,
  options: { readonly partners: number; readonly random: Random },
): Uint8Array {
  const { partners, random } = options;
  const { offsets, sizes } = design;
  const order = shuffled(
    Array.from({ length: size }, (_, combination) => combination),
    random,
  );
  const values = offsets[sizes.length];
  const members: number[][] = Array.from({ length: values }, () => []);
  for (const combination of order) {
    labels.forEach((own, factor) => {
      members[offsets[factor] + own[combination]].push(combination);
    });
  }
  const chosen = new Uint8Array(size);
  const seen = new Int32Array(values);
  const countOf = (combination: number): number =>
    labels.reduce((sum, own, factor) => sum + seen[offsets[factor] + own[combination]], 0);
  // The factor with the most values has the fewest combinations a value, so it goes first.
  const turns = sizes
    .map((count, factor) => ({ count, factor }))
    .sort((a, b) => b.count - a.count || a.factor - b.factor)
    .flatMap(({ count, factor }) => Array.from({ length: count }, (_, place) => offsets[factor] + place));
  for (let round = 1; round <= partners; round++) {
    for (const value of turns) {
      if (seen[value] >= round) continue;
      let [best, least] = [-1, Number.POSITIVE_INFINITY];
      for (const combination of members[value]) {
        if (chosen[combination] === 1) continue;
        const count = countOf(combination);
        if (count < least) [best, least] = [combination, count];
      }
      if (best < 0) continue;
      chosen[best] = 1;
      labels.forEach((own, factor) => {
        seen[offsets[factor] + own[best]]++;
      });
    }
  }
  return chosen;
}
