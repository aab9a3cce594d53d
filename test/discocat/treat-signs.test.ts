import { describe, expect, it } from 'vitest';
import { SignedVectorsError } from '../../src/discocat/signed-vectors.js';
import { treatSigns } from '../../src/discocat/treat-signs.js';
import { denseSpace } from '../embedding/dense-space.js';

const signed = denseSpace('signed', [['dog', [1, -1]]]);
const counts = denseSpace('counts', [['dog', [1, 0]]]);

describe('treatSigns', () => {
  it('returns a space without negative numbers itself, and says nothing', () => {
    const notices: string[] = [];
    const onNotice = (notice: string): number => notices.push(notice);
    expect(treatSigns(counts, 'relational', { onNotice })).toBe(counts);
    expect(treatSigns(counts, 'relational', { signed: 'reject' })).toBe(counts);
    expect(notices).toEqual([]);
  });

  it('accepts negative numbers and says that two of them count as agreement', () => {
    const notices: string[] = [];
    const treated = treatSigns(signed, 'relational', { onNotice: (notice) => notices.push(notice) });
    expect(treated).toBe(signed);
    expect(notices).toEqual([expect.stringContaining('two of them count as agreement')]);
  });

  it('sets them to 0 in a space of its own, which remembers it, or refuses them', () => {
    const clipped = treatSigns(signed, 'relational', { signed: 'clip' });
    expect(Array.from(clipped.vector('dog'))).toEqual([1, 0]);
    expect(Array.from(signed.vector('dog'))).toEqual([1, -1]);
    expect(clipped.history).toEqual([{ step: 'clip', options: {} }]);
    expect(() => treatSigns(signed, 'relational', { signed: 'reject' })).toThrow(SignedVectorsError);
  });
});
