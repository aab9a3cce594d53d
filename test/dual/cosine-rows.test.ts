import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CosineRows, squaredLength } from '../../src/dual/cosine-rows.js';
import { spaces } from '../space/small-spaces.js';

describe('CosineRows', () => {
  it.each(['dense', 'sparse'] as const)('gives the cosines of a %s space to the last bit', (kind) => {
    fc.assert(
      fc.property(spaces(kind), (space) => {
        const rows = space.targets.labels.flatMap((_, row) => (squaredLength(space, row) > 0 ? [row] : [])).reverse();
        const cosines = new CosineRows(space, Int32Array.from(rows));
        rows.forEach((row, place) => {
          const expected = rows.map((other) => space.cosine(space.targets.labelAt(row), space.targets.labelAt(other)));
          expect([...cosines.cosines(place)]).toEqual(expected);
          expect(cosines.cosinesOfTwo(place, 0).map((list) => [...list])).toEqual([expected, [...cosines.cosines(0)]]);
          expect(rows.map((_, other) => cosines.cosine(place, other))).toEqual(expected);
        });
      }),
    );
  });
});
