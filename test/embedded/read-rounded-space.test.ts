import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readRoundedSpace } from '../../src/embedded/read-rounded-space.js';
import { FileFormatError } from '../../src/errors.js';
import type { ContainerArray } from '../../src/matrix/container-header.js';
import { labelsToArrays } from '../../src/matrix/container-labels.js';
import { writeContainer } from '../../src/matrix/write-container.js';
import { makeTemporaryFolder } from '../matrix/temporary-folder.js';

const good = new Map<string, ContainerArray>([
  ...labelsToArrays('words', ['oak', '__proto__']),
  ['cells', { shape: [2, 2], values: Int8Array.of(127, 0, -127, 64) }],
  ['steps', { shape: [2], values: Float32Array.of(1, 0.5) }],
]);

async function read(arrays: ReadonlyMap<string, ContainerArray>) {
  const path = join(await makeTemporaryFolder(), 'vectors.safetensors');
  await writeContainer(path, arrays, new Map());
  return await readRoundedSpace(path, 'words');
}

describe('readRoundedSpace', () => {
  it('multiplies the cells of a row by its step', async () => {
    const space = await read(good);
    expect([...space.vector('oak'), ...space.vector('__proto__')]).toEqual([127, 0, -63.5, 32]);
  });

  it.each([
    ['words are missing', [...good].filter(([name]) => !name.startsWith('words'))],
    [
      'words end before they begin',
      [...good, ['words.offsets', { shape: [3], values: Uint32Array.of(0, 20, 12) }] as const],
    ],
    ['words have no offsets', [...good, ['words.offsets', { shape: [0], values: new Uint32Array(0) }] as const]],
    ['a word stands twice', [...good, ...labelsToArrays('words', ['oak', 'oak'])]],
    ['there is a step too many', [...good, ['steps', { shape: [3], values: new Float32Array(3) }] as const]],
    ['cells are of another type', [...good, ['cells', { shape: [4], values: new Float32Array(4) }] as const]],
  ])('names the file where %s', async (_, arrays) => {
    const error: unknown = await read(new Map(arrays)).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(FileFormatError);
    expect(String(error)).toContain('vectors.safetensors');
  });
});
