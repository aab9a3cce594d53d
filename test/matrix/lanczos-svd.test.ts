import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { SVD } from 'ml-matrix';
import { describe, expect, it } from 'vitest';
import { toMlMatrix } from '../../src/matrix/convert-ml-matrix.js';
import { type RowBlocks, toRowBlocks } from '../../src/matrix/row-blocks.js';
import { SparseMatrix } from '../../src/matrix/sparse-matrix.js';
import { squaredNorm } from '../../src/matrix/sums.js';
import { type TruncatedSvdOptions, truncatedSvd } from '../../src/matrix/truncated-svd.js';
import type { TruncatedSvd } from '../../src/matrix/truncated-svd-result.js';
import { largestDifference, snapshot, sparseFromRows } from './arbitraries.js';
import { matrixWithValues, measureDefects, spectrum } from './spectra.js';

const slow = spectrum(200, (i) => 1 / Math.sqrt(1 + i));
const fast = spectrum(200, (i) => 0.93 ** i);
const flat = spectrum(200, (i) => 1 - i / 400);

interface Case {
  readonly values: readonly number[];
  readonly rows: number;
  readonly columns: number;
  readonly options: TruncatedSvdOptions;
  /** How far from orthonormal the sides may be, and from what is stated the residuals; default 1e-5. */
  readonly defect?: number;
  /** The number of triples there are; default the rank asked for. */
  readonly found?: number;
}

const cases: Record<string, Case> = {
  'decays slowly': { values: slow, rows: 300, columns: 200, options: { rank: 10 } },
  'decays fast': { values: fast, rows: 200, columns: 300, options: { rank: 10 } },
  'is nearly flat': { values: flat, rows: 300, columns: 200, options: { rank: 10 } },
  'decays slowly, all of it': { values: slow, rows: 200, columns: 200, options: { rank: 200 } },
  'is nearly flat, all of it': { values: flat, rows: 200, columns: 200, options: { rank: 200 } },
  'has one value forty times': {
    values: spectrum(150, (i) => (i < 40 ? 2 : 1 / (i - 38))),
    rows: 200,
    columns: 150,
    options: { rank: 50 },
  },
  'is one value only, as often as there are columns': {
    values: spectrum(96, () => 3),
    rows: 96,
    columns: 96,
    options: { rank: 60 },
  },
  'falls by six orders of magnitude': {
    values: spectrum(100, (i) => 1e4 * 10 ** ((-5.9 * i) / 99)),
    rows: 200,
    columns: 150,
    options: { rank: 100 },
    defect: 1e-3,
  },
  'ends early': { values: [7, 6, 5, 4, 3, 2, 1], rows: 200, columns: 150, options: { rank: 40 }, found: 7 },
  'is tiny': { values: spectrum(60, (i) => 1e-12 * 0.9 ** i), rows: 70, columns: 60, options: { rank: 10 } },
  'is huge': { values: spectrum(60, (i) => 1e12 * 0.9 ** i), rows: 60, columns: 70, options: { rank: 10 } },
  'is that of one row': { values: [3], rows: 1, columns: 130, options: { rank: 5 }, found: 1 },
  'is that of one column': { values: [3], rows: 130, columns: 1, options: { rank: 5 }, found: 1 },
};

describe.each(Object.entries(cases))('truncatedSvd of a matrix whose spectrum %s', (_name, given) => {
  const { values, rows, columns, options, defect = 1e-5, found = options.rank } = given;
  const matrix = matrixWithValues(values, { rows, columns, seed: 5 });
  const before = snapshot(matrix);
  const svd = truncatedSvd(matrix, options);
  const largest = values[0];

  it('finds the singular values as exactly as it says, up to rounding', () => {
    expect(svd.singularValues).toHaveLength(found as number);
    svd.singularValues.forEach((value, index) => {
      const allowed = svd.relativeError * values[index] + 1e-6 * largest;
      expect(Math.abs(value - values[index])).toBeLessThanOrEqual(allowed);
    });
  });

  it('has orthonormal sides, triples as far from those of the matrix as it says, and leaves it untouched', () => {
    const measured = measureDefects(matrix, svd);
    expect(measured.left).toBeLessThan(defect);
    expect(measured.right).toBeLessThan(defect);
    svd.residuals.forEach((residual, index) => {
      const stated = residual * svd.singularValues[index];
      expect(Math.abs(stated - measured.residuals[index])).toBeLessThan(defect * largest);
    });
    expect(snapshot(matrix)).toEqual(before);
  });

  it('tells what it holds of the squared norm, and turns the right vectors', () => {
    const held = svd.singularValues.reduce((sum, value) => sum + value * value, 0) / squaredNorm(matrix);
    expect(svd.energy).toBeCloseTo(Math.min(1, held), 5);
    for (let column = 0; column < svd.right.columns; column++) {
      const entries = Array.from({ length: columns }, (_, row) => svd.right.at(row, column));
      expect(Math.max(...entries)).toBeGreaterThanOrEqual(-Math.min(...entries));
    }
  });
});

