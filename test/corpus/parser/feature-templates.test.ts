import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FeatureTemplates } from '../../../src/corpus/parser/feature-templates.js';

const places = { none: 0, a: 1, b: 2, c: 3 } as const;
const templates = [[], ['a'], ['b'], ['a', 'b'], ['b', 'a'], ['a', 'b', 'c']] as const;

function hashesOf(a: number, b: number, c: number, firstNumber = 1): number[] {
  const features = new FeatureTemplates(places, templates, { firstNumber });
  features.atoms.set([0, a, b, c]);
  features.hash();
  expect(features.length).toBe(templates.length);
  return [...features.hashes];
}

describe('FeatureTemplates', () => {
  it('hash features by the atoms that they name alone', () => {
    fc.assert(
      fc.property(fc.nat(30_000), fc.nat(30_000), fc.integer(), fc.integer(), (a, b, c, other) => {
        fc.pre(c !== other);
        const [first, second] = [hashesOf(a, b, c), hashesOf(a, b, other)];
        expect(first.slice(0, 5)).toEqual(second.slice(0, 5));
        expect(first[5]).not.toBe(second[5]);
      }),
    );
  });

  it('tell features of the same atoms apart, by order and by number', () => {
    const hashes = [...hashesOf(7, 9, 11), ...hashesOf(7, 9, 11, 101)];
    expect(new Set(hashes).size).toBe(hashes.length);
  });

  it('spread the low bits, which name slots', () => {
    const slots = new Set<number>();
    for (let a = 0; a < 64; a++) for (let b = 0; b < 64; b++) slots.add((hashesOf(a, b, 0)[3] as number) & 0xfffff);
    expect(slots.size).toBeGreaterThan(4070);
  });
});
