import { closeSync, mkdirSync, mkdtempSync, openSync, readdirSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EmbeddingModel } from '../../src/embedding/embedding-model.js';
import {
  cachedFile,
  cacheFolder,
  defineSpeed,
  importBuilt,
  type SpeedCase,
  type SpeedRun,
  type Work,
} from './harness.js';
import { normalMatrix } from './inputs/normal-matrix.js';
import { makeSentences, makeVocabulary } from './inputs/sentences.js';

const embedding = () => importBuilt<typeof import('../../src/embedding/index.js')>('embedding/index.js');
const library = () => importBuilt<typeof import('../../src/index.js')>('index.js');

/** Numbers of a vector that is kept, and its bytes. */
const dimensions = 384;
const vectorBytes = 4 * dimensions;
/** Texts of a call of `add`. */
const perCall = 512;
/** Bytes that the limits read and write together. */
const blockBytes = perCall * vectorBytes;
/** Texts are asked for in this order where they are asked for at random: a prime, which visits all. */
const step = 7919;
const identity = { provider: 'speed', modelId: `${dimensions} numbers` };
const textOf = (place: number): string => `text number ${place}, of the texts whose vectors are kept`;
const texts = (amount: number): Work => ({ amount, unit: 'texts' });

await defineSpeed(import.meta.url, {
  id: 'embedding',
  title: 'Vectors of texts: asking, keeping, providers',
  cases: async ({ quick }) => {
    const kept = quick ? 100_000 : 1_000_000;
    return [
      ...overheadCases(quick ? 20_000 : 100_000),
      ...addCases(quick ? 20_000 : 100_000),
      ...openCases(kept),
      ...findCases(kept, { asked: quick ? 20_000 : 200_000, name: 'in the order of writing', stride: 1 }),
      ...findCases(kept, { asked: quick ? 20_000 : 200_000, name: 'in any order', stride: step }),
      ...spaceCases(quick ? 50_000 : 1_000_000),
      ...(await providerCases(quick)),
    ];
  },
});

/** What `embedStream` itself takes: the model gives every text the same vector at once. */
function overheadCases(count: number): SpeedCase[] {
  return [1, 4].map((concurrency) => ({
    group: 'embedStream over a model that costs nothing, 64 numbers',
    name: concurrency === 1 ? '1 call at once' : `${concurrency} calls at once`,
    role: 'ours',
    work: texts(count),
    prepare: async () => {
      const { embedStream } = await embedding();
      const asked = Array.from({ length: count }, (_, place) => textOf(place));
      const vector = Array.from({ length: 64 }, (_, place) => place / 64);
      const model: EmbeddingModel = {
        ...identity,
        specificationVersion: 'v3',
        maxEmbeddingsPerCall: undefined,
        supportsParallelCalls: true,
        doEmbed: async ({ values }) => ({ embeddings: values.map(() => vector) }),
      };
      return async () => {
        let sum = 0;
        for await (const { vector } of embedStream(model, asked, { concurrency })) sum += vector.length;
        return sum === 64 * count ? undefined : { missing: count - sum / 64 };
      };
    },
  }));
}

async function cheapModel(numbers: number): Promise<EmbeddingModel> {
  const { fromFunction } = await embedding();
  const vector = Array.from({ length: numbers }, (_, place) => place / numbers);
  return fromFunction((asked) => asked.map(() => vector), { id: `${numbers}`, supportsParallelCalls: true });
}

function addCases(count: number): SpeedCase[] {
  const group = `add to the cache, ${dimensions} numbers, ${perCall} texts a call`;
  const work = texts(count);
  const own: SpeedCase = { group, name: 'add', role: 'ours', work, prepare: () => prepareAdding(count) };
  const limit: SpeedCase = {
    group,
    name: 'write the same bytes',
    role: 'limit',
    work,
    prepare: () => prepareWriting(count),
  };
  return [own, limit, { group, ...sqlite({ task: 'add', texts: count }), work }];
}

function sqlite(task: Readonly<Record<string, unknown>>): Pick<SpeedCase, 'name' | 'role' | 'python'> {
  const name = 'SQLite from Python';
  return { name, role: 'peer', python: { script: 'vectors-sqlite.py', arguments: { ...task, dimensions, perCall } } };
}

