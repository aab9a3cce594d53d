import type { Annotator } from '../corpus/annotator.js';
import type { Synset } from '../lexicon/synset.js';
import { contentLabels } from '../wsd/content-label.js';
import type { GlossWords } from '../wsd/gloss-words.js';
import { glossUnits } from './gloss-corpus.js';

/** At most so many synsets are remembered, about 10 MB. */
const mostSynsets = 10_000;

/**
 * Makes gloss words that are annotated when they are asked for, as units of the gloss corpus, so that they are the
 * same that the spaces were counted from.
 */
export function annotateGlosses(annotator: Annotator): GlossWords {
  const known = new Map<Synset, readonly (readonly string[])[]>();
  const wordsOf = (synset: Synset): readonly (readonly string[])[] => {
    const found = known.get(synset);
    if (found !== undefined) return found;
    const units = glossUnits(synset).map((unit) => contentLabels(annotator.annotate(unit)));
    if (known.size >= mostSynsets) known.clear();
    known.set(synset, units);
    return units;
  };
  return {
    definition: (synset) => wordsOf(synset)[0],
    example: (synset, index) => wordsOf(synset)[index + 1],
    text: (text) => contentLabels(annotator.annotate({ document: 'text', position: 0, text })),
  };
}
