import { requireOption } from '../errors.js';
import type { Occurrence } from './occurrence.js';

/** A word with its weight in a mean of vectors. */
export interface WeightedWord {
  readonly lemma: string;
  readonly weight: number;
}

/** A content word of a document with its weight. */
export interface ContextWord extends WeightedWord {
  /** Its place in the document. */
  readonly place: number;
}

/** Options of {@link weighContext}. */
export interface ContextWeights {
  /**
   * The words of a sentence that is d sentences away weigh (1 + d)^-decay; default 2, and `Infinity` takes the own sentence
   * alone.
   */
  readonly contextDecay?: number;
  /** A word of the own sentence, d content words away, weighs 1 + nearWeight / (1 + d); default 3. */
  readonly nearWeight?: number;
}

/** Words that weigh less are left out. */
const leastWeight = 0.01;

/** Words of the own sentence that are farther away are left out: text without sentences, such as a list, can be one of any length. */
export const farthestWord = 256;

/**
 * Weighs the content words around an occurrence by how near they are; those of its own lemma are left out.
 *
 * @example [...weighContext(occurrence)][0] // { lemma: 'river', weight: 2.5, place: 4 }
 */
export function* weighContext(occurrence: Occurrence, weights: ContextWeights = {}): IterableIterator<ContextWord> {
  const { document, place, lemma } = occurrence;
  if (document[place] === undefined) return;
  const own = lemma.toLowerCase();
  const { sentence } = document[place];
  const reach = contextReach(weights);
  const isNear = (at: number): boolean =>
    at >= 0 && at < document.length && Math.abs(document[at].sentence - sentence) <= reach;
  let first = place;
  while (isNear(first - 1)) first--;
  for (let at = first; isNear(at); at++) {
    const other = document[at];
    if (at === place || other.lemma === own) continue;
    const distance = Math.abs(other.sentence - sentence);
    if (distance === 0 && Math.abs(at - place) > farthestWord) continue;
    const weight = distance === 0 ? weighNear(Math.abs(at - place), weights) : weighFar(distance, weights);
    yield { lemma: other.lemma, weight, place: at };
  }
}

/** How many sentences away words still count. */
export function contextReach({ contextDecay = 2 }: ContextWeights): number {
  return leastWeight ** (-1 / contextDecay) - 1;
}

/** The weight of a word of the own sentence, so many content words away. */
export function weighNear(distance: number, { nearWeight = 3 }: ContextWeights): number {
  return 1 + nearWeight / (1 + distance);
}

/** The weight of a word so many sentences away, at least one. */
export function weighFar(distance: number, { contextDecay = 2 }: ContextWeights): number {
  return (1 + distance) ** -contextDecay;
}

/** Checks the weights once, before they are used many times. @throws OptionError when one is negative. */
export function requireContextWeights({ contextDecay = 2, nearWeight = 3 }: ContextWeights): void {
  requireOption(contextDecay > 0, 'contextDecay', contextDecay, 'a number > 0');
  requireOption(nearWeight >= 0 && Number.isFinite(nearWeight), 'nearWeight', nearWeight, 'a number >= 0');
}
