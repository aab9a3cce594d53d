import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeEach, describe, expect, it } from 'vitest';
import { FileFormatError, MissingFileError, OptionError } from '../../../src/errors.js';
import { DataFileReader } from '../../../src/evaluation/files/data-file-reader.js';
import { readDataset } from '../../../src/evaluation/files/read-dataset.js';
import { type TaskManifest, taskManifestSchema } from '../../../src/evaluation/task-manifest.js';
import { sha256 } from '../../corpus/fetch/file-server.js';
import { makeTar, makeZip } from '../../corpus/packed-samples.js';
import { makeTemporaryFolder } from '../../matrix/temporary-folder.js';

const pairs = Buffer.from('snow rain 7\nsun moon 6\n');
const manifestOf = (fields: Partial<TaskManifest>): TaskManifest =>
  taskManifestSchema.parse({
    id: 'made-up',
    version: '1',
    description: 'made up',
    source: 'made up',
    address: 'https://example.org/made-up',
    licence: 'CC0-1.0',
    format: 'word-pairs',
    splits: 'none',
    mainScore: 'spearman with mean ratings',
    data: [{ path: 'a/pairs.txt' }],
    ...fields,
  });

let folder: string;
beforeEach(async () => {
  folder = await makeTemporaryFolder();
});
const write = async (path: string, bytes: string | Uint8Array, to = folder): Promise<void> => {
  await mkdir(dirname(join(to, path)), { recursive: true });
  await writeFile(join(to, path), bytes);
};

describe('readDataset', () => {
  it('reads a table by the columns of its manifest', async () => {
    await write('a/pairs.csv', 'id,one,two,mean\n1,snow,rain,7\n');
    const columns = 'left=one,right=two,rating=mean,id=id';
    const manifest = manifestOf({ format: 'table', columns, data: [{ path: 'a/pairs.csv' }] });
    await expect(readDataset(manifest, folder)).resolves.toMatchObject({ dataset: { pairs: [{ id: '1' }] } });
    await expect(readDataset({ ...manifest, columns: undefined }, folder)).rejects.toThrow(OptionError);
  });

  it('looks into the archive that the manifest names where the file itself is not there', async () => {
    const archive = { path: 'packed.bin', member: 'in/pairs.txt' };
    const manifest = manifestOf({ data: [{ path: 'a/pairs.txt', sha256: sha256(pairs), archive }] });
    for (const bytes of [
      gzipSync(await makeTar({ './in/pairs.txt': pairs })),
      makeZip({ 'in/pairs.txt': pairs, 'in/other.txt': pairs }),
    ]) {
      await write('packed.bin', bytes);
      const { dataset, files, otherFiles } = await readDataset(manifest, folder);
      expect(dataset).toMatchObject({ pairs: [{ id: 'snow-rain' }, { id: 'sun-moon' }] });
      expect([files, otherFiles]).toEqual([[{ path: 'a/pairs.txt', sha256: sha256(pairs) }], []]);
    }
    await write('packed.bin', makeZip({ 'in/other.txt': pairs }));
    await expect(readDataset(manifest, folder)).rejects.toThrow(MissingFileError);
    await write('a/pairs.txt', 'tea cup 5\n');
    const { dataset, otherFiles } = await readDataset(manifest, folder);
    expect(dataset).toMatchObject({ pairs: [{ id: 'tea-cup' }] });
    expect(otherFiles).toEqual([expect.stringContaining('another file than the one in the manifest')]);
  });

  it('takes the first folder that has all files, never some of one and some of another', async () => {
    const other = await makeTemporaryFolder();
    const data = ['gold', 'data'].map((name) => ({ path: `dev.${name}.txt` }));
    const manifest = manifestOf({ format: 'wic', data, mainScore: 'accuracy' });
    await write('dev.gold.txt', 'F\n');
    await write('dev.gold.txt', 'T\n', other);
    await write('dev.data.txt', 'run\tV\t1-1\tThey run .\tWe run .\n', other);
    await expect(readDataset(manifest, [folder, other])).resolves.toMatchObject({
      dataset: { items: [{ label: true }] },
    });
    await expect(readDataset(manifest, [folder])).rejects.toThrow(join(folder, 'dev.data.txt'));
  });

  it('refuses empty files, tasks without files and unknown formats', async () => {
    await write('a/pairs.txt', '');
    await expect(readDataset(manifestOf({}), folder)).rejects.toThrow(FileFormatError);
    await expect(readDataset(manifestOf({ data: [] }), folder)).rejects.toThrow(OptionError);
    await expect(readDataset(manifestOf({ format: 'constructor' }), folder)).rejects.toThrow(OptionError);
  });
});

describe('DataFileReader', () => {
  it('reads each file and archive once, and gives nothing for folders and what is not there', async () => {
    const reader = new DataFileReader();
    await write('a/pairs.txt', pairs);
    await write('b.zip', makeZip({ 'x.txt': pairs }));
    const [first, member] = [
      await reader.read(join(folder, 'a/pairs.txt')),
      await reader.readMember(join(folder, 'b.zip'), 'x.txt'),
    ];
    await write('a/pairs.txt', 'changed');
    await write('b.zip', 'changed');
    expect(await reader.read(join(folder, 'a/pairs.txt'))).toBe(first);
    expect(await reader.readMember(join(folder, 'b.zip'), 'x.txt')).toBe(member);
    expect(await reader.readMember(join(folder, 'b.zip'), '__proto__')).toBeUndefined();
    expect(await reader.read(join(folder, 'a'))).toBeUndefined();
    expect(await reader.read(join(folder, 'none'))).toBeUndefined();
  });

  it('says where an archive is damaged', async () => {
    await write('b.zip', makeZip({ 'x.txt': pairs }).subarray(0, 40));
    await expect(new DataFileReader().readMember(join(folder, 'b.zip'), 'x.txt')).rejects.toThrow(FileFormatError);
  });
});
