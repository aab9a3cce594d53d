import { spawnSync } from 'node:child_process';
import { closeSync, existsSync, openSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { requireOutFile, requireOutsideOf } from '../../src/cli/require-out-file.js';
import { runCli } from '../../src/cli/run-cli.js';
import { DiskError, OptionError } from '../../src/errors.js';
import { writeWhole, writeWholeText } from '../../src/matrix/write-whole-file.js';
import { writeSpace } from '../../src/space/write-space.js';
import { captureOutput } from '../cli/captured-output.js';
import { makeTemporaryFolder } from '../matrix/temporary-folder.js';
import { dense } from './writers.js';

const main = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
const full = '/dev/full';

describe.skipIf(!existsSync(full))('an output that takes nothing', () => {
  const run = (stream: 'stdout' | 'stderr', ...args: readonly string[]) => {
    const file = openSync(full, 'w');
    const stdio = stream === 'stdout' ? (['ignore', file, 'pipe'] as const) : (['ignore', 'pipe', file] as const);
    const { status, output } = spawnSync(process.execPath, [main, ...args], { stdio: [...stdio], encoding: 'utf8' });
    closeSync(file);
    return { code: status, text: output[stream === 'stdout' ? 2 : 1] ?? '' };
  };

  it('ends a command with code 2 and two lines, behind the notices of its own', () => {
    const { code, text } = run('stdout', 'corpus', 'list');
    expect(code).toBe(2);
    const [problem, advice] = text.trimEnd().split('\n').slice(-2);
    expect(problem).toMatch(/^qualia: Cannot write to standard output: the disk is full \(ENOSPC\)/);
    expect(advice).toBe('Make room, or name a place on another disk.');
  });

  it('does so for help too', () => {
    expect(run('stdout', '--help').code).toBe(2);
  });

  it('lets a command do its work where notices are lost, and end with code 2', () => {
    const { code, text } = run('stderr', 'corpus', 'fetch', 'wordnet-glosses', '--json');
    expect(code).toBe(2);
    expect(JSON.parse(text)).toEqual([]);
  });
});

describe('an output that is an input too', () => {
  it.each([
    ['space', 'view', '--rank', '2'],
    ['space', 'extend'],
  ])('is refused by %s %s, whatever name leads there', async (...words) => {
    const folder = await makeTemporaryFolder();
    const path = join(folder, 'space.safetensors');
    await writeSpace(path, dense);
    const before = readFileSync(path);
    symlinkSync(path, join(folder, 'link.safetensors'));
    const output = captureOutput();
    for (const out of ['space.safetensors', 'link.safetensors']) {
      const [noun = '', verb = '', ...options] = words;
      expect(await runCli([noun, verb, path, ...options, '--out', join(folder, out)])).toBe(2);
      expect(output.stderr).toContain(`another file than ${path}, which is read`);
      output.stderr = '';
    }
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  it('is refused by embed where the model is read from it', async () => {
    const path = join(await makeTemporaryFolder(), 'space.safetensors');
    await writeSpace(path, dense);
    const output = captureOutput();
    expect(await runCli(['embed', `space:${path}`, 'word', '--out', path])).toBe(2);
    expect(output.stderr).toContain('which is read');
  });

  it('is refused where a lexicon is converted or put into a store', async () => {
    const path = join(await makeTemporaryFolder(), 'lexicon.jsonl');
    writeFileSync(path, '');
    const output = captureOutput();
    expect(await runCli(['lexicon', 'convert', path, path])).toBe(2);
    expect(await runCli(['lexicon', 'open', path, '--store', path])).toBe(2);
    expect(output.stderr.match(/which is read/g)).toHaveLength(2);
  });

  it('is refused where spaces are built inside the corpus, through links too', async () => {
    const folder = await makeTemporaryFolder();
    symlinkSync(folder, `${folder}-link`);
    writeFileSync(join(folder, 'text.txt'), 'A dog.\n');
    for (const out of [folder, join(folder, 'deep', 'spaces'), join(`${folder}-link`, 'spaces')]) {
      await expect(requireOutsideOf('--out', out, [folder])).rejects.toThrow(OptionError);
    }
    await requireOutsideOf('--out', `${folder}-spaces`, [folder]);
    captureOutput();
    expect(await runCli(['space', 'build', folder, '--out', join(folder, 'spaces')])).toBe(2);
    expect(readdirSync(folder)).toEqual(['text.txt']);
  });
});

describe.skipIf(process.platform === 'win32')('a device', () => {
  it('is not replaced by a file, but takes a text', async () => {
    await expect(writeWhole('/dev/null', async (file) => void (await file.write('x')))).rejects.toThrow(DiskError);
    await expect(requireOutFile('--out', '/dev/null')).rejects.toThrow(OptionError);
    await writeWholeText('/dev/null', 'gone');
  });
});

describe('a link', () => {
  it('stays one when the file that it leads to is written', async () => {
    const folder = await makeTemporaryFolder();
    writeFileSync(join(folder, 'file'), 'old');
    symlinkSync(join(folder, 'file'), join(folder, 'link'));
    await writeWholeText(join(folder, 'link'), 'new');
    expect(readFileSync(join(folder, 'file'), 'utf8')).toBe('new');
    expect(readdirSync(folder)).toEqual(['file', 'link']);
  });
});
