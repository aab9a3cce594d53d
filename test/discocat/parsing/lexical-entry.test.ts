import { describe, expect, it } from 'vitest';
import { parseEntry } from '../../../src/discocat/parsing/lexical-entry.js';
import { printType } from '../../../src/discocat/pregroup-type.js';
import { ParseError } from '../../../src/errors.js';

describe('parseEntry', () => {
  it('reads simple types with their variables; without one they stand for the word', () => {
    const entry = parseEntry('transitive verb', 'n.r:subject s n.l:object');
    expect(printType(entry.type)).toBe('n.r s n.l');
    expect(entry.variables).toEqual(['subject', 'self', 'object']);
  });

  it('reads the unit, which has no simple types', () => {
    expect(parseEntry('punctuation', '1')).toEqual({ name: 'punctuation', type: [], variables: [] });
  });

  it.each(['n:', 'n:a:b', ':a', '', 'n..l', 'n  s'])('refuses %j', (text) => {
    expect(() => parseEntry('word', text)).toThrow(ParseError);
  });
});
