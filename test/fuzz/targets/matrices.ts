import { crc32, deflateRawSync } from 'node:zlib';
import { openContextRun } from '../../../src/corpus/counting/read-context-run.js';
import { LabelNumbers, Tally } from '../../../src/corpus/counting/tally.js';
import { writeTally } from '../../../src/corpus/counting/write-context-run.js';
import { parseHeader } from '../../../src/matrix/container-header.js';
import { DenseMatrix } from '../../../src/matrix/dense-matrix.js';
import { formatNpyHeader } from '../../../src/matrix/npy-format.js';
import { readContainer } from '../../../src/matrix/read-container.js';
import { readMatrixMarket } from '../../../src/matrix/read-matrix-market.js';
import { parseNpy, readNpy } from '../../../src/matrix/read-npy.js';
import { readNpz } from '../../../src/matrix/read-npz.js';
import { openRowBlocks } from '../../../src/matrix/read-row-blocks.js';
import { openRun } from '../../../src/matrix/read-run.js';
import type { RowBlocks } from '../../../src/matrix/row-blocks.js';
import { toRowBlocks } from '../../../src/matrix/row-blocks.js';
import { writeContainer } from '../../../src/matrix/write-container.js';
import { writeMatrixMarket } from '../../../src/matrix/write-matrix-market.js';
import { writeNpy } from '../../../src/matrix/write-npy.js';
import { writeRowBlocks } from '../../../src/matrix/write-row-blocks.js';
import { writeRun } from '../../../src/matrix/write-run.js';
import { makeZip } from '../../corpus/packed-samples.js';
import { sparseFromRows } from '../../matrix/arbitraries.js';
import { type FuzzTarget, fileTarget, inputName, namedTextTarget } from '../fuzz-target.js';
import { mutateContainer } from '../mutate-container.js';
import { repairContainer } from '../repair-container.js';
import { writeSeeds } from '../write-seeds.js';

const sparse = sparseFromRows([
  [1, 0, 2],
  [0, 0, 0],
  [0, 300, 0],
]);
const dense = new DenseMatrix(2, 2, Float32Array.of(1, -2, 0.5, 3));

/** Reads each block of rows and closes the file. */
async function readAll(blocks: RowBlocks & { close(): Promise<void> }): Promise<void> {
  try {
    for (let block = 0; block + 1 < blocks.firstRows.length; block++) await blocks.readBlock(block);
  } finally {
    await blocks.close();
  }
}

async function writeContexts(path: string): Promise<void> {
  const targets = new LabelNumbers();
  const tally = new Tally('seed');
  for (const [target, context, count] of [
    ['oak', 'tall', 3],
    ['oak', 'tal', 1],
    ['elm', 'tall', 200],
  ] as const) {
    tally.add(targets.add(target), context, count);
  }
  await writeTally(path, tally, targets);
}

async function readContexts(path: string): Promise<void> {
  const run = await openContextRun(path);
  try {
    run.targetLabels();
    const cursor = run.read();
    while (cursor.next()) cursor.context;
  } finally {
    await run.close();
  }
}

const arrays = new Map([
  ['a', { shape: [2, 2], values: Float32Array.of(1, 2, 3, 4) }],
  ['b', { shape: [3], values: Uint8Array.of(1, 2, 3) }],
  ['c', { shape: [], values: Float64Array.of(1) }],
]);
const npy = (values: Float64Array | Uint8Array | Int32Array): Buffer =>
  Buffer.concat([formatNpyHeader({ shape: [values.length], values }), Buffer.from(values.buffer)]);

/** A ZIP archive with one member that is packed. */
function packedZip(name: string, bytes: Buffer): Buffer {
  const packed = deflateRawSync(bytes);
  const archive = Buffer.from(makeZip({ [name]: packed }));
  for (const [mark, method] of [
    ['PK\x03\x04', 8],
    ['PK\x01\x02', 10],
  ] as const) {
    const start = archive.indexOf(mark, 0, 'latin1');
    archive.writeUInt16LE(8, start + method);
    archive.writeUInt32LE(crc32(bytes), start + method + 6);
    archive.writeUInt32LE(bytes.length, start + method + 14);
  }
  return archive;
}

