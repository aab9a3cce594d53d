import { OptionError, requireOption, ShapeError, UnknownWordError } from '../errors.js';
import type { Lexicon } from '../lexicon/lexicon.js';
import type { Sense } from '../lexicon/synset.js';
import type { Disambiguator, Occurrence, SenseScorer } from './disambiguator.js';

/** A scorer with its weight in a log-linear combination. */
export interface WeightedScorer {
  readonly scorer: SenseScorer;
  /** Multiplies the scorer's numbers before they are added up; above 0. */
  readonly weight: number;
}

/**
 * Makes a disambiguator from scorers: p(sense) is the softmax of the weighted sum of their scores.
 *
 * @throws OptionError when there is no scorer or a weight is not above 0, and later when a score is not finite;
 * ShapeError when a scorer leaves out a candidate.
 */
export function createLogLinear(lexicon: Lexicon, scorers: readonly WeightedScorer[]): Disambiguator {
  if (scorers.length === 0) throw new OptionError('scorers', [], 'at least one scorer');
  for (const { scorer, weight } of scorers) {
    if (!(weight > 0 && Number.isFinite(weight))) throw new OptionError(`weight of ${scorer.name}`, weight, 'above 0');
  }
  return {
    name: scorers.map(({ scorer }) => scorer.name).join(' + '),
    disambiguate(occurrence) {
      const candidates = lexicon.senses(occurrence.lemma, occurrence.partOfSpeech);
      const sums = new Float64Array(candidates.length);
      for (const { scorer, weight } of scorers) {
        scoreAll(scorer, occurrence, candidates).forEach((score, place) => {
          sums[place] += weight * score;
        });
      }
      const probabilities = softmax(sums);
      return candidates
        .map((sense, place) => ({ sense, probability: probabilities[place] }))
        .sort((a, b) => b.probability - a.probability);
    },
    explain(occurrence, sense) {
      const candidates = lexicon.senses(occurrence.lemma, occurrence.partOfSpeech);
      const place = candidates.findIndex(({ key }) => key === sense.key);
      if (place < 0)
        throw new UnknownWordError(sense.key, `the senses of "${occurrence.lemma}" as ${occurrence.partOfSpeech}`);
      return scorers.flatMap(({ scorer, weight }) => {
        const text = scorer.explain(occurrence, sense);
        if (text === undefined) return [];
        return [{ scorer: scorer.name, text, weight: weight * scoreAll(scorer, occurrence, candidates)[place] }];
      });
    },
  };
}

function scoreAll(scorer: SenseScorer, occurrence: Occurrence, candidates: readonly Sense[]): Float64Array {
  const scores = scorer.score(occurrence, candidates);
  if (scores.length !== candidates.length) {
    throw new ShapeError(`scorer ${scorer.name}`, `${scores.length} scores`, `${candidates.length}, one a candidate`);
  }
  for (const score of scores) requireOption(Number.isFinite(score), `score of ${scorer.name}`, score, 'finite numbers');
  return scores;
}

/**
 * Returns probabilities in proportion to the exponentials of finite scores.
 *
 * The largest is taken out first, so that no exponential overflows.
 *
 * @example softmax([1000, 1000]) // [0.5, 0.5]
 */
export function softmax(scores: ArrayLike<number>): number[] {
  const values = Array.from(scores);
  const largest = values.reduce((most, score) => Math.max(most, score), Number.NEGATIVE_INFINITY);
  const exponentials = values.map((score) => Math.exp(score - largest));
  const sum = exponentials.reduce((total, value) => total + value, 0);
  return exponentials.map((value) => value / sum);
}
