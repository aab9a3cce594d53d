import { describe, expect, it } from 'vitest';
import { ShapeError } from '../../src/errors.js';
import { occupiedTargets } from '../../src/space/occupied-targets.js';
import { describeTransform } from '../conformance/transform.js';
import { toRows } from '../matrix/arbitraries.js';
import { spaceOf } from './small-spaces.js';

describeTransform('occupiedTargets', occupiedTargets);

describe('occupiedTargets', () => {
  it('leaves out the targets whose rows are zero, and says how many are left', () => {
    const space = spaceOf('sparse', [
      ['dog', [0, 0]],
      ['constructor', [0, 2]],
      ['', [0, 0]],
      ['__proto__', [1, 0]],
    ]);
    const after = occupiedTargets().apply(space);
    expect(after.targets.labels).toEqual(['constructor', '__proto__']);
    expect(toRows(after.matrix)).toEqual([
      [0, 2],
      [1, 0],
    ]);
    expect(after.contexts).toBe(space.contexts);
    expect(after.history.at(-1)).toEqual({ step: 'occupiedTargets', options: {}, result: { targets: 2 } });
    expect(after.has('dog')).toBe(false);
  });

  it('may leave none', () => {
    expect(occupiedTargets().apply(spaceOf('sparse', [['dog', [0]]])).targets.size).toBe(0);
  });

  it('refuses a dense space', () => {
    expect(() => occupiedTargets().apply(spaceOf('dense', [['dog', [1]]]))).toThrow(ShapeError);
  });
});
