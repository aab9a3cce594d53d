import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FileFormatError } from '../../../../src/errors.js';
import { formatOmw } from '../../../../src/lexicon/formats/omw/format-omw.js';
import { parseOmwRecords } from '../../../../src/lexicon/formats/omw/parse-omw-records.js';
import { readLexiconFile, readLexiconText } from '../../../../src/lexicon/read-lexicon-file.js';
import { createEntry } from '../../../../src/lexicon/records/entry-record.js';
import { createSense } from '../../../../src/lexicon/records/sense-record.js';
import { omwText } from '../../lexicon-fixture.js';

const plain =
  '# Tiny\tcmn\thttps://example.org\twordnet \n00000002-n\tcmn:lemma\t狗\n00000001-a\tcmn:lemma\t高兴+的\n' +
  '00000002-n\tcmn:lemma\tconstructor\n00000001-a\tcmn:def\t0\t快乐\n00000001-a\texe\t她很高兴\n00000003-n\tcmn:lemma\t狗\n';

describe('parseOmwRecords', () => {
  it('makes an entry of each word and part of speech, with a sense for each line', () => {
    const { lexicon, findings } = parseOmwRecords(plain, 'x.tab');
    expect(findings).toEqual([]);
    expect(lexicon).toMatchObject({ id: 'omw-cmn', label: 'Tiny', language: 'cmn', license: 'wordnet' });
    expect(lexicon.entries.map(({ lemma, senses }) => [lemma, senses.map(({ synset }) => synset)])).toEqual([
      ['狗', ['omw-cmn-00000002-n', 'omw-cmn-00000003-n']],
      ['高兴+的', ['omw-cmn-00000001-a']],
      ['constructor', ['omw-cmn-00000002-n']],
    ]);
    expect(lexicon.synsets[1]?.definitions.map(({ text }) => text)).toEqual(['0\t快乐']);
  });

  it('tells lines that it cannot read, once for all', () => {
    const { findings } = parseOmwRecords(`${plain}nonsense\n00000001-n\tcmn:odd\tx\n`, 'x.tab');
    expect(findings.map(({ code, place }) => `${code} ${place}`)).toEqual(['R351 x.tab, line 8']);
  });

  it('refuses a file without words', () => {
    expect(() => parseOmwRecords('# Tiny\tcmn\n', 'x.tab')).toThrow(FileFormatError);
  });
});

describe('formatOmw', () => {
  it.each([
    ['with its header', plain],
    ['without a header', plain.slice(plain.indexOf('\n') + 1)],
    ['without an end', plain.slice(0, -1)],
    ['with line ends of Windows', plain.replaceAll('\n', '\r\n')],
  ])('writes a file %s as it was', (_, text) => {
    expect(formatOmw(parseOmwRecords(text, 'x.tab').lexicon)).toEqual({ text, findings: [] });
  });

  it('writes new words at the end, and leaves out what has no place', () => {
    const { lexicon } = parseOmwRecords(plain, 'x.tab');
    const word = (id: string, lemma: string, synset: string) =>
      createEntry({ id, lemma, partOfSpeech: 'n', senses: [createSense({ id: `${id}-1`, synset })] });
    const [first] = lexicon.synsets;
    const other = { ...first, id: 'omw-cmn-new-n' } as NonNullable<typeof first>;
    const entries = [
      ...lexicon.entries,
      word('a', '犬', 'omw-cmn-00000002-n'),
      word('b', 'x\ny', 'omw-cmn-00000002-n'),
    ];
    const { text, findings } = formatOmw({ ...lexicon, entries, synsets: [...lexicon.synsets, other] });
    expect(text).toBe(`${plain}00000002-n\tcmn:lemma\t犬\n`);
    expect(findings.map(({ code }) => code)).toEqual(['X312', 'X311']);
  });

  it('keeps the odd words of a file', () => {
    const { lexicon } = parseOmwRecords(omwText, 'x.tab');
    const kept = formatOmw(lexicon).text.split('\n');
    expect(omwText.split('\n').filter((line) => kept.includes(line)).length).toBe(kept.length);
  });

  it.for(['wn-data-cmn.tab', 'wn-data-qcn.tab'])('gives back %s byte for byte', async (name, context) => {
    const archive = join(process.env['QUALIA_DATA'] ?? '../shared/data', 'omw', 'omw_chinese_cwn_cow.tar.xz');
    if (!existsSync(archive)) context.skip(`${archive} is not there; set QUALIA_DATA`);
    const text = await readLexiconText(await readLexiconFile(`${archive}:${name}`));
    const { lexicon, findings } = parseOmwRecords(text, name);
    expect(findings).toEqual([]);
    expect(formatOmw(lexicon).text === text).toBe(true);
  });
});
