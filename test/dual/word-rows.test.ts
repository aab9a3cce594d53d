import { describe, expect, it } from 'vitest';
import { Vocabulary } from '../../src/corpus/vocabulary.js';
import { DualSpace } from '../../src/dual/dual-space.js';
import { WordRows } from '../../src/dual/word-rows.js';
import { ShapeError } from '../../src/errors.js';
import { denseSpace } from '../embedding/dense-space.js';
import { toRows } from '../matrix/arbitraries.js';
import { spaceOf } from '../space/small-spaces.js';

const dual = new DualSpace(
  denseSpace('domain', [
    ['dog', [3, 4]],
    ['__proto__', [0, 2]],
  ]),
  denseSpace('function', [
    ['__proto__', [5]],
    ['dog', [-7]],
  ]),
);
const words = new Vocabulary('the words', ['__proto__', 'dog']);
const half = Math.SQRT1_2;

describe('WordRows', () => {
  it('puts the unit rows of both spaces side by side, scaled to length 1', () => {
    const rows = new WordRows(dual, words);
    expect(toRows(rows.matrix)).toEqual([
      [0, Math.fround(half), Math.fround(half)],
      [Math.fround(0.6 * half), Math.fround(0.8 * half), Math.fround(-half)],
    ]);
  });

  it('weighs modifier and head in the domain space, the head alone in the function space', () => {
    // sqrt 2 [2 (0.6, 0.8) + 3 (0, 1), 4 (1)].
    const vector = new WordRows(dual, words).compose(['dog', '__proto__'], [2, 3, 4]);
    expect(Array.from(vector, (value) => value / Math.SQRT2)).toEqual([
      expect.closeTo(1.2, 6),
      expect.closeTo(4.6, 6),
      expect.closeTo(4, 6),
    ]);
  });

  it('refuses a sparse space', () => {
    const sparse = new DualSpace(spaceOf('sparse', [['dog', [1, 2]]]), dual.functionSpace);
    expect(() => new WordRows(sparse, words)).toThrow(ShapeError);
  });
});
