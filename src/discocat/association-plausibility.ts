import { requireOption, UnknownWordError } from '../errors.js';
import type { PlausibilityModel } from './learned-tensors.js';
import type { TransitiveSentence } from './transitive-sentence.js';
import type { VerbArguments } from './verb-arguments.js';

/** Two of the three words of a transitive sentence. */
export const wordPairs = ['verb-subject', 'verb-object', 'subject-object'] as const;

/** Two of the three words of a transitive sentence. */
export type WordPair = (typeof wordPairs)[number];

/** How `createAssociationPlausibility` smooths. */
export interface AssociationOptions {
  /** Triples that the second word's share of all counts for beside those of the first word; default 100. */
  readonly smoothing?: number;
}

/**
 * Scores a sentence by how much more often two of its words were seen together than their frequencies tell: log p(b|a) / p(b),
 * with p(b|a) = (f(a, b) + mu p(b)) / (f(a) + mu), the pointwise mutual information (Church & Hanks 1990) under a Dirichlet
 * prior (MacKay & Peto 1995). The counts f are of distinct triples, so that a model of the three pairs sees each triple once.
 *
 * @throws OptionError when `smoothing` is not above 0. `plausibility` throws an UnknownWordError for a word that was never
 * seen in its place.
 * @example createAssociationPlausibility('verb-object', verbs).plausibility({ verb: 'eat', subject: 'dog', object: 'meat' })
 */
export function createAssociationPlausibility(
  pair: WordPair,
  verbs: VerbArguments,
  options: AssociationOptions = {},
): PlausibilityModel {
  const { smoothing = 100 } = options;
  requireOption(smoothing > 0 && Number.isFinite(smoothing), 'smoothing', smoothing, 'a number > 0');
  const [first, second] = placesOf(pair);
  const [firsts, seconds] = [new Map<string, number>(), new Map<string, number>()];
  const pairs = new Map<string, Map<string, number>>();
  let total = 0;
  for (const triple of verbs.all()) {
    const [a, b] = [triple[first], triple[second]];
    const partners = pairs.get(a) ?? new Map<string, number>();
    pairs.set(a, partners);
    for (const [counts, word] of [[firsts, a] as const, [seconds, b] as const, [partners, b] as const]) {
      counts.set(word, (counts.get(word) ?? 0) + 1);
    }
    total++;
  }
  const find = (counts: ReadonlyMap<string, number>, word: string, place: string): number => {
    const count = counts.get(word);
    if (count === undefined) throw new UnknownWordError(word, `the words seen as a ${place} in the triples`);
    return count;
  };
  return {
    name: `association ${pair}`,
    plausibility: (sentence) => {
      const [a, b] = [sentence[first], sentence[second]];
      const ofFirst = find(firsts, a, first);
      const share = find(seconds, b, second) / total;
      const together = pairs.get(a)?.get(b) ?? 0;
      return Math.log((together / share + smoothing) / (ofFirst + smoothing));
    },
  };
}

function placesOf(pair: WordPair): readonly [keyof TransitiveSentence, keyof TransitiveSentence] {
  switch (pair) {
    case 'verb-subject':
      return ['verb', 'subject'];
    case 'verb-object':
      return ['verb', 'object'];
    case 'subject-object':
      return ['subject', 'object'];
  }
}
