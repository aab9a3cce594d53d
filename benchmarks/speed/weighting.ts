import type { SparseMatrix } from '../../src/matrix/sparse-matrix.js';
import { defineSpeed, importBuilt, type SpeedCase, type SpeedRun, type Work } from './harness.js';
import { type CountMatrix, countMatrix, readCountMatrix } from './inputs/count-matrix.js';
import { discard } from './inputs/normal-matrix.js';
import { limitCase } from './limits.js';

const library = () => importBuilt<typeof import('../../src/index.js')>('index.js');

await defineSpeed(import.meta.url, {
  id: 'weighting',
  title: 'Counts to weights',
  cases: async (settings) => {
    const counts = await countMatrix(settings);
    return [...ppmiCases(counts), ...otherCases(counts)];
  },
});

/** Columns and values are read and written once, four bytes each, as in a copy. */
function workOf({ nonzeros }: CountMatrix): readonly Work[] {
  return [
    { amount: nonzeros, unit: 'nonzeros' },
    { amount: 16 * nonzeros, unit: 'bytes' },
  ];
}

function ppmiCases(counts: CountMatrix): SpeedCase[] {
  const group = 'counts to PPMI, smoothed contexts';
  const work = workOf(counts);
  const prepare = async (): Promise<SpeedRun> => {
    const { ppmi } = await library();
    const matrix = await readCountMatrix(counts.folder);
    return () => discard(ppmi(matrix, { contextSmoothing: 0.75 }));
  };
  return [
    { group, name: 'ppmi, sums and result included', role: 'ours', work, prepare },
    {
      group,
      name: 'createInformationWeighter, rows copied into an arena',
      role: 'ours',
      work,
      prepare: async () => prepareRows(await readCountMatrix(counts.folder)),
    },
    { group, name: 'ppmi, plain', role: 'twin', work, prepare },
    {
      group,
      name: 'numpy on the arrays of scipy, single precision',
      role: 'peer',
      work,
      python: { script: 'weighting.py', arguments: { folder: counts.folder, task: 'ppmi' } },
    },
    {
      group,
      name: 'scipy with diagonal matrices, as usually written',
      role: 'peer',
      work,
      python: { script: 'weighting.py', arguments: { folder: counts.folder, task: 'usual' } },
    },
    limitCase('copy', { group }),
  ];
}

/** Weights blocks of rows where they were copied to, as whoever counts them there would. */
async function prepareRows(matrix: SparseMatrix): Promise<SpeedRun> {
  const { columnSums, createInformationWeighter } = await library();
  const { Arena } = await importBuilt<typeof import('../../src/kernels/arena.js')>('kernels/arena.js');
  const arena = new Arena();
  const weighter = createInformationWeighter(arena, columnSums(matrix), { contextSmoothing: 0.75 });
  const blockRows = 16;
  const room = blockRows * matrix.columns;
  const starts = arena.allocate(Uint32Array, blockRows + 1);
  const kept = arena.allocate(Uint32Array, blockRows);
  const columns = arena.allocate(Uint32Array, room);
  const signed = new Int32Array(columns.buffer, columns.byteOffset, room);
  const values = arena.allocate(Float32Array, room);
  return () => {
    for (let begin = 0; begin < matrix.rows; begin += blockRows) {
      const end = Math.min(matrix.rows, begin + blockRows);
      // An even place to an even place, which is the faster copy; an entry too many does no harm.
      const first = matrix.rowStarts[begin] - (matrix.rowStarts[begin] % 2);
      for (let row = begin; row <= end; row++) starts[row - begin] = matrix.rowStarts[row] - first;
      signed.set(matrix.columnIndices.subarray(first, matrix.rowStarts[end]));
      values.set(matrix.values.subarray(first, matrix.rowStarts[end]));
      const rows = starts.subarray(0, end - begin + 1);
      weighter.weigh({ starts: rows, columns, values }, { columns, values, kept });
    }
    return undefined;
  };
}

function otherCases(counts: CountMatrix): SpeedCase[] {
  const group = 'counts to other weights';
  const work = workOf(counts);
  const prepare =
    (name: 'pmi' | 'localMutualInformation' | 'contextRatio' | 'inverseDocumentFrequency') => async () => {
      const { [name]: weigh } = await library();
      const matrix = await readCountMatrix(counts.folder);
      return () => discard(weigh(matrix));
    };
  const peer = { script: 'weighting.py', arguments: { folder: counts.folder, task: 'inverseDocumentFrequency' } };
  return [
    { group, name: 'inverseDocumentFrequency', role: 'ours', work, prepare: prepare('inverseDocumentFrequency') },
    { group, name: 'pmi', role: 'ours', work, prepare: prepare('pmi') },
    { group, name: 'localMutualInformation', role: 'ours', work, prepare: prepare('localMutualInformation') },
    { group, name: 'contextRatio', role: 'ours', work, prepare: prepare('contextRatio') },
    { group, name: 'scipy and numpy, inverse document frequency', role: 'peer', work, python: peer },
  ];
}
