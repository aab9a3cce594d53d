import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { openVectorCache } from '../../../src/embedding/vector-cache.js';
import { makeTemporaryFolder } from '../../matrix/temporary-folder.js';
import { toyIdentity, vectorOf } from './toy-vectors.js';

const child = fileURLToPath(new URL('./cache-child.ts', import.meta.url));

function start(folder: string, from: number, to: number): ChildProcess {
  const args = ['--import', 'tsx', child, folder, `${from}`, `${to}`];
  return spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
}

async function finish(running: ChildProcess): Promise<void> {
  running.stdout?.resume();
  const [code] = (await once(running, 'close')) as [number | null];
  expect(code).toBe(0);
}

/** Kills a child once it says that so many texts are done; returns how many it said last. */
async function killAfter(running: ChildProcess, texts: number): Promise<number> {
  let told = '';
  const lastTold = (): number => Number(told.slice(0, told.lastIndexOf('\n')).split('\n').at(-1));
  running.stdout?.setEncoding('utf8').on('data', (text: string) => {
    told += text;
    if (lastTold() >= texts) running.kill('SIGKILL');
  });
  await once(running, 'close');
  return lastTold();
}

async function expectAll(folder: string, to: number): Promise<void> {
  const notices: string[] = [];
  const cache = await openVectorCache(folder, toyIdentity, { onNotice: (notice) => notices.push(notice) });
  const lost = Array.from({ length: to }, (_, place) => place).filter(
    (place) => `${cache.find(`text ${place}`)}` !== `${vectorOf(place)}`,
  );
  expect([lost, notices]).toEqual([[], []]);
  await cache.close();
}

describe('a cache of several processes', () => {
  it.each([2, 4])(
    'loses nothing when %d of them write overlapping texts at once',
    async (count) => {
      const folder = await makeTemporaryFolder();
      const children = Array.from({ length: count }, (_, place) => start(folder, 400 * place, 400 * place + 1000));
      await Promise.all(children.map(finish));
      await expectAll(folder, 400 * (count - 1) + 1000);
    },
    60_000,
  );

  it('keeps all that was added before a process is killed, and takes over what it left', async () => {
    const folder = await makeTemporaryFolder();
    let done = 0;
    // So many that their segments are merged while others write.
    for (let round = 0; round < 9; round++) {
      done = await killAfter(start(folder, 0, 1_000_000), done + 200 + 40 * round);
      await expectAll(folder, done);
    }
    await finish(start(folder, 0, done + 100));
    await expectAll(folder, done + 100);
    const [own = ''] = readdirSync(folder);
    const names = readdirSync(join(folder, own));
    // The ten processes left a segment each, of which the first eight or more are one now.
    expect(names.filter((name) => name.endsWith('.vectors')).length).toBeLessThan(9);
    expect(names.filter((name) => /\.tmp$|\.lock$/.test(name))).toEqual([]);
  }, 120_000);

  it('loses nothing while segments are merged that others read and write', async () => {
    const folder = await makeTemporaryFolder();
    const running = start(folder, 0, 8000);
    const finished = finish(running);
    for (let round = 0; running.exitCode === null; round++) {
      const notices: string[] = [];
      const cache = await openVectorCache(folder, toyIdentity, { onNotice: (notice) => notices.push(notice) });
      for (let place = 10_000; place < 10_000 + round; place++) {
        expect(cache.find(`text ${place}`)).toEqual(vectorOf(place));
      }
      await cache.add(new Map([[`text ${10_000 + round}`, vectorOf(10_000 + round)]]));
      await cache.close();
      expect(notices).toEqual([]);
      await new Promise((resolve) => setImmediate(resolve));
    }
    await finished;
    await expectAll(folder, 8000);
  }, 60_000);

  it('shows one what another has written since it was opened', async () => {
    const folder = await makeTemporaryFolder();
    const cache = await openVectorCache(folder, toyIdentity);
    expect(cache.find('text 7')).toBeUndefined();
    await finish(start(folder, 0, 100));
    expect(cache.find('text 7')).toBeUndefined();
    cache.refresh();
    expect(cache.find('text 7')).toEqual(vectorOf(7));
    await finish(start(folder, 50, 200));
    cache.refresh();
    expect(cache.find('text 199')).toEqual(vectorOf(199));
    await cache.close();
  }, 60_000);
});
