import { describe, expect, it } from 'vitest';
import { createTaggedReader } from '../../../src/corpus/readers/tagged-reader.js';
import type { Sentence } from '../../../src/corpus/sentence.js';
import { OptionError } from '../../../src/errors.js';
import { describeCorpusReader } from '../../conformance/corpus-reader.js';
import { readTexts, readUnits, temporaryCorpus } from './temporary-corpus.js';

const { write } = temporaryCorpus();
const brown =
  "\n\n\tThe/at dog's/nn$ bone/nn ,/, ``/`` so/rb ''/'' I'll/ppss+md not/* give/vb it/ppo ./.\n\n\n\tHe/pps has/hvz gone/vbn 1/2/cd ./.\n";

describeCorpusReader('the reader of tagged text', async () => createTaggedReader(await write('constructor', brown)));

describe('createTaggedReader', () => {
  it('puts sentences together from their words', async () => {
    const path = await write('ca01', brown);
    expect((await readTexts(createTaggedReader(path))).texts).toEqual([
      'ca01#0 The dog\'s bone, "so" I\'ll not give it.',
      'ca01#1 He has gone 1/2.',
    ]);
  });

  it('keeps tags if asked to, as universal ones', async () => {
    const path = await write('ca02', brown);
    const units = (await readUnits(createTaggedReader(path, { keepTags: true }))) as Sentence[];
    expect(units[0]?.tokens.map(({ form, lemma, tag }) => `${form} ${lemma} ${tag}`)).toEqual([
      'The the DET',
      "dog's dog's NOUN",
      'bone bone NOUN',
      ', , PUNCT',
      '" " PUNCT',
      'so so ADV',
      '" " PUNCT',
      "I'll i'll PRON",
      'not not PART',
      'give give VERB',
      'it it PRON',
      '. . PUNCT',
    ]);
    expect(units[1]?.tokens.map(({ tag }) => tag)).toEqual(['PRON', 'AUX', 'VERB', 'NUM', 'PUNCT']);
    for (const { text, tokens } of units) {
      for (const { form, start, end } of tokens) expect(text.slice(start, end)).toBe(form);
    }
  });

  it("reads Penn's tags behind underscores, and words that hold spaces", async () => {
    const path = await write(
      'masc.txt',
      'George_NNP W. Bush_NNP went_VBD to_TO a_b_NN to_TO see_VB that_IN ._. \nJust words\n',
    );
    const units = (await readUnits(createTaggedReader(path, { tagSet: 'penn', keepTags: true }))) as Sentence[];
    expect(units.map(({ text }) => text)).toEqual(['George W. Bush went to a_b to see that.']);
    expect(units[0]?.tokens.map(({ form, tag }) => `${form} ${tag}`)).toEqual([
      'George PROPN',
      'W. Bush PROPN',
      'went VERB',
      'to ADP',
      'a_b NOUN',
      'to PART',
      'see VERB',
      'that SCONJ',
      '. PUNCT',
    ]);
  });

  it('tells of lines whose last word has no tag and goes on', async () => {
    const path = await write('ca03', 'a/at dog\nA/at cat/nn\n');
    const { texts, bad } = await readTexts(createTaggedReader(path));
    expect(texts).toEqual(['ca03#0 A cat']);
    expect(bad.map(({ place }) => place)).toEqual(['line 1']);
  });

  it('refuses options out of range', () => {
    expect(() => createTaggedReader('a', { tagSet: 'claws' as 'penn' })).toThrow(OptionError);
    expect(() => createTaggedReader('a', { separator: ' ' })).toThrow(OptionError);
  });
});
