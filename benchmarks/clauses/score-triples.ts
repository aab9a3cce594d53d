import type { ClauseArguments } from '../../src/corpus/clauses.js';

/** How many triples were right, found, and there to find. */
export interface TripleCounts {
  readonly right: number;
  readonly found: number;
  readonly gold: number;
}

/** Writes the clauses that have both subject and object as lemma triples in lower case. */
export function toTriples(
  tokens: readonly { readonly lemma: string }[],
  clauses: readonly ClauseArguments[],
): string[] {
  return clauses.flatMap(({ subject, verb, object }) => {
    if (subject === undefined || object === undefined) return [];
    return [[subject, verb, object].map((index) => tokens[index].lemma.toLowerCase()).join(' | ')];
  });
}

/** Counts the triples of one sentence; a triple that is there twice must be found twice. */
export function countTriples(found: readonly string[], gold: readonly string[]): TripleCounts {
  const rest = [...gold];
  const right = found.filter((triple) => {
    const place = rest.indexOf(triple);
    if (place !== -1) rest.splice(place, 1);
    return place !== -1;
  });
  return { right: right.length, found: found.length, gold: gold.length };
}

/** Adds up counts and returns precision, recall and F1. */
export function scoreTriples(counts: readonly TripleCounts[]): { precision: number; recall: number; f1: number } {
  const sum = (of: (count: TripleCounts) => number): number => counts.reduce((total, count) => total + of(count), 0);
  const [right, found, gold] = [sum((count) => count.right), sum((count) => count.found), sum((count) => count.gold)];
  return {
    precision: found === 0 ? 0 : right / found,
    recall: gold === 0 ? 0 : right / gold,
    f1: found + gold === 0 ? 0 : (2 * right) / (found + gold),
  };
}
