import { describe, expect, it } from 'vitest';
import { ContextKeys } from '../../src/corpus/context-keys.js';
import { type CaseStyle, type FormProfile, KeyBuffer } from '../../src/corpus/tagging-features.js';

/** A profile whose atoms are told apart by their hundreds. */
function profileOf(place: number): FormProfile {
  const none = new Int32Array();
  const atoms = { word: 100 + place, ambiguity: 200 + place, ending: 300 + place, shape: 400 + place };
  return { ...atoms, capitals: 'small', atoms: none, neighbourAtoms: none };
}

function keysOf(places: readonly FormProfile[], style: CaseStyle = 0): number[][] {
  const buffer = new KeyBuffer();
  new ContextKeys().add(buffer, { places, style, last: 5, beforeLast: 3 }, 0);
  const keys = [...buffer.keys.subarray(0, buffer.length)];
  return Array.from({ length: keys.length / 3 }, (_, i) => keys.slice(3 * i, 3 * i + 3));
}

const places = [0, 1, 2, 3, 4].map(profileOf);

describe('ContextKeys', () => {
  it('join the tags before and the words around', () => {
    const keys = keysOf(places);
    expect(keys).toHaveLength(26);
    expect(new Set(keys.map(([number]) => number)).size).toBe(26);
    for (const key of [
      [8, 0, 0],
      [9, 5, 0],
      [10, 5 * 32 + 3, 0],
      [11, 5, 102],
      [19, 101, 102],
      [21, 203, 204],
      [25, 100, 202],
      [29, 0, 402],
      [32 + 5, 202, 203],
      [96 + 5, 101, 202],
    ]) {
      expect(keys).toContainEqual(key);
    }
  });

  it('have more keys in headlines and capitals', () => {
    expect(keysOf(places, 2).slice(26)).toEqual([
      [130, 401, 402],
      [133, 302, 0],
      [136, 102, 0],
    ]);
  });

  it('leave out the keys about unknown atoms', () => {
    const unknown = places.map((profile, place) => (place === 2 ? { ...profile, word: -1 } : profile));
    const numbers = keysOf(unknown).map(([number]) => number);
    const rest = keysOf(places).filter((key) => !key.includes(102));
    expect(numbers).toEqual(rest.map(([number]) => number));
    expect(numbers).toHaveLength(21);
  });
});
