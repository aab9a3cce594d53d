import { QualiaError, requireWhole } from '../errors.js';
import type { PairClassifier, TextPair } from './pair-classifier.js';
import { untilAborted } from './until-aborted.js';

/** Options of {@link scorePairs}. */
export interface ScorePairsOptions {
  /** The most pairs of one call, between which the work can be stopped; default 256. */
  readonly pairsPerCall?: number | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Is told which share of the pairs is done, 0 to 1. */
  readonly onProgress?: ((share: number) => void) | undefined;
}

/**
 * Returns for each pair, in order, the log-odds that a classifier gives its positive label.
 *
 * Those of one logit are the logit itself, those of two their difference, those of several log p / (1 - p) of the softmax. Each
 * distinct pair is asked for once, and pairs of like length go into one call.
 *
 * @throws OptionError when `pairsPerCall` is no whole number above 0; QualiaError when the classifier leaves out a pair or a
 * label, or gives a logit that is no finite number; the reason of the signal.
 * @example
 * const pair = { first: 'The "bank" lent money.', second: 'bank: a financial house', target: { start: 5, end: 9 } };
 * const [logOdds] = await scorePairs(classifier, [pair]);
 */
export async function scorePairs(
  classifier: PairClassifier,
  pairs: readonly TextPair[],
  { pairsPerCall = 256, signal, onProgress }: ScorePairsOptions = {},
): Promise<Float64Array> {
  requireWhole('pairsPerCall', pairsPerCall, 1);
  signal?.throwIfAborted();
  const keys = pairs.map(keyOf);
  const distinct = [...new Map(pairs.map((pair, place) => [keys[place], pair]))];
  distinct.sort(([one, a], [other, b]) => lengthOf(a) - lengthOf(b) || (one < other ? -1 : 1));
  const found = new Map<string, number>();
  for (let start = 0; start < distinct.length; start += pairsPerCall) {
    signal?.throwIfAborted();
    const part = distinct.slice(start, start + pairsPerCall);
    const asked = part.map(([, pair]) => pair);
    const { logits } = await untilAborted(classifier.doClassify({ pairs: asked, signal }), signal);
    requireLogits(classifier, logits, part.length);
    part.forEach(([key], place) => {
      found.set(key, logOddsOf(logits[place], classifier.positive));
    });
    onProgress?.(found.size / distinct.length);
  }
  return Float64Array.from(keys, (key) => found.get(key) ?? Number.NaN);
}

function keyOf({ first, second, target, masked = false }: TextPair): string {
  return JSON.stringify([first, second, target?.start ?? null, target?.end ?? null, masked]);
}

function lengthOf({ first, second }: TextPair): number {
  return first.length + second.length;
}

function requireLogits({ modelId, labels }: PairClassifier, logits: readonly Float32Array[], count: number): void {
  const isWhole = (row: Float32Array): boolean => row.length === labels.length && row.every(Number.isFinite);
  if (logits.length === count && logits.every(isWhole)) return;
  const found =
    logits.length === count ? (logits.find((row) => !isWhole(row))?.join(' ') ?? '') : `${logits.length} rows`;
  const problem = `expected ${count} rows of ${labels.length} finite numbers, found ${found}.`;
  throw new QualiaError('PAIR_LOGITS', `The pair classifier ${modelId} gives no logits to work with: ${problem}`);
}

/** log p / (1 - p) of a label, p being its softmax: its logit less the logarithm of the sum of the others' exponentials. */
function logOddsOf(logits: Float32Array, positive: number): number {
  const own = logits[positive];
  if (logits.length === 1) return own;
  const others = Array.from(logits).filter((_, label) => label !== positive);
  const largest = Math.max(...others);
  return own - largest - Math.log(others.reduce((sum, logit) => sum + Math.exp(logit - largest), 0));
}
