import fc from 'fast-check';
import { Matrix, SVD } from 'ml-matrix';
import { describe, expect, it } from 'vitest';
import { composeFactorialSet } from '../../../src/analysis/factors/compose-factorial-set.js';
import type { FactorialSet } from '../../../src/analysis/factors/factorial-set.js';
import { factorise } from '../../../src/analysis/factors/factorise.js';
import { OptionError, QualiaError, ShapeError } from '../../../src/errors.js';
import { DenseMatrix } from '../../../src/matrix/dense-matrix.js';
import { createRandom } from '../../../src/random.js';
import {
  additiveVectors,
  gridOf,
  incomplete,
  normalRows,
  orthogonalVectors,
  rotate,
  trickySet,
} from './synthetic-spaces.js';

const quick = { permutations: 0, probes: { kind: 'none' } } as const;

/** Random word vectors of the values, by name. */
function wordVectors({ factors }: FactorialSet, columns: number, seed: number): (value: string) => Float64Array {
  const random = createRandom(seed);
  const words = new Map(
    factors.flatMap(({ values }) =>
      values.map((value) => [value, Float64Array.from({ length: columns }, () => random.normal())] as const),
    ),
  );
  return (value) => words.get(value) as Float64Array;
}

describe('factorise', () => {
  it.each([
    ['a full grid', gridOf(8, 10)],
    ['a grid of three factors', gridOf(4, 5, 6)],
    ['half of a grid', incomplete(gridOf(12, 10), 0.5, 3)],
  ])('explains an additive space to the last digit, as it is and whitened: %s', async (_, set) => {
    const { raw, whitened, leading, dimensions } = await factorise(additiveVectors(set, 40, 1).vectors, set, quick);
    for (const { r2, adjusted } of [raw, whitened, leading]) {
      expect(Math.abs(1 - r2)).toBeLessThan(1e-9);
      expect(Math.abs(1 - adjusted)).toBeLessThan(1e-9);
    }
    expect(dimensions.rank).toBe(dimensions.forFactorisation);
  });

  it('explains an additive space that has more dimensions than items', async () => {
    const set = gridOf(5, 6);
    const { raw, whitened, dimensions } = await factorise(additiveVectors(set, 200, 1).vectors, set, quick);
    expect(dimensions).toMatchObject({ given: 200, rank: 9, forFactorisation: 9 });
    expect(Math.abs(1 - raw.r2)).toBeLessThan(1e-9);
    expect(Math.abs(1 - whitened.r2)).toBeLessThan(1e-9);
  });

  it('tells an additive space from means of values where combinations are missing', async () => {
    const set = incomplete(gridOf(12, 10), 0.5, 3);
    const { raw, notices } = await factorise(additiveVectors(set, 40, 1).vectors, set, quick);
    expect(raw.asCoded.r2).toBeLessThan(0.98);
    expect(raw.asCoded.chance).toBeLessThan(raw.chance);
    expect(notices.join(' ')).toMatch(/means of values/);
  });

  it.each([40, 79, 300])('finds random vectors of %i dimensions within the interval of chance', async (columns) => {
    const set = gridOf(8, 10);
    const { raw, whitened, leading, cosine } = await factorise(normalRows(80, columns, createRandom(columns)), set, {
      probes: { kind: 'none' },
    });
    // (8 - 1 + 10 - 1) / (80 - 1)
    expect(raw.chance).toBeCloseTo(0.203, 3);
    for (const { r2, interval } of [raw, whitened, leading]) {
      expect(interval?.level).toBeCloseTo(0.99, 6);
      // Where the vectors vary along all 79 directions whitening leaves no more than rounding.
      expect(r2).toBeGreaterThanOrEqual((interval?.low as number) - 1e-9);
      expect(r2).toBeLessThanOrEqual((interval?.high as number) + 1e-9);
    }
    expect(cosine.across).toBeGreaterThanOrEqual(cosine.interval?.low as number);
    expect(cosine.across).toBeLessThanOrEqual(cosine.interval?.high as number);
  });

  it('finds orthogonal factors at right angles, and reads them on unseen combinations without an error', async () => {
    const set = gridOf(6, 8);
    const { cosine, angles, transfer, projected, factors, probes } = await factorise(
      orthogonalVectors(set, 16, 2),
      set,
      {
        permutations: 0,
      },
    );
    expect(cosine.across).toBeLessThan(1e-9);
    expect(angles).toHaveLength(1);
    for (const angle of angles[0].degrees) expect(angle).toBeCloseTo(90, 5);
    expect(factors.map(({ spectrum }) => spectrum.length)).toEqual([5, 7]);
    expect(projected?.r2).toBeCloseTo(1, 9);
    expect(probes).toBe('logistic');
    expect(transfer.map(({ partners }) => partners)).toEqual([1, 2, 4]);
    for (const { partners, factors: read, transfer: all, stability } of transfer) {
      expect(read.map(({ seen }) => seen)).toEqual([1, 1]);
      // Few partners leave values of both factors together by chance, which readouts of finite length go by, too.
      expect(all).toBeGreaterThan(0.5);
      if (partners < 4) continue;
      expect(read.map(({ unseen }) => unseen)).toEqual([1, 1]);
      expect(all).toBe(1);
      expect(stability?.agreement).toBe(1);
    }
  });

  it('needs one direction a factor for readouts: on a line the value c wins where c x - c^2 / 2 is the largest', async () => {
    const set = gridOf(5, 4);
    const [first, second] = set.labels as readonly [Int32Array, Int32Array];
    const values = Float64Array.from({ length: 40 }, (_, at) => (at % 2 === 0 ? first : second)[at >> 1]);
    const options = { permutations: 0, probes: { kind: 'none' } } as const;
    const { dimensions, raw, notices } = await factorise(new DenseMatrix(20, 2, values), set, options);
    expect(dimensions).toMatchObject({ rank: 2, forReadouts: 2, forFactorisation: 4 + 3 });
    expect(raw.r2).toBeCloseTo(1, 9);
    expect(notices.join(' ')).toMatch(/vary along 2 directions; independent components of all values would need 7/);
    values.forEach((value, at) => {
      const scores = [0, 1, 2, 3, 4].map((c) => c * value - c ** 2 / 2);
      expect(scores.indexOf(Math.max(...scores))).toBe((at % 2 === 0 ? first : second)[at >> 1]);
    });
    const line = new DenseMatrix(
      20,
      1,
      Float64Array.from(first, (value, at) => value + second[at]),
    );
    const { notices: told } = await factorise(line, set, options);
    expect(told.join(' ')).toMatch(/linear readouts of 2 factors need one each/);
  });

  it('reads them with discriminants too', async () => {
    const set = gridOf(6, 8);
    const { transfer } = await factorise(orthogonalVectors(set, 16, 2), set, {
      permutations: 0,
      probes: { kind: 'discriminant' },
      transfer: { partners: [4], subsets: 3 },
    });
    expect(transfer[0].factors.map(({ unseen }) => unseen)).toEqual([1, 1]);
  });

  it('reads random vectors on unseen combinations no better than chance', async () => {
    const set = gridOf(8, 10);
    const { transfer, projected } = await factorise(normalRows(80, 40, createRandom(1)), set, { permutations: 0 });
    for (const { transfer: all } of transfer) expect(Math.abs(all)).toBeLessThan(0.1);
    // Readouts of random vectors find as much as those of shuffled ones.
    expect(Math.abs((projected?.r2 as number) - (projected?.shuffled as number))).toBeLessThan(0.1);
  });

  it.each([
    ['product', 8, 10, 40],
    ['product', 8, 10, 79],
    ['tensor', 6, 6, 20],
    ['tensor', 8, 10, 40],
  ] as const)(
    'finds the %s of word vectors no more linear than chance: %i x %i values, %i dimensions',
    async (operator, left, right, columns) => {
      const set = gridOf(left, right);
      const { vectors } = composeFactorialSet(set, operator, wordVectors(set, columns, 5));
      const { raw, whitened } = await factorise(vectors, set, quick);
      expect(raw.chance).toBeCloseTo((left + right - 2) / (left * right - 1), 12);
      expect(raw.r2).toBeLessThan(raw.chance + 0.06);
      expect(whitened.r2).toBeLessThan(whitened.chance + 0.01);
    },
  );

  it('finds the logarithm of their product, and their sum, perfectly linear', async () => {
    const set = gridOf(8, 10);
    for (const operator of ['log-product', 'sum'] as const) {
      const { vectors } = composeFactorialSet(set, operator, wordVectors(set, 40, 5));
      const { raw, whitened } = await factorise(vectors, set, quick);
      expect(Math.abs(1 - raw.r2)).toBeLessThan(1e-9);
      expect(Math.abs(1 - whitened.r2)).toBeLessThan(1e-9);
    }
  });

  it.each(['product', 'tensor'] as const)(
    'finds nothing linear in the %s of words without what they share, though every combination has a vector of its own',
    async (operator) => {
      const set = gridOf(8, 10);
      const { vectors } = composeFactorialSet(set, operator, wordVectors(set, 40, 5), { centre: true });
      const { raw, cosine, factors, angles, notices } = await factorise(vectors, set, quick);
      expect([cosine.within, cosine.across, angles[0].degrees]).toEqual([0, 0, []]);
      expect(factors.map(({ rank95 }) => rank95)).toEqual([0, 0]);
      expect(notices.join(' ')).toMatch(/All components are zero/);
      // The mean of a (x) b over all b is a (x) 0.
      expect(Math.abs(raw.r2)).toBeLessThan(1e-12);
    },
  );

  it('does not depend on the axes, the origin and the length of vectors', async () => {
    const set = incomplete(gridOf(4, 5), 0.9, 1);
    const base = additiveVectors(set, 6, 1).vectors;
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 1000 }),
        fc.double({ min: 1e-3, max: 1e3, noNaN: true }),
        fc.double({ min: -5, max: 5, noNaN: true }),
        async (seed, scale, shift) => {
          const random = createRandom(seed);
          const noisy = new DenseMatrix(
            base.rows,
            6,
            base.values.map((value) => value + random.normal()),
          );
          const turned = rotate(noisy, random);
          const moved = new DenseMatrix(
            base.rows,
            6,
            turned.values.map((value) => scale * (value + shift)),
          );
          const [before, after] = [await factorise(noisy, set, quick), await factorise(moved, set, quick)];
          for (const measure of ['raw', 'whitened'] as const) {
            expect(after[measure].r2).toBeCloseTo(before[measure].r2, 8);
            expect(after[measure].asCoded.r2).toBeCloseTo(before[measure].asCoded.r2, 8);
          }
          expect(after.cosine.across).toBeCloseTo(before.cosine.across, 8);
          expect(after.dimensions.effectiveRank).toBeCloseTo(before.dimensions.effectiveRank, 6);
          expect(after.factors.map(({ rank95 }) => rank95)).toEqual(before.factors.map(({ rank95 }) => rank95));
          after.angles[0].degrees.forEach((angle, place) => {
            expect(angle).toBeCloseTo(before.angles[0].degrees[place], 4);
          });
        },
      ),
      { numRuns: 25 },
    );
  });

  it('gives whitened R² of chance for any vectors that vary along one direction less than there are items, and says so', async () => {
    const set = gridOf(4, 5);
    const { whitened, notices } = await factorise(normalRows(20, 30, createRandom(4)), set, quick);
    expect(whitened.r2).toBeCloseTo(whitened.chance, 6);
    expect(whitened.ceiling).toBeCloseTo(whitened.chance, 12);
    expect(notices.join(' ')).toMatch(/says nothing/);
    // Along the leading axes there is something to tell: 7 of 19 directions, with noise added to a sum.
    const { vectors } = additiveVectors(set, 30, 4);
    const noise = createRandom(5);
    const noisy = new DenseMatrix(
      20,
      30,
      vectors.values.map((value) => value + 0.05 * noise.normal()),
    );
    const telling = await factorise(noisy, set, quick);
    expect(telling.leading.ceiling).toBe(1);
    expect(telling.leading.r2).toBeGreaterThan(0.95);
    const fewer = await factorise(normalRows(20, 30, createRandom(4)), set, { ...quick, components: 5 });
    expect(fewer.dimensions.rank).toBe(5);
    expect(fewer.whitened.ceiling).toBe(1);
  });

  it.each([
    ['a full grid', gridOf(4, 6)],
    ['two thirds of a grid', incomplete(gridOf(5, 7), 2 / 3, 2)],
  ])('gives R² of means of values as the formulas have it, step by step: %s', async (_, set) => {
    const vectors = normalRows(set.texts.length, 5, createRandom(8));
    const { raw, whitened } = await factorise(vectors, set, quick);
    const centred = new Matrix(Array.from({ length: vectors.rows }, (_unused, row) => [...vectors.row(row)])).center(
      'column',
    );
    const explain = (matrix: Matrix): number => {
      const fitted = Matrix.zeros(matrix.rows, matrix.columns);
      set.factors.forEach(({ values }, factor) => {
        values.forEach((_value, label) => {
          const rows = [...set.labels[factor].keys()].filter((item) => set.labels[factor][item] === label);
          const mean = matrix.selection(rows, [0, 1, 2, 3, 4]).mean('column');
          for (const row of rows)
            fitted.setRow(
              row,
              fitted.getRow(row).map((value, column) => value + mean[column]),
            );
        });
      });
      return 1 - (Matrix.sub(matrix, fitted).norm('frobenius') / matrix.norm('frobenius')) ** 2;
    };
    const { rightSingularVectors: axes, diagonal } = new SVD(centred);
    const scales = diagonal.map((value) => 1 / Math.sqrt(value ** 2 / (vectors.rows - 1) + 1e-9));
    const whitening = axes.mmul(Matrix.diag(scales)).mmul(axes.transpose());
    expect(raw.asCoded.r2).toBeCloseTo(explain(centred), 10);
    // Their 1e-9 is added as it is, ours as a share of the largest variance.
    expect(whitened.asCoded.r2).toBeCloseTo(explain(centred.mmul(whitening)), 7);
  });

  it('takes discriminants, moments and fewer subsets for a large set, and says so', async () => {
    const set = gridOf(50, 50);
    const { vectors } = additiveVectors(set, 120, 1);
    const noise = createRandom(2);
    for (let cell = 0; cell < vectors.values.length; cell++) vectors.values[cell] += 0.1 * noise.normal();
    const { probes, transfer, raw, notices } = await factorise(vectors, set, {
      permutations: 3000,
      transfer: { partners: [4] },
    });
    expect(probes).toBe('discriminant');
    expect(raw.interval?.method).toBe('moments');
    expect(transfer[0]).toMatchObject({ subsets: 2, transfer: 1 });
    expect(notices.join(' ')).toMatch(/intervals are those of a normal distribution.*linear probes are discriminants/);
  });

  it('gives the same numbers for the same seed', async () => {
    const set = gridOf(4, 5);
    const vectors = normalRows(20, 8, createRandom(4));
    const [first, second, other] = [
      await factorise(vectors, set, { permutations: 50 }),
      await factorise(vectors, set, { permutations: 50 }),
      await factorise(vectors, set, { permutations: 50, seed: 2 }),
    ];
    expect(JSON.stringify(second)).toBe(JSON.stringify(first));
    expect(JSON.stringify(other)).not.toBe(JSON.stringify(first));
  });

  it('takes any words for values', async () => {
    const set = trickySet();
    const { factors } = await factorise(normalRows(9, 4, createRandom(1)), set, { permutations: 10 });
    expect(factors.map(({ name }) => name)).toEqual(['constructor', '__proto__']);
  });

  it('refuses as many components as items, other numbers of vectors, and options out of range', async () => {
    const set = gridOf(2, 2);
    const vectors = normalRows(4, 3, createRandom(1));
    const saturated = incomplete(gridOf(3, 3), 5 / 9, 1);
    await expect(factorise(normalRows(5, 3, createRandom(1)), saturated, quick)).rejects.toThrow(QualiaError);
    await expect(factorise(normalRows(3, 3, createRandom(1)), set, quick)).rejects.toThrow(ShapeError);
    for (const options of [
      { permutations: -1 },
      { level: 1 },
      { components: 0 },
      { probes: { steps: 0 } },
      { probes: { penalty: 0 } },
      { probes: { kind: 'deep' as 'none' } },
      { transfer: { partners: [0] } },
      { transfer: { subsets: 0 } },
    ]) {
      await expect(factorise(vectors, set, options)).rejects.toThrow(OptionError);
    }
  });

  it('stops when it is asked to, and tells how far it is', async () => {
    const set = gridOf(4, 5);
    const vectors = normalRows(20, 8, createRandom(4));
    const stages = new Set<string>();
    await factorise(vectors, set, { permutations: 5, onProgress: (stage) => stages.add(stage) });
    expect([...stages]).toEqual([
      'principal axes',
      'components',
      'shuffled labels',
      'subspaces',
      'linear probes',
      'unseen combinations',
    ]);
    for (const stage of stages) {
      const stop = new AbortController();
      const onProgress = (name: string): void => {
        if (name === stage) stop.abort(new Error('enough'));
      };
      await expect(factorise(vectors, set, { permutations: 5, signal: stop.signal, onProgress })).rejects.toThrow(
        'enough',
      );
    }
  });
});
