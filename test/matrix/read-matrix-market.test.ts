import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FileFormatError, MissingFileError, OptionError } from '../../src/errors.js';
import { DenseMatrix } from '../../src/matrix/dense-matrix.js';
import { readMatrixMarket } from '../../src/matrix/read-matrix-market.js';
import { SparseMatrix } from '../../src/matrix/sparse-matrix.js';
import { writeMatrixMarket } from '../../src/matrix/write-matrix-market.js';
import { denseMatrices, snapshot, sparseFromRows, sparseMatrices, toRows } from './arbitraries.js';
import { runPython, whyNoPython } from './python.js';
import { makeTemporaryFolder } from './temporary-folder.js';

async function read(content: string | Buffer): Promise<SparseMatrix | DenseMatrix<Float32Array>> {
  const path = join(await makeTemporaryFolder(), 'matrix.mtx');
  await writeFile(path, content);
  return readMatrixMarket(path);
}

const coordinate = (type: string, ...lines: string[]): string =>
  [`%%MatrixMarket matrix coordinate ${type}`, ...lines, ''].join('\n');
const array = (type: string, ...lines: string[]): string =>
  [`%%MatrixMarket matrix array ${type}`, ...lines, ''].join('\n');

describe('readMatrixMarket', () => {
  it.each<[title: string, content: string | Buffer, rows: number[][]]>([
    [
      'real cells',
      coordinate('real general', '2 3 2', '1 1 1.5', '2 3 -2e1'),
      [
        [1.5, 0, 0],
        [0, 0, -20],
      ],
    ],
    ['whole cells', coordinate('integer general', '1 2 1', '1 2 7'), [[0, 7]]],
    [
      'a pattern',
      coordinate('pattern general', '2 2 2', '2 1', '1 2'),
      [
        [0, 1],
        [1, 0],
      ],
    ],
    ['cells given twice', coordinate('real general', '1 1 2', '1 1 2', '1 1 3'), [[5]]],
    ['a stored zero', coordinate('real general', '1 1 1', '1 1 0'), [[0]]],
    ['no cells', coordinate('real general', '1 2 0'), [[0, 0]]],
    [
      'a symmetric matrix',
      coordinate('real symmetric', '2 2 2', '1 1 4', '2 1 5'),
      [
        [4, 5],
        [5, 0],
      ],
    ],
    [
      'a skew-symmetric matrix',
      coordinate('real skew-symmetric', '3 3 2', '2 1 5', '3 2 -1'),
      [
        [0, -5, 0],
        [5, 0, 1],
        [0, -1, 0],
      ],
    ],
    [
      'a symmetric pattern',
      coordinate('pattern symmetric', '2 2 1', '2 1'),
      [
        [0, 1],
        [1, 0],
      ],
    ],
    [
      'comments, blank lines, tabs, capitals',
      '%%MatrixMarket MATRIX Coordinate REAL General\n% a\n%\n\n\t1 2\t1\n\n 1\t1  3 \n',
      [[3, 0]],
    ],
    ['CR-LF and no line end at the end', '%%MatrixMarket matrix coordinate real general\r\n%\r\n1 1 1\r\n1 1 3', [[3]]],
    ['gzipped lines', gzipSync(coordinate('real general', '1 1 1', '1 1 3')), [[3]]],
    [
      'an array, column by column',
      array('real general', '2 3', '1', '2', '3', '4', '5', '6'),
      [
        [1, 3, 5],
        [2, 4, 6],
      ],
    ],
    [
      'a symmetric array',
      array('integer symmetric', '2 2', '1', '2', '3'),
      [
        [1, 2],
        [2, 3],
      ],
    ],
    [
      'a skew-symmetric array',
      array('real skew-symmetric', '3 3', '1', '2', '3'),
      [
        [0, -1, -2],
        [1, 0, -3],
        [2, 3, 0],
      ],
    ],
    ['an empty array', array('real general', '0 0'), []],
  ])('reads %s', async (_title, content, rows) => {
    const matrix = await read(content);
    expect(toRows(matrix)).toEqual(rows);
    if (matrix instanceof SparseMatrix) matrix.checkInvariants();
  });

  it.each<[problem: string, content: string, place: string, message: string]>([
    ['an empty file', '', 'line 1', 'the file is empty'],
    ['another kind of file', '1 2 3\n', 'line 1', 'expected %%MatrixMarket matrix coordinate|array'],
    ['complex numbers', coordinate('complex general', '1 1 1', '1 1 1 1'), 'line 1', 'real|double|integer|pattern'],
    ['hermitian matrices', coordinate('real hermitian', '1 1 1', '1 1 1'), 'line 1', 'general|symmetric'],
    ['a type named as a member of objects', coordinate('constructor general', '1 1 0'), 'line 1', 'real|double'],
    ['a pattern in an array', array('pattern general', '1 1', '1'), 'line 1', 'not a pattern'],
    ['no sizes', coordinate('real general', '% only a comment'), 'the end', 'before the line of sizes'],
    ['two sizes', coordinate('real general', '2 2'), 'line 2', 'rows, columns and cells'],
    ['three sizes of an array', array('real general', '2 2 4'), 'line 2', 'rows and columns'],
    ['a negative size', coordinate('real general', '-1 2 0'), 'line 2', 'rows, columns and cells'],
    [
      'more rows than a matrix of so few cells has',
      coordinate('real general', '2147483647 1 1', '2147483647 1 1'),
      'line 2',
      'at most 16777216 rows and columns for 1 cells',
    ],
    ['more columns than that', coordinate('real general', '1 16777217 0'), 'line 2', 'at most 16777216 rows'],
    ['a size past 2^31', coordinate('real general', '2147483648 1 0'), 'line 2', 'rows, columns and cells'],
    [
      'a symmetric matrix that is no square',
      coordinate('real symmetric', '2 3 0'),
      'line 2',
      'as many rows as columns',
    ],
    ['row 0', coordinate('real general', '% c', '2 2 1', '0 1 1'), 'line 4', 'found "0 1 1", expected row 1..2'],
    ['a row too high', coordinate('real general', '2 2 1', '3 1 1'), 'line 3', 'row 1..2, column 1..2 and a number'],
    ['a row that is not whole', coordinate('real general', '2 2 1', '1.5 1 1'), 'line 3', 'row 1..2'],
    ['a missing number', coordinate('real general', '2 2 1', '1 1'), 'line 3', 'and a number'],
    ['a word', coordinate('real general', '2 2 1', '1 1 x'), 'line 3', 'and a number'],
    ['infinity', coordinate('real general', '2 2 1', '1 1 1e39'), 'line 3', 'and a number'],
    ['a fourth field', coordinate('real general', '2 2 1', '1 1 1 1'), 'line 3', 'and a number'],
    [
      'a number in a pattern',
      coordinate('pattern general', '2 2 1', '1 1 1'),
      'line 3',
      'expected row 1..2, column 1..2.',
    ],
    [
      'too few cells',
      coordinate('real general', '2 2 2', '1 1 1'),
      'the end',
      '1 of 2 lines of numbers; the file is cut short',
    ],
    ['too many cells', coordinate('real general', '2 2 1', '1 1 1', '1 2 1'), 'line 4', 'the end after 1 lines'],
    ['too few numbers', array('real general', '2 2', '1', '2', '3'), 'the end', '3 of 4 lines'],
    ['two numbers a line', array('real general', '2 1', '1 2'), 'line 3', 'one number'],
    ['a cell above the diagonal', coordinate('real symmetric', '2 2 1', '1 2 1'), 'line 3', 'on or below the diagonal'],
    [
      'a diagonal that is its own opposite',
      coordinate('real skew-symmetric', '2 2 1', '1 1 1'),
      'line 3',
      '0 on the diagonal',
    ],
  ])('refuses %s', async (_problem, content, place, message) => {
    await expect(read(content)).rejects.toThrow(message);
    await expect(read(content)).rejects.toThrow(expect.objectContaining({ code: 'FILE_FORMAT', place }));
    await expect(read(content)).rejects.toBeInstanceOf(FileFormatError);
  });

  it('names the line in any block of a long file, and a missing file', async () => {
    const lines = Array.from({ length: 200_000 }, (_, place) => `${(place % 9) + 1} 1 1`);
    lines[150_000] = '1 1 one';
    await expect(read(coordinate('real general', '9 1 200000', lines.join('\n')))).rejects.toThrow(
      'line 150003: found "1 1 one"',
    );
    await expect(readMatrixMarket('none.mtx')).rejects.toThrow(MissingFileError);
  });
});

