import { dot } from '../matrix/dense-products.js';
import { unitVector } from '../matrix/normalise.js';
import type { Candidate } from './candidate.js';
import { ContextSums } from './context-sums.js';
import { type ContextWeights, requireContextWeights } from './context-words.js';
import type { Question, Scorer, Scores } from './disambiguator.js';
import { fillWithMean } from './fill-with-mean.js';
import { GlossSignatures, type GlossVectorParts, type SignatureOptions } from './gloss-signatures.js';
import type { Occurrence } from './occurrence.js';
import { createPlainScorer, sayNothing } from './plain-scorer.js';
import { isZero } from './word-sums.js';

/** Options of {@link createGlossVectors}. */
export interface GlossVectorOptions extends SignatureOptions, ContextWeights {
  /** The name of the scorer; default `gloss`. */
  readonly name?: string;
}

/** How many words an explanation names. */
const toldWords = 3;

/**
 * Scores a candidate by the cosine between the context's vector and the candidate's gloss vector.
 *
 * Both are sums of word vectors, each word weighted by a / (a + p(w)), those of the context also by how near they are. The gloss
 * vector is made of the definition, the examples and the members of the synset, of those of related synsets, and of what links
 * between glosses lead to. An example that the occurrence was taken from is left out, and so is the target word itself. That of an
 * aspect is made of its gloss and examples. Where the context has no word in the space, all scores are 0 and the text is missing; a
 * candidate whose gloss has none there has the mean of the others, and its gloss is missing.
 *
 * @throws OptionError when `sifWeight` or `contextDecay` is not above 0 or another weight is negative.
 */
export function createGlossVectors(parts: GlossVectorParts, options: GlossVectorOptions = {}): Scorer {
  requireContextWeights(options);
  const signatures = new GlossSignatures(parts, options);
  const contexts = new ContextSums(signatures.numbers, signatures.sums, options);
  const contextOf = (occurrence: Occurrence): Float64Array => unitVector(contexts.sumOf(occurrence));
  return createPlainScorer({
    name: options.name ?? 'gloss',
    score(question) {
      const context = contextOf(question.occurrence);
      if (isZero(context)) return sayNothing(question, [question.occurrence.text]);
      return compareSignatures(question, context, signatures);
    },
    explain: ({ occurrence }, candidate) => {
      const best = nearestWords(signatures, contextOf(occurrence), { candidate, occurrence });
      return best.length === 0 ? undefined : `gloss words near the context: ${best.join(', ')}`;
    },
  });
}

/** The cosines of a vector of length 1 with the signatures of the candidates. */
export function compareSignatures(question: Question, vector: Float64Array, signatures: GlossSignatures): Scores {
  const { candidates } = question;
  const cosines = signatures.vectorsOf(question).map((signature) => signature && dot(vector, signature));
  const missing = candidates.flatMap(({ gloss }, place) => (cosines[place] === undefined ? [gloss] : []));
  if (missing.length === candidates.length) return sayNothing(question, missing);
  return { scores: fillWithMean(cosines), hasEvidence: true, missing };
}

/** The words of a candidate's signature that add most to its product with a vector. */
export function nearestWords(
  signatures: GlossSignatures,
  vector: Float64Array,
  { candidate, occurrence }: { readonly candidate: Candidate; readonly occurrence: Occurrence },
): string[] {
  const shares: { readonly lemma: string; readonly share: number }[] = [];
  for (const [number, weight] of signatures.weightsOf(candidate, occurrence)) {
    const share = weight * signatures.sums.productWith(vector, number);
    if (share > 0) shares.push({ lemma: signatures.numbers.lemma(number), share });
  }
  return shares
    .sort((a, b) => b.share - a.share || (a.lemma < b.lemma ? -1 : 1))
    .slice(0, toldWords)
    .map(({ lemma }) => lemma);
}
