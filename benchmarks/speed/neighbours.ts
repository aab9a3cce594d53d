import type { DenseMatrix } from '../../src/matrix/dense-matrix.js';
import type { NeighbourQueryOptions } from '../../src/matrix/neighbour-index.js';
import { defineSpeed, importBuilt, type SpeedCase, type SpeedRun, type SpeedSettings, type Work } from './harness.js';
import { clusteredVectors } from './inputs/clustered-vectors.js';
import { discard } from './inputs/normal-matrix.js';
import { limitCase } from './limits.js';

const columns = 300;
const limit = 10;

/** The plain twin answers so many queries a call; rates stay comparable. */
const fewQueries = 4;

await defineSpeed(import.meta.url, {
  id: 'neighbours',
  title: `The ${limit} nearest neighbours by inner product, exactly`,
  cases: (settings) => [...batchCases(settings), ...singleCases(settings)],
});

function batchCases({ quick }: SpeedSettings): SpeedCase[] {
  const rows = quick ? 20_000 : 100_000;
  const queries = 256;
  const group = `${queries} queries together, ${rows} x ${columns}`;
  const workOf = (count: number): Work[] => [
    { amount: count, unit: 'queries' },
    { amount: 2 * count * rows * columns, unit: 'flop' },
  ];
  const own = (name: string, options: NeighbourQueryOptions & { readonly threads?: number }): SpeedCase => ({
    group,
    name,
    role: 'ours',
    threads: options.threads ?? 1,
    work: workOf(queries),
    prepare: () => prepareIndex(rows, queries, options),
  });
  const peer = (name: string, kind: string): SpeedCase => ({
    group,
    name,
    role: 'peer',
    work: workOf(queries),
    python: { script: 'neighbours.py', arguments: { kind, rows, columns, queries, limit } },
  });
  return [
    own('NeighbourIndex, 16 bits', { precision: 'int16' }),
    own('NeighbourIndex, floats', { precision: 'single' }),
    own('NeighbourIndex, 16 bits, 2 threads', { precision: 'int16', threads: 2 }),
    {
      group,
      name: `topRows, ${fewQueries} queries`,
      role: 'twin',
      work: workOf(fewQueries),
      prepare: () => prepareScan(rows),
    },
    peer('faiss IndexFlatIP', 'flat'),
    peer('faiss IndexScalarQuantizer of 8 bits', 'sq8'),
    peer('numpy product and argpartition', 'numpy'),
    limitCase('dot16', { group }),
    limitCase('multiplyAdd', { group }),
  ];
}

function singleCases({ quick }: SpeedSettings): SpeedCase[] {
  const rows = quick ? 20_000 : 100_000;
  const group = `one query at a time, ${rows} x ${columns}`;
  const work: Work[] = [
    { amount: 1, unit: 'queries' },
    { amount: rows * Math.ceil(columns / 16) * 16, unit: 'bytes' },
  ];
  return [
    {
      group,
      name: 'NeighbourIndex, 8 bits',
      role: 'ours',
      work,
      prepare: () => prepareIndex(rows, 1, { precision: 'int8' }),
    },
    {
      group,
      name: 'topRows',
      role: 'twin',
      work: { amount: fewQueries, unit: 'queries' },
      prepare: () => prepareScan(rows),
    },
    {
      group,
      name: 'faiss IndexFlatIP',
      role: 'peer',
      work: { amount: 1, unit: 'queries' },
      python: { script: 'neighbours.py', arguments: { kind: 'flat', rows, columns, queries: 1, limit } },
    },
    limitCase('read', { group }),
  ];
}

async function prepareIndex(
  rows: number,
  count: number,
  { threads = 1, precision }: NeighbourQueryOptions & { readonly threads?: number },
): Promise<SpeedRun> {
  const { createNeighbourIndex } =
    await importBuilt<typeof import('../../src/matrix/neighbour-index.js')>('matrix/neighbour-index.js');
  const vectors = await clusteredVectors(rows, columns);
  const index = createNeighbourIndex(vectors, { threads });
  const options = { limit, ...(precision === undefined ? {} : { precision }) };
  return () => discard(index.neighbours(queriesOf(vectors, count), options));
}

async function prepareScan(rows: number): Promise<SpeedRun> {
  const { topRows } = await importBuilt<typeof import('../../src/matrix/neighbours.js')>('matrix/neighbours.js');
  const vectors = await clusteredVectors(rows, columns);
  return () => discard(queriesOf(vectors, fewQueries).map((query) => topRows(vectors, query, { limit })));
}

function queriesOf(vectors: DenseMatrix<Float32Array>, count: number): Float32Array[] {
  return Array.from({ length: count }, (_, query) => vectors.row((query * 371) % vectors.rows));
}
