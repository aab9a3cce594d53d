import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FileFormatError, OptionError, ParseError } from '../../../src/errors.js';
import { parseTable, readTableFormat, type TableFormat } from '../../../src/evaluation/formats/parse-table.js';
import { parseSimLex999 } from '../../../src/evaluation/formats/parse-word-pairs.js';

const folder = resolve(process.env['QUALIA_DATA'] ?? '../shared/data');
const words: TableFormat = { left: ['a'], right: ['b'], score: 'mean' };
const table = (...lines: string[]) => ({ path: 'table.csv', text: lines.join('\n') });

describe('parseTable', () => {
  it('finds columns by name, wherever they stand', () => {
    expect(parseTable(table('mean,b,other,a', '7.5,rain,x,snow'), words)).toEqual({
      kind: 'rated-pairs',
      pairs: [
        {
          id: 'snow/rain',
          left: { form: 'word', words: ['snow'] },
          right: { form: 'word', words: ['rain'] },
          ratings: [{ value: 7.5 }],
        },
      ],
      findings: [],
    });
  });

  it.each([
    ['table.csv', 'a,b,mean\r\n"snow","rain","7.5"\r\n'],
    ['table.csv', 'a;b;mean\nsnow;rain;7.5'],
    ['table.tsv', 'a\tb\tmean\n\nsnow\train\t7.5'],
    ['table.txt', '\uFEFFa b mean\nsnow rain 7.5'],
    ['table.txt', 'a\tb\tmean\nsnow\train\t7.5'],
  ])('reads %s with %j', (path, text) => {
    expect(parseTable({ path, text }, words)).toEqual(parseTable(table('a,b,mean', 'snow,rain,7.5'), words));
  });

  it('reads cells with the separator, quotes and line ends in quotes, and tells the right line after them', () => {
    const { pairs } = parseTable(table('a,b,mean', '"It snows, he said","It ""rains""\nnow",3'), words);
    expect(pairs[0]?.left).toEqual({ form: 'text', words: ['It snows, he said'] });
    expect(pairs[0]?.right).toEqual({ form: 'text', words: ['It "rains"\nnow'] });
    expect(() => parseTable(table('a,b,mean', '"x\ny",z,3', 'x,y,z'), words)).toThrow(
      'table.csv, line 4: expected a number',
    );
  });

  it('joins columns to phrases of a form, and to text without one', () => {
    const file = table('v1,n1,v2,n2,mean', 'bake,bread,cook,soup,6');
    const format: TableFormat = { left: ['v1', 'n1'], right: ['v2', 'n2'], score: 'mean' };
    expect(parseTable(file, { ...format, form: 'verb-object' }).pairs[0]).toMatchObject({
      id: 'bake-bread/cook-soup',
      left: { form: 'verb-object', words: ['bake', 'bread'] },
    });
    expect(parseTable(file, format).pairs[0]).toMatchObject({
      id: 'bake-bread/cook-soup',
      right: { form: 'text', words: ['cook soup'] },
    });
  });

  it('joins the rows of an item where raters are named, and keeps them apart and tells them where not', () => {
    const file = table('who,g,k,a,b,mean', 'p1,x,SYN,snow,rain,6', 'p2,x,SYN,snow,rain,9');
    const joined = parseTable(file, { ...words, rater: 'who', group: 'g', label: 'k', scale: [1, 7] });
    expect(joined.pairs).toMatchObject([
      {
        group: 'x',
        label: 'SYN',
        ratings: [
          { value: 6, rater: 'p1' },
          { value: 9, rater: 'p2' },
        ],
      },
    ]);
    expect(joined.findings).toEqual([expect.stringContaining('line 3: the rating 9 of "snow/rain" by p2')]);
    const apart = parseTable(file, words);
    expect(apart.pairs.map(({ id }) => id)).toEqual(['snow/rain', 'snow/rain#2']);
    expect(apart.findings).toEqual([expect.stringContaining('line 3: "snow/rain" is the pair of line 2')]);
  });

  it('takes numbers of columns, with and without header, and ids', () => {
    const format: TableFormat = { left: [2], right: [3], score: 4, id: 1 };
    const [pair] = parseTable(table('7,snow,rain,6'), { ...format, header: false }).pairs;
    expect(pair?.id).toBe('7');
    expect(parseTable(table('n,a,b,mean', '7,snow,rain,6'), format).pairs).toEqual([pair]);
  });

  it.each([
    ['', 'line 1', 'expected a table with rows'],
    ['a,b,mean', 'line 1', 'expected a table with rows'],
    ['a,c,mean\nsnow,rain,6', 'line 1', 'names no column "b", but: a, c, mean'],
    ['a,b,b,mean\nsnow,rain,hail,6', 'line 1', 'names 2 columns "b"'],
    ['a,b,mean\nsnow', 'line 2', 'has 1 cells, where column 2 was expected'],
    ['a,b,mean\nsnow,,6', 'line 2', 'has an empty cell'],
    ['a,b,mean\nsnow,rain,', 'line 2', 'expected a number as rating, found ""'],
    ['a,b,mean\nsnow,rain,0x10', 'line 2', 'expected a number'],
    ['a,b,mean\n"snow,rain,6', 'line 2', 'never closed'],
  ])('refuses %j, naming the line', (text, place, problem) => {
    const parse = () => parseTable({ path: 'table.csv', text }, words);
    expect(parse).toThrow(FileFormatError);
    expect(parse).toThrow(`table.csv, ${place}: `);
    expect(parse).toThrow(problem);
  });

  it('refuses a format that cannot be', () => {
    const file = table('a,b,mean', 'snow,rain,6');
    for (const format of [
      { ...words, left: [] },
      { ...words, left: [''] },
      { ...words, score: 0 },
      { ...words, header: false },
      { ...words, form: 'verb-object' as const },
    ]) {
      expect(() => parseTable(file, format)).toThrow(OptionError);
    }
    expect(() => parseTable(file, { ...words, score: 4 })).toThrow('names 3 columns, so that column 4 is missing');
  });

  it('reads a published file as its own reader does', (context) => {
    const path = join(folder, 'simlex/SimLex-999.txt');
    if (!existsSync(path)) context.skip(`${path} is not there; set QUALIA_DATA`);
    const file = { path, text: readFileSync(path, 'utf8') };
    const { pairs } = parseTable(file, readTableFormat('left=word1,right=word2,score=SimLex999,label=POS'));
    expect(pairs.map(({ ratings }) => ratings)).toEqual(parseSimLex999(file).pairs.map(({ ratings }) => ratings));
  });
});

describe('readTableFormat', () => {
  it('reads columns by name and number', () => {
    expect(readTableFormat('left=v 1+2, right=v2+n2,score=mean,rater=who,form=verb-object')).toEqual({
      left: ['v 1', 2],
      right: ['v2', 'n2'],
      score: 'mean',
      rater: 'who',
      form: 'verb-object',
    });
  });

  it.each([
    ['', 'is not one of left'],
    ['left=a,right=b', 'there is no score='],
    ['left=a,right=b,score=', 'is not one of'],
    ['left=a,right=b,score=c,score=d', '"score" comes twice'],
    ['left=a,right=b,score=c,constructor=d', 'is not one of'],
    ['left=a,right=b,score=c,form=sonnet', '"sonnet" is no form'],
  ])('refuses %j', (text, problem) => {
    expect(() => readTableFormat(text)).toThrow(ParseError);
    expect(() => readTableFormat(text)).toThrow(problem);
  });
});
