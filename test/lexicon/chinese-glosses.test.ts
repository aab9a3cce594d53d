import { describe, expect, it } from 'vitest';
import { FileFormatError } from '../../src/errors.js';
import { parseChineseGlosses } from '../../src/lexicon/chinese-glosses.js';

const head = 'chinese\tkind\tenglish\n';
const parse = (rows: string) => parseChineseGlosses({ path: 'glosses.tsv', content: head + rows });

describe('parseChineseGlosses', () => {
  it('gives the entries of a word in the order of the table', () => {
    const glosses = parse('上\tlocalizer\ton\n书\tnoun\tbook\n上\tverb\tgo up\n');
    expect(glosses.size).toBe(2);
    expect(glosses.find('上')).toEqual([
      { kind: 'localizer', english: 'on' },
      { kind: 'verb', english: 'go up' },
    ]);
  });

  it('lets a word have no English', () => {
    expect(parse('个\tmeasure\t\n').find('个')).toEqual([{ kind: 'measure', english: '' }]);
  });

  it('has nothing for other words', () => {
    for (const word of ['', 'constructor', '__proto__', '海']) expect(parse('书\tnoun\tbook\n').find(word)).toEqual([]);
    expect(parse('__proto__\tnoun\tx\n').find('__proto__')).toHaveLength(1);
  });

  it('names the line of what is wrong', () => {
    for (const [rows, line] of [
      ['书\tthing\tbook\n', 'line 2'],
      ['书\tnoun\tbook\n\tnoun\tbook\n', 'line 3'],
      ['书\tnoun\tbook\n书\tnoun\tletter\n', 'line 3'],
      ['书\tnoun\n', 'line 2'],
    ] as const) {
      expect(() => parse(rows)).toThrow(FileFormatError);
      expect(() => parse(rows)).toThrow(line);
    }
    expect(() => parseChineseGlosses({ path: 'x', content: 'a\tb\n' })).toThrow('the columns chinese, kind, english');
  });
});
