import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readPropertyTable } from '../../../src/analysis/structure/read-property-table.js';
import { FileFormatError, MissingFileError } from '../../../src/errors.js';

it('reads a table, and refuses a missing file and one that is not UTF-8, with its line', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'qualia-'));
  const path = join(folder, 'words.tsv');
  await writeFile(path, 'word\tcount\ncafé\t3\n');
  expect((await readPropertyTable(path)).rows).toEqual([['café', '3']]);
  await writeFile(path, Buffer.from('word\tcount\ncaf\xe9\t3\n', 'latin1'));
  await expect(readPropertyTable(path)).rejects.toThrow(FileFormatError);
  await expect(readPropertyTable(path)).rejects.toThrow(/line 2: is not UTF-8/);
  await rm(folder, { recursive: true });
  await expect(readPropertyTable(path)).rejects.toThrow(MissingFileError);
});
