import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readFactorialSet } from '../../../src/analysis/factors/read-factorial-set.js';
import { MissingFileError } from '../../../src/errors.js';

describe('readFactorialSet', () => {
  it('reads a table, and names the file in errors', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'qualia-'));
    const path = join(folder, 'grid.tsv');
    await writeFile(path, 'verb\tobject\neat\tbread\nbuy\tfish\n');
    expect((await readFactorialSet(path, { template: '{verb} the {object}' })).texts).toEqual([
      'eat the bread',
      'buy the fish',
    ]);
    await writeFile(path, 'verb\tobject\neat\n');
    await expect(readFactorialSet(path)).rejects.toThrow(path);
    await rm(folder, { recursive: true });
    await expect(readFactorialSet(path)).rejects.toThrow(MissingFileError);
  });
});
