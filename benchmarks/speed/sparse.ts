import type { SparseMatrix } from '../../src/matrix/sparse-matrix.js';
import { createRandom } from '../../src/random.js';
import { defineSpeed, importBuilt, type SpeedCase, type SpeedRun, type Work } from './harness.js';
import { type CountMatrix, countMatrix, countSize, readCountMatrix } from './inputs/count-matrix.js';
import { createMath, discard } from './inputs/normal-matrix.js';
import { limitCase } from './limits.js';

const library = () => importBuilt<typeof import('../../src/index.js')>('index.js');

/** Rows and columns of the corner that is squared. */
const cornerSize = 1500;

await defineSpeed(import.meta.url, {
  id: 'sparse',
  title: 'Building and rearranging sparse matrices',
  cases: async (settings) => {
    const counts = await countMatrix(settings);
    return [...buildCases(counts), ...rearrangeCases(counts), ...productCases(counts)];
  },
});

function peerOf({ folder }: CountMatrix, task: string) {
  return { script: 'sparse.py', arguments: { folder, task, corner: cornerSize } };
}

function buildCases(counts: CountMatrix): SpeedCase[] {
  const group = 'cells in any order to sparse rows';
  const work: Work = { amount: counts.nonzeros, unit: 'cells' };
  return [
    {
      group,
      name: 'SparseBuilder, cell by cell',
      role: 'ours',
      work,
      prepare: async () => {
        const { SparseBuilder } = await library();
        const { rows, columns, values } = shuffledCells(await readCountMatrix(counts.folder));
        return () => {
          const builder = new SparseBuilder();
          for (let cell = 0; cell < values.length; cell++) builder.add(rows[cell], columns[cell], values[cell]);
          return discard(builder.build({ rows: countSize, columns: countSize }));
        };
      },
    },
    { group, name: 'scipy coo to csr, cells ready in arrays', role: 'peer', work, python: peerOf(counts, 'build') },
  ];
}

/** The cells of a matrix, in an order of chance. */
function shuffledCells(matrix: SparseMatrix) {
  const { rowStarts, nonzeros } = matrix;
  const rows = new Int32Array(nonzeros);
  for (let row = 0; row < matrix.rows; row++) rows.fill(row, rowStarts[row], rowStarts[row + 1]);
  const columns = matrix.columnIndices.slice();
  const values = matrix.values.slice();
  const random = createRandom(1);
  for (let last = nonzeros - 1; last > 0; last--) {
    const other = Math.floor(random.uniform() * (last + 1));
    for (const list of [rows, columns, values]) [list[last], list[other]] = [list[other], list[last]];
  }
  return { rows, columns, values };
}

function rearrangeCases(counts: CountMatrix): SpeedCase[] {
  const { nonzeros } = counts;
  const work: readonly Work[] = [
    { amount: nonzeros, unit: 'nonzeros' },
    { amount: 16 * nonzeros, unit: 'bytes' },
  ];
  const prepare = (run: (matrix: SparseMatrix, functions: Awaited<ReturnType<typeof library>>) => unknown) => {
    return async (): Promise<SpeedRun> => {
      const functions = await library();
      const matrix = await readCountMatrix(counts.folder);
      return () => discard(run(matrix, functions));
    };
  };
  const reversed = Array.from({ length: countSize }, (_, place) => countSize - 1 - place);
  const even = Array.from({ length: countSize / 2 }, (_, place) => 2 * place);
  return (
    [
      ['transpose', 'transpose', prepare((matrix, { transpose }) => transpose(matrix))],
      ['selectRows', 'all rows backwards', prepare((matrix, { selectRows }) => selectRows(matrix, reversed))],
      ['selectColumns', 'every other column', prepare((matrix, { selectColumns }) => selectColumns(matrix, even))],
      ['mapValues', 'roots of all values', prepare((matrix, { mapValues }) => mapValues(matrix, Math.sqrt))],
      ['columnSums', 'sums of columns', prepare((matrix, { columnSums }) => columnSums(matrix))],
    ] as const
  ).flatMap(([name, group, ours]): SpeedCase[] => [
    { group, name, role: 'ours', work, prepare: ours },
    { group, name: 'scipy', role: 'peer', work, python: peerOf(counts, name) },
    limitCase('copy', { group }),
  ]);
}

function productCases(counts: CountMatrix): SpeedCase[] {
  const group = `sparse times sparse, ${cornerSize} rows`;
  const work: Work = { amount: 1, unit: 'calls' };
  const corner = async (): Promise<SparseMatrix> => {
    const { selectColumns, selectRows } = await library();
    const first = Array.from({ length: cornerSize }, (_, place) => 10 * place);
    return selectColumns(selectRows(await readCountMatrix(counts.folder), first), first);
  };
  return [
    {
      group,
      name: 'multiplySparseSparse',
      role: 'ours',
      work,
      prepare: async () => {
        const { multiplySparseSparse } = await library();
        const matrix = await corner();
        return () => discard(multiplySparseSparse(matrix, matrix));
      },
    },
    { group, name: 'scipy csr @ csr', role: 'peer', work, python: peerOf(counts, 'product') },
    {
      group,
      name: 'mathjs multiply',
      role: 'peer',
      work,
      rounds: 2,
      libraries: ['mathjs'],
      prepare: async () => {
        const { toMathjsSparse } = await library();
        const math = await createMath();
        const matrix = toMathjsSparse(await corner(), math);
        return () => discard(math.multiply(matrix, matrix));
      },
    },
  ];
}
