import { requireOption } from '../errors.js';
import type { Scorer } from './disambiguator.js';
import { createPlainScorer, sayNothing } from './plain-scorer.js';

/** Options of {@link createSensePrior}. */
export interface SensePriorOptions {
  /** Is added to every count, so that a sense never seen is still possible; default 0.5. */
  readonly smoothing?: number;
  /** Divides the smoothed count by rank^rankPower, for senses whose counts say nothing; default 0.5. */
  readonly rankPower?: number;
}

/**
 * Scores a sense by how often annotators chose it: log((count + smoothing) / rank^rankPower).
 *
 * Counts are those of the semantic concordances that come with WordNet; ranks order also the senses without counts. It says nothing
 * of aspects of names.
 *
 * @throws OptionError when `smoothing` is not above 0 or `rankPower` is negative.
 */
export function createSensePrior(options: SensePriorOptions = {}): Scorer {
  const { smoothing = 0.5, rankPower = 0.5 } = options;
  requireOption(smoothing > 0 && Number.isFinite(smoothing), 'smoothing', smoothing, 'a number > 0');
  requireOption(rankPower >= 0 && Number.isFinite(rankPower), 'rankPower', rankPower, 'a number >= 0');
  return createPlainScorer({
    name: 'prior',
    score(question) {
      const senses = question.candidates.flatMap((candidate) => (candidate.kind === 'sense' ? [candidate.sense] : []));
      if (senses.length < question.candidates.length) return sayNothing(question);
      const scores = Float64Array.from(senses, ({ count, rank }) => {
        return Math.log(count + smoothing) - rankPower * Math.log(rank);
      });
      return { scores, hasEvidence: true, missing: [] };
    },
    explain(_, candidate) {
      if (candidate.kind !== 'sense') return undefined;
      const { rank, count } = candidate.sense;
      return count > 0
        ? `sense ${rank}, tagged ${count === 1 ? 'once' : `${count} times`} in WordNet's concordances`
        : `sense ${rank}, never tagged`;
    },
  });
}
