import { mkdir, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readInputStamps } from '../../../src/corpus/counting/read-input-stamps.js';
import { MissingFileError } from '../../../src/errors.js';
import { makeTemporaryFolder } from '../../matrix/temporary-folder.js';

describe('readInputStamps', () => {
  it('lists the files of folders by name, with their sizes and times', async () => {
    const folder = await makeTemporaryFolder();
    await mkdir(join(folder, 'b'));
    for (const [name, text] of [
      ['c', 'xx'],
      ['b/a', ''],
    ] as const) {
      await writeFile(join(folder, name), text);
      await utimes(join(folder, name), 5, 7);
    }
    expect(await readInputStamps([folder])).toEqual([
      { path: join(folder, 'b/a'), bytes: 0, modified: 7000 },
      { path: join(folder, 'c'), bytes: 2, modified: 7000 },
    ]);
  });

  it('names a path that is not there', async () => {
    await expect(readInputStamps(['/nowhere/at-all'])).rejects.toThrow(MissingFileError);
  });
});
