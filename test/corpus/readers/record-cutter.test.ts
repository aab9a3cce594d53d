import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DocumentIds } from '../../../src/corpus/readers/document-ids.js';
import { cutRecords } from '../../../src/corpus/readers/record-cutter.js';
import { UnitSink } from '../../../src/corpus/readers/unit-sink.js';

/** Cuts a text that comes in stretches of a length into `<r>...</r>`, with the lines where they begin. */
function cut(text: string, length = text.length + 1): { records: string[]; bad: string[] } {
  const records: string[] = [];
  const bad: string[] = [];
  const sink = new UnitSink('a', 'a', new DocumentIds(), (error) => bad.push(error.place));
  const cutter = cutRecords(sink, '<r>', '</r>', (record, line) => records.push(`${line} ${record}`));
  for (let start = 0; start < text.length; start += length) cutter.push(text.slice(start, start + length));
  cutter.end(true);
  return { records, bad };
}

describe('cutRecords', () => {
  it('finds records and passes over what lies between them', () => {
    expect(cut('x\n<r>1\n</r>\ny<r></r> </r>\n<r>3</r>')).toEqual({
      records: ['2 <r>1\n</r>', '4 <r></r>', '5 <r>3</r>'],
      bad: [],
    });
  });

  it('tells of records without end', () => {
    expect(cut('<r>1\n<r>2</r>\n<r>3')).toEqual({ records: ['2 <r>2</r>'], bad: ['line 1', 'line 3'] });
  });

  it('finds the same however the text is cut', () => {
    const piece = fc.constantFrom('<r>', '</r>', '\n', 'x', '<', '<r', '</');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), fc.integer({ min: 1, max: 5 }), (pieces, length) => {
        const text = pieces.join('');
        expect(cut(text, length)).toEqual(cut(text));
      }),
    );
  });

  it('tells of a record that is too long and goes on behind it', () => {
    const text = `<r>${'x'.repeat(2 ** 24)}\n</r>\n<r>2</r>`;
    expect(cut(text, 1 << 16)).toEqual({ records: ['3 <r>2</r>'], bad: ['line 1'] });
  });
});