async function prepareAdding(count: number): Promise<SpeedRun> {
  const { openVectorCache } = await embedding();
  const folder = mkdtempSync(join(tmpdir(), 'qualia-speed-add-'));
  process.on('exit', () => rmSync(folder, { recursive: true }));
  const vector = new Float32Array(dimensions).fill(0.5);
  let calls = 0;
  return async () => {
    const own = join(folder, `${calls++ % 2}`);
    rmSync(own, { recursive: true, force: true });
    const cache = await openVectorCache(own, identity);
    for (let start = 0; start < count; start += perCall) {
      const length = Math.min(perCall, count - start);
      await cache.add(new Map(Array.from({ length }, (_, place) => [textOf(start + place), vector])));
    }
    await cache.close();
    return undefined;
  };
}

function prepareWriting(count: number): SpeedRun {
  const folder = mkdtempSync(join(tmpdir(), 'qualia-speed-write-'));
  process.on('exit', () => rmSync(folder, { recursive: true }));
  const block = new Uint8Array(blockBytes).fill(1);
  let calls = 0;
  return () => {
    const path = join(folder, `${calls++ % 2}`);
    rmSync(path, { force: true });
    const file = openSync(path, 'w');
    for (let start = 0; start < count; start += perCall) writeSync(file, block);
    closeSync(file);
    return undefined;
  };
}

/** A cache of many vectors, made once, by one process. */
async function keptCache(count: number): Promise<string> {
  const { openVectorCache } = await embedding();
  return await cachedFile(`kept-vectors-1-${count}-${dimensions}`, async (path) => {
    mkdirSync(path, { recursive: true });
    const cache = await openVectorCache(path, identity);
    for (let start = 0; start < count; start += perCall) {
      const places = Array.from({ length: Math.min(perCall, count - start) }, (_, place) => start + place);
      await cache.add(new Map(places.map((place) => [textOf(place), new Float32Array(dimensions).fill(place)])));
    }
    await cache.close();
  });
}

/** The file of the vectors of {@link keptCache}. */
function openSegment(folder: string): number {
  const [own = ''] = readdirSync(folder);
  const name = readdirSync(join(folder, own)).find((each) => each.endsWith('.vectors')) ?? '';
  return openSync(join(folder, own, name), 'r');
}

function openCases(kept: number): SpeedCase[] {
  const group = `open a cache of ${kept} x ${dimensions}`;
  const makeInputs = async (): Promise<void> => void (await keptCache(kept));
  const own = async (): Promise<SpeedRun> => {
    const { openVectorCache } = await embedding();
    const folder = await keptCache(kept);
    return async () => {
      const cache = await openVectorCache(folder, identity);
      const isThere = cache.find(textOf(kept - 1)) !== undefined;
      await cache.close();
      return isThere ? undefined : { missing: 1 };
    };
  };
  return [{ group, name: 'open', role: 'ours', work: texts(kept), makeInputs, prepare: own }];
}

function findCases(
  kept: number,
  { asked, name, stride }: { readonly asked: number; readonly name: string; readonly stride: number },
): SpeedCase[] {
  const group = `find in a cache of ${kept} x ${dimensions}, ${name}`;
  const work = texts(asked);
  const makeInputs = async (): Promise<void> => void (await keptCache(kept));
  const find = async (): Promise<SpeedRun> => {
    const { openVectorCache } = await embedding();
    const cache = await openVectorCache(await keptCache(kept), identity);
    const keys = Array.from({ length: asked }, (_, place) => textOf((place * stride) % kept));
    return () => {
      let sum = 0;
      for (const key of keys) sum += cache.find(key)?.length ?? 0;
      return sum === asked * dimensions ? undefined : { missing: asked - sum / dimensions };
    };
  };
  const read = async (): Promise<SpeedRun> => {
    const file = openSegment(await keptCache(kept));
    const together = stride === 1 ? blockBytes : vectorBytes;
    const block = Buffer.alloc(together);
    return () => {
      for (let place = 0; place < asked; place += together / vectorBytes) {
        readSync(file, block, 0, together, ((place * stride) % (kept - perCall)) * vectorBytes);
      }
      return undefined;
    };
  };
  const peerTexts = Math.min(kept, 200_000);
  return [
    { group, name: 'find', role: 'ours', work, makeInputs, prepare: find },
    { group, name: 'read the same bytes', role: 'limit', work, makeInputs, prepare: read },
    { group, ...sqlite({ task: 'find', texts: peerTexts, asked, step: stride }), work },
  ];
}

