import { describe, expect, it } from 'vitest';
import { FileFormatError } from '../../../src/errors.js';
import { parseAllWords } from '../../../src/evaluation/formats/parse-all-words.js';

const xmlFile = (text: string) => ({ path: 'tiny.data.xml', text });
const keyFile = (text: string) => ({ path: 'tiny.gold.key.txt', text });

const xml = `<?xml version="1.0" encoding="UTF-8" ?>
<corpus lang="en" source="tiny">
<text id="d000">
<sentence id="d000.s000">
<wf lemma="the" pos="DET">The</wf>
<wf lemma="&quot;" pos=".">&quot;</wf>
<instance id="d000.s000.t000" lemma="caf&#233;_bar" pos="NOUN">caf&#xE9; bar</instance>
<wf lemma="&apos;s" pos="PRT">&apos;s</wf>
<instance id="d000.s000.t001" lemma="constructor" pos="ADJ">constructor</instance>
<wf lemma="_" pos=".">_</wf>
</sentence>
<sentence id="d000.s001">
<instance id="d000.s001.t000" lemma="Run" pos="VERB">ran</instance>
</sentence>
</text>
</corpus>
`;
const key = `d000.s000.t000 cafe_bar%1:06:00:: cafe_bar%1:14:00::
d000.s000.t001 constructor%3:00:00::
d000.s001.t000 run%2:38:00::
`;

const parse = (data = xml, gold = key) => parseAllWords(xmlFile(data), keyFile(gold));

function failure(data: string, gold = key): string {
  try {
    parse(data, gold);
  } catch (error) {
    if (error instanceof FileFormatError) return error.message;
    throw error;
  }
  return 'nothing was thrown';
}

describe('parseAllWords', () => {
  it('reads sentences with lemma and tag, entity references resolved', () => {
    const { kind, name, sentences, findings } = parse();
    expect([kind, name, findings]).toEqual(['all-words', 'tiny', []]);
    expect(sentences.map(({ id, tokens }) => [id, tokens.length])).toEqual([
      ['d000.s000', 6],
      ['d000.s001', 1],
    ]);
    expect(sentences[0]?.tokens).toEqual([
      { form: 'The', lemma: 'the', tag: 'DET' },
      { form: '"', lemma: '"', tag: '.' },
      { form: 'café bar', lemma: 'café bar', tag: 'NOUN' },
      { form: "'s", lemma: "'s", tag: 'PRT' },
      { form: 'constructor', lemma: 'constructor', tag: 'ADJ' },
      { form: '_', lemma: '_', tag: '.' },
    ]);
  });

  it('reads instances with their place and all their keys', () => {
    expect(parse().instances).toEqual([
      {
        id: 'd000.s000.t000',
        dataset: 'tiny',
        lemma: 'café bar',
        partOfSpeech: 'n',
        sentence: 0,
        token: 2,
        gold: ['cafe_bar%1:06:00::', 'cafe_bar%1:14:00::'],
      },
      {
        id: 'd000.s000.t001',
        dataset: 'tiny',
        lemma: 'constructor',
        partOfSpeech: 'a',
        sentence: 0,
        token: 4,
        gold: ['constructor%3:00:00::'],
      },
      {
        id: 'd000.s001.t000',
        dataset: 'tiny',
        lemma: 'Run',
        partOfSpeech: 'v',
        sentence: 1,
        token: 0,
        gold: ['run%2:38:00::'],
      },
    ]);
  });

  it('reads the same from CR-LF, a byte order mark, no final newline and keys in another order', () => {
    const crlf = (text: string) => `\uFEFF${text.trimEnd().replaceAll('\n', '\r\n')}`;
    const turned = key.trimEnd().split('\n').reverse().join('\n');
    expect(parse(crlf(xml), crlf(turned))).toEqual(parse());
  });

  it('takes the data set from the ids in a file of several', () => {
    const all = (text: string) => text.replaceAll('d000.s000.t', 'senseval3.d000.s000.t');
    const { instances } = parse(all(xml), all(key));
    expect(instances.map(({ dataset }) => dataset)).toEqual(['senseval3', 'senseval3', 'tiny']);
  });

  it('tells of an instance without a key and leaves it out', () => {
    const { instances, findings } = parse(xml, key.split('\n').slice(1).join('\n'));
    expect(instances.map(({ id }) => id)).toEqual(['d000.s000.t001', 'd000.s001.t000']);
    expect(findings).toEqual([
      'tiny.data.xml, line 7: "d000.s000.t000" has no key in tiny.gold.key.txt and is left out.',
    ]);
  });

  it('refuses keys of no instance, keys given twice and lines without a key, naming the line', () => {
    expect(failure(xml, `${key}d000.s009.t000 run%2:38:00::\n`)).toMatch(
      /^tiny\.gold\.key\.txt, line 4: "d000\.s009\.t000" is no instance of tiny\.data\.xml/,
    );
    expect(failure(xml, `${key}d000.s001.t000 run%2:38:01::`)).toMatch(
      /line 4: the id "d000\.s001\.t000" is given twice/,
    );
    expect(failure(xml, key.replace(' run%2:38:00::', ''))).toMatch(/line 3: .* has no key; expected "id key/);
  });

  it.each([
    [
      '<wf lemma="the" pos="DET">The</wf>',
      '<wf lemma="the" pos="DET">The</instance>',
      /line 5: unexpected close tag|line 5: unmatched closing tag/,
    ],
    ['<wf lemma="the" pos="DET">The</wf>', '<wf lemma="the">The</wf>', /line 5: <wf> has no "pos"/],
    [
      '<wf lemma="the" pos="DET">The</wf>',
      '<word>The</word>',
      /line 5: <word> stands in <sentence>; expected wf or instance/,
    ],
    ['<wf lemma="the" pos="DET">The</wf>', '<wf lemma="the" pos="DET"></wf>', /line 5: <wf> is empty/],
    ['<wf lemma="the" pos="DET">The</wf>', 'The', /line 6: "The" stands in no <wf>/],
    ['>The<', '>&constructor;<', /line 5: undefined entity; expected well-formed XML/],
    [
      'lemma="Run" pos="VERB"',
      'lemma="Run" pos="PRT"',
      /line 13: the instance .* is "PRT"; expected NOUN, VERB, ADJ, ADV/,
    ],
    ['id="d000.s001.t000"', 'id="d000.s000.t001"', /line 13: the id "d000\.s000\.t001" is given twice/],
    ['</corpus>\n', '', /unclosed tag: corpus; expected well-formed XML/],
  ])('refuses %s turned into %s, naming the line', (before, after, message) => {
    expect(xml).toContain(before);
    expect(failure(xml.replace(before, after))).toMatch(message);
  });
});