/** The cosine of the largest angle between the columns of two orthonormal bases. */
function smallestCosine(svd: TruncatedSvd, matrix: SparseMatrix): number {
  const k = svd.right.columns;
  const reference = new SVD(toMlMatrix(matrix), { autoTranspose: true }).rightSingularVectors;
  const own = toMlMatrix(svd.right);
  const products = own.transpose().mmul(reference.subMatrix(0, reference.rows - 1, 0, k - 1));
  return Math.min(...new SVD(products).diagonal);
}

describe('truncatedSvd against ml-matrix', () => {
  it.each([
    ['lanczos', { tolerance: 1e-8 }, 1e-6],
    ['randomised', { powerIterations: 8, oversampling: 20 }, 1e-4],
  ] as const)('spans the same first right vectors, %s', (method, options, gap) => {
    const matrix = matrixWithValues(fast, { rows: 250, columns: 200, seed: 2 });
    expect(smallestCosine(truncatedSvd(matrix, { method, rank: 12, ...options }), matrix)).toBeGreaterThan(1 - gap);
  });

  it.each([
    ['slow', 'lanczos', slow],
    ['fast', 'lanczos', fast],
    ['flat', 'lanczos', flat],
    ['slow', 'randomised', slow],
    ['fast', 'randomised', fast],
    ['flat', 'randomised', flat],
  ] as const)('does not exceed the relative error it states, %s decay, %s, stopped early', (_name, method, values) => {
    const matrix = matrixWithValues(values, { rows: 260, columns: 200, seed: 3 });
    const expected = new SVD(toMlMatrix(matrix)).diagonal;
    const svd = truncatedSvd(matrix, { method, rank: 8, tolerance: 0.3, powerIterations: 1 });
    const errors = Array.from(svd.singularValues, (value, index) => Math.abs(1 - value / expected[index]));
    expect(svd.relativeError).toBeLessThan(0.9);
    expect(Math.max(...errors)).toBeLessThanOrEqual(svd.relativeError + 1e-6);
  });

  it('comes closer with a smaller tolerance, and says so', () => {
    const matrix = matrixWithValues(flat, { rows: 260, columns: 200, seed: 4 });
    const stated = [0.5, 1e-3, 1e-6].map((tolerance) => truncatedSvd(matrix, { rank: 4, tolerance }).relativeError);
    expect(stated).toEqual(stated.toSorted((a, b) => b - a));
    expect(stated[1]).toBeLessThanOrEqual(1e-3);
    expect(stated[2]).toBeLessThanOrEqual(1e-6);
  });
});

describe('truncatedSvd of rows read in blocks', () => {
  it('gives what the matrix itself gives, up to rounding, and reads what it is given again and again', () => {
    const matrix = matrixWithValues(fast, { rows: 230, columns: 200, seed: 6 });
    const blocks = toRowBlocks(matrix, { blockNonzeros: 9000 });
    let reads = 0;
    const counted: RowBlocks = {
      ...blocks,
      readBlock: (block) => {
        reads++;
        return blocks.readBlock(block);
      },
    };
    const [whole, parts] = [matrix, counted].map((source) => truncatedSvd(source, { rank: 10 }));
    expect(blocks.firstRows.length).toBeGreaterThan(5);
    expect(reads).toBeGreaterThanOrEqual(blocks.firstRows.length - 1);
    expect(largestDifference(parts.singularValues, whole.singularValues)).toBeLessThan(1e-6);
    expect(largestDifference(parts.right.values, whole.right.values)).toBeLessThan(1e-5);
    expect(largestDifference(parts.left.values, whole.left.values)).toBeLessThan(1e-5);
    expect(parts.energy).toBeCloseTo(whole.energy, 6);
  });

  it.each([
    [{ rows: 2 ** 28, columns: 10 }, 1],
    [{ rows: 10, columns: 2 ** 28 }, 1],
    [{ rows: 2 ** 20, columns: 2 ** 16 }, 1000],
  ])('fails with code MEMORY before it reads anything, %j at rank %i', (shape, rank) => {
    const readBlock = (): SparseMatrix => {
      throw new Error('It was read.');
    };
    const source: RowBlocks = { ...shape, nonzeros: 2 ** 30, firstRows: [0, shape.rows], readBlock };
    const failing = (): unknown => truncatedSvd(source, { rank });
    expect(failing).toThrow(expect.objectContaining({ name: 'QualiaError', code: 'MEMORY' }));
    expect(failing).toThrow(/ask for fewer triples/);
  });
});

