import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Vocabulary } from '../../src/corpus/vocabulary.js';
import { OptionError, QualiaError, ShapeError } from '../../src/errors.js';
import { normalisation } from '../../src/space/normalisation.js';
import { readSpace } from '../../src/space/read-space.js';
import { reduction } from '../../src/space/reduction.js';
import { Space } from '../../src/space/space.js';
import { viewSpace } from '../../src/space/view-space.js';
import { writeSpace } from '../../src/space/write-space.js';
import { sparseMatrices } from '../matrix/arbitraries.js';
import { contentOf, spaceOf } from './small-spaces.js';

const targets = ['dog', 'constructor', '__proto__', '', 'toString', '漢字'];
const exponents = fc.constantFrom(-1, -0.5, 0, 0.25, 0.5, 1);

/** Weights whose singular values lie apart, so that truncation cuts at a definite place. */
const weights = sparseMatrices(6, 5).map((matrix) => {
  const labels = new Vocabulary('the small space', targets);
  return new Space({ name: 'small', targets: labels, matrix, history: [] });
});

/** Sparse weights with their reduction to all dimensions at p. */
const reductions = fc.tuple(weights, exponents).map(([space, singularValueExponent]) => {
  const full = reduction({ rank: 5, singularValueExponent }).apply(space);
  return { space, full };
});

const distinct = (values: readonly number[]): boolean =>
  values.every((value, index) => (values[index + 1] ?? 0) < 0.95 * value);

/** All inner products of two rows, which do not depend on the signs of columns. */
function innerProducts({ matrix }: Space): number[] {
  const products: number[] = [];
  const vector = (row: number): number[] =>
    Array.from({ length: matrix.columns }, (_, column) => matrix.at(row, column));
  for (let a = 0; a < matrix.rows; a++) {
    for (let b = 0; b <= a; b++) {
      const right = vector(b);
      products.push(vector(a).reduce((sum, value, column) => sum + value * right[column], 0));
    }
  }
  return products;
}

function expectClose(found: Space, expected: Space): void {
  const [left, right] = [innerProducts(found), innerProducts(expected)];
  const scale = Math.max(1, ...right.map(Math.abs));
  left.forEach((value, index) => {
    expect(value / scale).toBeCloseTo(right[index] / scale, 4);
  });
}

