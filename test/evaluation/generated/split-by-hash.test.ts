import { describe, expect, it } from 'vitest';
import { hashText, splitByHash } from '../../../src/evaluation/generated/split-by-hash.js';

describe('splitByHash', () => {
  it('puts about half of the ids on each side', () => {
    const ids = Array.from({ length: 10_000 }, (_, i) => `${String(i * 97).padStart(8, '0')}-n`);
    const development = ids.filter((id) => splitByHash(id) === 'development').length;
    // Four standard deviations of a fair coin: 4 * sqrt(10000) / 2 = 200.
    expect(Math.abs(development - 5000)).toBeLessThan(200);
  });

  it('gives the same side for the same id, whatever the id', () => {
    for (const id of ['', 'constructor', '__proto__', '02086723-n']) expect(splitByHash(id)).toBe(splitByHash(id));
  });
});

describe('hashText', () => {
  it('gives 32 bits that differ for texts that differ a little', () => {
    const hashes = ['', 'a', 'b', 'ab', 'ba', 'constructor', '__proto__'].map(hashText);
    expect(new Set(hashes).size).toBe(hashes.length);
    for (const hash of hashes) expect(hash >>> 0).toBe(hash);
  });
});
