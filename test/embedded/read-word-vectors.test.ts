import { createHash } from 'node:crypto';
import { copyFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readWordVectors } from '../../src/embedded/read-word-vectors.js';
import { FileFormatError, MissingFileError } from '../../src/errors.js';
import { makeTemporaryFolder } from '../matrix/temporary-folder.js';
import { damage } from './small-embedded.js';

const folder = new URL('../../lexicons/english-vectors/', import.meta.url).pathname;

describe('readWordVectors', () => {
  it('reads vectors of length 1 that put like words together', async () => {
    const space = await readWordVectors();
    const river = space.vector('river');
    expect(Math.hypot(...river)).toBeCloseTo(1, 2);
    const cosine = (word: string): number => {
      return space.vector(word).reduce((sum, value, place) => sum + value * river[place], 0);
    };
    expect(cosine('stream')).toBeGreaterThan(cosine('money') + 0.2);
  });

  it('reads the file that its manifest describes', async () => {
    const manifest = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8'));
    const bytes = await readFile(join(folder, 'vectors.safetensors'));
    const { sha256, bytes: length } = manifest.files['vectors.safetensors'];
    expect([createHash('sha256').update(bytes).digest('hex'), bytes.length]).toEqual([sha256, length]);
  });

  it('refuses a damaged file, and a folder without one', async () => {
    const other = await makeTemporaryFolder();
    await expect(readWordVectors(other)).rejects.toBeInstanceOf(MissingFileError);
    const path = join(other, 'vectors.safetensors');
    await copyFile(join(folder, 'vectors.safetensors'), path);
    await damage(path, (bytes) => bytes.subarray(0, bytes.length >> 1));
    await expect(readWordVectors(other)).rejects.toBeInstanceOf(FileFormatError);
  });
});
