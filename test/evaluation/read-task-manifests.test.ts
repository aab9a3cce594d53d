import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { FileFormatError, MissingFileError } from '../../src/errors.js';
import { datasetFormats } from '../../src/evaluation/formats/dataset-formats.js';
import { readTaskManifests } from '../../src/evaluation/read-task-manifests.js';

let folder: string | undefined;

function makeFolder(): string {
  folder = mkdtempSync(join(tmpdir(), 'qualia-tasks-'));
  return folder;
}

afterEach(() => {
  if (folder !== undefined) rmSync(folder, { recursive: true });
  folder = undefined;
});

describe('the manifests of tasks', () => {
  it('all have a generator, or files with a format that is known', async () => {
    const manifests = await readTaskManifests();
    expect(manifests.length).toBeGreaterThan(20);
    for (const { id, generator, format, data } of manifests) {
      if (generator !== undefined) expect([id, format, data]).toEqual([id, undefined, []]);
      else expect([id, datasetFormats.has(format ?? ''), data.length > 0]).toEqual([id, true, true]);
    }
    const ids = manifests.map(({ id }) => id);
    expect(ids).toEqual([...ids].sort());
  });

  it('must be where they say', async () => {
    await expect(readTaskManifests(join(makeFolder(), 'none'))).rejects.toThrow(MissingFileError);
  });

  it('must have the name of their file, and their fields', async () => {
    const path = join(makeFolder(), 'one.json');
    const manifest = {
      id: 'two',
      version: '1',
      description: 'd',
      source: 's',
      address: 'https://example.org/',
      licence: 'MIT',
      splits: 'none',
      mainScore: 'accuracy',
    };
    writeFileSync(path, JSON.stringify(manifest));
    await expect(readTaskManifests(folder)).rejects.toThrow('is "two", but the file is called "one.json"');
    writeFileSync(path, JSON.stringify({ ...manifest, id: 'one', mainScore: undefined }));
    await expect(readTaskManifests(folder)).rejects.toThrow(FileFormatError);
    writeFileSync(path, JSON.stringify({ ...manifest, id: 'one' }));
    await expect(readTaskManifests(folder)).resolves.toMatchObject([{ id: 'one', data: [], published: [] }]);
  });
});
