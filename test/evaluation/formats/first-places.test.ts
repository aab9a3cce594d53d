import { describe, expect, it } from 'vitest';
import { FirstPlaces } from '../../../src/evaluation/formats/first-places.js';

describe('FirstPlaces', () => {
  it('gives the first place of an item that comes again, and tells words and their borders apart', () => {
    const places = new FirstPlaces();
    expect(places.findEarlier(['a', 'b'], 'line 1')).toBeUndefined();
    expect(places.findEarlier(['b', 'a'], 'line 2')).toBeUndefined();
    expect(places.findEarlier(['a b'], 'line 3')).toBeUndefined();
    expect(places.findEarlier(['a', 'b'], 'line 4')).toBe('line 1');
    expect(places.findEarlier(['a', 'b'], 'line 5')).toBe('line 1');
  });
});
