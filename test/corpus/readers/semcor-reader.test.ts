import { describe, expect, it } from 'vitest';
import { createSemcorReader } from '../../../src/corpus/readers/semcor-reader.js';
import type { SenseSentence } from '../../../src/corpus/readers/semcor-sentence.js';
import { describeCorpusReader } from '../../conformance/corpus-reader.js';
import { readTexts, readUnits, temporaryCorpus } from './temporary-corpus.js';

const { write } = temporaryCorpus();

const file = (name: string): string => `<contextfile concordance=brown>
<context filename=${name} paras=yes>
<p pnum=1>
<s snum=1>
<wf cmd=done rdf=person pos=NNP lemma=person wnsn=1 lexsn=1:03:00:: pn=person>Ada_Byron</wf>
<wf cmd=done pos=VBD ot=notag>was</wf>
<wf cmd=done pos=VB lemma=rest_on wnsn=2 lexsn=2:35:00::>resting_on</wf>
<wf cmd=ignore pos=DT>The</wf>
<wf cmd=done pos=JJ lemma=hot wnsn=1 lexsn=5:00:01:warm(a):00;3:00:01::>hot</wf>
<wf cmd=tag pos=NNS>stones</wf>
<punc>.</punc>
</s>
</p>
<p pnum=2>
<s snum=2>
<wf cmd=ignore pos=UH>Oh</wf>
<punc>!</punc>
</s>
</p>
</context>
</contextfile>
`;

describeCorpusReader('the reader of SemCor', async () =>
  createSemcorReader([await write('br-x01', file('constructor')), await write('br-x02', file('__proto__'))]),
);

describe('createSemcorReader', () => {
  it('gives tokens, names, multiword lemmas and senses', async () => {
    const units = (await readUnits(createSemcorReader(await write('br-a01', file('br-a01'))))) as SenseSentence[];
    const [first, second] = units;
    expect(first?.text).toBe('Ada Byron was resting on The hot stones.');
    expect(first?.tokens.map(({ form, lemma, tag }) => `${form} ${lemma} ${tag}`)).toEqual([
      'Ada Ada PROPN',
      'Byron Byron PROPN',
      'was be AUX',
      'resting rest VERB',
      'on on ADP',
      'The the DET',
      'hot hot ADJ',
      'stones stones NOUN',
      '. . PUNCT',
    ]);
    expect(first?.names).toEqual([{ start: 0, end: 2, class: 'person' }]);
    expect(first?.multiwords).toEqual([
      { start: 0, end: 2, lemma: 'Ada Byron', tag: 'PROPN' },
      { start: 3, end: 5, lemma: 'rest on', tag: 'VERB' },
    ]);
    expect(first?.senses).toEqual([
      { start: 0, end: 2, keys: ['person%1:03:00::'] },
      { start: 3, end: 5, keys: ['rest_on%2:35:00::'] },
      { start: 6, end: 7, keys: ['hot%5:00:01:warm:00', 'hot%3:00:01::'] },
    ]);
    for (const { form, start, end } of first?.tokens ?? []) expect(first?.text.slice(start, end)).toBe(form);
    expect(second).toMatchObject({ document: 'br-a01', position: 1, text: 'Oh!', senses: [] });
  });

  it('tells of words outside sentences and sentences without end, and goes on', async () => {
    const path = await write(
      'bad',
      '<wf pos=NN>lost</wf>\n<s snum=1>\n<wf pos=NN>a</wf>\n<s snum=2>\n<wf pos=NN>b</wf>\n</s>\n<s>',
    );
    const { texts, bad } = await readTexts(createSemcorReader(path));
    expect(texts).toEqual(['bad#0 b']);
    expect(bad.map(({ place }) => place)).toEqual(['line 1', 'line 2', 'line 7']);
  });
});
