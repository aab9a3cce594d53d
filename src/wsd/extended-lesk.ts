import type { Lexicon } from '../lexicon/lexicon.js';
import type { RelationType } from '../lexicon/synset.js';
import type { Scorer } from './disambiguator.js';
import { createOverlapScorer, listGlossWords, listSynsetWords } from './gloss-overlap.js';
import type { GlossWords } from './gloss-words.js';

/** The relations whose glosses extend that of a sense (Banerjee & Pedersen 2003, section 3). */
const extendingTypes: readonly RelationType[] = [
  'hypernym',
  'hyponym',
  'memberHolonym',
  'partHolonym',
  'substanceHolonym',
  'memberMeronym',
  'partMeronym',
  'substanceMeronym',
  'attribute',
  'alsoSee',
  'similar',
  'pertainym',
];

/**
 * Scores a sense by how many distinct words the context shares with its gloss and examples and with those of its related synsets
 * (Banerjee & Pedersen 2003, extended Lesk): a baseline. Words are counted one by one, not in phrases.
 *
 * The word itself does not count, nor does the example that the occurrence was taken from. An aspect has its own gloss alone.
 */
export function createExtendedLesk(lexicon: Lexicon, glossWords: GlossWords): Scorer {
  return createOverlapScorer('extended lesk', (candidate, heldOut) => {
    const own = listGlossWords(candidate, { lexicon, glossWords, heldOut });
    if (candidate.kind === 'aspect') return own;
    const synset = lexicon.synset(candidate.sense.synset);
    const related = extendingTypes.flatMap((type) => lexicon.related(synset, type));
    return [...own, ...related.flatMap((other) => listSynsetWords(other, { glossWords, heldOut }))];
  });
}
