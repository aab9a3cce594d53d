import { describe, expect, it } from 'vitest';
import { Vocabulary } from '../../../src/corpus/vocabulary.js';
import { associateContexts, associatePairs } from '../../../src/dual/combiner/pair-association.js';
import { viewSimilarity } from '../../../src/dual/combiner/similarity-view.js';
import { OptionError, QualiaError } from '../../../src/errors.js';
import { denseFromRows } from '../../../src/matrix/dense-matrix.js';
import { SparseMatrix } from '../../../src/matrix/sparse-matrix.js';
import { Space } from '../../../src/space/space.js';

const pairs = [
  { left: 'dog', right: 'house', count: 2 },
  { left: 'dog', right: 'house', count: 1 },
  { left: 'dog', right: 'constructor', count: 1 },
  { left: '__proto__', right: 'house', count: 4 },
];

describe('associatePairs', () => {
  const association = associatePairs('adjacent', pairs);

  it('is worked by hand: log(1 * 8 / (4 * 1)) for dog constructor, and 0 where the logarithm is below', () => {
    expect(association.ppmi('dog', 'constructor')).toBeCloseTo(Math.log(8 / 4), 12);
    // log(3 * 8 / (4 * 7)) < 0
    expect(association.ppmi('dog', 'house')).toBe(0);
    expect(association.ppmi('__proto__', 'house')).toBeCloseTo(Math.log((4 * 8) / (4 * 7)), 12);
  });

  it('tells a pair never seen from a word never counted on its side', () => {
    expect(association.ppmi('__proto__', 'constructor')).toBe(0);
    expect(association.ppmi('house', 'dog')).toBeUndefined();
  });

  it('does not depend on the scale of the counts', () => {
    const scaled = associatePairs(
      'scaled',
      pairs.map((pair) => ({ ...pair, count: pair.count * 7 })),
    );
    expect(scaled.ppmi('dog', 'constructor')).toBeCloseTo(association.ppmi('dog', 'constructor') ?? Number.NaN, 12);
  });

  it('refuses a count that is not above 0, and no pairs', () => {
    expect(() => associatePairs('x', [{ left: 'a', right: 'b', count: 0 }])).toThrow(OptionError);
    expect(() => associatePairs('x', [])).toThrow(OptionError);
  });
});

describe('associateContexts', () => {
  it('weighs counts by PPMI, targets on the left', () => {
    // dog: house 1; cat: house 1, constructor 2.
    const matrix = new SparseMatrix(
      { rows: 2, columns: 2 },
      Float64Array.of(0, 1, 3),
      Int32Array.of(0, 0, 1),
      Float32Array.of(1, 1, 2),
    );
    const counts = new Space({
      name: 'counts',
      targets: new Vocabulary('targets', ['dog', 'cat']),
      contexts: new Vocabulary('contexts', ['house', 'constructor']),
      matrix,
      history: [],
    });
    const association = associateContexts('nouns', counts);
    expect(association.ppmi('dog', 'house')).toBeCloseTo(Math.log((1 * 4) / (1 * 2)), 6);
    expect(association.ppmi('dog', 'constructor')).toBe(0);
    expect(association.ppmi('house', 'dog')).toBeUndefined();
  });

  it('looks contexts up behind their mark', () => {
    const matrix = new SparseMatrix(
      { rows: 2, columns: 2 },
      Float64Array.of(0, 1, 2),
      Int32Array.of(1, 0),
      Float32Array.of(1, 1),
    );
    const targets = new Vocabulary('targets', ['dog', 'house']);
    const contexts = new Vocabulary('contexts', ['-1 dog', '+1 house']);
    const counts = new Space({ name: 'window', targets, contexts, matrix, history: [] });
    const onTheRight = associateContexts('right', counts, { mark: '+1 ' });
    expect(onTheRight.ppmi('dog', 'house')).toBeCloseTo(Math.log(2), 6);
    expect(onTheRight.ppmi('house', 'dog')).toBeUndefined();
    expect(associateContexts('left', counts, { mark: '-1 ' }).ppmi('house', 'dog')).toBeCloseTo(Math.log(2), 6);
  });

  it('refuses a dense space', () => {
    const targets = new Vocabulary('targets', ['dog']);
    const dense = new Space({ name: 'dense', targets, matrix: denseFromRows([[1]]), history: [] });
    expect(() => associateContexts('nouns', dense)).toThrow(QualiaError);
  });
});

describe('viewSimilarity', () => {
  it('has words with a direction, and gives their cosines', () => {
    const targets = new Vocabulary('targets', ['dog', 'cat', 'ghost']);
    const matrix = denseFromRows([
      [1, 0],
      [3, 4],
      [0, 0],
    ]);
    const view = viewSimilarity('d', 'k=2', new Space({ name: 'domain', targets, matrix, history: [] }));
    expect(['dog', 'ghost', 'constructor', 'dog'].map((word) => view.has(word))).toEqual([true, false, false, true]);
    expect(view.similarity('dog', 'cat')).toBeCloseTo(3 / 5, 6);
  });
});
