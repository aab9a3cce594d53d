import type { Candidate } from '../candidate.js';
import type { HeadExample } from './head-example.js';

/** Gives the sense prior of candidates, as `createSensePrior` does, from counts that know nothing of a document. */
export type OutsidePrior = (candidates: readonly Candidate[], document: string) => number[];

/**
 * Counts how often each sense is right in examples, so that the prior of an example can be told from the other documents alone: the
 * counts of a lexicon were made of the very texts where the examples are of SemCor.
 */
export function countOutside(examples: readonly HeadExample[]): OutsidePrior {
  const counts = new Map<string, number>();
  const within = new Map<string, number>();
  const add = (map: Map<string, number>, key: string): void => {
    map.set(key, (map.get(key) ?? 0) + 1);
  };
  for (const { gold, document } of examples) {
    for (const key of gold) {
      add(counts, key);
      add(within, `${key} ${document}`);
    }
  }
  return (candidates, document) => {
    const outside = candidates.map(({ key }) => (counts.get(key) ?? 0) - (within.get(`${key} ${document}`) ?? 0));
    // Ranks follow counts too, so that they are told anew; where counts are equal, by key, since a rank would betray them.
    const order = candidates.map((_, place) => place);
    order.sort((a, b) => outside[b] - outside[a] || (candidates[a].key < candidates[b].key ? -1 : 1));
    const prior = new Array<number>(candidates.length).fill(0);
    order.forEach((place, rank) => {
      prior[place] = Math.log(outside[place] + 0.5) - 0.5 * Math.log(rank + 1);
    });
    return prior;
  };
}

/** The sense prior by the counts and ranks of the lexicon; 0 of an aspect. */
export function listedPrior(candidates: readonly Candidate[]): number[] {
  return candidates.map((candidate) => {
    if (candidate.kind !== 'sense') return 0;
    const { count, rank } = candidate.sense;
    return Math.log(count + 0.5) - 0.5 * Math.log(rank);
  });
}
