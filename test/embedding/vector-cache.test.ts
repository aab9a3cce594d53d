import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { embedTexts } from '../../src/embedding/embed-texts.js';
import type { EmbeddingModel } from '../../src/embedding/embedding-model.js';
import { createHttpEmbedding } from '../../src/embedding/http-embedding.js';
import { createSpaceEmbedding } from '../../src/embedding/space-embedding.js';
import { createMemoryCache, openVectorCache, type VectorCache } from '../../src/embedding/vector-cache.js';
import { temporaryName } from '../../src/matrix/unfinished-name.js';
import { openModel } from '../../src/models/open-model.js';
import { makeTemporaryFolder } from '../matrix/temporary-folder.js';
import { toyIdentity, vectorOf } from './cache/toy-vectors.js';
import { denseSpace } from './dense-space.js';
import { lengthVector, toyModel } from './toy-model.js';

const vectorsOf = (...entries: readonly (readonly [string, number])[]) =>
  new Map(entries.map(([text, value]) => [text, Float32Array.of(value, 1)]));
const texts = (from: number, to: number) =>
  new Map(Array.from({ length: to - from }, (_, place) => [`text ${from + place}`, vectorOf(from + place)]));

/** Paths of the segments in a cache of one model. */
function segmentsOf(folder: string): string[] {
  const [own = ''] = readdirSync(folder);
  const names = readdirSync(join(folder, own)).filter((name) => name.endsWith('.vectors'));
  return names.sort().map((name) => join(folder, own, name));
}

/** Opens a cache that tells what it notices into a list. */
async function openTold(folder: string, identity = toyIdentity) {
  const notices: string[] = [];
  const cache = await openVectorCache(folder, identity, { onNotice: (notice) => notices.push(notice) });
  return { cache, notices };
}

/** Writes a segment of its own, and closes it. */
async function addClosed(folder: string, vectors: ReadonlyMap<string, Float32Array>): Promise<void> {
  const cache = await openVectorCache(folder, toyIdentity);
  await cache.add(vectors);
  await cache.close();
}

/** Turns a bit of a file. */
function flipBit(path: string, at: number): void {
  const bytes = readFileSync(path);
  bytes[at] = (bytes[at] ?? 0) ^ 4;
  writeFileSync(path, bytes);
}

const countFound = (cache: VectorCache, to: number): number =>
  Array.from({ length: to }, (_, place) => cache.find(`text ${place}`)).filter((found, place) => {
    if (found !== undefined) expect(found).toEqual(vectorOf(place));
    return found !== undefined;
  }).length;

