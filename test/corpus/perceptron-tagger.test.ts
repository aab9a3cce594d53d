import { describe, expect, it } from 'vitest';
import { PerceptronTagger } from '../../src/corpus/perceptron-tagger.js';
import { type TaggedForms, trainTagger } from '../../src/corpus/train-tagger.js';
import { options, sentences } from './small-treebank.js';

describe('PerceptronTagger', () => {
  const tagger = new PerceptronTagger(trainTagger(sentences, options));

  it('can tag as if a word stood before', () => {
    expect(tagger.tag(['sleep', 'well'], { precededBy: { form: 'to', tag: 'PART' } })).toEqual(['VERB', 'ADV']);
    expect(tagger.tag(['sleep'], { precededBy: { form: 'the', tag: 'DET' } })).toEqual(['NOUN']);
  });

  it('gives a tag to words it has never seen, and none to no words', () => {
    expect(tagger.tag(['hasOwnProperty', 'toString', '__proto__', ''])).toHaveLength(4);
    expect(tagger.tag([])).toEqual([]);
  });

  it('uses the parts of speech of the lexicon', () => {
    const partsOfSpeech = (form: string): string => (/^(?:walk|run|jump|glow)s$/.test(form) ? 'v' : 'n');
    const more: TaggedForms[] = ['walks', 'runs', 'jumps'].map((verb) => ({
      forms: ['the', 'tree', verb],
      tags: ['DET', 'NOUN', 'VERB'],
    }));
    const nouns: TaggedForms[] = ['roots', 'leafs', 'twigs'].map((noun) => ({
      forms: ['the', 'tree', noun],
      tags: ['DET', 'NOUN', 'NOUN'],
    }));
    const model = trainTagger([...more, ...nouns], { ...options, partsOfSpeech });
    const informed = new PerceptronTagger(model, { partsOfSpeech });
    expect(informed.tag(['the', 'tree', 'glows'])).toEqual(['DET', 'NOUN', 'VERB']);
    expect(informed.tag(['the', 'tree', 'barks'])).toEqual(['DET', 'NOUN', 'NOUN']);
  });
});
