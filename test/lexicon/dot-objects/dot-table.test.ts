import { describe, expect, it } from 'vitest';
import { FileFormatError } from '../../../src/errors.js';
import { parseDotTable, splitList } from '../../../src/lexicon/dot-objects/dot-table.js';

describe('parseDotTable', () => {
  const columns = ['word', 'class'];
  const read = (content: string) => parseDotTable(content, columns, 'x.tsv').map(({ fields }) => fields);

  it('reads the fields of each line, with a byte order mark, Windows line ends, empty lines and no last line end', () => {
    expect(read('\ufeffword\tclass\r\nconstructor\ta\r\n\r\n__proto__\t')).toEqual([
      ['constructor', 'a'],
      ['__proto__', ''],
    ]);
    expect(read('word\tclass\n')).toEqual([]);
  });

  it('names the file and the line of a wrong number of fields, of wrong columns, and of what its reader finds', () => {
    expect(() => read('word\tclass\na\tb\nc\n')).toThrow('x.tsv, line 3: expected 2 fields, found 1.');
    expect(() => read('')).toThrow('x.tsv, line 1: expected the columns word, class');
    const [row] = parseDotTable('word\tclass\na\tb', columns, 'x.tsv');
    expect(() => row?.fail('is wrong.')).toThrow(new FileFormatError('x.tsv', 'line 2', 'is wrong.'));
  });

  it('parts lists, and an empty field into nothing', () => {
    expect(splitList('a|b', '|')).toEqual(['a', 'b']);
    expect(splitList('', '|')).toEqual([]);
  });
});