/** Texts that come from nowhere and are not held; their space is written once and read once. */
function spaceCases(count: number): SpeedCase[] {
  const path = join(cacheFolder, `texts-1-${count}.safetensors`);
  const once = { rounds: 1, warmUp: false, role: 'ours', work: texts(count) } as const;
  const write = async (): Promise<SpeedRun> => {
    const { writeEmbeddings } = await embedding();
    const model = await cheapModel(64);
    return async () => {
      await writeEmbeddings(path, model, textsOf(count));
      return undefined;
    };
  };
  const read = async (): Promise<SpeedRun> => {
    const { readSpace } = await library();
    return async () => {
      const { targets } = await readSpace(path);
      return targets.size === count ? undefined : { missing: count - targets.size };
    };
  };
  return [
    {
      ...once,
      group: `write the vectors of ${count} texts, 64 numbers, as a space`,
      name: 'writeEmbeddings',
      prepare: write,
    },
    { ...once, group: `read a space of ${count} texts, 64 numbers`, name: 'readSpace', prepare: read },
  ];
}

function* textsOf(count: number): Generator<string> {
  for (let place = 0; place < count; place++) yield textOf(place);
}

async function providerCases(quick: boolean): Promise<SpeedCase[]> {
  const folder = process.env['QUALIA_MINILM'];
  const providers: readonly {
    readonly name: string;
    readonly count: number;
    readonly open: () => Promise<EmbeddingModel>;
    readonly skip?: string | undefined;
  }[] = [
    { name: 'count space, 5000 words x 5000, 200 nonzeros a row', count: quick ? 200 : 1000, open: openCountSpace },
    { name: 'static vectors, 50000 x 300', count: quick ? 1000 : 10_000, open: openStatic },
    {
      name: 'transformer, MiniLM of 6 layers, 1 thread',
      count: quick ? 32 : 256,
      open: async () => (await embedding()).createTransformerEmbedding({ model: folder ?? '', threads: 1 }),
      skip: folder === undefined ? 'QUALIA_MINILM names no folder' : undefined,
    },
  ];
  return providers.map(({ name, count, open, skip }) => ({
    group: `sentences of 8 to 20 words, ${name}`,
    name: 'embedTexts',
    role: 'ours',
    work: texts(count),
    skip,
    prepare: async () => {
      const { embedTexts } = await embedding();
      const model = await open();
      const sentences = makeSentences(count);
      return async () => {
        const { size } = await embedTexts(model, sentences);
        return size === count ? undefined : { missing: count - size };
      };
    },
  }));
}

async function openStatic(): Promise<EmbeddingModel> {
  const { Space, Vocabulary } = await library();
  const { createStaticEmbedding } = await embedding();
  const targets = new Vocabulary('the words', makeVocabulary(50_000));
  const matrix = await normalMatrix(50_000, 300);
  return createStaticEmbedding(new Space({ name: 'static', targets, matrix, history: [] }));
}

async function openCountSpace(): Promise<EmbeddingModel> {
  const { SparseMatrix } =
    await importBuilt<typeof import('../../src/matrix/sparse-matrix.js')>('matrix/sparse-matrix.js');
  const { Space, Vocabulary } = await library();
  const { createStaticEmbedding } = await embedding();
  const size = 5000;
  const nonzeros = 200;
  const matrix = new SparseMatrix(
    { rows: size, columns: size },
    Float64Array.from({ length: size + 1 }, (_, row) => nonzeros * row),
    Int32Array.from({ length: size * nonzeros }, (_, place) => (size / nonzeros) * (place % nonzeros)),
    new Float32Array(size * nonzeros).fill(1),
  );
  const targets = new Vocabulary('the words', makeVocabulary(size));
  return createStaticEmbedding(new Space({ name: 'counts', targets, matrix, history: [] }));
}
