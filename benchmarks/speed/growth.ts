import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SparseMatrix } from '../../src/matrix/sparse-matrix.js';
import { defineSpeed, importBuilt, type Measures, type SpeedCase, type SpeedRun } from './harness.js';
import { clusteredVectors } from './inputs/clustered-vectors.js';
import { corpusText, missingText } from './inputs/corpus-text.js';
import { type EncodedFile, encodedText, minimumCount, readEncoded } from './inputs/encoded-text.js';
import { discard } from './inputs/normal-matrix.js';
import { countNonzeros, ppmiMatrixFolder, readPpmiMatrix } from './inputs/ppmi-matrix.js';

const million = 1_000_000;
const window = 5;

/** The rank of decompositions that grow along another axis. */
const rank = 100;

/** Numbers in a row that is searched, and how many are searched for together. */
const dimensions = 300;
const queries = 64;

const library = () => importBuilt<typeof import('../../src/index.js')>('index.js');

await defineSpeed(import.meta.url, {
  id: 'growth',
  title: 'How time and memory grow',
  cases: async ({ quick }) => {
    const tokens = quick ? [million, 2 * million] : [million, 3 * million, 10 * million, 39 * million];
    const texts = await Promise.all(tokens.map(corpusText));
    const middle = await encodedText(quick ? million : 10 * million);
    const counted =
      middle === undefined || texts.includes(undefined)
        ? [missing('tokens')]
        : [
            ...tokens.flatMap((size, place) => byTokens(texts[place] as string, size)),
            ...countsByVocabulary(middle, quick ? [1000, 5000] : [1000, 3000, 10_000, 30_000]),
            ...countsByContexts(middle, quick ? [1000, 5000] : [1000, 3000, 10_000, 30_000]),
          ];
    const sizes = quick ? [1000, 3000] : [3000, 10_000, 30_000];
    const matrixTokens = quick ? million : 10 * million;
    const squares = await Promise.all(
      sizes.map(async (words) => ({ words, folder: await ppmiMatrixFolder({ words, tokens: matrixTokens }) })),
    );
    const largest = squares.at(-1) as Square;
    return [
      ...counted,
      ...squares.map((square) => decomposition(square, { axis: 'vocabulary', at: square.words })),
      ...sizes.map((contexts) => decomposition(largest, { axis: 'contexts', at: contexts, contexts })),
      ...(quick ? [10, 20] : [25, 50, 100, 200, 400]).map((k) => decomposition(largest, { axis: 'k', at: k, k })),
      ...(quick ? [1000, 10_000] : [10_000, 30_000, 100_000, 300_000]).map(search),
    ];
  },
});

interface Square {
  readonly words: number;
  readonly folder: string;
}

function missing(axis: string): SpeedCase {
  return { name: axis, role: 'ours', work: { amount: million, unit: 'tokens' }, skip: missingText };
}

/** Text to words, to weights in memory, and to counts on disk in shards of a fixed size. */
function byTokens(text: string, tokens: number): SpeedCase[] {
  const group = 'by tokens';
  const shardBytes = 16 * 2 ** 20;
  const lines: readonly [string, () => Promise<SpeedRun>][] = [
    [
      'text to vocabulary',
      async () => {
        const { countWords } = await library();
        return async () => ({ words: (await countWords(text, { minimumCount })).vocabulary.size });
      },
    ],
    [
      `text to PPMI, window ${window}`,
      async () => {
        const { countText } = await library();
        const options = { minimumCount, window, weigh: { contextSmoothing: 0.75 } };
        return async () => ({ nonzeros: (await countText(text, options)).matrix.nonzeros });
      },
    ],
    [
      `text to counts on disk, window ${window}`,
      async () => {
        const { countLargeText } = await library();
        return () => countOnDisk(countLargeText, text, shardBytes);
      },
    ],
  ];
  return lines.map(([line, prepare]) => ({
    group,
    name: `${line}, ${tokens / million} M tokens`,
    role: 'ours',
    rounds: 3,
    work: { amount: tokens, unit: 'tokens' },
    curve: { axis: 'tokens', at: tokens, line },
    prepare,
  }));
}

