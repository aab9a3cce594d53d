import { closeSync, fstatSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { crc32 } from 'node:zlib';
import { ParquetFolder } from '../../../src/corpus/spark/read-parquet.js';
import { readCountReport, readSelectedCounts, readTupleResults } from '../../../src/corpus/spark/read-results.js';
import { Vocabulary } from '../../../src/corpus/vocabulary.js';
import { FactoredTensors } from '../../../src/discocat/factored-tensors.js';
import { MatrixTensors } from '../../../src/discocat/matrix-tensors.js';
import { readLearnedTensors } from '../../../src/discocat/read-learned-tensors.js';
import { writeLearnedTensors } from '../../../src/discocat/write-learned-tensors.js';
import { hashRecord } from '../../../src/embedded/cache-record.js';
import { readCache } from '../../../src/embedded/read-cache.js';
import { readRoundedSpace } from '../../../src/embedded/read-rounded-space.js';
import { readSenseParts } from '../../../src/embedded/read-sense-parts.js';
import { makeSenseParts } from '../../../src/embedded/sense-parts.js';
import { cacheFiles, hashFile } from '../../../src/embedded/write-cache.js';
import { senseFiles, writeSenseParts } from '../../../src/embedded/write-sense-parts.js';
import { scanSegment } from '../../../src/embedding/cache/scan-segment.js';
import { encodeBatch, headLength, segmentStart, tablesLength } from '../../../src/embedding/cache/segment-format.js';
import { labelsToArrays } from '../../../src/matrix/container-labels.js';
import { DenseMatrix } from '../../../src/matrix/dense-matrix.js';
import { roundRows } from '../../../src/matrix/rounded-vectors.js';
import { writeContainer } from '../../../src/matrix/write-container.js';
import { writeSpace } from '../../../src/space/write-space.js';
import { denseSpace } from '../../embedding/dense-space.js';
import { createTinyWordnet } from '../../lexicon/lexicon-fixture.js';
import { type FuzzTarget, fileTarget, inputName } from '../fuzz-target.js';
import { mutateContainer } from '../mutate-container.js';
import { repairContainer } from '../repair-container.js';
import { writeParquet } from '../write-parquet.js';
import { writeSeeds } from '../write-seeds.js';

const container = { restructure: mutateContainer, repair: repairContainer };

/** A reader of a folder in which one file is the input and the others, if any, stay as they are. */
function besideTarget(
  name: string,
  fileName: string,
  {
    prepare = async () => undefined,
    seed,
    parse,
    ...extras
  }: Pick<FuzzTarget, 'restructure' | 'repair' | 'tokens'> & {
    readonly prepare?: (folder: string) => Promise<unknown>;
    /** Makes the file, or gives its bytes. */
    readonly seed: (path: string) => unknown;
    readonly parse: (folder: string) => unknown;
  },
): FuzzTarget {
  const pathIn = (scratch: string): string => join(scratch, `${inputName}-${name}`, fileName);
  return {
    name,
    namesFile: true,
    seeds: async (scratch) => {
      const path = pathIn(scratch);
      mkdirSync(dirname(path), { recursive: true });
      await prepare(dirname(path));
      const made = await seed(path);
      return made instanceof Uint8Array ? [made] : [readFileSync(path)];
    },
    parse: (bytes, scratch) => {
      writeFileSync(pathIn(scratch), bytes);
      return parse(dirname(pathIn(scratch)));
    },
    ...extras,
  };
}

const segment = Buffer.concat([
  segmentStart,
  encodeBatch(Uint32Array.of(1, 2, 3, 4, 5, 6, 7, 8), [Float32Array.of(1, 2), Float32Array.of(3, 4)]),
  encodeBatch(Uint32Array.of(9, 9, 9, 9), [Float32Array.of(0.5)]),
]);

/** Puts the checksums of heads and tables right, as far as batches follow each other. */
function repairSegment(bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes);
  for (let at = segmentStart.length; at + headLength <= copy.length; ) {
    const [count, dimensions] = [copy.readUInt32LE(at + 8), copy.readUInt32LE(at + 12)];
    const tables = tablesLength({ count });
    copy.writeUInt32LE(crc32(copy.subarray(at + headLength, at + headLength + tables)), at + 16);
    copy.writeUInt32LE(crc32(copy.subarray(at, at + 20)), at + 20);
    at += headLength + tables + 4 * count * dimensions;
  }
  return copy;
}

