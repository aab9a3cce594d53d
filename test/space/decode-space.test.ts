import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { FileFormatError } from '../../src/errors.js';
import { decodeSpace } from '../../src/space/decode-space.js';
import { readSpace } from '../../src/space/read-space.js';
import type { Space } from '../../src/space/space.js';
import { writeSpace } from '../../src/space/write-space.js';
import { makeTemporaryFolder } from '../matrix/temporary-folder.js';
import { contentOf, spaceOf, spaces } from './small-spaces.js';

async function bytesOf(space: Space): Promise<Uint8Array> {
  const path = join(await makeTemporaryFolder(), 'space.safetensors');
  await writeSpace(path, space);
  return await readFile(path);
}

const sample = spaceOf('sparse', [
  ['\ufeffconstructor', [1, 0]],
  ['__proto__', [0, 2]],
  ['', [3, 0]],
]);

describe('decodeSpace', () => {
  it.each(['dense', 'sparse'] as const)('gives what readSpace gives of the same %s file', async (kind) => {
    const folder = await makeTemporaryFolder();
    await fc.assert(
      fc.asyncProperty(spaces(kind), async (space) => {
        const path = join(folder, 'space.safetensors');
        await writeSpace(path, space);
        const bytes = await readFile(path);
        const expected = contentOf(await readSpace(path));
        expect(contentOf(await decodeSpace(bytes))).toEqual(expected);
        expect(contentOf(await decodeSpace(new Uint8Array(bytes).buffer))).toEqual(expected);
      }),
      { numRuns: 20 },
    );
  });

  it('takes bytes that begin anywhere in a buffer, and keeps none of them', async () => {
    const bytes = await bytesOf(sample);
    const shifted = new Uint8Array(bytes.length + 3);
    shifted.set(bytes, 3);
    const space = await decodeSpace(shifted.subarray(3));
    shifted.fill(255);
    expect(contentOf(space)).toEqual(contentOf(sample));
  });

  it('decodes labels alike where there is no Buffer, as in a browser', async () => {
    const bytes = new Uint8Array(await bytesOf(sample));
    vi.stubGlobal('Buffer', undefined);
    onTestFinished(() => {
      vi.unstubAllGlobals();
    });
    const { labels } = (await decodeSpace(bytes)).targets;
    vi.unstubAllGlobals();
    expect(labels).toEqual(['\ufeffconstructor', '__proto__', '']);
  });

  it('refuses bytes that are cut short anywhere, under the name that it is given', async () => {
    const bytes = await bytesOf(sample);
    for (let length = 0; length < bytes.length; length += 37) {
      const failure = decodeSpace(bytes.subarray(0, length), { name: 'small.bin' });
      await expect(failure, `${length} bytes`).rejects.toThrow(FileFormatError);
      await expect(failure).rejects.toThrow(/small\.bin/);
    }
  });

  it('refuses a byte that changed, unless told not to look', async () => {
    const bytes = new Uint8Array(await bytesOf(sample));
    const place = bytes.length - 1;
    bytes[place] = (bytes[place] ?? 0) ^ 1;
    await expect(decodeSpace(bytes)).rejects.toThrow(/SHA-256/);
    await expect(decodeSpace(bytes, { verify: false })).resolves.toBeDefined();
  });

  it('says so where a page can compute no checksum', async () => {
    const bytes = await bytesOf(sample);
    vi.stubGlobal('crypto', {});
    onTestFinished(() => {
      vi.unstubAllGlobals();
    });
    await expect(decodeSpace(bytes)).rejects.toMatchObject({ code: 'NO_CHECKSUM' });
    await expect(decodeSpace(bytes, { verify: false })).resolves.toBeDefined();
  });
});
