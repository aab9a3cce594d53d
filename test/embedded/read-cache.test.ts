import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hashRecord } from '../../src/embedded/cache-record.js';
import { readCache } from '../../src/embedded/read-cache.js';
import { cacheFiles, writeCache } from '../../src/embedded/write-cache.js';
import { FileFormatError, MissingFileError } from '../../src/errors.js';
import { encodeLabels } from '../../src/matrix/container-labels.js';
import { writeContainer } from '../../src/matrix/write-container.js';
import { makeTemporaryFolder } from '../matrix/temporary-folder.js';
import { contentOf } from '../space/small-spaces.js';
import { damage, damages, smallParts, smallRecord } from './small-embedded.js';

async function writtenCache(): Promise<string> {
  const folder = join(await makeTemporaryFolder(), 'cache');
  await writeCache(folder, smallParts(), smallRecord);
  return folder;
}

const files = Object.values(cacheFiles);
const cases = files.flatMap((file) => damages.map(([how, change]) => ({ file, how, change })));

describe('readCache', () => {
  it('reads back what was written', async () => {
    const parts = smallParts();
    const cached = await readCache(await writtenCache());
    expect(contentOf(cached.domain)).toEqual(contentOf(parts.domain));
    expect(contentOf(cached.function)).toEqual(contentOf(parts.function));
    expect([...cached.frequencies]).toEqual([...parts.frequencies]);
    expect([...cached.verbs.all()]).toEqual([...parts.verbs.all()]);
    const { files: checksums, ...record } = cached.record;
    expect(record).toEqual(smallRecord);
    expect([...Object.keys(checksums)]).toEqual([cacheFiles.triples]);
  });

  it.each(cases)('throws FileFormatError, naming $file, when it is $how', async ({ file, change }) => {
    const folder = await writtenCache();
    await damage(join(folder, file), change);
    await expect(readCache(folder)).rejects.toThrow(FileFormatError);
    await expect(readCache(folder)).rejects.toMatchObject({ path: join(folder, file) });
  });

  it.each(files)('throws MissingFileError, naming it, when %s is missing', async (file) => {
    const folder = await writtenCache();
    await rm(join(folder, file));
    await expect(readCache(folder)).rejects.toThrow(MissingFileError);
    await expect(readCache(folder)).rejects.toMatchObject({ path: join(folder, file) });
  });

  it.each(files)('throws an error of its own when %s is a folder', async (file) => {
    const folder = await writtenCache();
    await rm(join(folder, file));
    await mkdir(join(folder, file));
    await expect(readCache(folder)).rejects.toMatchObject({ path: join(folder, file) });
  });

  it('notices a changed digit of a score', async () => {
    const folder = await writtenCache();
    const path = join(folder, cacheFiles.record);
    await writeFile(path, (await readFile(path, 'utf8')).replace('"mean": 0.25', '"mean": 0.26'));
    await expect(readCache(folder)).rejects.toThrow('differs from its checksum');
  });

  it('names the field that a record with a right checksum lacks', async () => {
    const folder = await writtenCache();
    const path = join(folder, cacheFiles.record);
    const { sha256: _, tokens: __, ...content } = JSON.parse(await readFile(path, 'utf8')) as Record<string, unknown>;
    await writeFile(path, JSON.stringify({ ...content, sha256: hashRecord(content) }));
    await expect(readCache(folder)).rejects.toMatchObject({ path, place: 'tokens' });
  });

  it('does not take frequencies of other lemmas or types', async () => {
    const folder = await writtenCache();
    const { offsets, bytes } = encodeLabels(['dog', 'cat']);
    for (const counts of [Float64Array.of(1), Float32Array.of(1, 2)]) {
      const arrays = new Map([
        ['lemmas.offsets', { shape: [offsets.length], values: offsets }],
        ['lemmas.bytes', { shape: [bytes.length], values: bytes }],
        ['counts', { shape: [counts.length], values: counts }],
      ]);
      await writeContainer(join(folder, cacheFiles.frequencies), arrays, new Map());
      await expect(readCache(folder)).rejects.toThrow(FileFormatError);
    }
  });
});

describe('hashRecord', () => {
  it('sees the content and not how it is set', () => {
    const record = { b: 1, a: [1, 2] };
    expect(hashRecord(JSON.parse(JSON.stringify(record, null, 4)) as object)).toBe(hashRecord(record));
    expect(hashRecord({ b: 1, a: [2, 1] })).not.toBe(hashRecord(record));
  });
});
