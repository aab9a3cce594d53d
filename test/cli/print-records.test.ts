import { describe, expect, it } from 'vitest';
import { printRecords } from '../../src/cli/print-records.js';
import { captureOutput } from './captured-output.js';

const items = [
  { name: 'constructor', size: 1234 },
  { name: 'a\tb\nc\r\\', size: undefined },
];
const columns = [
  { title: 'name', value: ({ name }: (typeof items)[number]) => name },
  {
    title: 'size',
    value: ({ size }: (typeof items)[number]) => size,
    shown: ({ size }: (typeof items)[number]) => (size === undefined ? 'none' : `${size} B`),
    right: true,
  },
];

describe('printRecords', () => {
  it('prints a table for reading', () => {
    const output = captureOutput();
    printRecords(items.slice(0, 1), columns, { json: false, tsv: false });
    expect(output).toEqual({ stdout: '  name           size\n  constructor  1234 B\n', stderr: '' });
  });

  it('prints tab-separated values, one record a line whatever stands in them', () => {
    const output = captureOutput();
    printRecords(items, columns, { json: false, tsv: true });
    expect(output.stdout).toBe('name\tsize\nconstructor\t1234\na\\tb\\nc\\r\\\\\t\n');
  });

  it('prints JSON, of what it is told to', () => {
    const output = captureOutput();
    printRecords(items, columns, { json: true, tsv: false, toJson: ({ name }) => name });
    expect(JSON.parse(output.stdout)).toEqual(['constructor', 'a\tb\nc\r\\']);
  });
});
