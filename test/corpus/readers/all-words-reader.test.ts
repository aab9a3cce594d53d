import { describe, expect, it } from 'vitest';
import { type AskedSentence, createAllWordsReader } from '../../../src/corpus/readers/all-words-reader.js';
import { describeCorpusReader } from '../../conformance/corpus-reader.js';
import { readTexts, readUnits, temporaryCorpus } from './temporary-corpus.js';

const { write } = temporaryCorpus();

const file = (name: string): string => `<?xml version="1.0" encoding="UTF-8" ?>
<corpus lang="en" source="toy">
<text id="${name}.d0">
<sentence id="${name}.d0.s0">
<wf lemma="the" pos="DET">The</wf>
<instance id="${name}.d0.s0.t0" lemma="bank" pos="NOUN">banks</instance>
<wf lemma="New_York" pos="NOUN">New York</wf>
<wf lemma="&amp;" pos="CONJ">&amp;</wf>
<wf lemma="up" pos="PRT">up</wf>
<wf lemma="." pos=".">.</wf>
</sentence>
<sentence id="${name}.d0.s1"><instance id="${name}.d0.s1.t0" lemma="constructor" pos="VERB">constructor</instance></sentence>
</text>
<text id="${name}.d1"><sentence id="x"><wf pos="XYZ">Odd</wf></sentence></text>
</corpus>
`;

describeCorpusReader('the reader of all-words sets', async () =>
  createAllWordsReader([await write('a.xml', file('a')), await write('b.xml', file('__proto__'))]),
);

describe('createAllWordsReader', () => {
  it('gives tokens with lemmas and tags, and the words that are asked', async () => {
    const units = (await readUnits(createAllWordsReader(await write('c.xml', file('c'))))) as AskedSentence[];
    const [first, second, third] = units;
    expect(first?.text).toBe('The banks New York & up .');
    expect(first?.tokens.map(({ form, lemma, tag }) => `${form}/${lemma}/${tag}`)).toEqual([
      'The/the/DET',
      'banks/bank/NOUN',
      'New York/New York/NOUN',
      '&/&/CCONJ',
      'up/up/PART',
      '././PUNCT',
    ]);
    expect(first?.asked).toEqual([{ id: 'c.d0.s0.t0', start: 1, end: 2 }]);
    for (const unit of units) {
      for (const { form, start, end } of unit.tokens) expect(unit.text.slice(start, end)).toBe(form);
    }
    expect([second?.document, second?.position, second?.asked[0]?.id]).toEqual(['c.d0', 1, 'c.d0.s1.t0']);
    expect(third).toMatchObject({ document: 'c.d1', asked: [], tokens: [{ lemma: 'odd', tag: 'X' }] });
  });

  it('reads CDATA as text', async () => {
    const content = '<corpus><text id="a"><sentence><wf>R<![CDATA[&D]]></wf></sentence></text></corpus>';
    const [unit] = (await readUnits(createAllWordsReader(await write('cdata.xml', content)))) as AskedSentence[];
    expect(unit?.text).toBe('R&D');
  });

  it.each([
    ['<corpus><text id="a"><sentence><wf>A</wf></sentence>', 'expected well-formed XML'],
    ['<corpus><text id="a"><sentence><wf>A</wf><b/></sentence></text></corpus>', '<b> stands in <sentence>'],
    ['<html/>', '<html> stands outermost'],
    ['<corpus><text><sentence><instance pos="NOUN">A</instance></sentence></text></corpus>', 'without an id'],
    ['<corpus><text><sentence><wf> </wf><wf>A</wf></sentence></text></corpus>', '<wf> is empty'],
    ['<corpus><text><sentence>A <wf>b</wf></sentence></text></corpus>', '"A" stands in no <wf> or <instance>'],
    [
      '<corpus><text><sentence><instance id="a">A</instance><instance id="a">B</instance></sentence></text></corpus>',
      'gives the id "a" twice',
    ],
  ])('names the line of what is wrong in %s', async (content, problem) => {
    const path = await write('bad.xml', content);
    await expect(readUnits(createAllWordsReader(path))).rejects.toThrow(problem);
    await expect(readUnits(createAllWordsReader(path))).rejects.toThrow('line 1');
    const { bad } = await readTexts(createAllWordsReader(path));
    expect(bad).toHaveLength(1);
  });
});
