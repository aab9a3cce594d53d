import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FileFormatError } from '../../../src/errors.js';
import {
  parseMc30,
  parseMen,
  parseMturk,
  parseRareWords,
  parseRg65,
  parseScws,
  parseSimLex999,
  parseSimVerb3500,
  parseWordPairs,
  parseWordSim353,
} from '../../../src/evaluation/formats/parse-word-pairs.js';

const folder = resolve(process.env['QUALIA_DATA'] ?? '../shared/data');
const file = (...lines: string[]) => ({ path: 'words.txt', text: lines.join('\n') });
const tabbed = (...cells: string[]) => cells.join('\t');

const snow = {
  id: 'snow-rain',
  left: { form: 'word', words: ['snow'] },
  right: { form: 'word', words: ['rain'] },
  ratings: [{ value: 7.5 }],
};

describe('parseWordPairs', () => {
  it.each([
    ['snow rain 7.5'],
    ['snow\train\t7.5'],
    ['snow,rain,7.5'],
    ['snow;rain;7.5'],
    ['"snow","rain","7.5"'],
    ['"snow"\t"rain"\t7.5'],
    ['  snow   rain  7.5  '],
    ['Word 1,Word 2,Human (mean)\r\nsnow,rain,7.5\r\n'],
    ['Word 1\tWord 2\tHuman (mean)\nsnow\train\t7.50\n'],
    ['# a comment, with commas\n#\nsnow rain 7.5'],
    ['word1 word2 POS other score\nsnow rain N x 7.5'],
    ['word1,word2,pos,SimLex999\nsnow,rain,9,7.5'],
    ['\uFEFFsnow rain 7.5\r'],
  ])('reads %j', (text) => {
    expect(parseWordPairs({ path: 'words.txt', text })).toEqual({ kind: 'rated-pairs', pairs: [snow], findings: [] });
  });

  it.each([
    ['', 'line 1', 'expected a row with two words and a score'],
    ['word1 word2 score\n', 'line 1', 'expected a row'],
    ['snow rain', 'line 1', 'expected two words and a score'],
    ['snow rain 7.5\n\nsnow white rain 2', 'line 3', 'expected 3 cells, found 4'],
    ['snow rain 7.5\nsnow 7', 'line 2', 'expected 3 cells, found 2'],
    ['snow rain 7.5\nsnow hail much', 'line 2', 'expected a number as rating, found "much"'],
    ['snow,rain,7.5\nsnow,,7', 'line 2', 'expected a word'],
    ['snow,rain,7.5\n"snow,hail,7', 'line 2', 'a quote was opened and never closed'],
  ])('refuses %j, naming the line', (text, place, problem) => {
    const parse = () => parseWordPairs({ path: 'words.txt', text });
    expect(parse).toThrow(FileFormatError);
    expect(parse).toThrow(`words.txt, ${place}: `);
    expect(parse).toThrow(problem);
  });

  it('tells scores off the scale and pairs that come twice', () => {
    const { pairs, findings } = parseWordPairs(file('snow rain 7.5', 'rain snow 6', 'ice ice -1'), { scale: [0, 10] });
    expect(pairs.map(({ id }) => id)).toEqual(['snow-rain', 'rain-snow', 'ice-ice']);
    expect(findings).toEqual([
      expect.stringContaining('line 3: the rating -1'),
      expect.stringContaining('line 2: "rain-snow"'),
    ]);
  });

  it('reads back what was written, whatever the words and the separator', () => {
    const word = fc.constantFrom('snow', 'constructor', '__proto__', "o'clock", 'New-York', 'über', '7');
    const rows = fc.array(fc.tuple(word, word, fc.integer({ min: -99, max: 99 })), { minLength: 1 });
    fc.assert(
      fc.property(
        rows,
        fc.constantFrom(' ', '\t', ',', ';'),
        fc.constantFrom('\n', '\r\n'),
        (table, separator, end) => {
          const text = table.map((row) => row.join(separator)).join(end);
          const { pairs } = parseWordPairs({ path: 'words.txt', text });
          expect(pairs.map(({ left, right, ratings }) => [left.words[0], right.words[0], ratings[0]?.value])).toEqual(
            table.map(([left, right, value]) => [left, right, Number(String(value))]),
          );
        },
      ),
    );
  });
});

