import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { viewRanks } from '../../../src/dual/combiner/rank-views.js';
import { viewSimilarity } from '../../../src/dual/combiner/similarity-view.js';
import { OptionError, UnknownWordError } from '../../../src/errors.js';
import { denseSpace } from '../../embedding/dense-space.js';

const words = ['dog', 'constructor', '__proto__', 'toString'];
const value = fc.oneof(fc.constant(0), fc.double({ min: -1, max: 1, noNaN: true }));
const rows = fc.array(fc.array(value, { minLength: 5, maxLength: 5 }), { minLength: 4, maxLength: 4 });
const ranks = [1, 2, 4, 9];

describe('viewRanks', () => {
  it('gives the cosines of spaces of the first columns to the last bit, asked once or again', () => {
    fc.assert(
      fc.property(rows, (vectors) => {
        const space = denseSpace(
          'domain',
          words.map((word, place) => [word, vectors[place] ?? []]),
        );
        const views = viewRanks('d', space, { ranks, exponent: 0.5 });
        for (const [place, rank] of ranks.entries()) {
          const cut = denseSpace(
            'domain',
            words.map((word) => [word, [...space.vector(word).subarray(0, rank)]]),
          );
          const expected = viewSimilarity('d', 'cut', cut);
          const view = views[place];
          for (const left of words) {
            expect(view?.has(left)).toBe(expected.has(left));
            for (const right of words.filter((word) => expected.has(left) && expected.has(word))) {
              for (let time = 0; time < 2; time++) {
                expect(view?.similarity(left, right)).toBe(expected.similarity(left, right));
              }
            }
          }
        }
      }),
    );
  });

  it('names the views, and knows only what the space holds', () => {
    const [first, second, ...more] = viewRanks('f', denseSpace('f', [['dog', [0, 1]]]), { ranks: [1, 2], exponent: 0 });
    expect([first?.symbol, first?.name, second?.name, more]).toEqual(['f', 'k=1 p=0', 'k=2 p=0', []]);
    expect([first?.has('dog'), second?.has('dog'), second?.has('cat')]).toEqual([false, true, false]);
    expect(() => second?.similarity('dog', 'cat')).toThrow(UnknownWordError);
  });

  it.each([[[0]], [[2, 1]], [[1.5]], [[2, 2]]])('refuses the ranks %j', (wrong) => {
    const space = denseSpace('domain', [['dog', [1]]]);
    expect(() => viewRanks('d', space, { ranks: wrong, exponent: 0.5 })).toThrow(OptionError);
  });
});
