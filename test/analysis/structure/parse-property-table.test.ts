import { describe, expect, it } from 'vitest';
import { categoriesOf, kindOfColumns, numbersOf } from '../../../src/analysis/structure/choose-columns.js';
import { parsePropertyTable } from '../../../src/analysis/structure/parse-property-table.js';
import { FileFormatError, OptionError } from '../../../src/errors.js';

describe('parsePropertyTable', () => {
  it('reads tabs, commas with quotes, and spaces', () => {
    const names = ['constructor', '__proto__'];
    const rows = [
      ['a', '1'],
      ['b', '2'],
    ];
    for (const text of [
      'constructor\t__proto__\na\t1\nb\t2\n',
      '\uFEFFconstructor,__proto__\r\n"a",1\r\nb,"2"\r\n',
      'constructor  __proto__\n\na 1\n b   2',
    ]) {
      expect(parsePropertyTable(text, 'table')).toEqual({ path: 'table', names, rows });
    }
    expect(parsePropertyTable('a,b\n"1,5",x\n', 'table').rows).toEqual([['1,5', 'x']]);
  });

  it.for([
    ['', 'it is empty'],
    ['a\tb\n', 'no rows'],
    ['a\t\n1\t2\n', 'no name'],
    ['a\ta\n1\t2\n', 'twice'],
    ['a\tb\n1\n', '1 cells'],
    ['a\tb\n1\t2\n3\tNA\n', 'missing'],
    ['a,b\n1,\n', 'missing'],
    ['a,b\n"1,2\n', 'quotes'],
  ] as const)('says of %j that %s', ([text, problem]) => {
    expect(() => parsePropertyTable(text, 'table')).toThrow(FileFormatError);
    expect(() => parsePropertyTable(text, 'table')).toThrow(problem);
  });
});

describe('columns of a table', () => {
  const rows = Array.from({ length: 30 }, (_, row) => `w${row}\t${row * 1.5}\t${row % 2}\t7`);
  const table = parsePropertyTable(`word\tsize\tbit\tsame\n${rows.join('\n')}`, 'table');

  it('are taken as numbers or as categories', () => {
    expect([...numbersOf(table, { columns: ['bit', 'size'] }).columns[1].slice(0, 3)]).toEqual([0, 1.5, 3]);
    const bits = categoriesOf(table, { without: ['same', 'size'] });
    expect(bits.levels[1]).toEqual(['0', '1']);
    const bins = categoriesOf(table, { columns: ['size', 'bit'], bins: 3 });
    expect(bins.levels[0]).toEqual(['0', '1', '2']);
    expect([0, 1, 2].map((bin) => bins.columns[0].filter((code) => code === bin).length)).toEqual([10, 10, 10]);
    expect(categoriesOf(table, { columns: ['size', 'bit'], discrete: ['size'] }).levels[0]).toHaveLength(30);
  });

  it('are numbers, categories or both', () => {
    expect(kindOfColumns(table, { columns: ['word', 'bit'] })).toBe('categories');
    expect(kindOfColumns(table, { columns: ['size', 'bit'] })).toBe('mixed');
    expect(kindOfColumns(table, { columns: ['size', 'bit'], discrete: ['size'] })).toBe('categories');
  });

  it('are refused where they are constant, text, unknown, too few or too many numbers', () => {
    expect(() => numbersOf(table, { columns: ['size', 'same'] })).toThrow('one value only');
    expect(() => numbersOf(table, { without: ['same'] })).toThrow('"w0" is no number');
    expect(() => numbersOf(table, { columns: ['size', 'toString'] })).toThrow(OptionError);
    expect(() => numbersOf(table, { without: ['toString'] })).toThrow(OptionError);
    expect(() => numbersOf(table, { columns: ['size'] })).toThrow('at least two columns');
    expect(() => categoriesOf(table, { columns: ['size', 'bit'] })).toThrow('30 different numbers');
    const short = parsePropertyTable('a b\n1 2\n2 3\n', 'short');
    expect(() => numbersOf(short)).toThrow('at least 5');
  });
});