describe('writeMatrixMarket, then readMatrixMarket', () => {
  it('changes nothing, sparse or dense', async () => {
    const path = join(await makeTemporaryFolder(), 'matrix.mtx');
    await fc.assert(
      fc.asyncProperty(
        sparseMatrices(5, 4),
        denseMatrices(3, 2),
        fc.constantFrom(1, Math.fround(0.1)),
        async (sparse, dense, factor) => {
          for (const matrix of [sparse, dense]) {
            matrix.values.forEach((value, place) => {
              matrix.values[place] = value * factor;
            });
            const before = snapshot(matrix);
            await writeMatrixMarket(path, matrix, { comment: 'two\nlines' });
            expect(await readMatrixMarket(path)).toEqual(matrix);
            expect(snapshot(matrix)).toEqual(before);
          }
        },
      ),
      { numRuns: 20 },
    );
  });

  it('writes these bytes', async () => {
    const path = join(await makeTemporaryFolder(), 'matrix.mtx');
    await writeMatrixMarket(
      path,
      sparseFromRows([
        [0, 3],
        [1, 0],
      ]),
      { comment: 'counts' },
    );
    expect(await readFile(path, 'utf8')).toBe(
      '%%MatrixMarket matrix coordinate integer general\n% counts\n2 2 2\n1 2 3\n2 1 1\n',
    );
    await writeMatrixMarket(path, new DenseMatrix(2, 1, Float64Array.of(0.5, 1e-7)));
    expect(await readFile(path, 'utf8')).toBe('%%MatrixMarket matrix array real general\n2 1\n0.5\n1e-7\n');
  });

  it('refuses numbers that the format cannot hold', async () => {
    const path = join(await makeTemporaryFolder(), 'matrix.mtx');
    const infinite = new DenseMatrix(1, 1, Float32Array.of(Number.POSITIVE_INFINITY));
    await expect(writeMatrixMarket(path, infinite)).rejects.toThrow(OptionError);
  });
});

