import { describe, expect, it } from 'vitest';
import { ShapeError } from '../../src/errors.js';
import { denseReduction } from '../../src/space/dense-reduction.js';
import { logRatioProfile } from '../../src/space/log-ratio-profile.js';
import { applyTransforms } from '../../src/space/transform.js';
import { describeTransform } from '../conformance/transform.js';
import { spaceOf } from './small-spaces.js';

describeTransform('a log-ratio profile', () => logRatioProfile());
describeTransform('a log-ratio profile of few contexts', () => logRatioProfile({ contexts: 2, zeros: { alpha: 0.5 } }));

const counts = spaceOf('sparse', [
  ['constructor', [4, 1, 0]],
  ['__proto__', [1, 0, 2]],
  ['dog', [3, 3, 3]],
]);

describe('logRatioProfile', () => {
  it('writes its options and the share of zeros into the history', () => {
    const { history, contexts } = logRatioProfile({ zeros: { alpha: 0.5 } }).apply(counts);
    expect(contexts).toBeUndefined();
    expect(history.at(-1)).toEqual({
      step: 'logRatioProfile',
      options: { contexts: 1000, zeros: 'alpha 0.5', centred: true },
      result: { replacedShare: 2 / 9 },
    });
  });

  it('may be reduced afterwards', () => {
    const { matrix } = applyTransforms(counts, [logRatioProfile(), denseReduction({ rank: 2 })]);
    expect([matrix.rows, matrix.columns]).toEqual([3, 2]);
  });

  it('refuses a space that is dense already', () => {
    expect(() => logRatioProfile().apply(spaceOf('dense', [['dog', [1, 2]]]))).toThrow(ShapeError);
  });
});