async function countOnDisk(
  countLargeText: typeof import('../../src/index.js').countLargeText,
  text: string,
  shardBytes: number,
): Promise<Measures> {
  const folder = mkdtempSync(join(tmpdir(), 'qualia-speed-'));
  try {
    const { counts } = await countLargeText([text], folder, { minimumCount, window, shardBytes });
    const { nonzeros } = counts;
    await counts.close();
    return { nonzeros };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Counts among the most frequent words alone: rows and columns. */
function countsByVocabulary(encoded: EncodedFile, sizes: readonly number[]): SpeedCase[] {
  return sizes
    .map((size) => Math.min(size, encoded.words))
    .map((words) => {
      const classOf = firstWords(encoded, words);
      const options = { targets: classOf, rows: words, contexts: classOf, columns: words };
      return countCase(encoded, 'vocabulary', words, options);
    });
}

/** Counts of all words with the most frequent ones as contexts. */
function countsByContexts(encoded: EncodedFile, sizes: readonly number[]): SpeedCase[] {
  return sizes
    .map((size) => Math.min(size, encoded.words))
    .map((columns) => countCase(encoded, 'contexts', columns, { contexts: firstWords(encoded, columns), columns }));
}

function firstWords({ words }: EncodedFile, size: number): Int32Array {
  return Int32Array.from({ length: words }, (_, word) => (word < size ? word : -1));
}

function countCase(
  encoded: EncodedFile,
  axis: string,
  at: number,
  options: Parameters<typeof import('../../src/corpus/count-pairs.js').countPairs>[1],
): SpeedCase {
  const line = `ids to counts, window ${window}, ${Math.round(encoded.tokens / million)} M tokens`;
  return {
    group: `counts by ${axis}`,
    name: `countPairs, ${axis} ${at}`,
    role: 'ours',
    rounds: 3,
    work: { amount: encoded.tokens, unit: 'tokens' },
    curve: { axis, at, line },
    prepare: async () => {
      const { countPairs } =
        await importBuilt<typeof import('../../src/corpus/count-pairs.js')>('corpus/count-pairs.js');
      const tokens = readEncoded(encoded);
      return () => ({ nonzeros: countPairs(tokens, { ...options, window }).nonzeros });
    },
  };
}

/** A decomposition of a PPMI matrix of words by words, or by the first of them as contexts. */
function decomposition(
  { words, folder }: Square,
  options: {
    readonly axis: 'vocabulary' | 'contexts' | 'k';
    readonly at: number;
    readonly contexts?: number;
    readonly k?: number;
  },
): SpeedCase {
  const { axis, at, contexts = words, k = rank } = options;
  const line = {
    vocabulary: `SVD, n words by n contexts, k = ${k}`,
    contexts: `SVD, ${words} words by n contexts, k = ${k}`,
    k: `SVD, ${words} words by ${words} contexts`,
  }[axis];
  return {
    group: `SVD by ${axis}`,
    name: `truncatedSvd, ${axis} ${at}`,
    role: 'ours',
    rounds: 3,
    work: { amount: countNonzeros(folder), unit: 'nonzeros' },
    curve: { axis, at, line },
    prepare: async () => {
      const { truncatedSvd } = await library();
      const matrix = await firstColumns(await readPpmiMatrix(folder), contexts);
      return () => ({
        nonzeros: matrix.nonzeros,
        rank: truncatedSvd(matrix, { rank: k, seed: 1 }).singularValues.length,
      });
    },
  };
}

/** Leaves out the columns of rarer contexts. */
async function firstColumns(matrix: SparseMatrix, columns: number): Promise<SparseMatrix> {
  if (columns >= matrix.columns) return matrix;
  const { selectColumns } = await importBuilt<typeof import('../../src/matrix/select.js')>('matrix/select.js');
  return selectColumns(
    matrix,
    Array.from({ length: columns }, (_, column) => column),
  );
}

function search(rows: number): SpeedCase {
  return {
    group: 'search by rows',
    name: `NeighbourIndex, ${rows} rows`,
    role: 'ours',
    rounds: 3,
    work: { amount: queries, unit: 'queries' },
    curve: { axis: 'rows', at: rows, line: `nearest neighbours of ${queries} rows, ${dimensions} dimensions` },
    prepare: async () => {
      const { createNeighbourIndex } =
        await importBuilt<typeof import('../../src/matrix/neighbour-index.js')>('matrix/neighbour-index.js');
      const vectors = await clusteredVectors(rows, dimensions);
      const index = createNeighbourIndex(vectors, { threads: 1 });
      const wanted = Array.from({ length: queries }, (_, query) => vectors.row((query * 371) % rows));
      return () => discard(index.neighbours(wanted, { limit: 10 }));
    },
  };
}
