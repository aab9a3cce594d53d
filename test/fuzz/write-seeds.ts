import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** Lets each writer fill a file in the scratch folder, and gives the bytes of them. */
export function writeSeeds(
  ...writers: readonly ((path: string) => Promise<unknown>)[]
): (scratch: string) => Promise<readonly Uint8Array[]> {
  return async (scratch) => {
    const seeds: Uint8Array[] = [];
    for (const write of writers) {
      const path = join(scratch, 'seed');
      await rm(path, { force: true });
      await write(path);
      seeds.push(await readFile(path));
    }
    return seeds;
  };
}
