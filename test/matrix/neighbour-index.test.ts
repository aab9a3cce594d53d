import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OptionError, QualiaError, ShapeError } from '../../src/errors.js';
import { DenseMatrix, denseFromRows } from '../../src/matrix/dense-matrix.js';
import { createNeighbourIndex } from '../../src/matrix/neighbour-index.js';
import { type ScoredRow, topRows } from '../../src/matrix/neighbours.js';
import { createRandom } from '../../src/random.js';
import { gaussianMatrix, snapshot } from './arbitraries.js';

const precisions = ['int8', 'int16', 'single'] as const;

/** Rows of any scale with zeros, copies and near copies among them, and queries of which one is zero. */
const cases = fc
  .record({
    rows: fc.integer({ min: 1, max: 60 }),
    columns: fc.integer({ min: 1, max: 37 }),
    queries: fc.integer({ min: 1, max: 11 }),
    limit: fc.integer({ min: 1, max: 70 }),
    seed: fc.nat(1e6),
    scale: fc.constantFrom(1e-30, 1e-3, 1, 1e18),
  })
  .map(({ rows, columns, queries, limit, seed, scale }) => {
    const random = createRandom(seed);
    const matrix = gaussianMatrix(rows, columns, seed);
    for (let row = 0; row < rows; row++) {
      const values = matrix.row(row);
      const kind = random.integer(4);
      if (kind === 0) values.set(matrix.row(random.integer(row + 1)));
      if (kind === 1)
        values.set(matrix.row(random.integer(row + 1)).map((value) => value * (1 + 1e-6 * random.normal())));
      if (kind === 2 && random.integer(4) === 0) values.fill(0);
    }
    matrix.values.forEach((value, cell) => {
      matrix.values[cell] = value * scale * (cell % 5 === 0 ? 100 : 1);
    });
    const drawn = gaussianMatrix(queries, columns, seed + 1);
    const list = Array.from({ length: queries }, (_, query) =>
      query % 3 === 0 ? matrix.row(query % rows) : drawn.row(query),
    );
    return { matrix, queries: list, limit };
  });

function cosines(matrix: DenseMatrix<Float32Array>, query: Float32Array, limit: number): ScoredRow[] {
  const square = (values: Float32Array): number => values.reduce((sum, value) => sum + value * value, 0);
  const scales = Float64Array.from({ length: matrix.rows }, (_, row) => {
    const length = Math.sqrt(square(matrix.row(row)));
    return length === 0 ? 0 : 1 / length;
  });
  return topRows(matrix, query, { limit, scales, accept: (row) => scales[row] !== 0 }).map(({ row, score }) => ({
    row,
    score: Math.max(-1, Math.min(1, score / Math.sqrt(square(query)))),
  }));
}