describe('parseWordSim353', () => {
  it('takes the single ratings of set1 and set2 by the people of the columns, and checks their mean', () => {
    const header = 'Word 1,Word 2,Human (mean),1,2,3';
    const { pairs, findings } = parseWordSim353(file(header, 'snow,rain,7.33,6,8,8', 'snow,hail,9.00,6,8,8'));
    expect(pairs[0]?.ratings).toEqual([
      { value: 6, rater: '1' },
      { value: 8, rater: '2' },
      { value: 8, rater: '3' },
    ]);
    expect(findings).toEqual(['line 3: the mean of "snow-hail" is given as 9, but its 3 ratings have 7.33.']);
  });

  it('takes the mean of the combined form, and refuses a row with a cell too many', () => {
    const header = 'Word 1,Word 2,Human (mean)';
    expect(parseWordSim353(file(header, 'snow,rain,7.5')).pairs).toEqual([snow]);
    expect(() => parseWordSim353(file(header, 'snow,rain,7.5,8'))).toThrow('line 2: expected 3 cells, found 4');
  });
});

describe('parseMen', () => {
  it('reads the natural form, and the lemma form with its parts of speech', () => {
    expect(parseMen(file('snow rain 31.000000')).pairs[0]).toEqual({ ...snow, ratings: [{ value: 31 }] });
    expect(parseMen(file('snow-n fall-v 31.000000', 'well-known-j snow-n 9.000000')).pairs).toMatchObject([
      { id: 'snow-fall', left: { words: ['snow'], partOfSpeech: 'n' }, right: { words: ['fall'], partOfSpeech: 'v' } },
      { id: 'well-known-snow', left: { words: ['well-known'], partOfSpeech: 'a' } },
    ]);
    expect(parseMen(file('vitamin-a snow 3.0')).pairs[0]?.left).toEqual({ form: 'word', words: ['vitamin-a'] });
  });
});

describe('parseRareWords', () => {
  it('keeps the single ratings, without raters, and passes over empty ones', () => {
    const { pairs, findings } = parseRareWords(
      file(
        tabbed('unsnow', 'thaw', '5.00', '4', '6', '5', '5', '5', '5', '5', '5', '5', ''),
        tabbed('rerain', 'rain', '8'),
      ),
    );
    expect(pairs[0]?.ratings).toEqual([4, 6, 5, 5, 5, 5, 5, 5, 5].map((value) => ({ value })));
    expect(pairs[1]?.ratings).toEqual([{ value: 8 }]);
    expect(findings).toEqual([]);
  });
});

describe('parseSimLex999 and parseSimVerb3500', () => {
  const header = tabbed('word1', 'word2', 'POS', 'SimLex999', 'conc(w1)', 'SD(SimLex)');

  it('take the score, not the norms beside it, and the parts of speech', () => {
    expect(parseSimLex999(file(header, tabbed('snow', 'rain', 'N', '7.5', '4.9', '1'))).pairs).toEqual([
      {
        ...snow,
        left: { form: 'word', words: ['snow'], partOfSpeech: 'n' },
        right: { form: 'word', words: ['rain'], partOfSpeech: 'n' },
      },
    ]);
    expect(() => parseSimLex999(file(header, tabbed('snow', 'rain', 'X', '7.5', '4.9', '1')))).toThrow(
      'line 2: expected a part of speech (n, v, a, j or r), found "X"',
    );
  });

  it('take the relation as label, with and without header', () => {
    const row = tabbed('fall', 'drop', 'V', '7.5', 'SYNONYMS');
    const header = tabbed('word1', 'word2', 'POS', 'score', 'relation');
    const { pairs } = parseSimVerb3500(file(row));
    expect(pairs).toMatchObject([{ id: 'fall-drop', label: 'SYNONYMS', left: { partOfSpeech: 'v' } }]);
    expect(parseSimVerb3500(file(header, row)).pairs).toEqual(pairs);
  });
});

