import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FileFormatError } from '../../../../src/errors.js';
import { formatLexiconLines } from '../../../../src/lexicon/formats/json/format-lexicon-lines.js';
import { parseLexiconLines } from '../../../../src/lexicon/formats/json/parse-lexicon-lines.js';
import { readLexiconLines } from '../../../../src/lexicon/formats/json/read-lexicon-lines.js';
import { writeLexiconLines } from '../../../../src/lexicon/formats/json/write-lexicon-lines.js';
import { writeLexiconFile } from '../../lexicon-fixture.js';
import { createExtension, createFullLexicon, lexiconsOfTexts } from '../../record-fixture.js';

const format = '{"format":"qualia-lexicon","version":1}\n';
const head = `${format}{"lexicon":{"id":"x"}}\n`;

describe('formatLexiconLines and parseLexiconLines', () => {
  it('give back lexicons with everything in them', () => {
    const lexicons = [createFullLexicon(), createExtension()];
    expect(parseLexiconLines([...formatLexiconLines(lexicons)].join(''), 'x')).toEqual(lexicons);
  });

  it('give back any text', () => {
    fc.assert(
      fc.property(lexiconsOfTexts, (lexicon) => {
        expect(parseLexiconLines([...formatLexiconLines([lexicon])].join(''), 'x')).toEqual([lexicon]);
      }),
    );
  });

  it('write a line a record, without what is empty', () => {
    const lines = [...formatLexiconLines([createExtension()])].join('').trimEnd().split('\n');
    expect(lines).toHaveLength(6);
    expect(lines.at(-1)).toBe('{"synset":{"id":"ext-1-a","ili":"","partOfSpeech":"a"}}');
  });
});

describe('parseLexiconLines', () => {
  it.each([
    ['is cut short', head.slice(0, -5), /line 2: the file breaks off/],
    ['has no format', '{"lexicon":{"id":"x"}}\n', /line 1: expected the name of the format/],
    [
      'has another version',
      '{"format":"qualia-lexicon","version":2}\n',
      /line 1: it is no format of a lexicon: version/,
    ],
    ['has no lexicon', format, /expected a lexicon; the file ends/],
    ['begins with a synset', `${format}{"synset":{"id":"a"}}\n`, /line 2: expected a lexicon before/],
    ['is not JSON', `${head}{"synset":\n`, /line 3: it is not JSON/],
    ['has another record', `${head}{"constructor":{}}\n`, /line 3: expected one of/],
    ['is a list', `${head}[]\n`, /line 3: expected one of/],
    ['has a number as id', `${head}{"synset":{"id":1}}\n`, /line 3: it is no synset of a lexicon: synset\.id/],
    ['has a field too many', `${head}{"synset":{"id":"a","odd":1}}\n`, /line 3: it is no synset/],
  ])('tells the line where a file %s', (_, text, problem) => {
    expect(() => parseLexiconLines(text, 'x.jsonl')).toThrow(FileFormatError);
    expect(() => parseLexiconLines(text, 'x.jsonl')).toThrow(problem);
  });
});

describe('writeLexiconLines', () => {
  it.each(['x.jsonl', 'x.jsonl.gz'])('writes %s, which is read again', async (name) => {
    const path = await writeLexiconFile(name, '');
    await writeLexiconLines(path, [createFullLexicon()]);
    expect(await readLexiconLines(path)).toEqual([createFullLexicon()]);
  });
});
