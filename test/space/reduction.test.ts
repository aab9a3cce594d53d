import { describe, expect, it } from 'vitest';
import { OptionError, ShapeError } from '../../src/errors.js';
import { DenseMatrix } from '../../src/matrix/dense-matrix.js';
import { reduction } from '../../src/space/reduction.js';
import { describeTransform } from '../conformance/transform.js';
import { spaceOf } from './small-spaces.js';

describeTransform('reduction', () => reduction({ rank: 2 }));

describe('reduction', () => {
  // X = [[3, 0], [0, 2], [0, 0]] has the singular values 3 and 2 with unit vectors: the rows of U S^p are
  // (3^p, 0), (0, 2^p), (0, 0), up to the sign of each column.
  const space = spaceOf('sparse', [
    ['constructor', [3, 0]],
    ['__proto__', [0, 2]],
    ['', [0, 0]],
  ]);

  it.each([-1, 0, 0.5, 1])('gives rows of U S^p for p = %d', (singularValueExponent) => {
    const { matrix } = reduction({ rank: 2, singularValueExponent }).apply(space);
    const absolute = [...matrix.values].map(Math.abs);
    const expected = [3 ** singularValueExponent, 0, 0, 2 ** singularValueExponent, 0, 0];
    expected.forEach((value, cell) => {
      expect(absolute[cell]).toBeCloseTo(value, 5);
    });
  });

  it('folds targets in: those like others get their rows, and the others theirs without them', () => {
    const rows: [string, number[]][] = [
      ['constructor', [3, 0]],
      ['verb-object:see cat', [3, 0]],
      ['__proto__', [0, 2]],
      ['verb-object:see dog', [3, 4]],
    ];
    const isFolded = (target: string): boolean => target.startsWith('verb-object:');
    const { matrix, history, targets } = reduction({ rank: 2, isFolded }).apply(spaceOf('sparse', rows));
    // x V S^-1 S^p of (3, 4): 3 / 3 * 3^p and 4 / 2 * 2^p.
    const absolute = [...matrix.values].map(Math.abs);
    const [first, second] = [Math.sqrt(3), Math.sqrt(2)];
    const expected = [first, 0, first, 0, 0, second, first, 2 * second];
    expected.forEach((value, cell) => {
      expect(absolute[cell]).toBeCloseTo(value, 5);
    });
    expect(targets.labels).toEqual(rows.map(([target]) => target));
    expect(history.at(-1)?.result).toMatchObject({ folded: 2, rank: 2 });
  });

  it('keeps the share of the squared norm that it holds', () => {
    const { history, contexts, matrix } = reduction({ rank: 1 }).apply(space);
    // 3^2 / (3^2 + 2^2)
    expect(history.at(-1)?.result).toEqual({
      energy: expect.closeTo(9 / 13, 6),
      relativeError: expect.closeTo(0, 6),
      rank: 1,
      singularValues: [expect.closeTo(3, 5)],
    });
    expect(contexts).toBeUndefined();
    expect(matrix).toBeInstanceOf(DenseMatrix);
  });

  it('keeps the singular values, largest first', () => {
    const [step] = reduction({ rank: 2 }).apply(space).history.slice(-1);
    expect(step?.result?.['singularValues']).toEqual([expect.closeTo(3, 5), expect.closeTo(2, 5)]);
  });

  it('reaches no higher rank than the matrix has', () => {
    const { history, matrix } = reduction({ rank: 50 }).apply(space);
    expect(history.at(-1)).toMatchObject({ options: { rank: 50 }, result: { rank: 2 } });
    expect(matrix.columns).toBe(2);
  });

  it('writes every option of its method into the history, defaults included, but neither functions nor threads', () => {
    const onProgress = (): void => undefined;
    expect(reduction({ seed: 7, threads: 2, onProgress }).options).toEqual({
      method: 'lanczos',
      rank: 100,
      tolerance: 1e-4,
      seed: 7,
      singularValueExponent: 0.5,
    });
    expect(reduction({ method: 'randomised', onProgress }).options).toEqual({
      method: 'randomised',
      rank: 100,
      oversampling: 10,
      powerIterations: 3,
      seed: 1,
      singularValueExponent: 0.5,
    });
  });

  it('tells how much is done', () => {
    const shares: number[] = [];
    reduction({ rank: 1, onProgress: (share) => shares.push(share) }).apply(space);
    expect(shares.at(-1)).toBe(1);
  });

  it('refuses options out of range and a dense space', () => {
    expect(() => reduction({ singularValueExponent: Number.NaN })).toThrow(OptionError);
    expect(() => reduction({ rank: 0 }).apply(space)).toThrow(OptionError);
    expect(() => reduction().apply(spaceOf('dense', [['dog', [1]]]))).toThrow(ShapeError);
  });
});
