import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeId, UniqueIds } from '../../../src/lexicon/formats/escape-id.js';

describe('escapeId', () => {
  it.each([
    ['dog', 'dog'],
    ["ne'er do well", 'ne-x27-er_do_well'],
    ['狗', '狗'],
    ['', ''],
    ['__proto__', '__proto__'],
    ['a/b:c', 'a-x2f-b-x3a-c'],
    ['😀', '-x1f600-'],
  ])('writes %j as %j', (text, id) => {
    expect(escapeId(text)).toBe(id);
  });

  it('leaves nothing that may not stand in an id', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(escapeId(text)).toMatch(/^[\p{L}\p{N}._-]*$/u);
      }),
    );
  });
});

describe('UniqueIds', () => {
  it('hands out each id once', () => {
    const ids = new UniqueIds();
    expect(['a', 'a', 'constructor', 'a-2', 'a', ''].map((id) => ids.take(id))).toEqual([
      'a',
      'a-2',
      'constructor',
      'a-2-2',
      'a-3',
      '',
    ]);
  });
});
