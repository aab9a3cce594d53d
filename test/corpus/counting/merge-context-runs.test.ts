import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeContextRuns } from '../../../src/corpus/counting/merge-context-runs.js';
import { FileFormatError } from '../../../src/errors.js';
import { makeTemporaryFolder } from '../../matrix/temporary-folder.js';
import { addedUp, type Occurrence, occurrences, readCells, writeOccurrences } from './context-runs.js';

async function writeRuns(parts: readonly (readonly Occurrence[])[]): Promise<{ folder: string; paths: string[] }> {
  const folder = await makeTemporaryFolder();
  const paths = parts.map((_, place) => join(folder, `${place}.run`));
  for (const [place, path] of paths.entries()) await writeOccurrences(path, parts[place] ?? []);
  return { folder, paths };
}

describe('mergeContextRuns', () => {
  it('adds up what several runs hold, with the bytes of a run of all of it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(occurrences, { maxLength: 5 }), async (parts) => {
        const { folder, paths } = await writeRuns(parts);
        const [merged, whole] = [join(folder, 'merged'), join(folder, 'whole')];
        await mergeContextRuns(paths, merged);
        await writeOccurrences(whole, parts.flat());
        expect(await readCells(merged)).toEqual(addedUp(parts.flat()));
        expect(await readFile(merged)).toEqual(await readFile(whole));
      }),
      { numRuns: 15 },
    );
  });

  it('adds up contexts that few of many targets have', async () => {
    const many = Array.from({ length: 400 }, (_, place): Occurrence => [`target ${place}`, 'of all', place + 1]);
    await fc.assert(
      fc.asyncProperty(fc.array(occurrences, { minLength: 2, maxLength: 4 }), async (parts) => {
        const { folder, paths } = await writeRuns([many, ...parts]);
        await mergeContextRuns(paths, join(folder, 'merged'));
        expect(await readCells(join(folder, 'merged'))).toEqual(addedUp([...many, ...parts.flat()]));
      }),
      { numRuns: 10 },
    );
  });

  it('tells how far it is, never more than all', async () => {
    const many = Array.from({ length: 200_000 }, (_, place): Occurrence => [`${place % 7}`, `context ${place}`, 1]);
    const { folder, paths } = await writeRuns([many, many]);
    const shares: number[] = [];
    await mergeContextRuns(paths, join(folder, 'merged'), { onProgress: (share) => shares.push(share) });
    expect(shares.length).toBeGreaterThan(0);
    expect(shares.every((share, place) => share > 0 && share <= 1 && share >= (shares[place - 1] ?? 0))).toBe(true);
    const stop = AbortSignal.abort(new Error('enough'));
    await expect(mergeContextRuns(paths, join(folder, 'stopped'), { signal: stop })).rejects.toThrow('enough');
    expect((await readdir(folder)).filter((name) => name.includes('stopped'))).toEqual([]);
  });

  it('leaves nothing behind when a run is damaged', async () => {
    const { folder, paths } = await writeRuns([[['a', 'x', 1]], [['b', 'x', 1]]]);
    const [path = ''] = paths;
    const bytes = await readFile(path);
    bytes[bytes.length - 60] = (bytes.at(-60) ?? 0) ^ 255;
    await writeFile(path, bytes);
    await expect(mergeContextRuns(paths, join(folder, 'merged'))).rejects.toThrow(FileFormatError);
    expect((await readdir(folder)).sort()).toEqual(['0.run', '1.run']);
  });
});
