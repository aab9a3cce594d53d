import { OptionError } from '../errors.js';
import type { Lexicon } from '../lexicon/lexicon.js';
import type { Disambiguator, SenseScorer } from './disambiguator.js';

/** A scorer with its weight in a log-linear combination. */
export interface WeightedScorer {
  readonly scorer: SenseScorer;
  /** Multiplies the scorer's numbers before they are added up; above 0. */
  readonly weight: number;
}

/**
 * Makes a disambiguator from scorers: p(sense) is the softmax of the weighted sum of their scores.
 *
 * @throws OptionError when there is no scorer or a weight is not above 0.
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
      const byScorer = scorers.map(({ scorer }) => scorer.score(occurrence, candidates));
      const sums = candidates.map((_, place) =>
        byScorer.reduce((sum, scores, index) => sum + scorers[index].weight * scores[place], 0),
      );
      const probabilities = softmax(sums);
      return candidates
        .map((sense, place) => ({ sense, probability: probabilities[place] }))
        .sort((a, b) => b.probability - a.probability);
    },
    explain: (occurrence, sense) =>
      scorers.flatMap(({ scorer, weight }) => {
        const text = scorer.explain(occurrence, sense);
        const [score] = scorer.score(occurrence, [sense]);
        return text === undefined ? [] : [{ scorer: scorer.name, text, weight: weight * score }];
      }),
  };
}

/** Returns probabilities in proportion to the exponentials, with the largest taken out first so that none overflows. */
export function softmax(scores: readonly number[]): number[] {
  const largest = Math.max(...scores);
  const exponentials = scores.map((score) => Math.exp(score - largest));
  const sum = exponentials.reduce((total, value) => total + value, 0);
  return exponentials.map((value) => value / sum);
}