describe('viewSpace', () => {
  // X = [[3, 0], [0, 2], [3, 4]]: at p = 1 and full rank the rows have the lengths 3, 2 and 5 of those of X.
  const counts = spaceOf('sparse', [
    ['constructor', [3, 0]],
    ['__proto__', [0, 2]],
    ['', [3, 4]],
  ]);
  const reduced = reduction({ rank: 2, singularValueExponent: 0.5 }).apply(counts);

  it('gives rows of U S^p by hand', () => {
    // At p = 1, U S V' = X and V is a rotation, so inner products are those of X.
    const found = innerProducts(viewSpace(reduced, { singularValueExponent: 1 }));
    [9, 0, 4, 9, 8, 25].forEach((value, index) => {
      expect(found[index]).toBeCloseTo(value, 4);
    });
  });

  it('agrees with a fresh reduction at the other k and p, up to signs', () => {
    fc.assert(
      fc.property(reductions, exponents, fc.integer({ min: 1, max: 5 }), ({ space, full }, p, k) => {
        const values = full.history.at(-1)?.result?.['singularValues'] as readonly number[];
        fc.pre(k <= values.length && distinct(values));
        expectClose(
          viewSpace(full, { rank: k, singularValueExponent: p }),
          reduction({ rank: k, singularValueExponent: p }).apply(space),
        );
      }),
    );
  });

  it('gives a space of unit rows the cosines that it would have had with their lengths', () => {
    fc.assert(
      fc.property(reductions, exponents, fc.integer({ min: 1, max: 5 }), ({ full }, p, k) => {
        const { columns } = full.matrix;
        fc.pre(columns > 0);
        const options = { rank: Math.min(k, columns), singularValueExponent: p };
        const longer = normalisation().apply(viewSpace(full, options));
        // A row that the cut leaves next to nothing of has a direction of rounding errors.
        fc.pre(viewSpace(full, options).targets.labels.every((target) => hasDefiniteDirection(full, options, target)));
        expectClose(viewSpace(normalisation().apply(full), options), longer);
      }),
    );
  });

  it('makes a view of a view the view itself, and its own k and p change nothing', () => {
    fc.assert(
      fc.property(reductions, exponents, exponents, ({ full }, first, second) => {
        const { columns } = full.matrix;
        fc.pre(columns >= 2);
        const direct = viewSpace(full, { rank: columns - 1, singularValueExponent: second });
        const through = viewSpace(full, { rank: columns, singularValueExponent: first });
        expectClose(viewSpace(through, { rank: columns - 1, singularValueExponent: second }), direct);
        expect(viewSpace(full).matrix).toEqual(full.matrix);
      }),
    );
  });

  it('keeps unit rows where the space has them, and makes them where asked', () => {
    const lengths = (space: Space): number[] =>
      targetsOf(space).map((target) => Math.hypot(...Array.from(space.vector(target))));
    const unit = normalisation().apply(reduced);
    for (const space of [viewSpace(unit, { singularValueExponent: 1 }), viewSpace(reduced, { unit: true })]) {
      for (const length of lengths(space)) expect(length).toBeCloseTo(1, 6);
      expect(space.history.at(-1)?.options['unit']).toBe(true);
      // The view of the view has them too.
      for (const length of lengths(viewSpace(space, { rank: 1 }))) expect(length).toBeCloseTo(1, 6);
    }
    expect(lengths(viewSpace(reduced, { singularValueExponent: 1 }))[2]).toBeCloseTo(5, 4);
  });

  it('gives cosines of 1 and -1 only at k = 1', () => {
    const view = viewSpace(reduced, { rank: 1, unit: true });
    expect(view.matrix.columns).toBe(1);
    for (const value of innerProducts(view)) expect(Math.abs(value)).toBeCloseTo(1, 6);
  });

  it('records itself, keeps the name and the targets and leaves its input as it was', () => {
    const before = contentOf(reduced);
    const view = viewSpace(reduced, { rank: 1 });
    expect(contentOf(reduced)).toEqual(before);
    expect([view.name, view.targets]).toEqual([reduced.name, reduced.targets]);
    const options = { rank: 1, singularValueExponent: 0.5, unit: false };
    expect(view.history).toEqual([...reduced.history, { step: 'viewSpace', options }]);
  });

  it('works on a space that was written and read', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'qualia-view-'));
    const path = join(folder, 'small.safetensors');
    await writeSpace(path, normalisation().apply(reduced));
    const read = await readSpace(path);
    rmSync(folder, { recursive: true });
    const options = { rank: 1, singularValueExponent: -0.5 };
    expect(contentOf(viewSpace(read, options))).toEqual(contentOf(viewSpace(normalisation().apply(reduced), options)));
  });

  it.each([0, 3, 1.5, Number.NaN])('refuses rank %d of 2', (rank) => {
    expect(() => viewSpace(reduced, { rank })).toThrow(OptionError);
  });

  it('refuses exponents beyond single precision, and lengths that are lost', () => {
    for (const singularValueExponent of [Number.NaN, Number.POSITIVE_INFINITY, 200, -200]) {
      expect(() => viewSpace(reduced, { singularValueExponent })).toThrow(OptionError);
    }
    expect(() => viewSpace(normalisation().apply(reduced), { unit: false })).toThrow(/lengths are lost/);
  });

  it('refuses a space without singular values, one that was changed since, and a sparse one', () => {
    const withHistory = (history: Space['history']): Space => new Space({ ...partsOf(reduced), history });
    const [svd] = reduced.history.slice(-1);
    const older = withHistory([{ step: 'truncatedSvd', options: svd?.options ?? {}, result: { rank: 2 } }]);
    expect(() => viewSpace(older)).toThrow(/build it again/);
    expect(() => viewSpace(withHistory([]))).toThrow(QualiaError);
    const rotated = withHistory([...reduced.history, { step: 'rotate', options: {} }]);
    expect(() => viewSpace(rotated)).toThrow(/was not made by/);
    expect(() => viewSpace(counts)).toThrow(ShapeError);
  });
});

const targetsOf = ({ targets: { labels } }: Space): readonly string[] => labels;

const partsOf = ({ name, targets: labels, matrix }: Space) => ({ name, targets: labels, matrix });

function hasDefiniteDirection(
  full: Space,
  options: { readonly rank: number; readonly singularValueExponent: number },
  target: string,
): boolean {
  const [whole, cut] = [full, viewSpace(full, options)].map((space) => Math.hypot(...Array.from(space.vector(target))));
  return whole === 0 || (cut ?? 0) > 1e-3 * (whole ?? 0);
}
