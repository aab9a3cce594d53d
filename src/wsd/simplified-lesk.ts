import type { Lexicon } from '../lexicon/lexicon.js';
import { normaliseLemma, type Sense } from '../lexicon/synset.js';
import type { Occurrence, SenseScorer } from './disambiguator.js';
import type { GlossWords } from './gloss-words.js';
import { findHeldOutText } from './held-out.js';

/**
 * Scores a sense by how many distinct words its definition and examples share with the context (Kilgarriff &
 * Rosenzweig 2000, simplified Lesk): the classic baseline.
 *
 * The word itself does not count, nor does the example that the occurrence was taken from.
 */
export function createSimplifiedLesk(lexicon: Lexicon, glossWords: GlossWords): SenseScorer {
  const shared = (occurrence: Occurrence, sense: Sense): string[] => {
    const synset = lexicon.synset(sense.synset);
    const words = new Set(glossWords.definition(synset));
    const heldOutText = findHeldOutText(lexicon, occurrence);
    for (let index = 0; index < synset.examples.length; index++) {
      if (synset.examples[index] === heldOutText) continue;
      for (const lemma of glossWords.example(synset, index)) words.add(lemma);
    }
    words.delete(normaliseLemma(occurrence.lemma));
    return [...new Set(occurrence.context)].filter((lemma) => words.has(lemma));
  };
  return {
    name: 'lesk',
    score: (occurrence, candidates) => Float64Array.from(candidates, (sense) => shared(occurrence, sense).length),
    explain(occurrence, sense) {
      const words = shared(occurrence, sense);
      return words.length === 0 ? undefined : `its gloss shares ${words.join(', ')}`;
    },
  };
}
