import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fetchSpace } from '../../src/browser/fetch-space.js';
import { FileFormatError, MissingFileError } from '../../src/errors.js';
import { writeSpace } from '../../src/space/write-space.js';
import { makeTemporaryFolder } from '../matrix/temporary-folder.js';
import { contentOf, spaceOf } from '../space/small-spaces.js';

const space = spaceOf('dense', [
  ['constructor', [1, 0]],
  ['__proto__', [0, 2]],
]);

async function bytesOfSample(): Promise<Uint8Array<ArrayBuffer>> {
  const path = join(await makeTemporaryFolder(), 'space.safetensors');
  await writeSpace(path, space);
  return Uint8Array.from(await readFile(path));
}

describe('fetchSpace', () => {
  it('gives the space that lies at an address', async () => {
    const bytes = await bytesOfSample();
    const asked: unknown[] = [];
    const fetch: typeof globalThis.fetch = async (address) => {
      asked.push(address);
      return new Response(bytes);
    };
    expect(contentOf(await fetchSpace('spaces/small.safetensors', { fetch }))).toEqual(contentOf(space));
    expect(asked).toEqual(['spaces/small.safetensors']);
  });

  it('names the address where nothing, or something else, comes', async () => {
    const missing: typeof globalThis.fetch = async () => new Response('', { status: 404 });
    await expect(fetchSpace('here.bin', { fetch: missing })).rejects.toThrow(/here\.bin.*404/);
    const cut: typeof globalThis.fetch = async () => {
      throw new TypeError('fetch failed');
    };
    await expect(fetchSpace('here.bin', { fetch: cut })).rejects.toThrow(MissingFileError);
    const page: typeof globalThis.fetch = async () => new Response('<!doctype html>');
    const failure = fetchSpace('here.bin', { fetch: page });
    await expect(failure).rejects.toThrow(FileFormatError);
    await expect(failure).rejects.toThrow(/here\.bin/);
  });

  it('stops when it is told to', async () => {
    const stop = new AbortController();
    const fetch: typeof globalThis.fetch = async (_, init) => {
      stop.abort(new Error('enough'));
      init?.signal?.throwIfAborted();
      return new Response('');
    };
    await expect(fetchSpace('here.bin', { fetch, signal: stop.signal })).rejects.toThrow('enough');
  });
});
