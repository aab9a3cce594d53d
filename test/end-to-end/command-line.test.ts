import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runCommand } from './run-command.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'qualia-command-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('wrong options', () => {
  it.each([
    [
      ['tour', '--seed', 'x'],
      ['--seed', '"x"', 'a whole number'],
    ],
    [
      ['tour', '--seed', '-1'],
      ['--seed', '"-1"', 'a whole number'],
    ],
    [
      ['tour', '--threads', '0'],
      ['--threads', '"0"', 'a whole number from 1'],
    ],
    [
      ['tour', '--neighbours', '1.5'],
      ['--neighbours', '"1.5"', 'a whole number from 1'],
    ],
    [
      ['tour', '--senses', ''],
      ['--senses', '""', 'a whole number from 1'],
    ],
    [
      ['tour', '--cache-folder', ''],
      ['--cache-folder', '""', 'a folder'],
    ],
    [
      ['tour', '--sentence', ' '],
      ['--sentence', '" "', 'an English sentence'],
    ],
    [
      ['tour', '--colour'],
      ['--colour', '--cache-folder'],
    ],
    [['turn'], ['turn', 'tour']],
  ])('%j end with code 2 and two lines that name option, value and what is allowed', async (args, named) => {
    const { code, stdout, stderr } = await runCommand(args);
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr.trimEnd().split('\n')).toHaveLength(2);
    for (const part of named) expect(stderr).toContain(part);
  });

  it('that name a file as the cache folder are refused before any work', async () => {
    const file = join(folder, 'file');
    await writeFile(file, '');
    const { code, stdout, stderr } = await runCommand(['tour', '--cache-folder', file]);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain('--cache-folder');
  });
});

describe('help and version', () => {
  it('go to standard output with code 0', async () => {
    const help = await runCommand(['tour', '--help']);
    expect([help.code, help.stderr]).toEqual([0, '']);
    expect(help.stdout).toContain('--cache-folder');
    expect((await runCommand(['--version'])).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});

describe('an interrupt during the build', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)('by %s ends with code 130 and leaves nothing behind', async (signal) => {
    const interrupt = { signal, afterMilliseconds: 4_000 };
    const { code, stdout, stderr } = await runCommand(['tour', '--cache-folder', folder], { interrupt });
    expect(code).toBe(130);
    expect(stdout).toBe('');
    expect(stderr).toContain('Stopped; nothing half-done was kept.');
    expect(await readdir(folder)).toEqual([]);
  });

  it('is heeded with one thread as well', async () => {
    const interrupt = { signal: 'SIGINT', afterMilliseconds: 4_000 } as const;
    const { code } = await runCommand(['tour', '--threads', '1', '--cache-folder', folder], { interrupt });
    expect(code).toBe(130);
    expect(await readdir(folder)).toEqual([]);
  });
});
