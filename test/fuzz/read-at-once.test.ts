import { writeFileSync } from 'node:fs';
import promises from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { makeTemporaryFolder } from '../matrix/temporary-folder.js';
import { readAtOnce } from './read-at-once.js';

describe('readAtOnce', () => {
  it('leaves what is read, and how reading fails, as it was', async () => {
    const folder = await makeTemporaryFolder();
    const path = join(folder, 'a.txt');
    writeFileSync(path, 'one two');
    const look = async () => {
      const file = await promises.open(path, 'r');
      const buffer = Buffer.alloc(4);
      const { bytesRead } = await file.read(buffer, 0, 4, 4);
      const next = await file.read(Buffer.alloc(3), 0, 3);
      const { size } = await file.stat();
      await file.close();
      const missing = await promises.readFile(join(folder, 'b')).catch(({ code }: NodeJS.ErrnoException) => code);
      const names = await promises.readdir(folder);
      return [
        bytesRead,
        buffer.toString(),
        next.bytesRead,
        size,
        missing,
        names,
        await promises.readFile(path, 'utf8'),
      ];
    };
    const before = await look();
    const { open, readFile, stat, readdir } = promises;
    onTestFinished(() => {
      Object.assign(promises, { open, readFile, stat, readdir });
      syncBuiltinESMExports();
    });
    readAtOnce();
    expect(promises.open).not.toBe(open);
    expect(await look()).toEqual(before);
  });
});
