import { mkdirSync, readdirSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readCache } from '../../src/embedded/read-cache.js';
import { writeCache } from '../../src/embedded/write-cache.js';
import { openVectorCache } from '../../src/embedding/vector-cache.js';
import { unfinishedFolder } from '../../src/matrix/unfinished-name.js';
import { readSpace } from '../../src/space/read-space.js';
import { writeSpace } from '../../src/space/write-space.js';
import { smallParts, smallRecord } from '../embedded/small-embedded.js';
import { makeTemporaryFolder } from '../matrix/temporary-folder.js';
import { contentOf } from '../space/small-spaces.js';
import { dense } from './writers.js';

/** Gives all that lies in a folder another time. */
function setTimes(folder: string, time: Date): void {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) setTimes(path, time);
    utimesSync(path, time, time);
  }
}

describe.each([
  ['in the past', new Date('1971-02-03')],
  ['in the future', new Date('2099-04-05')],
])('files whose times lie %s', (_, time) => {
  it('are found in a cache of vectors, also together with new ones', async () => {
    const folder = await makeTemporaryFolder();
    const identity = { provider: 'p', modelId: 'm' };
    const first = await openVectorCache(folder, identity);
    await first.add(new Map([['old', Float32Array.of(1)]]));
    await first.close();
    setTimes(folder, time);
    const second = await openVectorCache(folder, identity);
    await second.add(new Map([['new', Float32Array.of(2)]]));
    expect([second.find('old'), second.find('new')]).toEqual([Float32Array.of(1), Float32Array.of(2)]);
    await second.close();
  });

  it('are read as a cache of the embedded default, and replaced by a newer one', async () => {
    const folder = await makeTemporaryFolder();
    const cache = join(folder, 'cache');
    await writeCache(cache, smallParts(), { ...smallRecord, tokens: 1 });
    setTimes(folder, time);
    expect((await readCache(cache)).record.tokens).toBe(1);
    await writeCache(cache, smallParts(), { ...smallRecord, tokens: 2 });
    expect((await readCache(cache)).record.tokens).toBe(2);
  });

  it('are not taken for left behind while their process runs', async () => {
    const folder = await makeTemporaryFolder();
    const running = unfinishedFolder(folder);
    mkdirSync(running);
    setTimes(folder, time);
    await writeCache(join(folder, 'cache'), smallParts(), smallRecord);
    expect(readdirSync(folder)).toContain(running.slice(folder.length + 1));
  });

  it('are read and written over as spaces', async () => {
    const folder = await makeTemporaryFolder();
    const path = join(folder, 'space.safetensors');
    await writeSpace(path, dense);
    setTimes(folder, time);
    await writeSpace(path, dense);
    expect(contentOf(await readSpace(path))).toEqual(contentOf(dense));
  });
});
