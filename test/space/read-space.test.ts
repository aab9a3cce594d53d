import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FileFormatError, MissingFileError } from '../../src/errors.js';
import type { ContainerArray } from '../../src/matrix/container-header.js';
import { encodeLabels } from '../../src/matrix/container-labels.js';
import { readContainer } from '../../src/matrix/read-container.js';
import { writeContainer } from '../../src/matrix/write-container.js';
import { readSpace } from '../../src/space/read-space.js';
import { writeSpace } from '../../src/space/write-space.js';
import { makeTemporaryFolder } from '../matrix/temporary-folder.js';
import { contentOf, spaceOf } from './small-spaces.js';

const space = spaceOf('sparse', [
  ['constructor', [1, 0]],
  ['__proto__', [0, 2]],
]);

async function writeSample(): Promise<string> {
  const path = join(await makeTemporaryFolder(), 'space.safetensors');
  await writeSpace(path, space);
  return path;
}

/** Writes the sample with other arrays or other metadata, checksum included. */
async function writeChanged(
  change: (arrays: Map<string, ContainerArray>, metadata: Map<string, string>) => void,
): Promise<string> {
  const path = await writeSample();
  const { arrays, metadata } = await readContainer(path);
  const changed = [new Map(arrays), new Map(metadata)] as const;
  change(...changed);
  await writeContainer(path, ...changed);
  return path;
}

const labelsOf = (labels: readonly string[]): [ContainerArray, ContainerArray] => {
  const { offsets, bytes } = encodeLabels(labels);
  return [
    { shape: [offsets.length], values: offsets },
    { shape: [bytes.length], values: bytes },
  ];
};

describe('readSpace', () => {
  it('refuses a file that is cut short anywhere', async () => {
    const path = await writeSample();
    const bytes = await readFile(path);
    for (let length = 0; length < bytes.length; length += 37) {
      await writeFile(path, bytes.subarray(0, length));
      await expect(readSpace(path), `${length} bytes`).rejects.toThrow(FileFormatError);
    }
  });

  it('refuses a file in which a byte changed, unless told not to look', async () => {
    const path = await writeSample();
    const bytes = await readFile(path);
    const place = bytes.length - 1;
    bytes[place] = (bytes[place] ?? 0) ^ 1;
    await writeFile(path, bytes);
    await expect(readSpace(path)).rejects.toThrow('the file is damaged');
    expect((await readSpace(path, { verify: false })).name).toBe('small');
  });

  it.each([
    ['no file', undefined],
    ['an empty file', ''],
    ['a text', 'word\tcount\ndog\t3\n'.repeat(20)],
  ])('refuses %s', async (_problem, content) => {
    const path = join(await makeTemporaryFolder(), 'other');
    if (content !== undefined) await writeFile(path, content);
    const type = content === undefined ? MissingFileError : FileFormatError;
    await expect(readSpace(path)).rejects.toThrow(type);
  });

  type Change = Parameters<typeof writeChanged>[0];
  const broken: [problem: string, place: string, change: Change][] = [
    ['no name', 'metadata', (_, metadata) => metadata.delete('name')],
    ['a history that is not JSON', 'history', (_, metadata) => metadata.set('history', 'counts -> ppmi')],
    ['no history', 'history', (_, metadata) => metadata.delete('history')],
    ['a history of another form', 'history', (_, metadata) => metadata.set('history', '[{"step":1}]')],
    ['no target bytes', 'targets', (arrays) => arrays.delete('targets.bytes')],
    ['no target offsets', 'targets', (arrays) => arrays.delete('targets.offsets')],
    ['no context offsets', 'contexts', (arrays) => arrays.delete('contexts.offsets')],
    ['no matrix', 'arrays', (arrays) => arrays.delete('matrix.values')],
    [
      'labels of another type',
      'targets',
      (arrays) => arrays.set('targets.offsets', { shape: [1], values: Int32Array.of(0) }),
    ],
    [
      'a target too many',
      'arrays',
      (arrays) => {
        const [offsets, bytes] = labelsOf(['constructor', '__proto__', '']);
        arrays.set('targets.offsets', offsets).set('targets.bytes', bytes);
      },
    ],
    [
      'a target twice',
      'arrays',
      (arrays) => {
        const [offsets, bytes] = labelsOf(['constructor', 'constructor']);
        arrays.set('targets.offsets', offsets).set('targets.bytes', bytes);
      },
    ],
    [
      'offsets that do not cut the labels',
      'arrays',
      (arrays) => arrays.set('targets.offsets', { shape: [3], values: Uint32Array.of(0, 30, 20) }),
    ],
    [
      'columns out of range',
      'arrays',
      (arrays) => arrays.set('matrix.columnIndices', { shape: [2], values: Int32Array.of(0, 9) }),
    ],
    [
      'whole numbers in a dense matrix',
      'arrays',
      (arrays) => arrays.set('matrix', { shape: [2, 1], values: Int32Array.of(1, 2) }),
    ],
    [
      'a dense matrix of one dimension',
      'arrays',
      (arrays) => arrays.set('matrix', { shape: [2], values: Float32Array.of(1, 2) }),
    ],
  ];

  it.each(broken)('refuses a file with %s', async (_problem, place, change) => {
    const path = await writeChanged(change);
    await expect(readSpace(path)).rejects.toMatchObject({ name: 'FileFormatError', path, place });
  });

  it('reads a dense matrix of doubles in single precision', async () => {
    const path = await writeChanged((arrays) => {
      for (const name of [...arrays.keys()]) if (/^(matrix|contexts)/.test(name)) arrays.delete(name);
      arrays.set('matrix', { shape: [2, 1], values: Float64Array.of(0.1, 2) });
    });
    const read = await readSpace(path);
    expect(contentOf(read)).toMatchObject({ kind: 'DenseMatrix', rows: [[Math.fround(0.1)], [2]] });
  });
});
