import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { MissingFileError } from '../../src/errors.js';
import { glossKinds } from '../../src/lexicon/chinese-glosses.js';
import { readChineseGlosses } from '../../src/lexicon/read-chinese-glosses.js';

const path = fileURLToPath(new URL('../../lexicons/chinese-glosses/glosses.tsv', import.meta.url));

describe('readChineseGlosses', () => {
  it('reads the table of this package', () => {
    const glosses = readChineseGlosses();
    expect(glosses.size).toBeGreaterThan(6000);
    expect(glosses.find('学校')).toEqual([{ kind: 'noun', english: 'school' }]);
    expect(glosses.find('在')[0]).toEqual({ kind: 'preposition', english: 'in' });
  });

  it('says what is missing where it cannot be opened', () => {
    expect(() => readChineseGlosses('/nowhere/glosses.tsv')).toThrow(MissingFileError);
  });
});

describe('the glosses of this package', () => {
  const rows = readFileSync(path, 'utf8').split('\n').slice(1, -1);

  it('are Chinese characters with plain English, in the order of their kinds', () => {
    for (const row of rows) expect(row).toMatch(/^\p{Script=Han}+\t[a-z]+\t(?:[A-Za-z][A-Za-z' -]*)?$/u);
    const kinds = rows.map((row) => row.split('\t')[1] ?? '');
    expect([...new Set(kinds)]).toEqual(glossKinds);
  });

  it('leave only measure words and particles without English', () => {
    const empty = rows.filter((row) => row.endsWith('\t')).map((row) => row.split('\t')[1]);
    expect(new Set(empty)).toEqual(new Set(['measure', 'number']));
  });
});
