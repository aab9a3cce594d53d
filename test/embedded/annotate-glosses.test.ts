import { describe, expect, it } from 'vitest';
import { annotateGlosses } from '../../src/embedded/annotate-glosses.js';
import { createLexiconAnnotator } from '../../src/embedded/english.js';
import { glossUnits } from '../../src/embedded/gloss-corpus.js';
import { contentLabels } from '../../src/wsd/content-label.js';
import { smallLexicon } from './small-embedded.js';

describe('annotateGlosses', () => {
  it('gives the words that the gloss corpus gives, definitions of verbs among them', () => {
    const annotator = createLexiconAnnotator(smallLexicon);
    const words = annotateGlosses(annotator);
    for (const synset of smallLexicon.synsets) {
      const [definition, ...examples] = glossUnits(synset).map((unit) => contentLabels(annotator.annotate(unit)));
      expect(words.definition(synset)).toEqual(definition);
      expect(synset.examples.map((_, index) => words.example(synset, index))).toEqual(examples);
    }
    expect(words.definition(smallLexicon.synset('00000004-v'))[0]).toBe('use');
  });

  it('annotates a gloss once', () => {
    let calls = 0;
    const annotator = createLexiconAnnotator(smallLexicon);
    const words = annotateGlosses({
      name: 'counting',
      annotate(unit) {
        calls++;
        return annotator.annotate(unit);
      },
    });
    const synset = smallLexicon.synset('00000001-n');
    expect(words.example(synset, 1)).toEqual(words.example(synset, 1));
    words.definition(synset);
    expect(calls).toBe(3);
  });
});
