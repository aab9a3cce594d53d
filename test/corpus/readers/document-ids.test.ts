import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DocumentIds } from '../../../src/corpus/readers/document-ids.js';

describe('DocumentIds', () => {
  it('gives every document an id of its own, the wanted one where it is free', () => {
    const ids = new DocumentIds();
    expect(['', 'constructor', '__proto__', 'a', 'a', 'a'].map((id) => ids.claim(id, 'f:1'))).toEqual([
      '',
      'constructor',
      '__proto__',
      'a',
      'a (f:1)',
      'a (f:1) (2)',
    ]);
  });

  it('never gives an id twice', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom('a', 'b', 'a (b)', 'a (b) (2)'), fc.constantFrom('b', 'c'))),
        (wanted) => {
          const ids = new DocumentIds();
          const given = wanted.map(([id, place]) => ids.claim(id, place));
          expect(new Set(given).size).toBe(given.length);
        },
      ),
    );
  });

  it('tells hundreds of thousands of ids apart', () => {
    const ids = new DocumentIds();
    for (let id = 0; id < 300_000; id++) expect(ids.claim(`document-${id}`, '')).toBe(`document-${id}`);
    expect(ids.claim('document-7', 'x')).toBe('document-7 (x)');
  });
});
