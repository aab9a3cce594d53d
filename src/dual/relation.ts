import { type DualSimilarity, type ExplainedScore, geometricMean, ScoreRecorder } from './similarity.js';

/** Two words and the relation between them, as in carpenter:wood. */
export type WordPair = readonly [string, string];

/**
 * Scores how alike the relations of two word pairs are (Turney 2012, equations 10 to 12).
 *
 * sim_r(a:b, c:d) = geo(f(a,c), f(b,d)) if geo(d(a,b), d(c,d)) >= geo(d(a,d), d(c,b)), else 0: the words must play
 * the same roles, and each pair must be closer in domain than the crossed pairs. It holds that
 * sim_r(a:b, c:d) = sim_r(b:a, d:c) = sim_r(c:d, a:b).
 *
 * @throws UnknownWordError when a word is missing from a space.
 */
export function relationSimilarity(dual: DualSimilarity, [a, b]: WordPair, [c, d]: WordPair): ExplainedScore {
  const recorder = new ScoreRecorder(dual);
  const roles = geometricMean([recorder.function(a, c), recorder.function(b, d)]);
  const straight = geometricMean([recorder.domain(a, b), recorder.domain(c, d)]);
  const crossed = geometricMean([recorder.domain(a, d), recorder.domain(c, b)]);
  if (straight >= crossed) return { score: roles, parts: recorder.parts };
  const reason = `${a} and ${d}, ${c} and ${b} are closer in domain than ${a} and ${b}, ${c} and ${d}`;
  return { score: 0, parts: recorder.parts, reason };
}
