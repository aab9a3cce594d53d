import { type DualSimilarity, type ExplainedScore, geometricMean, ScoreRecorder } from './similarity.js';

/** Options of {@link compositionSimilarity}. */
export interface CompositionOptions {
  /** Whether a word that is itself modifier or head scores 0; default true. */
  readonly distinct?: boolean;
}

/**
 * Scores how close a single word is to a phrase of modifier and head (Turney 2012, equations 14 and 15).
 *
 * sim_c(ab, c) = geo(d(a,c), d(b,c), f(b,c)) if c differs from a and b, else 0: the word shares the domain of both
 * and the function of the head. The order of a and b matters: "dog house" is not "house dog".
 *
 * @param phrase modifier and head, in this order.
 * @throws UnknownWordError when a word is missing from a space.
 */
export function compositionSimilarity(
  dual: DualSimilarity,
  phrase: readonly [modifier: string, head: string],
  word: string,
  options: CompositionOptions = {},
): ExplainedScore {
  const { distinct = true } = options;
  const [modifier, head] = phrase;
  const recorder = new ScoreRecorder(dual);
  const score = geometricMean([
    recorder.domain(modifier, word),
    recorder.domain(head, word),
    recorder.function(head, word),
  ]);
  if (!distinct || (word !== modifier && word !== head)) return { score, parts: recorder.parts };
  return { score: 0, parts: recorder.parts, reason: `${word} is part of the phrase itself` };
}
