import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../src/random.js';

const child = fileURLToPath(new URL('./count-child.mjs', import.meta.url));

/** Runs the child, kills it after a while, and tells whether it had finished before. */
function count(folder: string, threads: number, killAfter?: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const running = spawn(process.execPath, [child, folder, `${threads}`], { stdio: ['ignore', 'ignore', 'pipe'] });
    let problem = '';
    running.stderr.setEncoding('utf8').on('data', (text: string) => {
      problem += text;
    });
    const timer = killAfter === undefined ? undefined : setTimeout(() => running.kill('SIGKILL'), killAfter);
    running.on('error', reject);
    running.on('close', (code, signal) => {
      clearTimeout(timer);
      if (code === 0) resolve(true);
      else if (signal === 'SIGKILL') resolve(false);
      else reject(new Error(`the child ended with ${code}: ${problem}`));
    });
  });
}

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

async function filesOf(folder: string): Promise<Map<string, string>> {
  const names = (await readdir(folder)).sort();
  return new Map(
    await Promise.all(names.map(async (name) => [name, hashOf(await readFile(join(folder, name)))] as const)),
  );
}

describe('countCorpus in a process that is killed', () => {
  it.each([1, 2])('goes on where it was and ends with the same bytes, with %d threads', async (threads) => {
    const parent = await mkdtemp(join(tmpdir(), 'qualia-killed-'));
    try {
      const whole = join(parent, 'whole');
      expect(await count(whole, 1)).toBe(true);
      const random = createRandom(threads);
      const folder = join(parent, 'killed');
      let kills = 0;
      let patience = 600;
      while (!(await count(folder, threads, patience * (0.5 + random.uniform())))) {
        kills++;
        patience *= 1.3;
      }
      expect(kills).toBeGreaterThan(0);
      expect(await filesOf(folder)).toEqual(await filesOf(whole));
    } finally {
      await rm(parent, { recursive: true, force: true });
    }
  });
});
