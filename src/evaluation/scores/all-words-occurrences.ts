import type { Lexicon } from '../../lexicon/lexicon.js';
import { normaliseLemma, type Sense } from '../../lexicon/synset.js';
import type { ContentWord, Occurrence } from '../../wsd/occurrence.js';
import { sensePartsOfSpeech } from '../formats/parse-all-words.js';
import type { AllWordsInstance, AllWordsSet, TargetContext } from '../sense-dataset.js';

/** An instance as a disambiguator of our own sees it. */
export interface SenseOccurrence {
  readonly instance: AllWordsInstance;
  readonly occurrence: Occurrence;
  /** The senses of the lemma, by rank; empty when the lexicon does not know it. */
  readonly candidates: readonly Sense[];
}

/**
 * Makes the occurrences of an all-words set.
 *
 * The text of an occurrence is that of its sentence, the words with a space between two. Its document is the content words, those with a
 * letter, of all sentences whose ids begin with the same name and a dot; a sentence without such a name is a document of its own.
 */
export function makeOccurrences({ sentences, instances }: AllWordsSet, lexicon: Lexicon): SenseOccurrence[] {
  const targets = new Map(instances.map((instance) => [`${instance.sentence} ${instance.token}`, instance]));
  const documents = new Map<string, ContentWord[]>();
  const places = new Map<AllWordsInstance, Pick<Occurrence, 'document' | 'place'>>();
  sentences.forEach(({ id, tokens }, sentence) => {
    const name = id.includes('.') ? id.slice(0, id.lastIndexOf('.')) : `sentence ${sentence}`;
    const document = documents.get(name) ?? [];
    documents.set(name, document);
    tokens.forEach(({ lemma, tag }, token) => {
      const instance = targets.get(`${sentence} ${token}`);
      const partOfSpeech = instance?.partOfSpeech ?? sensePartsOfSpeech.get(tag);
      if (partOfSpeech === undefined || (instance === undefined && !/\p{L}/u.test(lemma))) return;
      if (instance !== undefined) places.set(instance, { document, place: document.length });
      document.push({ lemma: normaliseLemma(lemma), partOfSpeech, sentence });
    });
  });
  return instances.map((instance) => {
    const { partOfSpeech } = instance;
    const lemma = normaliseLemma(instance.lemma);
    const tokens = (sentences[instance.sentence]?.tokens ?? []).map(({ form }) => form);
    const { document = [], place = 0 } = places.get(instance) ?? {};
    return {
      instance,
      occurrence: { lemma, partOfSpeech, ...placeTarget({ tokens, target: instance.token }), document, place },
      candidates: lexicon.findSenses(lemma, partOfSpeech),
    };
  });
}

/** Writes a tokenised sentence as a text, and tells where its target stands in it, in UTF-16 units. */
export function placeTarget({ tokens, target }: TargetContext): Pick<Occurrence, 'text' | 'start' | 'end'> {
  const start = tokens.slice(0, target).reduce((length, token) => length + token.length + 1, 0);
  return { text: tokens.join(' '), start, end: start + (tokens[target] ?? '').length };
}
