import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { coloursOf } from '../../src/cli/colours.js';
import { plainTable } from '../../src/cli/plain-table.js';

const head = ['verb', 'cosine'];
const rows = [
  ['satisfy', '0.601'],
  ['constructor', '-1'],
];

describe('plainTable', () => {
  it('sets columns below each other, without lines and without blanks at the end', () => {
    expect(plainTable(head, rows)).toBe('  verb         cosine\n  satisfy      0.601\n  constructor  -1');
  });

  it('sets the columns it is told to the right', () => {
    expect(plainTable(head, rows, { right: [1] })).toBe(
      '  verb         cosine\n  satisfy       0.601\n  constructor      -1',
    );
  });

  it('is as wide with colours as without', () => {
    const coloured = plainTable(head, rows, { colours: coloursOf({ isTTY: true }, {}) });
    expect(coloured).toContain('\u001b[2mverb');
    expect(stripVTControlCharacters(coloured).replaceAll(/ +$/gm, '')).toBe(plainTable(head, rows));
  });
});