const npyTokens = ["'shape': (", '999999999999,', ', 0, ', "'<f8'", "'|O'", "'>i8'", 'True', "'<U8'", "[('a', '<f8')]"];
const tokens = [
  '"dtype":"F64"',
  '"shape":[0]',
  '"shape":[4294967295,4294967295]',
  '"data_offsets":[0,0]',
  '"__metadata__":{}',
  '"I64"',
];

/** The files of matrices and counts. */
export const matrixTargets: readonly FuzzTarget[] = [
  {
    name: 'npy-memory',
    namesFile: true,
    tokens: npyTokens,
    seeds: async () => [npy(Float64Array.of(1, 2)), npy(Uint8Array.of(3)), npy(Int32Array.of(1, 2, 3))],
    parse: (bytes) => parseNpy(bytes, inputName),
  },
  fileTarget('npy', '.npy', {
    tokens: npyTokens,
    seeds: writeSeeds(
      (path) => writeNpy(path, { shape: [2, 2], values: Float32Array.of(1, 2, 3, 4) }),
      (path) => writeNpy(path, { shape: [0], values: Uint8Array.of() }),
    ),
    parse: (path) => readNpy(path),
  }),
  fileTarget('npz', '.npz', {
    seeds: async () => [
      makeZip({
        'a.npy': npy(Float64Array.of(1, 2)),
        '__proto__.npy': npy(Uint8Array.of(1)),
        'x.txt': Buffer.from('x'),
      }),
      packedZip('b.npy', npy(Float64Array.from({ length: 40 }, () => 1))),
    ],
    parse: (path) => readNpz(path),
  }),
  fileTarget('matrix-market', '.mtx', {
    seeds: [
      '%%MatrixMarket matrix coordinate real general\n% x\n2 3 2\n1 1 1.5\n2 3 -2e1\n',
      '%%MatrixMarket matrix array real symmetric\n2 2\n1\n2\n3\n',
      '%%MatrixMarket matrix coordinate pattern skew-symmetric\n2 2 1\n2 1\n',
    ],
    tokens: [
      'coordinate',
      'array',
      'pattern',
      'integer',
      'complex',
      'symmetric',
      'skew-symmetric',
      'hermitian',
      '2147483647',
    ],
    parse: (path) => readMatrixMarket(path),
  }),
  fileTarget('matrix-market-written', '.mtx', {
    seeds: writeSeeds(
      (path) => writeMatrixMarket(path, sparse, { comment: 'x' }),
      (path) => writeMatrixMarket(path, dense),
    ),
    parse: (path) => readMatrixMarket(path),
  }),
  namedTextTarget(
    'container-header',
    [
      '{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"b":{"dtype":"U8","shape":[8],"data_offsets":[8,16]}}',
      '{"__metadata__":{"k":"v"},"a":{"dtype":"F64","shape":[],"data_offsets":[0,8]},"b":{"dtype":"BF16","shape":[2,2],"data_offsets":[8,16]}}',
    ],
    { parse: (text, path) => parseHeader(text, 16, path), tokens },
  ),
  fileTarget('container', '.safetensors', {
    tokens,
    restructure: mutateContainer,
    repair: repairContainer,
    seeds: writeSeeds((path) =>
      writeContainer(
        path,
        arrays,
        new Map([
          ['name', 'x'],
          ['constructor', '__proto__'],
        ]),
      ),
    ),
    parse: (path) => readContainer(path),
  }),
  fileTarget('row-blocks', '.safetensors', {
    tokens,
    restructure: mutateContainer,
    repair: repairContainer,
    seeds: writeSeeds((path) => writeRowBlocks(path, toRowBlocks(sparse))),
    parse: async (path) => readAll(await openRowBlocks(path, { verify: 'blocks' })),
  }),
  fileTarget('run', '.run', {
    tokens,
    restructure: mutateContainer,
    repair: repairContainer,
    seeds: writeSeeds((path) => writeRun(path, toRowBlocks(sparse))),
    parse: async (path) => readAll(await openRun(path)),
  }),
  fileTarget('context-run', '.run', {
    tokens,
    restructure: mutateContainer,
    repair: repairContainer,
    seeds: writeSeeds(writeContexts),
    parse: readContexts,
  }),
];