describe.each(precisions)('NeighbourIndex, scanning in %s', (precision) => {
  it('gives the rows and scores of topRows, ties and zeros included, for one query and for many', () => {
    fc.assert(
      fc.property(cases, ({ matrix, queries, limit }) => {
        const before = snapshot(matrix);
        const index = createNeighbourIndex(matrix);
        const expected = queries.map((query) => topRows(matrix, query, { limit }));
        expect(index.neighbours(queries, { limit, precision })).toEqual(expected);
        expect(queries.map((query) => index.neighbours(query, { limit, precision }))).toEqual(expected);
        expect(snapshot(matrix)).toEqual(before);
      }),
    );
  });

  it('gives cosines, without rows of zeros', () => {
    fc.assert(
      fc.property(cases, ({ matrix, queries, limit }) => {
        const usable = queries.filter((query) => query.some((value) => value !== 0));
        const index = createNeighbourIndex(matrix, { measure: 'cosine' });
        const expected = usable.map((query) => cosines(matrix, query, limit));
        expect(index.neighbours(usable, { limit, precision })).toEqual(expected);
      }),
    );
  });

  it('never gives a cosine above 1', () => {
    const matrix = gaussianMatrix(300, 7, 2);
    const queries = Array.from({ length: 300 }, (_, row) => matrix.row(row));
    const index = createNeighbourIndex(matrix, { measure: 'cosine' });
    const best = index.neighbours(queries, { limit: 1, precision }).map(([first]) => first?.score ?? 0);
    expect(Math.max(...best)).toBe(1);
    expect(Math.min(...best)).toBeGreaterThan(1 - 1e-12);
  });

  it('passes over rows that are not accepted, few or nearly all', () => {
    const matrix = gaussianMatrix(700, 9, 1);
    const index = createNeighbourIndex(matrix);
    const queries = Array.from({ length: 10 }, (_, query) => matrix.row(query));
    for (const every of [1, 2, 50, 699, 1000]) {
      const accept = (row: number, query = 0): boolean => row !== query && row % every === 0;
      const expected = queries.map((query, number) =>
        topRows(matrix, query, { limit: 5, accept: (row) => accept(row, number) }),
      );
      expect(index.neighbours(queries, { limit: 5, precision, accept })).toEqual(expected);
    }
  });

  it('gives the first rows where thousands are equal', () => {
    const matrix = new DenseMatrix(5000, 3, new Float32Array(15_000).fill(0.1));
    const query = Float32Array.of(1, 2, 3);
    const found = createNeighbourIndex(matrix).neighbours([query, query], { limit: 3, precision });
    expect(found).toEqual([topRows(matrix, query, { limit: 3 }), topRows(matrix, query, { limit: 3 })]);
    expect(found[0].map(({ row }) => row)).toEqual([0, 1, 2]);
  });

  it('finds the best where rows rise from worst to best', () => {
    const matrix = new DenseMatrix(
      6000,
      1,
      Float32Array.from({ length: 6000 }, (_, row) => row),
    );
    expect(createNeighbourIndex(matrix).neighbours(Float32Array.of(2), { limit: 2, precision })).toEqual([
      { row: 5999, score: 11_998 },
      { row: 5998, score: 11_996 },
    ]);
  });
});

describe('NeighbourIndex', () => {
  const matrix = denseFromRows([
    [1, 2],
    [0, 0],
    [3, 4],
  ]);

  it('gives ten rows by default, and all of a matrix that has fewer', () => {
    const wide = gaussianMatrix(30, 4, 5);
    expect(createNeighbourIndex(wide).neighbours(wide.row(3))).toHaveLength(10);
    expect(createNeighbourIndex(matrix).neighbours(Float64Array.of(1, 1))).toEqual([
      { row: 2, score: 7 },
      { row: 0, score: 3 },
      { row: 1, score: 0 },
    ]);
  });

  it('finds nothing in no rows and for no queries', () => {
    expect(createNeighbourIndex(new DenseMatrix(0, 2, new Float32Array(0))).neighbours(Float32Array.of(1, 2))).toEqual(
      [],
    );
    expect(createNeighbourIndex(matrix).neighbours([])).toEqual([]);
  });

  it('refuses what is no number, in rows and in queries', () => {
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY]) {
      const broken = denseFromRows([[1, value]]);
      expect(() => createNeighbourIndex(broken)).toThrow(expect.objectContaining({ code: 'NOT_FINITE' }));
      const index = createNeighbourIndex(matrix);
      expect(() => index.neighbours(Float32Array.of(value, 1))).toThrow(
        expect.objectContaining({ code: 'NOT_FINITE' }),
      );
    }
  });

  it('refuses another length, a limit that is no count, an unknown measure, and cosines with zero', () => {
    const index = createNeighbourIndex(matrix, { measure: 'cosine' });
    expect(() => index.neighbours(new Float32Array(3))).toThrow(ShapeError);
    for (const limit of [0, -1, 1.5]) {
      expect(() => index.neighbours(Float32Array.of(1, 2), { limit })).toThrow(OptionError);
    }
    expect(() => createNeighbourIndex(matrix, { measure: 'constructor' as 'cosine' })).toThrow(OptionError);
    expect(() => index.neighbours([Float32Array.of(1, 2), new Float32Array(2)])).toThrow(QualiaError);
  });
});