describe('parseScws', () => {
  const ten = Array.from({ length: 10 }, (_, place) => String(place));

  it('gives each word with its context and its ten ratings', () => {
    const row = tabbed(
      '4',
      'bank',
      'n',
      'run',
      'v',
      'A " on the <b> banks </b> of it',
      'to <b>run</b> home',
      '4.5',
      ...ten,
    );
    const { pairs, findings } = parseScws(file(row));
    expect(pairs).toEqual([
      {
        id: 'bank-run/4',
        left: {
          form: 'word',
          words: ['bank'],
          partOfSpeech: 'n',
          context: { before: 'A " on the', surface: 'banks', after: 'of it' },
        },
        right: {
          form: 'word',
          words: ['run'],
          partOfSpeech: 'v',
          context: { before: 'to', surface: 'run', after: 'home' },
        },
        ratings: ten.map((value) => ({ value: Number(value) })),
      },
    ]);
    expect(findings).toEqual([]);
  });

  it('takes the same words in other contexts for another pair, and tells a context without a mark', () => {
    const row = (number: string, context: string) =>
      tabbed(number, 'bank', 'n', 'run', 'v', context, 'to <b>run</b>', '4.5');
    const { pairs, findings } = parseScws(
      file(row('1', 'a <b>bank</b>'), row('2', 'the <b>bank</b>'), row('3', 'a bank')),
    );
    expect(pairs.map(({ id }) => id)).toEqual(['bank-run/1', 'bank-run/2', 'bank-run/3']);
    expect(pairs[2]?.left.context).toBeUndefined();
    expect(findings).toEqual(['line 3: no <b> marks "bank" in its context, which is left out.']);
  });

  it('goes over a number once, however long it is', () => {
    const long = tabbed(
      '1',
      'bank',
      'n',
      'run',
      'v',
      '<b>bank</b>',
      '<b>run</b>',
      '6',
      ...ten.slice(1),
      '5'.repeat(500_000),
    );
    expect(() => parseScws(file(`${long}x`))).toThrow('expected a number as rating');
  });

  it('refuses short rows and an empty file', () => {
    expect(() => parseScws(file(tabbed('1', 'bank', 'n')))).toThrow('words.txt, line 1: expected at least 8 cells');
    expect(() => parseScws(file(''))).toThrow('line 1');
  });
});

describe('the published files', () => {
  it.for([
    ['wordsim/EN-WS-353-ALL.txt', parseWordSim353, 353, ['money-cash', 'money-bank']],
    ['wordsim/EN-WS-353-SIM.txt', parseWordSim353, 203, []],
    ['wordsim/EN-WS-353-REL.txt', parseWordSim353, 252, ['bank-money']],
    ['wordsim/EN-RG-65.txt', parseRg65, 65, []],
    ['wordsim/EN-MC-30.txt', parseMc30, 30, []],
    ['wordsim/EN-MTurk-287.txt', parseMturk, 287, ['stock-gasoline']],
    ['wordsim/EN-YP-130.txt', parseWordPairs, 130, []],
    ['wordsim/EN-VERB-143.txt', parseWordPairs, 144, []],
    ['simlex/SimLex-999.txt', parseSimLex999, 999, ['strange-sly']],
  ] as const)(
    '%s has its pairs, and findings of those that come twice only',
    ([name, parse, count, twice], context) => {
      const path = join(folder, name);
      if (!existsSync(path)) context.skip(`${path} is not there; set QUALIA_DATA`);
      const { pairs, findings } = parse({ path, text: readFileSync(path, 'utf8') });
      expect(pairs).toHaveLength(count);
      expect(new Set(pairs.map(({ id }) => id)).size).toBe(count);
      expect(findings).toEqual(twice.map((id) => expect.stringContaining(`"${id}" is the pair of line`)));
    },
  );
});