function scanFile(path: string): void {
  const file = openSync(path, 'r');
  try {
    const { size } = fstatSync(file);
    const end = scanSegment(file, {
      from: 0,
      size,
      onDamage: () => undefined,
      onBatch: ({ count, dimensions, keys, checksums, vectorsAt }) => {
        if (vectorsAt + 4 * count * dimensions > size) throw new Error('vectors lie behind the end of the file');
        if (keys.length !== 4 * count || checksums.length !== count) throw new Error('keys are missing');
      },
    });
    if (end > size) throw new Error('the next batch lies behind the end of the file');
  } finally {
    closeSync(file);
  }
}

const finished = async (folder: string): Promise<void> => writeFileSync(join(folder, '_SUCCESS'), '');

const parquetTarget = (
  name: string,
  folder: string,
  {
    columns,
    parse,
    others = new Map(),
  }: {
    readonly columns: Parameters<typeof writeParquet>[0];
    readonly parse: (folder: string) => unknown;
    readonly others?: ReadonlyMap<string, Parameters<typeof writeParquet>[0]>;
  },
): FuzzTarget =>
  besideTarget(name, join(folder, 'part-0.parquet'), {
    prepare: async (own) => {
      await finished(own);
      for (const [other, table] of others) {
        const path = join(dirname(own), other);
        mkdirSync(path, { recursive: true });
        await finished(path);
        writeFileSync(join(path, 'part-0.parquet'), writeParquet(table));
      }
    },
    seed: () => writeParquet(columns),
    parse: (own) => parse(dirname(own)),
  });

const labels = [
  { name: 'place', values: [1, 0] },
  { name: 'label', values: ['oak', '__proto__'] },
];
const cells = [
  { name: 'row', values: [0, 1] },
  { name: 'column', values: [1, 0] },
  { name: 'count', values: [3, 1] },
];
const reports = [
  { name: 'name', values: ['begun', 'ended', 'units'] },
  { name: 'text', values: ['', '', ''] },
  { name: 'count', values: [1, 1, 7] },
];
const kinds = [
  { name: 'kind', values: ['domain'] },
  ...['targets', 'contexts', 'pairs', 'occurrences'].map((name) => ({ name, values: [3] })),
];

async function readTable(folder: string): Promise<void> {
  const table = await ParquetFolder.open(join(folder, 'table'));
  for await (const piece of table.read(['place', 'label'])) piece.length;
}

async function readTuples(folder: string): Promise<void> {
  for await (const tuple of readTupleResults(folder, 'verbs', 2)) tuple.count;
}

const spark = [
  parquetTarget('parquet', 'table', { columns: labels, parse: readTable }),
  parquetTarget('spark-labels', 'domain.targets', {
    columns: labels,
    others: new Map([
      ['domain.contexts', labels],
      ['domain.cells', cells],
    ]),
    parse: (folder) => readSelectedCounts(folder, 'domain'),
  }),
  parquetTarget('spark-cells', 'domain.cells', {
    columns: cells,
    others: new Map([
      ['domain.targets', labels],
      ['domain.contexts', labels],
    ]),
    parse: (folder) => readSelectedCounts(folder, 'domain'),
  }),
  parquetTarget('spark-report', 'reports', {
    columns: reports,
    others: new Map([['kinds', kinds]]),
    parse: (folder) => readCountReport(folder, ['domain']),
  }),
  parquetTarget('spark-tuples', 'verbs.tuples', {
    columns: [
      { name: 'context', values: ['see\tdog'] },
      { name: 'target', values: ['cat'] },
      { name: 'count', values: [3] },
    ],
    parse: readTuples,
  }),
];

const record = {
  lexicon: 'x',
  seed: 1,
  tokens: 10,
  targets: { domain: 2, function: 2 },
  verbs: 1,
  triples: 1,
  seconds: 1,
  scoreboards: [],
};
const small = denseSpace('cache', [
  ['constructor', [1, 0.5]],
  ['oak', [3, 4]],
]);

