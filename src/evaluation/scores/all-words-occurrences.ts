import type { Lexicon } from '../../lexicon/lexicon.js';
import { normaliseLemma, type Sense } from '../../lexicon/synset.js';
import type { Occurrence } from '../../wsd/disambiguator.js';
import { sensePartsOfSpeech } from '../formats/parse-all-words.js';
import type { AllWordsInstance, AllWordsSet } from '../sense-dataset.js';

/** An instance as a disambiguator of our own sees it. */
export interface SenseOccurrence {
  readonly instance: AllWordsInstance;
  readonly occurrence: Occurrence;
  /** The senses of the lemma, by rank; empty when the lexicon does not know it. */
  readonly candidates: readonly Sense[];
}

/**
 * Makes the occurrences of an all-words set; the context of a word is the other content words of its sentence, those with
 * a letter and another lemma.
 */
export function makeOccurrences({ sentences, instances }: AllWordsSet, lexicon: Lexicon): SenseOccurrence[] {
  return instances.map((instance) => {
    const { partOfSpeech } = instance;
    const lemma = normaliseLemma(instance.lemma);
    const context = (sentences[instance.sentence]?.tokens ?? []).flatMap((token) => {
      const other = normaliseLemma(token.lemma);
      return sensePartsOfSpeech.has(token.tag) && other !== lemma && /\p{L}/u.test(other) ? [other] : [];
    });
    return {
      instance,
      occurrence: { lemma, partOfSpeech, context },
      candidates: lexicon.findSenses(lemma, partOfSpeech),
    };
  });
}
