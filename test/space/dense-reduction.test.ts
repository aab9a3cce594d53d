import { describe, expect, it } from 'vitest';
import { OptionError, ShapeError } from '../../src/errors.js';
import { denseReduction } from '../../src/space/dense-reduction.js';
import { viewSpace } from '../../src/space/view-space.js';
import { describeTransform } from '../conformance/transform.js';
import { spaceOf } from './small-spaces.js';

describeTransform('denseReduction', () => denseReduction({ rank: 2 }), { kinds: ['dense'] });

const rows: [string, number[]][] = [
  ['constructor', [4, 0, 1]],
  ['dog', [1, 3, 0]],
  ['__proto__', [0, 2, 5]],
  ['cat', [1, 2, -1]],
];

describe('denseReduction', () => {
  it('keeps every cosine with all dimensions and p = 1', () => {
    const space = spaceOf('dense', rows);
    const reduced = denseReduction().apply(space);
    for (const [left] of rows) {
      for (const [right] of rows) expect(reduced.cosine(left, right)).toBeCloseTo(space.cosine(left, right), 5);
    }
  });

  it('is what viewSpace makes of it at another k and p', () => {
    const space = spaceOf('dense', rows);
    const view = viewSpace(denseReduction().apply(space), { rank: 2, singularValueExponent: 0 });
    const direct = denseReduction({ rank: 2, singularValueExponent: 0 }).apply(space);
    expect(view.cosine('dog', 'cat')).toBeCloseTo(direct.cosine('dog', 'cat'), 5);
    expect(view.matrix.columns).toBe(2);
  });

  it('refuses a sparse space, vectors of zeros alone, and options out of range', () => {
    expect(() => denseReduction().apply(spaceOf('sparse', rows))).toThrow(ShapeError);
    expect(() => denseReduction().apply(spaceOf('dense', [['dog', [0, 0]]]))).toThrow(OptionError);
    expect(() => denseReduction({ singularValueExponent: Number.NaN })).toThrow(OptionError);
    expect(() => denseReduction({ rank: 0 }).apply(spaceOf('dense', rows))).toThrow(OptionError);
  });
});