const triplesTable = 'verb\tsubject\tobject\tcount\nsee\tdog\tcat\t3\n';

function writeFrequencies(path: string): Promise<unknown> {
  const counts = { shape: [2], values: Float64Array.of(3, 1) };
  return writeContainer(path, new Map([...labelsToArrays('lemmas', ['oak', '']), ['counts', counts]]), new Map());
}

/** A record that says what is true of the folder. */
async function signRecord(folder: string): Promise<string> {
  const own = { ...record, files: { [cacheFiles.triples]: await hashFile(join(folder, cacheFiles.triples)) } };
  return JSON.stringify({ ...own, sha256: hashRecord(own) });
}

async function writeCacheParts(folder: string): Promise<void> {
  await writeSpace(join(folder, cacheFiles.domain), small);
  await writeSpace(join(folder, cacheFiles.function), small);
  await writeFrequencies(join(folder, cacheFiles.frequencies));
  writeFileSync(join(folder, cacheFiles.triples), triplesTable);
  writeFileSync(join(folder, cacheFiles.record), await signRecord(folder));
}

/** Puts the checksum of a record right. */
function repairRecord(bytes: Buffer): Buffer {
  try {
    const { sha256: _, ...content } = JSON.parse(bytes.toString('utf8')) as Record<string, unknown>;
    return Buffer.from(JSON.stringify({ ...content, sha256: hashRecord(content) }));
  } catch {
    return bytes;
  }
}

const embedded = [
  besideTarget('cache-record', cacheFiles.record, {
    repair: repairRecord,
    prepare: writeCacheParts,
    seed: async (path) => Buffer.from(await signRecord(dirname(path))),
    parse: readCache,
  }),
  besideTarget('cache-frequencies', cacheFiles.frequencies, {
    ...container,
    prepare: writeCacheParts,
    seed: writeFrequencies,
    parse: readCache,
  }),
  fileTarget('rounded-space', '.safetensors', {
    ...container,
    seeds: writeSeeds((path) => {
      const { cells: rounded, steps } = roundRows(new DenseMatrix(2, 2, Float32Array.of(1, -2, 0.5, 3)));
      const arrays = [
        ['cells', { shape: [2, rounded.length / 2], values: rounded }],
        ['steps', { shape: [2], values: steps }],
      ] as const;
      return writeContainer(path, new Map([...labelsToArrays('words', ['oak', '__proto__']), ...arrays]), new Map());
    }),
    parse: (path) => readRoundedSpace(path, 'words'),
  }),
  besideTarget('sense-parts', `x.${senseFiles.terms}`, {
    ...container,
    seed: (path) => writeSenseParts(dirname(path), makeSenseParts(createTinyWordnet()), { beginning: 'x.' }),
    parse: (folder) => readSenseParts(folder, { beginning: 'x.' }),
  }),
];

const square = (rows: number, columns: number): DenseMatrix<Float32Array> =>
  new DenseMatrix(
    rows,
    columns,
    Float32Array.from({ length: rows * columns }, (_, at) => at),
  );
const verbs = new Vocabulary('verbs', ['see', '__proto__']);
const nouns = new Vocabulary('nouns', ['dog', '', 'constructor']);

const learned = fileTarget('learned-tensors', '.safetensors', {
  ...container,
  seeds: writeSeeds(
    (path) =>
      writeLearnedTensors(
        path,
        new FactoredTensors({ verbs, nouns, factors: square(2, 3), subjects: square(3, 3), objects: square(3, 3) }),
      ),
    (path) => {
      const matrices = { subjectMatrices: square(2, 4), objectMatrices: square(2, 4) };
      return writeLearnedTensors(
        path,
        new MatrixTensors({ method: 'skip-gram', verbs, nouns, vectors: square(3, 2), ...matrices }),
      );
    },
  ),
  parse: (path) => readLearnedTensors(path),
});

/** The parsers of what is kept on disk: vectors, counts of Spark, the embedded default, learned tensors. */
export const cacheTargets: readonly FuzzTarget[] = [
  fileTarget('vector-segment', '.vectors', {
    repair: repairSegment,
    seeds: async () => [segment, segmentStart],
    parse: scanFile,
  }),
  ...spark,
  ...embedded,
  learned,
];
