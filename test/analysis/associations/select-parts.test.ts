import { describe, expect, it } from 'vitest';
import { type NamedAmounts, selectParts } from '../../../src/analysis/associations/select-parts.js';
import { OptionError, UnknownWordError } from '../../../src/errors.js';
import { CompositionError } from '../../../src/matrix/compositions/composition-error.js';
import { sparseFromRows } from '../../matrix/arbitraries.js';
import { tableOf } from '../../matrix/compositions/amounts.js';

const rowNames = ['constructor', 'dog', '', 'cat'];
const partNames = ['bark', '__proto__', 'purr'];
const cells = [
  [1, 2, 0],
  [5, 1, 0],
  [0, 0, 0],
  [0, 3, 9],
];

const dense: NamedAmounts = { rowNames, partNames, matrix: tableOf(cells) };

const sparse: NamedAmounts = { rowNames, partNames, matrix: sparseFromRows(cells) };

describe.each([
  ['dense', dense],
  ['sparse', sparse],
])('selectParts of a %s table', (_, amounts) => {
  it('takes all by default, and leaves out rows that have nothing', () => {
    const { parts, rowNames: rows, matrix, emptyRows } = selectParts(amounts);
    expect([parts, rows, emptyRows]).toEqual([partNames, ['constructor', 'dog', 'cat'], 1]);
    expect([...matrix.values]).toEqual([1, 2, 0, 5, 1, 0, 0, 3, 9]);
  });

  it('takes the rows of the largest sums and the parts that the most of them have, in their order', () => {
    const { parts, rowNames: rows, matrix } = selectParts(amounts, { rows: 2, parts: 2 });
    // Of dog (6) and cat (12), both have __proto__, one each bark and purr: the first is taken.
    expect([parts, rows]).toEqual([
      ['bark', '__proto__'],
      ['dog', 'cat'],
    ]);
    expect([...matrix.values]).toEqual([5, 1, 0, 3]);
  });

  it('takes names, each once', () => {
    const { parts, rowNames: rows } = selectParts(amounts, {
      rows: ['cat', 'constructor'],
      parts: ['purr', 'bark', 'purr'],
    }); // prettier-ignore
    expect([parts, rows]).toEqual([
      ['bark', 'purr'],
      ['constructor', 'cat'],
    ]);
  });

  it('refuses unknown names, numbers that are none, parts without anything, and nothing left', () => {
    expect(() => selectParts(amounts, { parts: ['moo'] })).toThrow(UnknownWordError);
    expect(() => selectParts(amounts, { rows: 0 })).toThrow(OptionError);
    expect(() => selectParts(amounts, { rows: ['dog'], parts: ['bark', 'purr'] })).toThrow(/"purr" has only zeros/);
    expect(() => selectParts(amounts, { rows: [''], parts: 2 })).toThrow(CompositionError);
  });
});
