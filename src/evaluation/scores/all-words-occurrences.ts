import type { Lexicon } from '../../lexicon/lexicon.js';
import { normaliseLemma, type Sense } from '../../lexicon/synset.js';
import type { TextOccurrence } from '../../wsd/context-disambiguator.js';
import type { Occurrence } from '../../wsd/disambiguator.js';
import { sensePartsOfSpeech } from '../formats/parse-all-words.js';
import type { AllWordsInstance, AllWordsSet, TargetContext } from '../sense-dataset.js';

/** An instance as a disambiguator of our own sees it. */
export interface SenseOccurrence<Seen extends Occurrence = Occurrence> {
  readonly instance: AllWordsInstance;
  readonly occurrence: Seen;
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

/**
 * Makes the occurrences of an all-words set as {@link makeOccurrences} does, each with the text of its sentence: the words with
 * a space between two.
 */
export function makeTextOccurrences(set: AllWordsSet, lexicon: Lexicon): SenseOccurrence<TextOccurrence>[] {
  return makeOccurrences(set, lexicon).map(({ instance, occurrence, candidates }) => {
    const tokens = (set.sentences[instance.sentence]?.tokens ?? []).map(({ form }) => form);
    return {
      instance,
      occurrence: { ...occurrence, ...placeTarget({ tokens, target: instance.token }) },
      candidates,
    };
  });
}

/** Writes a tokenised sentence as a text, and tells where its target stands in it, in UTF-16 units. */
export function placeTarget({ tokens, target }: TargetContext): Pick<TextOccurrence, 'text' | 'start' | 'end'> {
  const start = tokens.slice(0, target).reduce((length, token) => length + token.length + 1, 0);
  return { text: tokens.join(' '), start, end: start + (tokens[target] ?? '').length };
}
