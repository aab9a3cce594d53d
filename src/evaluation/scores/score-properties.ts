import { ShapeError } from '../../errors.js';
import { meanOf } from '../../matrix/mean.js';
import type { TermProperty } from '../dataset.js';
import { averagePrecision } from '../statistics/average-precision.js';

/** How well a system ranks the properties of one term. */
export interface TermScore {
  readonly term: string;
  /** 0 to 1. */
  readonly averagePrecision: number;
  /** The share of all properties that had a score for the term. */
  readonly coverage: number;
}

/** What {@link scoreProperties} finds. */
export interface PropertyScores {
  /** The mean average precision over all terms, 0 to 1. */
  readonly meanAveragePrecision: number;
  /** The mean average precision of a ranking by chance. */
  readonly chance: number;
  /** The share of terms that had a score for some property. */
  readonly coverage: number;
  /** The terms in the order in which they come first. */
  readonly terms: readonly TermScore[];
  /** The average precision of each term, for intervals. */
  readonly credits: Float64Array;
  /** Which terms had a score for some property. */
  readonly isAnswered: readonly boolean[];
}

/**
 * Scores a system on terms and their properties: for each term it ranks all properties of the set, those of the term are
 * to come first, and the mean of the average precisions counts (Rimell et al. 2016).
 *
 * Properties that tie count by the expected value over all their orders. Properties without a score come last, as equals,
 * so that a term without any has the average precision of chance.
 *
 * @param score how well a property fits a term, or undefined when a word has no vector; higher is better.
 * @throws ShapeError when there are no properties; OptionError when a score is not a number.
 * @example scoreProperties(set.properties, (term, { phrase }) => model.similarity(term, phrase)).meanAveragePrecision
 */
export function scoreProperties(
  properties: readonly TermProperty[],
  score: (term: string, property: TermProperty) => number | undefined,
): PropertyScores {
  if (properties.length === 0) throw new ShapeError('scoreProperties', 'no properties', 'at least one');
  const names = [...new Set(properties.map(({ term }) => term))];
  const none = properties.map(() => undefined);
  let chance = 0;
  const terms = names.map((term): TermScore => {
    const isRelevant = properties.map((property) => property.term === term);
    const scores = properties.map((property) => score(term, property));
    chance += averagePrecision(isRelevant, none) / names.length;
    return {
      term,
      averagePrecision: averagePrecision(isRelevant, scores),
      coverage: scores.filter((value) => value !== undefined).length / scores.length,
    };
  });
  const credits = Float64Array.from(terms, (term) => term.averagePrecision);
  const isAnswered = terms.map(({ coverage }) => coverage > 0);
  return {
    meanAveragePrecision: meanOf(credits),
    chance,
    coverage: isAnswered.filter(Boolean).length / terms.length,
    terms,
    credits,
    isAnswered,
  };
}
