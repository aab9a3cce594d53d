import type { Vocabulary } from '../corpus/vocabulary.js';
import { requireOption, UnknownWordError } from '../errors.js';

/** Options of {@link createFrequencyWeight}. */
export interface FrequencyWeightOptions {
  /** The a of the weight a / (a + p(w)), above 0: words whose share of the corpus is a weigh a half; default 0.001. */
  readonly smoothing?: number | undefined;
  /**
   * What a word without a count weighs: `rare` takes its share for 0, so that it weighs 1, as in the authors' program; `error`
   * refuses it. Default `rare`. A list that lacks the function words gives them the highest weight: count all words.
   */
  readonly uncounted?: 'rare' | 'error' | undefined;
}

/** The smoothing that the authors recommend. */
export const defaultSmoothing = 1e-3;

/**
 * Makes the weight of words that falls with their frequency: a / (a + p(w)), where p(w) is the share of w of all words counted
 * (smooth inverse frequency; Arora, Liang & Ma 2017, equation 3). Weights lie above 0 and up to 1.
 *
 * @param frequencies how often each word was counted, in any unit.
 * @returns the weight of a word; it throws an UnknownWordError for one without a count, where `uncounted` says so.
 * @throws OptionError when an option is out of range, a count is not a finite number from 0, or all are 0.
 * @example createSpaceEmbedding(space, { weight: createFrequencyWeight(await readFrequencies('frequency.tsv')) })
 */
export function createFrequencyWeight(
  frequencies: ReadonlyMap<string, number>,
  options: FrequencyWeightOptions = {},
): (word: string) => number {
  const { smoothing = defaultSmoothing, uncounted = 'rare' } = options;
  requireOption(Number.isFinite(smoothing) && smoothing > 0, 'smoothing', smoothing, 'a number above 0');
  requireOption(['rare', 'error'].includes(uncounted), 'uncounted', uncounted, 'rare, error');
  const total = sumCounts(frequencies);
  return (word) => {
    const count = frequencies.get(word);
    if (count === undefined && uncounted === 'error') throw new UnknownWordError(word, 'the frequencies');
    return smoothing / (smoothing + (count ?? 0) / total);
  };
}

/** Adds up the counts of all words; throws an OptionError when one is not a finite number from 0, or all are 0. */
export function sumCounts(frequencies: ReadonlyMap<string, number>): number {
  let total = 0;
  for (const [word, count] of frequencies) {
    const isCount = Number.isFinite(count) && count >= 0;
    requireOption(isCount, 'frequencies', count, `finite numbers from 0, also for "${word}"`);
    total += count;
  }
  requireOption(total > 0, 'frequencies', total, 'counts of which one is above 0');
  return total;
}

/**
 * Estimates how often words occur from their places in a list that begins with the most frequent, as the files of word2vec,
 * GloVe and fastText do: in proportion to 1 / place (Zipf 1949), the first being 1.
 *
 * @example createStaticEmbedding(space, { frequencies: estimateFrequencies(space.targets) })
 */
export function estimateFrequencies(words: Vocabulary): Map<string, number> {
  return new Map(words.labels.map((word, place) => [word, 1 / (place + 1)]));
}
