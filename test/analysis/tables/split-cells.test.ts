import { describe, expect, it } from 'vitest';
import { splitCells } from '../../../src/analysis/tables/split-cells.js';
import { FileFormatError } from '../../../src/errors.js';

const place = { path: 'table.csv', line: 3 };

describe('splitCells', () => {
  it('parts cells by the separator alone, without the white space around them', () => {
    expect(splitCells(' a, b c ,,__proto__', ',', place)).toEqual(['a', 'b c', '', '__proto__']);
    expect(splitCells('a,b\tc', '\t', place)).toEqual(['a,b', 'c']);
  });

  it('keeps separators and doubled quotation marks of a quoted cell', () => {
    expect(splitCells('"a; b";"say ""c""";d', ';', place)).toEqual(['a; b', 'say "c"', 'd']);
  });

  it('tells the line of quotes that do not fit', () => {
    expect(() => splitCells('"a,b', ',', place)).toThrow(FileFormatError);
    expect(() => splitCells('"a,b', ',', place)).toThrow(/table\.csv, line 3/);
  });
});
