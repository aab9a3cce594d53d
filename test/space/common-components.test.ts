import { describe, expect, it } from 'vitest';
import { OptionError } from '../../src/errors.js';
import { withoutCommonComponents } from '../../src/space/common-components.js';
import { denseSpace } from '../embedding/dense-space.js';

describe('withoutCommonComponents', () => {
  // Around the mean (5, 0, 0) rows vary most along the second axis, less along the third.
  const space = denseSpace('space', [
    ['a', [5, 3, 1]],
    ['b', [5, -3, 1]],
    ['constructor', [5, 3, -1]],
    ['__proto__', [5, -3, -1]],
  ]);

  it('takes out the mean and the directions of most variance; rows have length 1', () => {
    const found = withoutCommonComponents(space, 1);
    expect(found.targets.labels).toEqual(space.targets.labels);
    for (const [label, third] of [
      ['a', 1],
      ['b', 1],
      ['constructor', -1],
      ['__proto__', -1],
    ] as const) {
      const [x, y, z] = found.vector(label);
      expect([x, y, z].map((value) => Math.round(value * 1e5) / 1e5 + 0)).toEqual([0, 0, third]);
    }
  });

  it('takes out the mean alone with no directions, and leaves its input', () => {
    const [x, y, z] = withoutCommonComponents(space, 0).vector('a');
    expect([x, y, z]).toEqual([0, Math.fround(3 / Math.sqrt(10)), Math.fround(1 / Math.sqrt(10))]);
    expect([...space.vector('a')]).toEqual([5, 3, 1]);
  });

  it('remembers the step', () => {
    expect(withoutCommonComponents(space).history.at(-1)).toEqual({
      step: 'withoutCommonComponents',
      options: { directions: 2 },
    });
  });

  it('refuses a number of directions that is none', () => {
    for (const directions of [-1, 1.5]) expect(() => withoutCommonComponents(space, directions)).toThrow(OptionError);
  });
});
