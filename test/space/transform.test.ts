import { describe, expect, it } from 'vitest';
import { ShapeError } from '../../src/errors.js';
import { denseFromRows } from '../../src/matrix/dense-matrix.js';
import { normalisation } from '../../src/space/normalisation.js';
import { applyTransforms, extendSpace, requireSparse, type Transform } from '../../src/space/transform.js';
import { weighting } from '../../src/space/weighting.js';
import { describeTransform } from '../conformance/transform.js';
import { sparseFromRows } from '../matrix/arbitraries.js';
import { contentOf, spaceOf } from './small-spaces.js';

const counts = spaceOf('sparse', [
  ['dog', [1, 0]],
  ['constructor', [1, 2]],
]);

/** A transform in a few lines: anything of the right shape satisfies the contract. */
const copy = (): Transform => ({
  name: 'copy',
  options: {},
  apply: (space) => extendSpace(space, space.matrix, { name: 'copy', options: {} }),
});

describeTransform('a transform made by hand', copy, { kinds: ['dense', 'sparse'] });

describe('applyTransforms', () => {
  it('applies one after the other', () => {
    const steps = [weighting('contextRatio'), normalisation()];
    const after = applyTransforms(counts, steps);
    expect(after.history.map(({ step }) => step)).toEqual(['counts', 'contextRatio', 'unitRows']);
    expect(contentOf(after)).toEqual(contentOf(normalisation().apply(weighting('contextRatio').apply(counts))));
  });

  it('returns the space itself when there are none', () => {
    expect(applyTransforms(counts, [])).toBe(counts);
  });
});

describe('extendSpace', () => {
  it('keeps contexts while the matrix is sparse, and no longer', () => {
    const step = { name: 'step', options: {} };
    expect(
      extendSpace(
        counts,
        sparseFromRows([
          [5, 6],
          [7, 8],
        ]),
        step,
      ).contexts?.labels,
    ).toEqual(['c0', 'c1']);
    expect(extendSpace(counts, denseFromRows([[1], [2]]), step).contexts).toBeUndefined();
  });

  it('writes what a step measured into the history', () => {
    const step = { name: 'step', options: { rank: 1 } };
    const { history } = extendSpace(counts, counts.matrix, step, { energy: 0.5 });
    expect(history.at(-1)).toEqual({ step: 'step', options: { rank: 1 }, result: { energy: 0.5 } });
    expect(extendSpace(counts, counts.matrix, step).history.at(-1)).toEqual({ step: 'step', options: { rank: 1 } });
  });

  it('refuses a matrix with other rows', () => {
    expect(() => extendSpace(counts, sparseFromRows([[1, 1]]), { name: 'step', options: {} })).toThrow(ShapeError);
  });
});

describe('requireSparse', () => {
  it('returns the sparse matrix, and names the step that cannot work on a dense one', () => {
    expect(requireSparse(counts, 'ppmi')).toBe(counts.matrix);
    const dense = spaceOf('dense', [['dog', [1]]]);
    expect(() => requireSparse(dense, 'ppmi')).toThrow('ppmi: found the dense matrix of the small space');
  });
});
