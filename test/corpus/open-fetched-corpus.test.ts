import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openFetchedCorpus } from '../../src/corpus/open-fetched-corpus.js';
import { readCorpusManifests } from '../../src/corpus/read-corpus-manifests.js';
import { createReader } from '../../src/corpus/readers/create-reader.js';
import { OptionError, QualiaError } from '../../src/errors.js';
import { makeTemporaryFolder } from '../matrix/temporary-folder.js';
import { makeManifest } from './corpus-fixture.js';

const url = 'https://example.org/a';

describe('openFetchedCorpus', () => {
  it('reads the files of a corpus in the order of its manifest', async () => {
    const directory = await makeTemporaryFolder();
    await mkdir(join(directory, 'made-up'));
    await writeFile(join(directory, 'made-up', 'b'), 'One sentence.\n');
    await writeFile(join(directory, 'made-up', 'a'), 'Another one.\n');
    const manifest = makeManifest([
      { path: 'b', url },
      { path: 'a', url },
    ]);
    const reader = await openFetchedCorpus(manifest, { directory });
    expect(reader.name).toBe('made-up');
    const texts: string[] = [];
    for await (const { text } of reader.read()) texts.push(text);
    expect(texts).toEqual(['One sentence.', 'Another one.']);
  });

  it('names the file that is not here', async () => {
    const directory = await makeTemporaryFolder();
    const error = await openFetchedCorpus(makeManifest([{ path: 'a', url }]), { directory }).catch((thrown) => thrown);
    expect(error).toBeInstanceOf(QualiaError);
    expect((error as QualiaError).code).toBe('NOT_FETCHED');
    expect((error as QualiaError).message).toContain(join(directory, 'made-up', 'a'));
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
});