describe('SciPy', () => {
  it('writes files that readMatrixMarket reads, and reads those of writeMatrixMarket', async (context) => {
    const reason = whyNoPython('numpy', 'scipy.io', 'scipy.sparse');
    if (reason !== undefined) context.skip(reason);
    const folder = await makeTemporaryFolder();
    const script = [
      'import sys, numpy as np, scipy.io as io, scipy.sparse as sp',
      'a = np.array([[0, 1.25, 0], [1.25, -3, 0], [0, 0, 2]])',
      'io.mmwrite(sys.argv[1] + "/sparse.mtx", sp.coo_matrix(a), comment="a comment")',
      'io.mmwrite(sys.argv[1] + "/dense.mtx", a)',
      'io.mmwrite(sys.argv[1] + "/general.mtx", sp.coo_matrix(a), symmetry="general")',
    ].join('\n');
    runPython(script, folder);
    const expected = [
      [0, 1.25, 0],
      [1.25, -3, 0],
      [0, 0, 2],
    ];
    for (const name of ['sparse', 'dense', 'general']) {
      expect(toRows(await readMatrixMarket(join(folder, `${name}.mtx`)))).toEqual(expected);
    }
    const path = join(folder, 'ours.mtx');
    await writeMatrixMarket(path, sparseFromRows(expected));
    const print = 'import sys, scipy.io as io; print(io.mmread(sys.argv[1]).toarray().tolist())';
    expect(runPython(print, path)).toBe('[[0.0, 1.25, 0.0], [1.25, -3.0, 0.0], [0.0, 0.0, 2.0]]\n');
  });
});
