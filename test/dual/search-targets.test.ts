import { describe, expect, it } from 'vitest';
import { Vocabulary } from '../../src/corpus/vocabulary.js';
import { DualSpace } from '../../src/dual/dual-space.js';
import { SearchTargets } from '../../src/dual/search-targets.js';
import { denseSpace } from '../embedding/dense-space.js';

const targets = new SearchTargets(
  new DualSpace(
    denseSpace('domain', [
      ['dog', [1, 0]],
      ['empty', [1, 0]],
      ['constructor', [0, 1]],
      ['onlyDomain', [1, 1]],
    ]),
    denseSpace('function', [
      ['constructor', [3, 4]],
      ['empty', [0, 0]],
      ['dog', [1, 0]],
    ]),
  ),
);

describe('SearchTargets', () => {
  it('holds the words with a direction in both spaces, each with its row in either', () => {
    expect(targets.words.labels).toEqual(['dog', 'constructor']);
    expect([...targets.domain.cosines(0)]).toEqual([1, 0]);
    // cos((1, 0), (3, 4)) = 3 / 5.
    expect([...targets.function.cosines(0)]).toEqual([1, 3 / 5]);
    expect(targets.placeOf('constructor')).toBe(1);
  });

  it('tells a word that a space lacks from one without a direction', () => {
    expect(() => targets.placeOf('onlyDomain')).toThrow('"onlyDomain" is not in the function space');
    expect(() => targets.placeOf('empty')).toThrow('"empty" has only zeros in the function space');
  });

  it('finds the places of a vocabulary, of labels added later too', () => {
    const vocabulary = new Vocabulary('labels', ['constructor', '__proto__']);
    expect([...targets.placesOf(vocabulary)]).toEqual([1, -1]);
    expect(targets.placesOf(vocabulary)).toBe(targets.placesOf(vocabulary));
    vocabulary.add('dog');
    expect([...targets.placesOf(vocabulary)]).toEqual([1, -1, 0]);
  });
});
