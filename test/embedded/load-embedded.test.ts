import { readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { type LoadEmbeddedOptions, loadEmbedded } from '../../src/embedded/load-embedded.js';
import { nameSenseParts } from '../../src/embedded/load-sense-parts.js';
import { embeddedSettings, fingerprint } from '../../src/embedded/settings.js';
import { cacheFiles, writeCache } from '../../src/embedded/write-cache.js';
import { senseFiles, writeSenseParts } from '../../src/embedded/write-sense-parts.js';
import type { Engine } from '../../src/engine/engine.js';
import { OptionError } from '../../src/errors.js';
import { readWordnet } from '../../src/lexicon/read-wordnet.js';
import { makeTemporaryFolder } from '../matrix/temporary-folder.js';
import { damage, damages, smallParts, smallRecord } from './small-embedded.js';

/** Stands for the minute of work: what matters here is whether it is asked for. */
const building = new Error('a build was asked for');
const engine: Engine = { name: 'stub', map: () => Promise.reject(building) };

let cacheName = '';
let beginning = '';
beforeAll(async () => {
  const wordnet = await readWordnet();
  cacheName = `embedded-${fingerprint(embeddedSettings(), wordnet)}`;
  beginning = nameSenseParts(wordnet);
});

/** A folder with a cache of the right name and small content. */
async function cachedFolder(): Promise<string> {
  const folder = await makeTemporaryFolder();
  await writeCache(join(folder, cacheName), smallParts(), smallRecord);
  await writeSenseParts(folder, smallParts().senses, { beginning });
  return folder;
}

/** Loads with the stub; returns what came of it and the notices. */
async function load(cacheFolder: string, options: LoadEmbeddedOptions = {}) {
  const notices: string[] = [];
  const onNotice = (notice: string): void => void notices.push(notice);
  const outcome = await loadEmbedded({ cacheFolder, engine, onNotice, ...options }).then(
    ({ source }) => source,
    (error: unknown) => error,
  );
  return { outcome, notices };
}

describe('loadEmbedded', () => {
  it('reads a whole cache without a word', async () => {
    expect(await load(await cachedFolder())).toEqual({ outcome: 'cache', notices: [] });
  });

  it('gives models over what the cache holds', async () => {
    const { models, record } = await loadEmbedded({ cacheFolder: await cachedFolder(), engine });
    expect(record.tokens).toBe(smallRecord.tokens);
    expect(models.dual.has('constructor')).toBe(true);
    expect(models.verbs.verbs).toEqual(['meet', 'satisfy', 'visit']);
    expect(models.lexicon.name).toBe('WordNet');
  });

  it('builds, and says so, when there is no cache', async () => {
    const folder = join(await makeTemporaryFolder(), 'deep');
    const { outcome, notices } = await load(folder);
    expect(outcome).toBe(building);
    expect(notices).toEqual([`There is no cache in ${folder} yet; it is built, which takes about two minutes.`]);
  });

  it('builds anew with `rebuild`, and for another seed', async () => {
    const folder = await cachedFolder();
    expect((await load(folder, { rebuild: true })).outcome).toBe(building);
    expect((await load(folder, { seed: 2 })).outcome).toBe(building);
    expect((await load(folder)).outcome).toBe('cache');
  });

  it.each(Object.values(cacheFiles))('builds, and says why, when %s is damaged', async (file) => {
    for (const [, change] of damages.slice(1, 3)) {
      const folder = await cachedFolder();
      await damage(join(folder, cacheName, file), change);
      const { outcome, notices } = await load(folder);
      expect(outcome).toBe(building);
      expect(notices).toHaveLength(1);
      expect(notices[0]).toContain('The cache is damaged and is built again');
      expect(notices[0]).toContain(file);
    }
  });

  it.each(Object.values(senseFiles))('reads and links glosses anew, and says why, when %s is damaged', async (file) => {
    const folder = await cachedFolder();
    await damage(join(folder, `${beginning}${file}`), (bytes) => bytes.subarray(0, bytes.length >> 1));
    const { outcome, notices } = await load(folder);
    expect([outcome, notices.length]).toEqual([building, 1]);
    expect(notices[0]).toContain(file);
  });

  it('builds, and says so, when a file is missing or the cache itself is a file', async () => {
    const folder = await cachedFolder();
    await rm(join(folder, cacheName, cacheFiles.triples));
    expect((await load(folder)).notices[0]).toContain(cacheFiles.triples);
    await rm(join(folder, cacheName), { recursive: true });
    await writeFile(join(folder, cacheName), '');
    const { outcome, notices } = await load(folder);
    expect([outcome, notices.length]).toEqual([building, 1]);
  });

  it('leaves nothing behind when the build fails or is aborted', async () => {
    const folder = await makeTemporaryFolder();
    await load(folder);
    const reason = new Error('enough');
    const signal = AbortSignal.abort(reason);
    const aborting: Engine = {
      name: 'stub',
      map: async (_, __, options) => {
        options?.signal?.throwIfAborted();
        return [];
      },
    };
    expect((await load(folder, { engine: aborting, signal })).outcome).toBe(reason);
    expect(await readdir(folder)).toEqual([]);
  });

  it('refuses a cache folder that cannot be written before any work', async () => {
    const file = join(await makeTemporaryFolder(), 'file');
    await writeFile(file, '');
    const { outcome, notices } = await load(file);
    expect(outcome).toBeInstanceOf(OptionError);
    expect(outcome).toMatchObject({ option: 'cacheFolder', value: file });
    expect(notices).toEqual([]);
  });
});
