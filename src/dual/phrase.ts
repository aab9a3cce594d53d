import { type DualSimilarity, type ExplainedScore, geometricMean, ScoreRecorder } from './similarity.js';

/**
 * Scores how close two phrases of two words are (Turney 2012, equation 17).
 *
 * sim_p(ab, cd) = geo(d(a,c), d(b,d), f(a,c), f(b,d)): modifiers and heads are alike in domain and in function.
 *
 * @throws UnknownWordError when a word is missing from a space.
 */
export function phraseSimilarity(
  dual: DualSimilarity,
  [a, b]: readonly [string, string],
  [c, d]: readonly [string, string],
): ExplainedScore {
  const recorder = new ScoreRecorder(dual);
  const score = geometricMean([
    recorder.domain(a, c),
    recorder.domain(b, d),
    recorder.function(a, c),
    recorder.function(b, d),
  ]);
  return { score, parts: recorder.parts };
}
