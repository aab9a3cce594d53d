import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type RecordedFile, readFetchRecord, writeFetchRecord } from '../../../src/corpus/fetch/fetch-record.js';
import { FileFormatError } from '../../../src/errors.js';
import { makeTemporaryFolder } from '../../matrix/temporary-folder.js';
import { sha256 } from './file-server.js';

const fileOf = (path: string): RecordedFile => ({
  path,
  url: 'https://example.org/a',
  sha256: sha256(Buffer.from(path)),
  bytes: 3,
  fetched: '2026-01-01T00:00:00.000Z',
});

describe('the record of fetched files', () => {
  it('is empty where nothing was fetched', async () => {
    expect(await readFetchRecord(await makeTemporaryFolder())).toEqual(new Map());
  });

  it('comes back as it was written, the files in the order of their paths', async () => {
    const folder = await makeTemporaryFolder();
    const files = new Map(['toString', '__proto__', 'constructor'].map((path) => [path, fileOf(path)]));
    await writeFetchRecord(folder, { id: 'made-up', version: '1' }, files);
    const read = await readFetchRecord(folder);
    expect([...read.keys()]).toEqual(['__proto__', 'constructor', 'toString']);
    for (const [path, file] of files) expect(read.get(path)).toEqual(file);
    expect((await readFile(join(folder, 'fetched.json'), 'utf8')).endsWith('}\n')).toBe(true);
  });

  it.each(['', '{', '[]', '{"id":"a","version":"1","files":[{"path":"a"}]}'])(
    'is refused when it is %s',
    async (text) => {
      const folder = await makeTemporaryFolder();
      await writeFile(join(folder, 'fetched.json'), text);
      await expect(readFetchRecord(folder)).rejects.toThrow(FileFormatError);
    },
  );
});