describe('truncatedSvd that is stopped', () => {
  it.each(['lanczos', 'randomised'] as const)('throws what the caller threw, and works the next time: %s', (method) => {
    const matrix = matrixWithValues(fast, { rows: 230, columns: 200, seed: 7 });
    const options = { method, rank: 10 };
    const expected = truncatedSvd(matrix, options);
    const onProgress = (): void => {
      throw new Error('enough');
    };
    expect(() => truncatedSvd(matrix, { ...options, onProgress })).toThrow('enough');
    expect(truncatedSvd(matrix, options)).toEqual(expected);
  });
});

// Worker threads and child processes cannot load TypeScript, so these run the compiled library: build before testing.
const dist = new URL('../../dist/matrix/', import.meta.url);
if (!existsSync(dist)) throw new Error('There is no dist/: run `npm run build`.');

/** Entries at places that depend on the row, `perRow` in each, ascending. */
function scatteredMatrix(rows: number, columns: number, perRow: number): SparseMatrix {
  const starts = Float64Array.from({ length: rows + 1 }, (_, row) => row * perRow);
  const gap = Math.floor(columns / perRow);
  const indices = new Int32Array(rows * perRow).map((_, entry) => {
    const row = Math.floor(entry / perRow);
    return (entry % perRow) * gap + ((row * row * 31 + entry * 17) % gap);
  });
  const values = new Float32Array(rows * perRow).map((_, entry) => 1 + ((entry * entry) % 11) / (1 + (entry % perRow)));
  return new SparseMatrix({ rows, columns }, starts, indices, values);
}

function digest({ left, singularValues, right, residuals }: TruncatedSvd): string {
  const hash = createHash('sha256');
  for (const numbers of [left.values, singularValues, right.values, residuals]) {
    hash.update(new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength));
  }
  return hash.digest('hex');
}

describe('truncatedSvd on several threads', () => {
  it.each([
    ['with several segments of rows', 9000, 300, 30],
    ['with several blocks of columns', 500, 140_000, 20],
  ])('gives the same bytes as on one, %s', async (_name, rows, columns, perRow) => {
    const { truncatedSvd: compiled } = (await import(new URL('truncated-svd.js', dist).href)) as {
      readonly truncatedSvd: typeof truncatedSvd;
    };
    const source = toRowBlocks(scatteredMatrix(rows, columns, perRow));
    const [one, two] = [1, 2].map((threads) => compiled(source, { rank: 3, tolerance: 0.5, threads }));
    expect(one.singularValues).toHaveLength(3);
    expect(digest(two)).toBe(digest(one));
  });
});

describe('truncatedSvd with plain kernels', () => {
  it('finds the same singular values', () => {
    const rows = Array.from({ length: 60 }, (_, i) => spectrum(50, (j) => ((i * i * 7 + j * 13 + i * j) % 31) - 9));
    const script = `
      const { truncatedSvd } = await import(${JSON.stringify(new URL('truncated-svd.js', dist).href)});
      const { SparseBuilder } = await import(${JSON.stringify(new URL('sparse-builder.js', dist).href)});
      const builder = new SparseBuilder();
      const rows = ${JSON.stringify(rows)};
      rows.forEach((cells, row) => cells.forEach((value, column) => builder.add(row, column, value)));
      const svd = truncatedSvd(builder.build({ rows: 60, columns: 50 }), { rank: 12 });
      process.stdout.write(JSON.stringify([...svd.singularValues]));`;
    const env = { ...process.env, QUALIA_KERNELS: 'plain' };
    const child = spawnSync(process.execPath, ['--input-type=module', '-e', script], { env, encoding: 'utf8' });
    expect(child.stderr).toBe('');
    const plain = JSON.parse(child.stdout) as number[];
    const { singularValues } = truncatedSvd(sparseFromRows(rows), { rank: 12 });
    expect(plain).toHaveLength(12);
    expect(largestDifference(plain, singularValues)).toBeLessThan(1e-5 * singularValues[0]);
  });
});
