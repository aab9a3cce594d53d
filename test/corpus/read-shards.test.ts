import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutShards, readShard, type Shard } from '../../src/corpus/read-shards.js';
import { FileFormatError, MissingFileError, OptionError } from '../../src/errors.js';
import { makeTemporaryFolder } from '../matrix/temporary-folder.js';
import { makeTar, makeZip, packedSamples } from './packed-samples.js';

async function textOf(shard: Shard): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const bytes of readShard(shard)) pieces.push(Buffer.from(bytes));
  return Buffer.concat(pieces).toString('utf8');
}

const texts = fc.array(
  fc.array(fc.constantFrom('a', 'be', 'sea\n', '\n', ' '), { maxLength: 30 }).map((parts) => parts.join('')),
  { maxLength: 4 },
);

describe('cutShards, then readShard', () => {
  it('gives every line once, in order, and no line in two shards', async () => {
    const folder = await makeTemporaryFolder();
    await fc.assert(
      fc.asyncProperty(texts, fc.integer({ min: 1, max: 40 }), async (contents, shardBytes) => {
        const paths = contents.map((_, place) => join(folder, `${place}.txt`));
        for (const [place, path] of paths.entries()) await writeFile(path, contents[place] ?? '');
        const shards = await cutShards(paths, shardBytes);
        const read: string[] = [];
        for (const shard of shards) read.push(await textOf(shard));
        const linesOf = (text: string): string[] => text.split('\n').filter((line) => line !== '');
        expect(read.flatMap(linesOf)).toEqual(contents.flatMap(linesOf));
        for (const [place, shard] of shards.entries()) {
          const bytes = shard.reduce((sum, { begin, end }) => sum + end - begin, 0);
          const isLast = place === shards.length - 1;
          expect(isLast || bytes >= shardBytes).toBe(true);
          for (const { path, begin, end } of shard) {
            const text = contents[paths.indexOf(path)] ?? '';
            expect(begin === 0 || text[begin - 1] === '\n').toBe(true);
            expect(end === text.length || text[end - 1] === '\n').toBe(true);
            // Nothing but the rest of the last line lies behind the wanted length.
            expect(text.slice(begin + shardBytes, end - 1).includes('\n')).toBe(false);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('finds a line end far behind the wanted cut, and none', async () => {
    const path = join(await makeTemporaryFolder(), 'long.txt');
    await writeFile(path, `${'x'.repeat(200_000)}\n${'y'.repeat(200_000)}`);
    expect(await cutShards([path], 10)).toEqual([
      [{ path, begin: 0, end: 200_001 }],
      [{ path, begin: 200_001, end: 400_001 }],
    ]);
  });

  it('refuses files that are missing or have become shorter, and lengths out of range', async () => {
    const path = join(await makeTemporaryFolder(), 'text.txt');
    await expect(cutShards([path], 10)).rejects.toThrow(MissingFileError);
    await expect(cutShards([path], 0)).rejects.toThrow(OptionError);
    await writeFile(path, 'abc');
    await expect(textOf([{ path, begin: 0, end: 9 }])).rejects.toThrow(MissingFileError);
  });

  it('refuses what has no stretches of lines: folders, packed files and archives', async () => {
    const folder = await makeTemporaryFolder();
    await expect(cutShards([folder], 10)).rejects.toThrow(MissingFileError);
    const archives = { tar: await makeTar({ a: Buffer.from('a') }), zip: makeZip({ a: Buffer.from('a') }) };
    for (const [form, bytes] of Object.entries({ ...packedSamples, ...archives })) {
      const path = join(folder, form);
      await writeFile(path, bytes);
      await expect(cutShards([path], 10)).rejects.toThrow(FileFormatError);
      await expect(cutShards([path], 10)).rejects.toThrow(`it is packed as ${form}`);
    }
  });
});
