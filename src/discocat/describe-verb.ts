import { requireWhole } from '../errors.js';
import type { ArgumentTriple, VerbArguments } from './verb-arguments.js';

/** How {@link describeVerb} works. */
export interface DescribeVerbOptions {
  /** How many of the most frequent pairs are listed; default 10. */
  readonly limit?: number | undefined;
}

/** Shannon entropies of a verb's arguments, in bits: 0 where it always has the same, log2 of how many where all are as frequent. */
export interface ArgumentEntropies {
  readonly pairs: number;
  readonly subjects: number;
  readonly objects: number;
}

/** What a verb was seen with. */
export interface VerbDescription {
  readonly verb: string;
  /** How many times it was seen with a subject and an object. */
  readonly count: number;
  /** How many different pairs, subjects and objects those were. */
  readonly distinct: { readonly pairs: number; readonly subjects: number; readonly objects: number };
  readonly entropies: ArgumentEntropies;
  /** The most frequent pairs, in the order of `VerbArguments.of`. */
  readonly top: readonly ArgumentTriple[];
}

/**
 * Describes a verb by the subjects and objects it was seen with: the most frequent pairs, and how evenly its pairs, subjects and
 * objects are spread (Shannon 1948: H = - sum p log2 p).
 *
 * @throws UnknownWordError for a verb without pairs; OptionError when `limit` is not a whole number above 0.
 * @example describeVerb(verbs, 'chase').entropies.objects
 */
export function describeVerb(verbs: VerbArguments, verb: string, options: DescribeVerbOptions = {}): VerbDescription {
  const { limit = 10 } = options;
  requireWhole('limit', limit, 1);
  const triples = verbs.of(verb);
  const subjects = addUp(triples, ({ subject }) => subject);
  const objects = addUp(triples, ({ object }) => object);
  const counts = triples.map(({ count }) => count);
  return {
    verb,
    count: counts.reduce((sum, count) => sum + count, 0),
    distinct: { pairs: triples.length, subjects: subjects.length, objects: objects.length },
    entropies: { pairs: entropy(counts), subjects: entropy(subjects), objects: entropy(objects) },
    top: triples.slice(0, limit),
  };
}

/** Returns how often each word was seen. */
function addUp(triples: readonly ArgumentTriple[], wordOf: (triple: ArgumentTriple) => string): number[] {
  const counts = new Map<string, number>();
  for (const triple of triples) counts.set(wordOf(triple), triple.count + (counts.get(wordOf(triple)) ?? 0));
  return [...counts.values()];
}

function entropy(counts: readonly number[]): number {
  const total = counts.reduce((sum, count) => sum + count, 0);
  return counts.reduce((sum, count) => sum + (count / total) * Math.log2(total / count), 0);
}
