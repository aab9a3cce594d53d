import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Vocabulary } from '../../src/corpus/vocabulary.js';
import { ShapeError, UnknownWordError } from '../../src/errors.js';
import { denseFromRows } from '../../src/matrix/dense-matrix.js';
import { type Neighbour, Space } from '../../src/space/space.js';
import { gaussianMatrix, snapshot, sparseFromRows } from '../matrix/arbitraries.js';
import { contentOf, spaceOf, spaces } from './small-spaces.js';

const rows: [string, number[]][] = [
  ['dog', [3, 4, 0]],
  ['cat', [4, 3, 0]],
  ['constructor', [0, 0, 2]],
  ['__proto__', [0, 0, 0]],
  ['', [-3, -4, 0]],
];

describe.each(['dense', 'sparse'] as const)('a %s Space', (kind) => {
  const space = spaceOf(kind, rows);

  it('gives the row of a target', () => {
    expect(space.vector('cat')).toEqual(Float32Array.of(4, 3, 0));
    expect(space.vector('__proto__')).toEqual(Float32Array.of(0, 0, 0));
    expect(space.vectorAt(4)).toEqual(Float32Array.of(-3, -4, 0));
    expect(space.has('constructor')).toBe(true);
    expect(space.has('toString')).toBe(false);
  });

  it.each(['toString', 'valueOf', ' '])('names the target %j that it does not hold, and itself', (target) => {
    expect(() => space.vector(target)).toThrow(UnknownWordError);
    expect(() => space.cosine('dog', target)).toThrow(`"${target}" is not in the small space`);
    expect(() => space.cosine(target, 'dog')).toThrow(UnknownWordError);
    expect(() => space.neighbours(target)).toThrow(UnknownWordError);
  });

  it.each([-1, 5, 0.5, Number.NaN])('has no row %d', (row) => {
    expect(() => space.vectorAt(row)).toThrow(RangeError);
  });

  it('gives cosines', () => {
    expect(space.cosine('dog', 'cat')).toBeCloseTo((3 * 4 + 4 * 3) / (5 * 5), 12);
    expect(space.cosine('dog', 'constructor')).toBe(0);
    expect(space.cosine('dog', '')).toBe(-1);
  });

  it('gives no cosine and no neighbours of a target that has no direction', () => {
    expect(() => space.cosine('dog', '__proto__')).toThrow('"__proto__" has only zeros in the small space');
    expect(() => space.cosine('__proto__', '__proto__')).toThrow('only zeros');
    expect(() => space.neighbours('__proto__')).toThrow('A vector of zeros has no neighbours in the small space.');
  });

  it('gives neighbours best first, without the target itself and without rows of zeros', () => {
    expect(space.neighbours('dog').map(({ target }) => target)).toEqual(['cat', 'constructor', '']);
    expect(space.neighbours('dog', { limit: 1 })).toEqual([{ target: 'cat', score: expect.closeTo(24 / 25, 12) }]);
  });

  it('gives neighbours among the targets that are accepted', () => {
    const found = space.neighbours('dog', { accept: (target) => target !== 'cat' });
    expect(found.map(({ target }) => target)).toEqual(['constructor', '']);
  });

  it('gives neighbours of any vector, among those accepted', () => {
    const found = space.neighboursOf(Float32Array.of(0, 0, -5), { accept: (row) => row !== 0 });
    // cat and '' are at right angles, so they tie and come in the order of the targets.
    expect(found.map(({ target, score }) => [target, score])).toEqual([
      ['cat', 0],
      ['', 0],
      ['constructor', -1],
    ]);
    expect(() => space.neighboursOf(Float32Array.of(1))).toThrow(ShapeError);
  });

  it('has a cosine that is symmetric, 1 with itself, and in -1..1', () => {
    fc.assert(
      fc.property(spaces(kind), fc.nat({ max: 5 }), fc.nat({ max: 5 }), (any, a, b) => {
        const [left, right] = [any.targets.labelAt(a), any.targets.labelAt(b)];
        fc.pre([a, b].every((row) => any.vectorAt(row).some((value) => value !== 0)));
        expect(any.cosine(left, right)).toBe(any.cosine(right, left));
        expect(any.cosine(left, left)).toBe(1);
        expect(Math.abs(any.cosine(left, right))).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('gives the neighbours that a full sort by cosine gives', () => {
    fc.assert(
      fc.property(spaces(kind), fc.nat({ max: 5 }), fc.integer({ min: 1, max: 7 }), (any, row, limit) => {
        fc.pre(any.vectorAt(row).some((value) => value !== 0));
        const target = any.targets.labelAt(row);
        const sorted: Neighbour[] = any.targets.labels
          .filter((other, place) => other !== target && any.vectorAt(place).some((value) => value !== 0))
          .map((other) => ({ target: other, score: any.cosine(target, other) }))
          .sort((a, b) => b.score - a.score);
        const found = any.neighbours(target, { limit });
        expect(found.length).toBe(Math.min(limit, sorted.length));
        // Equal cosines may differ in the last bit and then change places, so scores are compared, then each target's.
        found.forEach(({ target: neighbour, score }, place) => {
          expect(score).toBeCloseTo(sorted[place]?.score ?? Number.NaN, 10);
          expect(score).toBeCloseTo(any.cosine(target, neighbour), 10);
        });
        expect(new Set(found.map((neighbour) => neighbour.target)).size).toBe(found.length);
      }),
    );
  });

  it('is not changed by questions', () => {
    const before = contentOf(space);
    space.cosine('dog', 'cat');
    space.neighbours('dog');
    expect(contentOf(space)).toEqual(before);
  });
});

describe('Space', () => {
  it('gives the same answers from a dense and a sparse matrix', () => {
    const [dense, sparse] = [spaceOf('dense', rows), spaceOf('sparse', rows)];
    expect(sparse.neighbours('dog')).toEqual(dense.neighbours('dog'));
    expect(sparse.cosine('dog', 'cat')).toBe(dense.cosine('dog', 'cat'));
  });

  it('refuses labels that do not fit the matrix', () => {
    const targets = new Vocabulary('the targets', ['a', 'b']);
    const one = new Vocabulary('the targets', ['a']);
    const parts = { name: 'small', history: [] };
    expect(() => new Space({ ...parts, targets, matrix: denseFromRows([[1]]) })).toThrow(ShapeError);
    expect(() => new Space({ ...parts, targets: one, contexts: targets, matrix: sparseFromRows([[1]]) })).toThrow(
      'found 2 contexts, expected 1 columns',
    );
  });
});

describe('a large dense Space', () => {
  const [targets, columns] = [12_000, 90];
  const matrix = gaussianMatrix(targets, columns, 3);
  matrix.row(11).fill(0);
  const vocabulary = () =>
    new Vocabulary(
      'the large space',
      Array.from({ length: targets }, (_, row) => `w${row}`),
    );
  const large = () => new Space({ name: 'large', targets: vocabulary(), matrix, history: [] });

  it('gives the same neighbours when it is asked often', () => {
    const often = large();
    const before = snapshot(matrix);
    const ask = (space: Space, row: number) =>
      space.neighbours(`w${row}`, { limit: 5, accept: (target) => Number(target.slice(1)) % 7 !== row % 7 });
    for (let row = 0; row < 9; row++) expect(ask(often, row)).toHaveLength(5);
    for (const row of [9, 10, 12]) expect(ask(often, row)).toEqual(ask(large(), row));
    expect(() => often.neighbours('w11')).toThrow('A vector of zeros has no neighbours in the large space.');
    expect(() => often.neighboursOf(Float32Array.of(1))).toThrow(ShapeError);
    expect(snapshot(matrix)).toEqual(before);
  });
});
