import { describe, expect, it } from 'vitest';
import { valuesOf } from '../../../src/analysis/factors/factorial-set.js';
import { parseFactorialSet } from '../../../src/analysis/factors/parse-factorial-set.js';
import { FileFormatError, OptionError } from '../../../src/errors.js';

const table = '# animals\nlemma\tnumber\ttext\ndog\tone\tdog\n\ndog\tmore\tdogs\r\ncat\tone\t\n';

describe('parseFactorialSet', () => {
  it('takes each column but that of texts for a factor', () => {
    const set = parseFactorialSet(table);
    expect(set.factors.map(({ name }) => name)).toEqual(['lemma', 'number']);
    expect(set.texts).toEqual(['dog', 'dogs', 'cat one']);
    expect(valuesOf(set, 2)).toEqual(['cat', 'one']);
  });

  it('writes the texts that are missing by a template', () => {
    const set = parseFactorialSet('noun\tadjective\nhouse\told\ncar\tnew\n', { template: 'the {adjective} {noun}' });
    expect(set.texts).toEqual(['the old house', 'the new car']);
    expect(() => parseFactorialSet(table, { template: '{colour}' })).toThrow(OptionError);
  });

  it.each([
    ['no lines', '', 'line 1'],
    ['no items', 'lemma\tnumber\n', 'line 1'],
    ['one factor', 'text\tnumber\nx\tone\n', 'line 1'],
    ['two columns of one name', 'number\tnumber\nx\tone\n', 'line 1'],
    ['another number of columns', 'lemma\tnumber\ndog\tone\ncat\n', 'line 3'],
    ['an empty value', 'lemma\tnumber\ndog\tone\ncat\t \n', 'line 3'],
    ['an item that is there twice', 'lemma\tnumber\ndog\tone\ncat\tmore\ndog\tone\n', 'line 4'],
    ['a factor with one value', 'lemma\tnumber\ndog\tone\ncat\tone\n', 'column number'],
  ])('refuses %s, with the place', (_, text, place) => {
    expect(() => parseFactorialSet(text, { path: 'own.tsv' })).toThrow(FileFormatError);
    expect(() => parseFactorialSet(text, { path: 'own.tsv' })).toThrow(`own.tsv, ${place}`);
  });
});
