import type { Scorer } from './disambiguator.js';
import { GlossSignatures, type GlossVectorParts, type SignatureOptions } from './gloss-signatures.js';
import { compareSignatures, nearestWords } from './gloss-vectors.js';
import { createPlainScorer, sayNothing } from './plain-scorer.js';
import { isZero } from './word-sums.js';

/**
 * Scores a candidate by the cosine between the word's own vector and the candidate's gloss vector, whatever the context: the sense
 * that a word mostly has in texts is the one that its vector is nearest to (after McCarthy et al. 2004, "Finding predominant word
 * senses in untagged text", who asked the neighbours of the word).
 *
 * It takes the place of sense counts. A word that the space lacks is missing, and nothing is said.
 *
 * @throws OptionError as {@link GlossSignatures} does.
 */
export function createPredominantSense(parts: GlossVectorParts, options: SignatureOptions = {}): Scorer {
  const signatures = new GlossSignatures(parts, options);
  const vectorOf = (lemma: string): Float64Array =>
    signatures.sums.direction([{ lemma: lemma.toLowerCase(), weight: 1 }]);
  return createPlainScorer({
    name: 'predominant',
    score(question) {
      const vector = vectorOf(question.occurrence.lemma);
      if (isZero(vector)) return sayNothing(question, [question.occurrence.lemma]);
      return compareSignatures(question, vector, signatures);
    },
    explain({ occurrence }, candidate) {
      const best = nearestWords(signatures, vectorOf(occurrence.lemma), { candidate, occurrence });
      return best.length === 0 ? undefined : `"${occurrence.lemma}" is used like its gloss words ${best.join(', ')}`;
    },
  });
}
