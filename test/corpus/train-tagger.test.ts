import { describe, expect, it } from 'vitest';
import { PerceptronTagger } from '../../src/corpus/perceptron-tagger.js';
import { encodeTaggerModel } from '../../src/corpus/tagger-model.js';
import { trainTagger } from '../../src/corpus/train-tagger.js';
import { OptionError } from '../../src/errors.js';
import { options, sentences } from './small-treebank.js';

describe('trainTagger', () => {
  it('learns its training sentences', () => {
    const tagger = new PerceptronTagger(trainTagger(sentences, options));
    for (const { forms, tags } of sentences) expect(tagger.tag(forms)).toEqual(tags);
  });

  it('gives the same bytes for the same seed', () => {
    const bytes = encodeTaggerModel(trainTagger(sentences, { ...options, seed: 3 }));
    expect(encodeTaggerModel(trainTagger(sentences, { ...options, seed: 3 }))).toEqual(bytes);
  });

  it('reads fragments: lower-case beginnings without a full stop', () => {
    const tagger = new PerceptronTagger(trainTagger(sentences, options));
    expect(tagger.tag(['the', 'dog', 'barks'])).toEqual(['DET', 'NOUN', 'VERB']);
  });

  it.each([
    ['epochs', 0],
    ['restarts', 1.5],
    ['fragments', 1.1],
    ['withoutLexicon', -0.1],
  ])('refuses %s = %d', (option, value) => {
    expect(() => trainTagger(sentences, { [option]: value })).toThrow(OptionError);
  });
});
