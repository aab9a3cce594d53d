import type { Annotator } from '../corpus/annotator.js';
import type { Sentence } from '../corpus/sentence.js';
import { contentLabel, wordnetPartOf } from '../wsd/content-label.js';
import type { GlossTerm, TaggedGlosses } from '../wsd/graph/tagged-glosses.js';
import { glossUnits } from './gloss-corpus.js';

/**
 * Makes tagged glosses that are annotated when they are asked for; a lemma of several words stands for its words where the
 * annotator finds it.
 *
 * @example tagGlosses(createLexiconAnnotator(lexicon, { trees: false, multiwords: true })).definition(synset)
 */
export function tagGlosses(annotator: Annotator): TaggedGlosses {
  return {
    definition: (synset) => contentTerms(annotator.annotate(glossUnits(synset)[0])),
    example: (synset, index) => contentTerms(annotator.annotate(glossUnits(synset)[index + 1])),
  };
}

/** The content words of a sentence; a multiword lemma stands for its words. */
export function contentTerms({ tokens, multiwords = [] }: Sentence): GlossTerm[] {
  const terms: GlossTerm[] = [];
  for (let at = 0, next = 0; at < tokens.length; ) {
    const span = multiwords[next];
    const isSpan = span !== undefined && span.start === at;
    const lemma = isSpan ? span.lemma.toLowerCase() : contentLabel(tokens[at]);
    const partOfSpeech = wordnetPartOf(isSpan ? span.tag : tokens[at].tag);
    if (lemma !== undefined && partOfSpeech !== undefined) terms.push({ lemma, partOfSpeech });
    at = isSpan ? span.end : at + 1;
    if (isSpan) next++;
  }
  return terms;
}
