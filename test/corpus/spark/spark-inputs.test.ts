import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { chooseRecords, isLocal, pathOf } from '../../../src/corpus/spark/spark-inputs.js';
import { sqlText } from '../../../src/corpus/spark/sql-text.js';
import { makeTemporaryFolder } from '../../matrix/temporary-folder.js';

async function kindsOf(files: Readonly<Record<string, string | Uint8Array>>, options = {}, format = 'lines' as const) {
  const folder = join(await makeTemporaryFolder(), 'corpus');
  await mkdir(folder);
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
  return (await chooseRecords({ paths: [folder], format, options })).sources.map(({ kind }) => kind);
}

describe('chooseRecords', () => {
  it('parts files into lines where Spark reads them as we do', async () => {
    expect(await kindsOf({ 'a.txt': 'a\n', 'b.txt.gz': gzipSync('b\n') })).toEqual(['lines']);
  });

  it.each([
    ['a name that Spark passes over', { '_a.txt': 'a\n' }, {}],
    ['a packed file without its ending', { a: gzipSync('a\n') }, {}],
    ['an ending without packing', { 'a.gz': 'a\n' }, {}],
    ['an encoding whose line feed has two bytes', { 'a.txt': 'a\n' }, { encoding: 'utf-16le' }],
    ['a choice of files', { 'a.txt': 'a\n' }, { include: '*.txt' }],
  ])('takes whole files with %s', async (_, files, options) => {
    expect(await kindsOf(files as Record<string, string>, options)).toEqual(['paths']);
  });

  it('takes whole files where a record has several lines', async () => {
    expect((await chooseRecords({ paths: ['s3a://b/c'], format: 'conllu', options: {} })).sources).toEqual([
      { kind: 'contents', path: 's3a://b/c' },
    ]);
  });
});

describe('addresses', () => {
  it.each([
    ['news/a.txt', true],
    ['/a:b', true],
    ['file:/a', true],
    ['file:///a%20b', true],
    ['s3a://b/c', false],
    ['hdfs:/a', false],
  ])('%s', (address, local) => {
    expect(isLocal(address)).toBe(local);
  });

  it('of files are read as they are meant', () => {
    expect(pathOf('file:///a%20b')).toBe('/a b');
    expect(pathOf('file:/a b')).toBe('/a b');
  });

  it('stand in SQL with what it would take for something else', () => {
    expect(sqlText("it's a\\b")).toBe("'it\\'s a\\\\b'");
  });
});
