import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { pinningOf } from '../../src/corpus/corpus-manifest.js';
import { readCorpusManifests } from '../../src/corpus/read-corpus-manifests.js';
import { FileFormatError, MissingFileError } from '../../src/errors.js';
import { makeTemporaryFolder } from '../matrix/temporary-folder.js';
import { makeManifest } from './corpus-fixture.js';

describe('readCorpusManifests', () => {
  it('reads the corpora of this package in the order of their ids', async () => {
    const manifests = await readCorpusManifests();
    const ids = manifests.map(({ id }) => id);
    expect(ids).toEqual([...ids].sort());
    for (const id of ['brown', 'enwik9', 'gutenberg-selection', 'semcor', 'simple-english-wikipedia', 'text8']) {
      expect(ids).toContain(id);
    }
    for (const id of ['ud-chinese-gsdsimp', 'ud-english-ewt', 'ud-english-gum', 'wikitext-103', 'wordnet-glosses']) {
      expect(ids).toContain(id);
    }
    for (const { id, downloads, npm } of manifests) expect(downloads.length > 0 || npm !== undefined, id).toBe(true);
  });

  it('says of every address with "latest" that it moves, and pins no such file', async () => {
    for (const manifest of await readCorpusManifests()) {
      if (!manifest.downloads.some((file) => file.url.includes('latest'))) continue;
      expect(manifest.moving, manifest.id).toBeDefined();
      expect(pinningOf(manifest), manifest.id).toBe('unpinned');
    }
  });

  it('reads other folders, and names what is wrong there', async () => {
    const folder = await makeTemporaryFolder();
    await expect(readCorpusManifests(join(folder, 'none'))).rejects.toThrow(MissingFileError);
    expect(await readCorpusManifests(folder)).toEqual([]);
    await mkdir(join(folder, 'constructor'));
    await expect(readCorpusManifests(folder)).rejects.toThrow(MissingFileError);
    const path = join(folder, 'constructor', 'manifest.json');
    await writeFile(path, JSON.stringify({ ...makeManifest([]), id: 'other' }));
    await expect(readCorpusManifests(folder)).rejects.toThrow(/field id: is "other"/);
    await writeFile(path, JSON.stringify({ ...makeManifest([]), id: 'constructor', reader: {} }));
    await expect(readCorpusManifests(folder)).rejects.toThrow(FileFormatError);
    await writeFile(path, JSON.stringify({ ...makeManifest([]), id: 'constructor' }));
    expect((await readCorpusManifests(folder)).map(({ id }) => id)).toEqual(['constructor']);
  });
});