describe.each([
  ['openVectorCache', async (folder: string) => await openVectorCache(folder, toyIdentity)],
  ['createMemoryCache', async () => createMemoryCache()],
])('%s', (_, open) => {
  it('finds what a Map would hold to which a key is added once, for keys and vectors of any kind', async () => {
    const key = fc.oneof(
      fc.constantFrom('', '__proto__', 'constructor', '\ud800', '\ud801', '\ufffd', 'a\0b'),
      fc.string({ unit: 'binary', maxLength: 3 }),
    );
    const vector = fc.array(fc.float({ noNaN: true }), { maxLength: 3 }).map((numbers) => Float32Array.from(numbers));
    const batch = fc.array(fc.tuple(key, vector), { maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(fc.array(batch, { maxLength: 6 }), async (batches) => {
        const folder = await makeTemporaryFolder();
        const cache = await open(folder);
        const map = new Map<string, Float32Array>();
        for (const entries of batches) {
          const added = new Map(entries);
          await cache.add(added);
          for (const [text, numbers] of added) if (!map.has(text)) map.set(text, numbers);
          for (const text of [...map.keys(), 'none', '\udfff']) expect(cache.find(text)).toEqual(map.get(text));
        }
        const again = 'close' in cache ? await open(folder) : cache;
        for (const [text, numbers] of map) expect(again.find(text)).toEqual(numbers);
      }),
      { numRuns: 60 },
    );
  });

  it('gives vectors that may be changed', async () => {
    const cache = await open(await makeTemporaryFolder());
    const added = vectorsOf(['dog', 1]);
    await cache.add(added);
    added.get('dog')?.fill(9);
    cache.find('dog')?.fill(8);
    expect(cache.find('dog')).toEqual(Float32Array.of(1, 1));
  });
});

describe('openVectorCache', () => {
  it('keeps models apart: by provider, id and fingerprint', async () => {
    const folder = await makeTemporaryFolder();
    await addClosed(folder, vectorsOf(['dog', 1]));
    for (const other of [
      { ...toyIdentity, modelId: 'two' },
      { ...toyIdentity, provider: 'other' },
      { ...toyIdentity, fingerprint: 'other' },
      { provider: 'to', modelId: 'yone' },
    ]) {
      expect((await openVectorCache(folder, other)).find('dog')).toBeUndefined();
    }
  });

  it('keeps apart servers of one host, spaces of one name, and functions of one module', async () => {
    const folder = await makeTemporaryFolder();
    const path = join(folder, 'model.mjs');
    writeFileSync(path, 'export const embed = (texts) => texts.map(() => [1]);\nexport const other = embed;\n');
    const pairs: readonly (readonly [EmbeddingModel, EmbeddingModel])[] = [
      [
        createHttpEmbedding({ url: 'http://localhost/a/embeddings', model: 'm' }),
        createHttpEmbedding({ url: 'http://localhost/b/embeddings', model: 'm' }),
      ],
      [createSpaceEmbedding(denseSpace('s', [['a', [1]]])), createSpaceEmbedding(denseSpace('s', [['a', [2]]]))],
      [await openModel(`module:${path}`), await openModel(`module:${path}?export=other`)],
      [await openModel('http://localhost/a#m?prefix=q'), await openModel('http://localhost/b#m?prefix=q')],
    ];
    for (const [place, [first, second]] of pairs.entries()) {
      const own = join(folder, `${place}`);
      await (await openVectorCache(own, first)).add(vectorsOf(['dog', 1]));
      expect((await openVectorCache(own, second)).find('dog')).toBeUndefined();
      expect((await openVectorCache(own, first)).find('dog')).toBeDefined();
    }
  });

  it('sees what another cache of the process adds, after a refresh, and passes over what is known', async () => {
    const folder = await makeTemporaryFolder();
    const [first, second] = [await openVectorCache(folder, toyIdentity), await openVectorCache(folder, toyIdentity)];
    await Promise.all([first.add(vectorsOf(['dog', 1], ['cat', 2])), second.add(vectorsOf(['cow', 3]))]);
    expect(second.find('dog')).toBeUndefined();
    second.refresh();
    const sizes = segmentsOf(folder).map((path) => readFileSync(path).length);
    await second.add(vectorsOf(['dog', 9]));
    expect(second.find('dog')?.[0]).toBe(1);
    expect(segmentsOf(folder).map((path) => readFileSync(path).length)).toEqual(sizes);
  });

  it('asks a model for no text that another process has added meanwhile', async () => {
    const folder = await makeTemporaryFolder();
    const asked: string[] = [];
    const model = toyModel(async ({ values }) => {
      asked.push(...values);
      return { embeddings: values.map(lengthVector) };
    });
    const [mine, theirs] = [await openVectorCache(folder, model), await openVectorCache(folder, model)];
    await theirs.add(new Map([['cat', Float32Array.of(7, 7)]]));
    const vectors = await embedTexts(model, ['dog', 'cat', 'mouse'], { cache: mine });
    expect(asked).toEqual(['dog', 'mouse']);
    expect([...vectors].map(([text, vector]) => [text, vector[0]])).toEqual([
      ['dog', 3],
      ['cat', 7],
      ['mouse', 5],
    ]);
    await embedTexts(model, ['cat'], { cache: mine });
    expect(asked).toHaveLength(2);
  });

  it('merges many small segments when it is opened, while others go on to read and write', async () => {
    const folder = await makeTemporaryFolder();
    await addClosed(folder, texts(0, 20));
    const reader = await openVectorCache(folder, toyIdentity);
    const writer = await openVectorCache(folder, toyIdentity);
    await writer.add(texts(500, 520));
    for (let place = 1; place < 10; place++) await addClosed(folder, texts(10 * place, 10 * place + 20));
    const { cache, notices } = await openTold(folder);
    // The first nine or more became one; one that is being written stays.
    expect(segmentsOf(folder).length).toBeLessThan(5);
    await writer.add(texts(520, 540));
    expect(countFound(reader, 20)).toBe(20);
    reader.refresh();
    cache.refresh();
    for (const one of [reader, writer, cache]) {
      one.refresh();
      expect(countFound(one, 110)).toBe(110);
      expect(one.find('text 539')).toEqual(vectorOf(539));
    }
    expect(notices).toEqual([]);
  });

  it('removes the locks of processes that are no more, and no other', async () => {
    const folder = await makeTemporaryFolder();
    const writer = await openVectorCache(folder, toyIdentity);
    await writer.add(texts(0, 4));
    const own = join(folder, ...readdirSync(folder));
    const locks = (): string[] => readdirSync(own).filter((name) => name.includes('.lock'));
    const [held = ''] = locks();
    const text = readFileSync(join(own, held), 'utf8');
    writeFileSync(join(own, 'a.lock'), text.replace(`"pid":${process.pid}`, '"pid":999999999'));
    const tag = temporaryName('b.lock').replace(`.${process.pid}-`, '.999999999-');
    writeFileSync(join(own, tag), '');
    const { cache, notices } = await openTold(folder);
    expect([locks(), notices]).toEqual([[held], []]);
    await cache.close();
    await writer.close();
    expect(locks()).toEqual([]);
  });

  it('leaves a batch at the end that is not whole, as a killed process leaves it, without a word', async () => {
    const folder = await makeTemporaryFolder();
    const writer = await openVectorCache(folder, toyIdentity);
    await writer.add(texts(0, 4));
    await writer.add(texts(4, 8));
    const [path = ''] = segmentsOf(folder);
    const { length } = readFileSync(path);
    for (const cut of [1, 500, 4 * 1220 + 1, 4 * 1220 + 20, 4 * 1220 + 23]) {
      truncateSync(path, length - cut);
      const { cache, notices } = await openTold(folder);
      expect([countFound(cache, 8), notices]).toEqual([4, []]);
      await cache.add(texts(4, 8));
      expect(countFound(cache, 8)).toBe(8);
      await cache.close();
      rmSync(segmentsOf(folder).filter((other) => other !== path)[0] ?? '');
    }
  });

  it('tells what is damaged, keeps the rest, and makes anew what is lost', async () => {
    // Each batch of 4 vectors: a head of 24 bytes, 4 x 20 of tables, 4 x 1200 of vectors.
    const batch = 24 + 80 + 4800;
    const places = [
      { at: 3, found: 4, what: 'the start of the file' },
      { at: 16 + 2, found: 8, what: 'the mark of a head' },
      { at: 16 + 9, found: 8, what: 'a count' },
      { at: 16 + 30, found: 8, what: 'a key' },
      { at: 16 + 24 + 70, found: 8, what: 'a checksum' },
      { at: 16 + batch + 24 + 80 + 1300, found: 11, what: 'a vector' },
    ];
    for (const { at, found, what } of places) {
      const folder = await makeTemporaryFolder();
      const writer = await openVectorCache(folder, toyIdentity);
      await writer.add(texts(0, 4));
      await writer.add(texts(4, 8));
      await writer.close();
      const [path = ''] = segmentsOf(folder);
      flipBit(path, at);
      await addClosed(folder, texts(8, 12));
      const { cache, notices } = await openTold(folder);
      expect([countFound(cache, 12), notices.length], what).toEqual([found, 1]);
      expect(notices[0], what).toContain('damaged');
      await cache.add(texts(0, 12));
      expect(countFound(cache, 12), what).toBe(12);
      await cache.close();
      // The damage is still there, and so is what was made anew.
      expect(countFound((await openTold(folder)).cache, 12), what).toBe(12);
    }
  });

  it('drops what is damaged when it merges, and tells it', async () => {
    const folder = await makeTemporaryFolder();
    for (let place = 0; place < 8; place++) await addClosed(folder, texts(4 * place, 4 * place + 4));
    for (const path of segmentsOf(folder).slice(0, 2)) flipBit(path, 16 + 24 + 80 + 1300);
    const { cache, notices } = await openTold(folder);
    expect(segmentsOf(folder)).toHaveLength(1);
    expect([countFound(cache, 32), notices.length]).toEqual([30, 2]);
    expect((await openTold(folder)).notices).toEqual([]);
  });

  it('goes on in a new file where somebody has removed its own', async () => {
    const folder = await makeTemporaryFolder();
    const cache = await openVectorCache(folder, toyIdentity);
    await cache.add(texts(0, 4));
    rmSync(folder, { recursive: true });
    await cache.add(texts(4, 8));
    expect(countFound(await openVectorCache(folder, toyIdentity), 8)).toBe(4);
    await cache.close();
  });

  it('tells once that nothing can be written, finds what can be read, and embedding goes on', async () => {
    const folder = await makeTemporaryFolder();
    writeFileSync(join(folder, 'file'), '');
    const model = toyModel();
    const notices: string[] = [];
    const onNotice = (notice: string): void => void notices.push(notice);
    const cache = await openVectorCache(join(folder, 'file', 'cache'), model, { onNotice });
    const vectors = await embedTexts(model, ['dog', 'mouse'], { cache, textsPerCall: 1 });
    expect(vectors.get('mouse')).toEqual(Float32Array.of(5, 1));
    expect(notices.filter((notice) => notice.includes('cannot be written'))).toHaveLength(1);
    expect(cache.find('dog')).toBeUndefined();
    await cache.close();
  });

  it.skipIf(process.getuid?.() === 0)('reads from a folder that cannot be written', async () => {
    const folder = await makeTemporaryFolder();
    await addClosed(folder, texts(0, 4));
    const [own = ''] = readdirSync(folder);
    chmodSync(join(folder, own), 0o500);
    const { cache, notices } = await openTold(folder);
    expect(countFound(cache, 4)).toBe(4);
    await cache.add(texts(4, 8));
    expect([countFound(cache, 8), notices.length]).toEqual([4, 1]);
    chmodSync(join(folder, own), 0o700);
    await cache.add(texts(4, 8));
    expect(countFound(cache, 8)).toBe(8);
  });

  it.skipIf(process.platform !== 'linux')(
    'leaves whole batches where a file cannot grow',
    async () => {
      const folder = await makeTemporaryFolder();
      // The shell limits the length of files to 8 blocks of 1024 bytes; a batch of 4 vectors has 4904.
      const code = `
        import { openVectorCache } from ${JSON.stringify(new URL('../../src/embedding/vector-cache.ts', import.meta.url).href)};
        process.on('SIGXFSZ', () => undefined);
        const cache = await openVectorCache(process.argv[1], ${JSON.stringify(toyIdentity)}, { onNotice: (notice) => console.log(notice) });
        const texts = (from) => new Map([0, 1, 2, 3].map((place) => ['text ' + (from + place), Float32Array.from({ length: 300 }, (_, column) => from + place + column / 512)]));
        for (const from of [0, 4, 8]) await cache.add(texts(from));
        console.log([0, 4, 8].map((from) => cache.find('text ' + from) !== undefined).join());
      `;
      const command = 'ulimit -f 8; exec "$0" --import tsx --input-type=module --eval "$1" "$2"';
      const told = execFileSync('bash', ['-c', command, process.execPath, code, folder], { encoding: 'utf8' });
      expect(told.trim().split('\n')).toEqual([expect.stringContaining('cannot be written'), 'true,false,false']);
      expect(readFileSync(segmentsOf(folder)[0] ?? '')).toHaveLength(16 + 4904);
      const { cache, notices } = await openTold(folder);
      expect([countFound(cache, 12), notices]).toEqual([4, []]);
    },
    30_000,
  );

  it('ignores files of other kinds, and refuses to be used once it is closed', async () => {
    const folder = await makeTemporaryFolder();
    await addClosed(folder, texts(0, 4));
    const [own = ''] = readdirSync(folder);
    writeFileSync(join(folder, own, 'old.safetensors'), 'of an earlier version');
    mkdirSync(join(folder, own, 'folder'));
    const { cache, notices } = await openTold(folder);
    expect([countFound(cache, 4), notices]).toEqual([4, []]);
    await cache.close();
    await cache.close();
    expect(() => cache.find('text 0')).toThrow('is closed');
    expect(() => cache.add(texts(0, 1))).toThrow('is closed');
  });

  it('writes no key, password or text into any file', async () => {
    const folder = await makeTemporaryFolder();
    const fetch = async () => ({
      status: 200,
      headers: new Headers(),
      text: async () => JSON.stringify({ data: [{ index: 0, embedding: [1, 2] }] }),
    });
    const environment = { OPENAI_API_KEY: 'sk-environment-secret', OWN_KEY: 'own-environment-secret' };
    const models: readonly EmbeddingModel[] = [
      createHttpEmbedding({
        ...{ url: 'https://localhost/embeddings?key=query-secret', model: 'm', key: 'sk-key-secret', fetch },
        headers: { 'x-key': 'header-secret' },
      }),
      await openModel('openai:text-embedding-3-small', { environment, fetch }),
      await openModel('https://localhost/v1#m?keyVariable=OWN_KEY', { environment, fetch }),
      { ...toyModel(), modelId: 'https://user:password-secret@localhost/v1?api-key=query-secret#m' },
    ];
    for (const model of models) {
      const cache = await openVectorCache(folder, model);
      await embedTexts(model, ['a private text'], { cache });
      await cache.close();
    }
    expect(() => createHttpEmbedding({ url: 'https://user:password-secret@localhost/v1', model: 'm' })).toThrow();
    const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    expect(files).toHaveLength(2 * models.length);
    for (const { parentPath, name } of files) {
      const content = `${name} ${readFileSync(join(parentPath, name), 'latin1')}`;
      expect(content).not.toMatch(/secret|user|private/);
    }
    const told = files.filter(({ name }) => name === 'model.json');
    expect(told.map(({ parentPath, name }) => readFileSync(join(parentPath, name), 'utf8')).join()).toContain(
      'localhost',
    );
  });
});
