import { readdir, readFile, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FileFormatError, MissingFileError } from '../../src/errors.js';
import type { ContainerArray } from '../../src/matrix/container-header.js';
import { readContainer } from '../../src/matrix/read-container.js';
import { writeContainer } from '../../src/matrix/write-container.js';
import { extendWithSubwords } from '../../src/space/extend-with-subwords.js';
import { readSpace } from '../../src/space/read-space.js';
import { readSubwordModel } from '../../src/space/read-subword-model.js';
import { trainSubwordModel } from '../../src/space/subword-model.js';
import { writeSpace } from '../../src/space/write-space.js';
import { writeSubwordModel } from '../../src/space/write-subword-model.js';
import { makeTemporaryFolder } from '../matrix/temporary-folder.js';
import { contentOf, spaceOf, spaces } from './small-spaces.js';

const space = spaceOf('dense', [
  ['constructor', [1, 0, 0]],
  ['__proto__', [0, 1, 0]],
  ['', [0, 0, 1]],
  ['词汇 𝔘', [0, 1, 1]],
]);
const asked = ['constructor', 'construct', '__proto__', 'proto', '词', '𝔘', 'toString', '', 'zzz'];

async function writeSample(): Promise<string> {
  const path = join(await makeTemporaryFolder(), 'model.safetensors');
  await writeSubwordModel(path, trainSubwordModel(space, { maximumLength: 4, frequencies: new Map() }));
  return path;
}

type Parts = [Map<string, ContainerArray>, Map<string, string>];

/** Reads the sample after its arrays or metadata were changed, checksum included. */
async function readChanged(change: (...parts: Parts) => void): Promise<unknown> {
  const path = await writeSample();
  const { arrays, metadata } = await readContainer(path);
  const parts: Parts = [new Map(arrays), new Map(metadata)];
  change(...parts);
  await writeContainer(path, ...parts);
  return readSubwordModel(path).catch((error: unknown) => error);
}

describe('writeSubwordModel, then readSubwordModel', () => {
  it('gives the same vectors to the last bit, and the same settings', async () => {
    const path = join(await makeTemporaryFolder(), 'model.safetensors');
    const settings = fc.record({
      minimumLength: fc.integer({ min: 1, max: 3 }),
      maximumLength: fc.integer({ min: 3, max: 5 }),
      rarityExponent: fc.constantFrom(0, 0.25, 1),
      penalty: fc.double({ min: 0.01, max: 10, noNaN: true }),
    });
    await fc.assert(
      fc.asyncProperty(spaces('dense'), settings, async (trained, options) => {
        fc.pre(trained.targets.labels.some((word) => word !== '' && trained.vector(word).some((value) => value !== 0)));
        const model = trainSubwordModel(trained, options);
        await writeSubwordModel(path, model);
        const read = await readSubwordModel(path);
        expect([read.settings, read.size, read.dimensions]).toEqual([model.settings, model.size, model.dimensions]);
        for (const word of [...asked, ...trained.targets.labels]) {
          expect(read.vector(word)).toEqual(model.vector(word));
        }
      }),
      { numRuns: 15 },
    );
  });

  it('extends a space as the trained model does', async () => {
    const read = await readSubwordModel(await writeSample());
    const trained = trainSubwordModel(space, { maximumLength: 4, frequencies: new Map() });
    expect(contentOf(extendWithSubwords(space, asked, { model: read }))).toEqual(
      contentOf(extendWithSubwords(space, asked, { model: trained })),
    );
  });

  it('gives the same bytes for the same model, and leaves nothing else behind', async () => {
    const [one, other] = [await writeSample(), await writeSample()];
    expect((await readFile(one)).equals(await readFile(other))).toBe(true);
    expect(await readdir(join(one, '..'))).toEqual(['model.safetensors']);
  });

  it('leaves nothing behind where it is stopped', async () => {
    const folder = await makeTemporaryFolder();
    const writing = writeSubwordModel(join(folder, 'model'), trainSubwordModel(space), { signal: AbortSignal.abort() });
    await expect(writing).rejects.toThrow('aborted');
    expect(await readdir(folder)).toEqual([]);
  });
});

describe('readSubwordModel', () => {
  it('refuses a file that is cut short, changed, or of another kind, and says what to do', async () => {
    const path = await writeSample();
    const bytes = await readFile(path);
    for (const length of [0, 7, 100, bytes.length - 1]) {
      await writeFile(path, bytes);
      await truncate(path, length);
      await expect(readSubwordModel(path)).rejects.toThrow(FileFormatError);
      await expect(readSubwordModel(path)).rejects.toThrow(/model\.safetensors, .*train the model again/);
    }
    const changed = Buffer.from(bytes);
    changed[bytes.length - 300] ^= 1;
    await writeFile(path, changed);
    await expect(readSubwordModel(path)).rejects.toThrow(/is damaged/);
    await writeFile(path, 'dog 1 2 3\n');
    await expect(readSubwordModel(path)).rejects.toThrow(FileFormatError);
    await expect(readSubwordModel(join(path, '..', 'none'))).rejects.toThrow(MissingFileError);
  });

  it('tells a space from a model, and readSpace a model from a space', async () => {
    const path = await writeSample();
    await expect(readSpace(path)).rejects.toThrow(/holds no space/);
    await writeSpace(path, space);
    await expect(readSubwordModel(path)).rejects.toThrow(/has no kind, expected "qualia subword model"/);
  });

  it.each<[string, RegExp, (...parts: Parts) => void]>([
    ['no weights', /arrays: do not make up a subword model/, (arrays) => arrays.delete('weights')],
    ['no scales', /arrays: /, (arrays) => arrays.delete('scales')],
    ['no n-grams', /arrays: /, (arrays) => arrays.delete('subwords.bytes')],
    ['too few scales', /scales/, (arrays) => arrays.set('scales', { shape: [1], values: Float32Array.of(1) })],
    ['scales of another type', /arrays: /, (arrays) => arrays.set('scales', { shape: [1], values: Int32Array.of(1) })],
    ['another kind', /the kind "x"/, (_, metadata) => metadata.set('kind', 'x')],
    ['no settings', /settings: /, (_, metadata) => metadata.delete('settings')],
    ['settings that are not JSON', /settings: are not JSON/, (_, metadata) => metadata.set('settings', '{')],
    ['a setting too few', /settings\.minimumLength: /, (_, metadata) => metadata.set('settings', '{}')],
    ['a setting out of range', /settings\.penalty: /, (_, metadata) => change(metadata, '"penalty":1', '"penalty":0')],
    [
      'lengths out of order',
      /out of order/,
      (_, metadata) => change(metadata, '"maximumLength":4', '"maximumLength":1'),
    ],
  ])('refuses a file with %s', async (_, message, damage) => {
    const error = await readChanged(damage);
    expect(error).toBeInstanceOf(FileFormatError);
    expect(String(error)).toMatch(message);
  });
});

function change(metadata: Map<string, string>, from: string, to: string): void {
  metadata.set('settings', (metadata.get('settings') ?? '').replace(from, to));
}
