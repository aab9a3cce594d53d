import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalisation } from '../../src/space/normalisation.js';
import { describeTransform } from '../conformance/transform.js';
import { toRows } from '../matrix/arbitraries.js';
import { spaceOf, spaces } from './small-spaces.js';

describeTransform('normalisation', normalisation, { kinds: ['dense', 'sparse'] });

describe.each(['dense', 'sparse'] as const)('normalisation of a %s space', (kind) => {
  it('scales every row to length 1 and leaves rows of zeros', () => {
    const space = spaceOf(kind, [
      ['constructor', [3, -4]],
      ['', [0, 0]],
    ]);
    const after = normalisation().apply(space);
    expect(toRows(after.matrix)).toEqual([
      [Math.fround(0.6), Math.fround(-0.8)],
      [0, 0],
    ]);
    expect(after.contexts).toBe(space.contexts);
  });

  it('changes no cosine', () => {
    fc.assert(
      fc.property(spaces(kind), (space) => {
        const unit = normalisation().apply(space);
        const directed = space.targets.labels.filter((target) => space.vector(target).some((value) => value !== 0));
        for (const left of directed) {
          for (const right of directed) expect(unit.cosine(left, right)).toBeCloseTo(space.cosine(left, right), 5);
        }
      }),
    );
  });
});
