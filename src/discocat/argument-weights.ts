import { requireOption } from '../errors.js';
import type { ArgumentCounts } from './argument-counts.js';

/** Gives the arguments of a word that it takes more often than by chance, each with its weight above 0; none for another word. */
export type ArgumentWeights = (word: string) => ReadonlyMap<string, number>;

/**
 * Weighs the arguments of words by positive pointwise mutual information, log(p(x | v) / p(x)) where that is above 0, in natural
 * logarithms; p(x) is of counts raised to `contextSmoothing` (Levy, Goldberg & Dagan 2015).
 *
 * @param options.contextSmoothing default 0.75.
 * @throws OptionError when it is not a number above 0.
 * @example weighArguments(await readArgumentCounts('spaces/verb-object.tsv', 'verb-object'))('meet').get('criterion')
 */
export function weighArguments(
  counts: ArgumentCounts,
  options: { readonly contextSmoothing?: number } = {},
): ArgumentWeights {
  const { contextSmoothing = 0.75 } = options;
  const isInside = contextSmoothing > 0 && Number.isFinite(contextSmoothing);
  requireOption(isInside, 'contextSmoothing', contextSmoothing, 'a number > 0');
  const sums = new Map<string, number>();
  for (const word of counts.words) {
    for (const { argument, count } of counts.of(word)) sums.set(argument, (sums.get(argument) ?? 0) + count);
  }
  let total = 0;
  for (const [argument, sum] of sums) {
    sums.set(argument, sum ** contextSmoothing);
    total += sum ** contextSmoothing;
  }
  return (word) => {
    const weights = new Map<string, number>();
    if (!counts.has(word)) return weights;
    const own = counts.of(word);
    const ofWord = own.reduce((sum, { count }) => sum + count, 0);
    for (const { argument, count } of own) {
      const weight = Math.log(((count / ofWord) * total) / (sums.get(argument) ?? total));
      if (weight > 0) weights.set(argument, weight);
    }
    return weights;
  };
}
