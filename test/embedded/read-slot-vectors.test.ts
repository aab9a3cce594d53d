import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readSlotVectors } from '../../src/embedded/read-slot-vectors.js';
import { FileFormatError, MissingFileError } from '../../src/errors.js';
import { makeTemporaryFolder } from '../matrix/temporary-folder.js';
import { damage } from './small-embedded.js';

const folder = new URL('../../lexicons/english-slots/', import.meta.url).pathname;

describe('readSlotVectors', () => {
  it('reads vectors in which a word fits into its usual places', async () => {
    const { words, slots } = await readSlotVectors();
    const productOf = (word: string, slot: string): number => {
      const place = slots.vector(slot);
      return words.vector(word).reduce((sum, value, at) => sum + value * place[at], 0);
    };
    expect(productOf('river', '-1 the')).toBeGreaterThan(productOf('river', '-1 he'));
    expect(productOf('water', 'before drink')).toBeGreaterThan(productOf('house', 'before drink'));
  });

  it('refuses a damaged file, and a folder without one', async () => {
    const other = await makeTemporaryFolder();
    await expect(readSlotVectors(other)).rejects.toBeInstanceOf(MissingFileError);
    for (const name of ['words.safetensors', 'slots.safetensors'])
      await copyFile(join(folder, name), join(other, name));
    await damage(join(other, 'slots.safetensors'), (bytes) => bytes.subarray(0, bytes.length >> 1));
    await expect(readSlotVectors(other)).rejects.toBeInstanceOf(FileFormatError);
  });
});
