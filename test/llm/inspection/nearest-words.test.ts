import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OptionError, ShapeError } from '../../../src/errors.js';
import { nearestWordCaution, nearestWords, wordOverlap } from '../../../src/llm/inspection/nearest-words.js';
import { DenseMatrix, denseFromRows } from '../../../src/matrix/dense-matrix.js';

const words = ['constructor', '__proto__', 'far', ''];
const table = denseFromRows([
  [1, 0],
  [0, 2],
  [30, 40],
  [0, 0],
]);

describe('nearestWords', () => {
  it('shows the runner-up, the margin and the caution beside the nearest word', () => {
    const [found] = nearestWords(denseFromRows([[1, 1]]), { table, words });
    // Distances 1, sqrt 2 twice, and that of (29, 39).
    expect(found?.words.map(({ word }) => word)).toEqual(['constructor', '', '__proto__', 'far']);
    expect(found?.words[0]?.distance).toBe(1);
    expect(found?.margin).toBeCloseTo(Math.SQRT2 - 1, 12);
    expect(found?.relativeMargin).toBeCloseTo(Math.SQRT2 - 1, 12);
    expect(found?.caution).toBe(nearestWordCaution);
  });

  it('goes by angles where that is asked, a vector without a length being at right angles to all', () => {
    const [found] = nearestWords(denseFromRows([[3, 4]]), { table, words }, { metric: 'cosine', count: 4 });
    expect(found?.words.map(({ word }) => word)).toEqual(['far', '__proto__', 'constructor', '']);
    expect(found?.words.map(({ distance }) => distance)).toEqual([0, 0.2, 0.4, 1].map((one) => expect.closeTo(one, 6)));
  });

  it('has no margin between two words of the same vector', () => {
    const twice = denseFromRows([
      [1, 0],
      [1, 0],
    ]);
    const [found] = nearestWords(twice, { table: twice, words: ['b', 'a'] });
    expect([found?.words[0]?.word, found?.margin, found?.relativeMargin]).toEqual(['a', 0, 0]);
  });

  it('finds each word nearest to its own vector', () => {
    const rows = fc.uniqueArray(fc.tuple(fc.integer({ min: -9, max: 9 }), fc.integer({ min: -9, max: 9 })), {
      minLength: 2,
      selector: String,
    });
    fc.assert(
      fc.property(rows, (own) => {
        const names = own.map(String);
        const found = nearestWords(denseFromRows(own), { table: denseFromRows(own), words: names });
        expect(found.map(({ words: [first] }) => first?.word)).toEqual(names);
      }),
    );
  });

  it('refuses a list of one, and sizes that do not fit', () => {
    expect(() => nearestWords(table, { table, words }, { count: 1 })).toThrow(OptionError);
    expect(() => nearestWords(table, { table, words: ['one'] })).toThrow(OptionError);
    expect(() => nearestWords(new DenseMatrix(1, 3, new Float32Array(3)), { table, words })).toThrow(ShapeError);
  });
});

describe('wordOverlap', () => {
  it('is 2 x 2 shared words of 3 and 4: 4 / 7', () => {
    expect(wordOverlap(['a', 'b', 'a'], ['a', 'c', 'b', 'b'])).toBeCloseTo(4 / 7, 12);
    expect(wordOverlap(['a'], ['b'])).toBe(0);
    expect(wordOverlap(['__proto__', 'constructor'], ['constructor', '__proto__'])).toBe(1);
    expect(wordOverlap([], [])).toBe(1);
  });
});
