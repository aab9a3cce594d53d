import { existsSync } from 'node:fs';
import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CorpusManifest } from '../../src/corpus/corpus-manifest.js';
import { corpusStats } from '../../src/corpus/corpus-stats.js';
import { openFetchedCorpus } from '../../src/corpus/open-fetched-corpus.js';
import { readCorpusManifests } from '../../src/corpus/read-corpus-manifests.js';
import { createReader } from '../../src/corpus/readers/create-reader.js';
import { verifyCorpus } from '../../src/corpus/verify-corpus.js';
import { OptionError, QualiaError } from '../../src/errors.js';
import { makeTemporaryFolder } from '../matrix/temporary-folder.js';
import { makeManifest } from './corpus-fixture.js';

const url = 'https://example.org/a';

describe('openFetchedCorpus', () => {
  it('reads the files of a corpus in the order of its manifest', async () => {
    const folder = await makeTemporaryFolder();
    await mkdir(join(folder, 'made-up'));
    await writeFile(join(folder, 'made-up', 'b'), 'One sentence.\n');
    await writeFile(join(folder, 'made-up', 'a'), 'Another one.\n');
    const manifest = makeManifest([
      { path: 'b', url },
      { path: 'a', url },
    ]);
    const reader = await openFetchedCorpus(manifest, { folder });
    expect(reader.name).toBe('made-up');
    const texts: string[] = [];
    for await (const { text } of reader.read()) texts.push(text);
    expect(texts).toEqual(['One sentence.', 'Another one.']);
  });

  it('names the file that is not here', async () => {
    const folder = await makeTemporaryFolder();
    const error = await openFetchedCorpus(makeManifest([{ path: 'a', url }]), { folder }).catch((thrown) => thrown);
    expect(error).toBeInstanceOf(QualiaError);
    expect((error as QualiaError).code).toBe('NOT_FETCHED');
    expect((error as QualiaError).message).toContain(join(folder, 'made-up', 'a'));
  });

  it('refuses a corpus that is read in another way', async () => {
    const manifest = makeManifest([], { reader: 'createGlossCorpus' });
    await expect(openFetchedCorpus(manifest)).rejects.toThrow(OptionError);
  });
});

describe('the manifests of this package', () => {
  it('name a reader with options that it has', async () => {
    for (const { id, reader } of await readCorpusManifests()) {
      if (typeof reader === 'string') continue;
      expect(() => createReader(reader.format, 'made-up.txt', reader.options), id).not.toThrow();
    }
  });

  // The Brown corpus has 500 samples; the other numbers are as the reader has counted them.
  it.for([
    ['brown', 'brown.zip', 500, 57_340, 0],
    ['masc-tagged', 'masc_tagged.zip', 392, 34_523, 7],
  ] as const)('pin %s to the published archive and read all of it', async ([id, archive, ...counts], { skip }) => {
    const published = join(process.env['QUALIA_DATA'] ?? '../shared/data', 'corpora', archive);
    if (!existsSync(published)) skip(`${published} is not there; set QUALIA_DATA`);
    const folder = await makeTemporaryFolder();
    await mkdir(join(folder, id));
    await copyFile(published, join(folder, id, archive));
    const manifest = (await readCorpusManifests()).find((found) => found.id === id) as CorpusManifest;
    expect(await verifyCorpus(manifest, { folder })).toEqual([]);
    const bad: string[] = [];
    const reader = await openFetchedCorpus(manifest, { folder });
    const stats = await corpusStats(reader, { onBad: ({ message }) => bad.push(message) });
    expect([stats.documents, stats.sentences, bad.length]).toEqual(counts);
  });
});
