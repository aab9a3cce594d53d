import { utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readSourceStamps } from '../../src/corpus/read-source-stamps.js';
import { MissingFileError } from '../../src/errors.js';
import { makeTemporaryFolder } from '../matrix/temporary-folder.js';

describe('readSourceStamps', () => {
  it('tells content apart, and not times', async () => {
    const path = join(await makeTemporaryFolder(), 'text.txt');
    await writeFile(path, 'abc');
    const [first] = await readSourceStamps([path]);
    // The SHA-256 of "abc" is the example of FIPS 180-4.
    expect(first.sha256).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
    expect([first.path, first.bytes]).toEqual([path, 3]);
    await utimes(path, 1, 1);
    const [touched] = await readSourceStamps([path], { known: [first] });
    expect(touched).toEqual({ ...first, modified: 1000 });
    await writeFile(path, 'abd');
    const [changed] = await readSourceStamps([path], { known: [touched] });
    expect(changed.sha256).not.toBe(first.sha256);
  });

  it('does not read a file again whose path, size and time are known', async () => {
    const path = join(await makeTemporaryFolder(), 'text.txt');
    await writeFile(path, 'abc');
    const [first] = await readSourceStamps([path]);
    const marked = { ...first, sha256: 'as it was' };
    expect(await readSourceStamps([path], { known: [marked] })).toEqual([marked]);
  });

  it('names a missing file and stops when told to', async () => {
    const path = join(await makeTemporaryFolder(), 'text.txt');
    await expect(readSourceStamps([path])).rejects.toThrow(MissingFileError);
    await expect(readSourceStamps([path], { signal: AbortSignal.abort() })).rejects.toThrow('abort');
  });
});
