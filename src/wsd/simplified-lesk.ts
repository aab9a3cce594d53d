import type { Lexicon } from '../lexicon/lexicon.js';
import { normaliseLemma } from '../lexicon/synset.js';
import type { Candidate } from './candidate.js';
import type { Scorer } from './disambiguator.js';
import type { GlossWords } from './gloss-words.js';
import { listContext, type Occurrence } from './occurrence.js';
import { createPlainScorer } from './plain-scorer.js';

/**
 * Scores a candidate by how many distinct words its gloss and examples share with the context (Kilgarriff & Rosenzweig 2000,
 * simplified Lesk): the classic baseline.
 *
 * The word itself does not count, nor does the example that the occurrence was taken from.
 */
export function createSimplifiedLesk(lexicon: Lexicon, glossWords: GlossWords): Scorer {
  const shared = (occurrence: Occurrence, candidate: Candidate): string[] => {
    const words = new Set(listGlossWords(candidate, { lexicon, glossWords, heldOut: occurrence.heldOut }));
    words.delete(normaliseLemma(occurrence.lemma));
    return [...new Set(listContext(occurrence))].filter((lemma) => words.has(lemma));
  };
  return createPlainScorer({
    name: 'lesk',
    score({ occurrence, candidates }) {
      const scores = Float64Array.from(candidates, (candidate) => shared(occurrence, candidate).length);
      return { scores, hasEvidence: scores.some((score) => score > 0), missing: [] };
    },
    explain({ occurrence }, candidate) {
      const words = shared(occurrence, candidate);
      return words.length === 0 ? undefined : `its gloss shares ${words.join(', ')}`;
    },
  });
}

interface GlossSource {
  readonly lexicon: Lexicon;
  readonly glossWords: GlossWords;
  readonly heldOut: string | undefined;
}

/** The content lemmas of the gloss and the examples of a candidate. */
function listGlossWords(candidate: Candidate, { lexicon, glossWords, heldOut }: GlossSource): readonly string[] {
  if (candidate.kind === 'aspect') {
    return [candidate.gloss, ...candidate.examples].flatMap((text) => glossWords.text?.(text) ?? []);
  }
  const synset = lexicon.synset(candidate.sense.synset);
  const examples = synset.examples.flatMap((text, index) => {
    return text === heldOut ? [] : glossWords.example(synset, index);
  });
  return [...glossWords.definition(synset), ...examples];
}
