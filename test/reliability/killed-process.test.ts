import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { removeAbandonedFiles, temporaryName } from '../../src/matrix/unfinished-name.js';
import { writeWholeText } from '../../src/matrix/write-whole-file.js';
import { createRandom } from '../../src/random.js';
import { makeTemporaryFolder } from '../matrix/temporary-folder.js';

const script = fileURLToPath(new URL('./write-forever.mjs', import.meta.url));

/** A process that writes, with the code of its end. */
interface Writer {
  readonly child: ChildProcess;
  readonly ended: Promise<number | null>;
}

/** Starts a process that writes a file so many times, and waits until it has begun. */
async function startWriter(path: string, letter: string, times: number): Promise<Writer> {
  const child = spawn(process.execPath, [script, path, letter, `${times}`], { stdio: ['ignore', 'pipe', 'inherit'] });
  // It may have ended before others begin, so its end is waited for from here on.
  const ended = once(child, 'close').then(([code]) => code as number | null);
  await once(child.stdout, 'data');
  child.stdout.resume();
  return { child, ended };
}

/** The letter that a file holds a million times and nothing else. */
function letterOf(path: string): string {
  const text = readFileSync(path, 'utf8');
  const [letter = ''] = text;
  expect(text === letter.repeat(1_000_000)).toBe(true);
  return letter;
}

describe('a file whose writer is killed', () => {
  it.each(['SIGKILL', 'SIGTERM'] as const)(
    'is whole after %s at any moment, and what was left goes with the next writing',
    async (signal) => {
      const folder = await makeTemporaryFolder();
      const path = join(folder, 'file');
      const random = createRandom(5);
      await writeWholeText(path, 'a'.repeat(1_000_000));
      for (let kill = 0; kill < 10; kill++) {
        const { child, ended } = await startWriter(path, kill % 2 === 0 ? 'b' : 'c', 1_000_000);
        await wait(30 * random.uniform());
        child.kill(signal);
        await ended;
        expect(['a', 'b', 'c']).toContain(letterOf(path));
        // At most what the last one left: each writer removes what the ones before it did.
        expect(readdirSync(folder).length).toBeLessThanOrEqual(2);
      }
      await writeWholeText(path, 'd'.repeat(1_000_000));
      expect(letterOf(path)).toBe('d');
      expect(readdirSync(folder)).toEqual(['file']);
    },
  );
});

describe('a file that several processes write at once', () => {
  it('is at any moment what one of them wrote, and nothing is left beside it', async () => {
    const folder = await makeTemporaryFolder();
    const path = join(folder, 'file');
    await writeWholeText(path, 'a'.repeat(1_000_000));
    const running = await Promise.all(['b', 'c', 'd'].map((letter) => startWriter(path, letter, 25)));
    while (running.some(({ child }) => child.exitCode === null)) {
      expect(['a', 'b', 'c', 'd']).toContain(letterOf(path));
      await wait(2);
    }
    expect(await Promise.all(running.map(({ ended }) => ended))).toEqual([0, 0, 0]);
    expect(readdirSync(folder)).toEqual(['file']);
  });
});

describe('removeAbandonedFiles', () => {
  it('takes what a process of this machine left that runs no more, and nothing else', async () => {
    const folder = await makeTemporaryFolder();
    const own = temporaryName('file');
    const dead = own.replace(`.${process.pid}-`, '.999999999-');
    const kept = [
      own,
      // Of another file, of another machine, of no process at all.
      `other.${dead.slice('file.'.length)}`,
      dead.replace(/-[0-9a-f]{8}-/, '-00000000-'),
      'file.tmp',
      'file.constructor.tmp',
      'file',
    ];
    for (const name of [...kept, dead]) writeFileSync(join(folder, name), '');
    await removeAbandonedFiles(join(folder, 'file'));
    expect(readdirSync(folder).sort()).toEqual(kept.sort());
  });
});
