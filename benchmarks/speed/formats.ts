import { mkdtempSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Space } from '../../src/space/space.js';
import { cachedFile, defineSpeed, importBuilt, type SpeedCase, type SpeedRun, type Work } from './harness.js';
import { countMatrix, readCountMatrix } from './inputs/count-matrix.js';
import { discard, normalMatrix } from './inputs/normal-matrix.js';
import { limitCase } from './limits.js';

const library = () => importBuilt<typeof import('../../src/index.js')>('index.js');

/** Numbers of a vector. */
const dimensions = 300;

await defineSpeed(import.meta.url, {
  id: 'formats',
  title: 'Files of numbers',
  cases: async ({ quick }) => {
    const words = quick ? 5000 : 50_000;
    const counts = await countMatrix({ quick: true });
    const files = {
      words,
      npy: await cachedFile(`vectors-1-${words}.npy`, async (path) => {
        const { rows, columns, values } = await normalMatrix(words, dimensions);
        await (await library()).writeNpy(path, { shape: [rows, columns], values });
      }),
      container: await cachedFile(`vectors-2-${words}.safetensors`, async (path) => {
        const { rows, columns, values } = await normalMatrix(words, dimensions);
        await (await library()).writeContainer(
          path,
          new Map([['matrix', { shape: [rows, columns], values }]]),
          new Map(),
        );
      }),
      text: await cachedFile(`vectors-1-${words}.txt`, async (path) => {
        await (await library()).writeWord2Vec(path, await normalSpace(words));
      }),
      binary: await cachedFile(`vectors-1-${words}.bin`, async (path) => {
        await (await library()).writeWord2Vec(path, await normalSpace(words), { binary: true });
      }),
      matrixMarket: await cachedFile(`counts-1-${counts.nonzeros}.mtx`, async (path) => {
        await (await library()).writeMatrixMarket(path, await readCountMatrix(counts.folder));
      }),
    };
    return [...vectorCases(files), ...writingCases(files, counts.folder), ...textCases(files)];
  },
});

interface Files {
  readonly words: number;
  readonly npy: string;
  readonly container: string;
  readonly text: string;
  readonly binary: string;
  readonly matrixMarket: string;
}

async function normalSpace(words: number): Promise<Space> {
  const { Space: Built, Vocabulary } = await library();
  const labels = Array.from({ length: words }, (_, row) => `word${row}`);
  const matrix = await normalMatrix(words, dimensions);
  return new Built({ name: 'vectors', targets: new Vocabulary('the words', labels), matrix, history: [] });
}

function bytesOf(path: string): Work {
  return { amount: statSync(path).size, unit: 'bytes' };
}

type Library = Awaited<ReturnType<typeof library>>;

function reading(path: string, read: (functions: Library, path: string) => Promise<unknown>): Partial<SpeedCase> {
  const prepare = async (): Promise<SpeedRun> => {
    const functions = await library();
    return async () => discard(await read(functions, path));
  };
  return { role: 'ours', work: bytesOf(path), prepare } satisfies Partial<SpeedCase>;
}

function peer(task: string, path: string): Pick<SpeedCase, 'role' | 'work' | 'python'> {
  return { role: 'peer', work: bytesOf(path), python: { script: 'formats.py', arguments: { task, path } } };
}

function vectorCases({ npy, container, binary }: Files): SpeedCase[] {
  const group = 'vectors from a file of bytes';
  const work = bytesOf(npy);
  return [
    { group, name: 'readNpy', work, role: 'ours', ...reading(npy, ({ readNpy }, path) => readNpy(path)) },
    {
      group,
      name: 'readContainer, checksum compared',
      work,
      role: 'ours',
      ...reading(container, ({ readContainer }, path) => readContainer(path)),
    },
    {
      group,
      name: 'readContainer, unchecked',
      work,
      role: 'ours',
      ...reading(container, ({ readContainer }, path) => readContainer(path, { verify: false })),
    },
    {
      group,
      name: 'ContainerFile, checksums of blocks compared',
      work,
      role: 'ours',
      ...reading(container, async ({ ContainerFile }, path) => {
        const file = await ContainerFile.open(path, { verify: 'blocks' });
        file.readAll(file.entry('matrix', 'F32'));
        await file.close();
      }),
    },
    {
      group,
      name: 'readWord2VecBinary',
      work,
      role: 'ours',
      ...reading(binary, ({ readWord2VecBinary }, path) => readWord2VecBinary(path)),
    },
    { group, name: 'numpy.load', ...peer('npy', npy) },
    limitCase('copy', { group }),
  ];
}

function writingCases({ words, npy, text, matrixMarket }: Files, folder: string): SpeedCase[] {
  const bytesGroup = 'vectors to a file of bytes, synced';
  const textGroup = 'numbers to text';
  const target = (): string => join(mkdtempSync(join(tmpdir(), 'qualia-speed-')), 'written');
  const vectors = (write: (functions: Library, path: string, space: Space) => Promise<void>) => {
    return async (): Promise<SpeedRun> => {
      const functions = await library();
      const space = await normalSpace(words);
      const path = target();
      return async () => discard(await write(functions, path, space));
    };
  };
  const arrayOf = ({ matrix }: Space) => ({
    shape: [matrix.rows, matrix.columns],
    values: matrix.values as Float32Array,
  });
  return [
    {
      group: bytesGroup,
      name: 'writeNpy',
      role: 'ours',
      work: bytesOf(npy),
      prepare: vectors(({ writeNpy }, path, space) => writeNpy(path, arrayOf(space))),
    },
    {
      group: bytesGroup,
      name: 'writeContainer, with checksums',
      role: 'ours',
      work: bytesOf(npy),
      prepare: vectors(({ writeContainer }, path, space) =>
        writeContainer(path, new Map([['matrix', arrayOf(space)]]), new Map()),
      ),
    },
    { group: bytesGroup, name: 'numpy.save, then sync', ...peer('save', npy) },
    {
      group: textGroup,
      name: 'writeWord2Vec',
      role: 'ours',
      work: bytesOf(text),
      prepare: vectors(({ writeWord2Vec }, path, space) => writeWord2Vec(path, space)),
    },
    {
      group: textGroup,
      name: 'writeMatrixMarket',
      role: 'ours',
      work: bytesOf(matrixMarket),
      prepare: async () => {
        const { writeMatrixMarket } = await library();
        const matrix = await readCountMatrix(folder);
        const path = target();
        return async () => discard(await writeMatrixMarket(path, matrix));
      },
    },
    { group: textGroup, name: 'scipy mmwrite', ...peer('mmwrite', matrixMarket) },
  ];
}

function textCases({ text, matrixMarket }: Files): SpeedCase[] {
  const vectors = 'vectors from text';
  const cells = 'cells from text';
  const matrixWork = bytesOf(matrixMarket);
  return [
    {
      group: vectors,
      name: 'readWord2VecText',
      work: bytesOf(text),
      role: 'ours',
      ...reading(text, ({ readWord2VecText }, path) => readWord2VecText(path)),
    },
    {
      group: vectors,
      name: 'gensim',
      role: 'peer',
      work: bytesOf(text),
      rounds: 1,
      python: { script: 'word2vec-text.py', arguments: { path: text } },
    },
    { group: vectors, name: 'numpy.fromstring, line by line', rounds: 1, ...peer('lines', text) },
    {
      group: cells,
      name: 'readMatrixMarket',
      work: matrixWork,
      role: 'ours',
      ...reading(matrixMarket, ({ readMatrixMarket }, path) => readMatrixMarket(path)),
    },
    { group: cells, name: 'scipy mmread', ...peer('mmread', matrixMarket) },
  ];
}
