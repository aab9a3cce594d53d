import { requireOption } from '../errors.js';
import type { SenseScorer } from './disambiguator.js';

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
 * Counts are those of the semantic concordances that come with WordNet; ranks order also the senses without counts.
 *
 * @throws OptionError when `smoothing` is not above 0 or `rankPower` is negative.
 */
export function createSensePrior(options: SensePriorOptions = {}): SenseScorer {
  const { smoothing = 0.5, rankPower = 0.5 } = options;
  requireOption(smoothing > 0 && Number.isFinite(smoothing), 'smoothing', smoothing, 'a number > 0');
  requireOption(rankPower >= 0 && Number.isFinite(rankPower), 'rankPower', rankPower, 'a number >= 0');
  return {
    name: 'prior',
    score: (_, candidates) =>
      Float64Array.from(candidates, ({ count, rank }) => Math.log(count + smoothing) - rankPower * Math.log(rank)),
    explain: (_, { rank, count }) =>
      count > 0 ? `sense ${rank}, tagged ${count} times in WordNet's concordances` : `sense ${rank}, never tagged`,
  };
}
