import type { Lexicon } from '../lexicon/lexicon.js';
import type { Scorer } from './disambiguator.js';
import { createOverlapScorer, listGlossWords } from './gloss-overlap.js';
import type { GlossWords } from './gloss-words.js';

/**
 * Scores a candidate by how many distinct words its gloss and examples share with the context (Kilgarriff & Rosenzweig 2000,
 * simplified Lesk): the classic baseline.
 *
 * The word itself does not count, nor does the example that the occurrence was taken from.
 */
export function createSimplifiedLesk(lexicon: Lexicon, glossWords: GlossWords): Scorer {
  return createOverlapScorer('lesk', (candidate, heldOut) => {
    return listGlossWords(candidate, { lexicon, glossWords, heldOut });
  });
}
