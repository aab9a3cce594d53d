import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readCountReport, readSelectedCounts, readTupleResults } from '../../../src/corpus/spark/read-results.js';
import { FileFormatError } from '../../../src/errors.js';
import { type ParquetColumn, writeParquet } from '../../fuzz/write-parquet.js';
import { makeTemporaryFolder } from '../../matrix/temporary-folder.js';

const labels = (...places: readonly number[]): readonly ParquetColumn[] => [
  { name: 'place', values: places },
  { name: 'label', values: ['oak', 'constructor'] },
];
const cells = (row: readonly number[], column: readonly number[]): readonly ParquetColumn[] => [
  { name: 'row', values: row },
  { name: 'column', values: column },
  { name: 'count', values: [3, 7] },
];

/** Writes tables as Spark leaves them, each in a folder of its own. */
async function write(tables: Readonly<Record<string, readonly ParquetColumn[]>>): Promise<string> {
  const folder = await makeTemporaryFolder();
  for (const [name, columns] of Object.entries(tables)) {
    await mkdir(join(folder, name), { recursive: true });
    await writeFile(join(folder, name, '_SUCCESS'), '');
    await writeFile(join(folder, name, 'part-0.parquet'), writeParquet(columns));
  }
  return folder;
}

const good = { 'domain.targets': labels(1, 0), 'domain.contexts': labels(0, 1), 'domain.cells': cells([0, 1], [1, 0]) };

describe('readSelectedCounts', () => {
  it('puts labels and counts where their places say', async () => {
    const { targets, contexts, matrix } = await readSelectedCounts(await write(good), 'domain');
    expect([targets.labels, contexts.labels]).toEqual([
      ['constructor', 'oak'],
      ['oak', 'constructor'],
    ]);
    expect([matrix.at(0, 1), matrix.at(1, 0), matrix.nonzeros]).toEqual([3, 7, 2]);
  });

  it.each([
    [
      'a label far behind all others',
      { 'domain.targets': labels(0, 0x7500_0000) },
      /domain\.targets.*column place.*has no 1/s,
    ],
    ['a place that is taken twice', { 'domain.contexts': labels(0, 0) }, /domain\.contexts.*has no 1/s],
    ['a place below 0', { 'domain.contexts': labels(0, -1) }, /holds -1/],
    [
      'a cell beside the rows',
      { 'domain.cells': cells([0, 2], [1, 0]) },
      /domain\.cells.*column row.*holds 2, expected 0 to 1/s,
    ],
    ['a cell beside the columns', { 'domain.cells': cells([0, 1], [1, -1]) }, /column column.*holds -1/s],
    [
      'texts for places',
      { 'domain.cells': [{ name: 'row', values: ['a', 'b'] }, ...cells([0, 1], [1, 0]).slice(1)] },
      /column row/,
    ],
  ] as const)('refuses %s', async (_, changed, message) => {
    const error: unknown = await readSelectedCounts(await write({ ...good, ...changed }), 'domain').catch(
      (caught: unknown) => caught,
    );
    expect(error).toBeInstanceOf(FileFormatError);
    expect(String(error)).toMatch(message);
  });
});

describe('readCountReport', () => {
  const report = (ended: number): readonly ParquetColumn[] => [
    { name: 'name', values: ['begun', 'ended', 'units'] },
    { name: 'text', values: ['', '', ''] },
    { name: 'count', values: [1, ended, 5] },
  ];
  const kinds = [
    { name: 'kind', values: ['domain'] },
    ...['targets', 'contexts', 'pairs', 'occurrences'].map((name) => ({ name, values: [2] })),
  ];

  it('reads sums and kinds, and tells where scripts are lost', async () => {
    const counts = await readCountReport(await write({ reports: report(1), kinds }), ['domain', 'function']);
    expect(counts).toMatchObject({
      units: 5,
      kinds: [
        { kind: 'domain', pairs: 2 },
        { kind: 'function', pairs: 0 },
      ],
    });
    const folder = await write({ reports: report(0), kinds });
    await expect(readCountReport(folder, ['domain'])).rejects.toThrow(
      `lost in ${join(folder, 'reports')}: 1 scripts began`,
    );
  });

  it('refuses numbers where texts should be', async () => {
    const wrong = [{ name: 'name', values: [1, 2, 3] }, ...report(1).slice(1)];
    await expect(readCountReport(await write({ reports: wrong, kinds }), [])).rejects.toThrow('expected a text');
  });
});

describe('readTupleResults', () => {
  it('says of a list in the place of a number no more than that the file cannot be read', async () => {
    const folder = await write({ 'verbs.tuples': labels(1, 0) });
    // Among its numbers stands a list; found by fuzzing.
    const bytes =
      'UEFSMRUAKRUVABUCGUxIBnNjaGVtYRUGABUMJQAYB2NvbnRleHQlAAAVDCUAGAZ0YXJnZXQlAAAVAiUAGAVjb3VudAAWAhkcGTwmCBwVDBkVAB' +
      'kYB2NvbnRleHQVABYCFjgWOCYIAAAmQBwVDBkVABkYBnRhcmdldBUAFgIWMBYwJkAAACZwHBUCGRUAGRgFY291bnQVABYCFioWKiZwAAAWkgEW' +
      'AgAAngAAAFBBUjE=';
    await writeFile(join(folder, 'verbs.tuples', 'part-0.parquet'), Buffer.from(bytes, 'base64'));
    const reading = readTupleResults(folder, 'verbs', 2).next();
    await expect(reading).rejects.toThrow('is no Parquet that can be read; copy or make it again.');
  });

  it('refuses a column of another type', async () => {
    const columns = ['context', 'target', 'count'].map((name) => ({ name, values: [1] }));
    const reading = readTupleResults(await write({ 'verbs.tuples': columns }), 'verbs', 2);
    await expect(reading.next()).rejects.toThrow(FileFormatError);
  });
});
