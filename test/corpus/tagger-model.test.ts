import { describe, expect, it } from 'vitest';
import { decodeTaggerModel, encodeTaggerModel } from '../../src/corpus/tagger-model.js';
import { trainTagger } from '../../src/corpus/train-tagger.js';
import { options, sentences } from './small-treebank.js';

describe('the tagger file', () => {
  const model = trainTagger(sentences, options);

  it('gives back the model that was written', () => {
    expect(decodeTaggerModel(encodeTaggerModel(model), 'x')).toEqual(model);
    const padded = Buffer.concat([Buffer.alloc(3), encodeTaggerModel(model)]).subarray(3);
    expect(decodeTaggerModel(padded, 'x')).toEqual(model);
  });

  it('names the file and the place where it is damaged', () => {
    const bytes = encodeTaggerModel(model);
    expect(() => decodeTaggerModel(bytes.slice(0, 20), 'broken.bin')).toThrow(/broken\.bin, header/);
    expect(() => decodeTaggerModel(bytes.slice(0, -1), 'broken.bin')).toThrow(/broken\.bin, words/);
    expect(() => decodeTaggerModel(new Uint8Array(4), 'broken.bin')).toThrow(/broken\.bin, header/);
    const sure = { ...model, ambiguities: new Map([['the', 'D']]), certain: new Map([['the', 0]]) };
    const words = Buffer.from(encodeTaggerModel(sure));
    words.write('?', words.lastIndexOf('\t') + 1, 'latin1');
    expect(() => decodeTaggerModel(words, 'broken.bin')).toThrow(/broken\.bin, words: "\?.*" of "the" is no tag/);
  });
});
