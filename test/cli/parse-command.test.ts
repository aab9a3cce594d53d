import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { runCli } from '../../src/cli/run-cli.js';
import { captureOutput } from './captured-output.js';

describe('qualia parse', () => {
  it('shows types, the reduction and who does what', async () => {
    const output = captureOutput();
    expect(await runCli(['parse', 'dogs that chase cats run', '--steps'])).toBe(0);
    expect(output.stdout).toMatch(/that +n\.r n s\.l n +subject relative pronoun/);
    expect(output.stdout).toContain('dogs that chase cats run : s');
    expect(output.stdout).toMatch(/dog +chase +cat/);
    expect(output.stdout).toContain('n n.r n s.l n n.r s n.l n n.r s\n');
  });

  it('draws with characters, and marks what stays open', async () => {
    const output = captureOutput();
    expect(await runCli(['parse', 'dogs run', '--text'])).toBe(0);
    expect(output.stdout).toContain('dogs  run\n n   n.r s\n ╰────╯  │\n         │\n         s\n');
    output.stdout = '';
    expect(await runCli(['parse', 'the dogs', '--text'])).toBe(1);
    expect(output.stdout).toContain('○');
  });

  it('prints a picture of one sentence', async () => {
    const output = captureOutput();
    expect(await runCli(['parse', 'dogs run', '--svg'])).toBe(0);
    expect(output.stdout).toMatch(/^<svg [\s\S]*<title>dogs run: s<\/title>[\s\S]*<\/svg>\n$/);
    expect(await runCli(['parse', 'dogs run', 'cats run', '--svg'])).toBe(2);
    expect(output.stderr).toContain('one sentence: a file holds one picture');
  });

  it('reads a sentence a line, and tells of those that do not reduce', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'qualia-parse-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    await writeFile(join(folder, 'lines.txt'), 'Dogs chase cats.\nthe of\n');
    const output = captureOutput();
    expect(await runCli(['parse', '--file', join(folder, 'lines.txt')])).toBe(1);
    const [first, second] = output.stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { isComplete: boolean });
    expect([first?.isComplete, second?.isComplete]).toEqual([true, false]);
    await writeFile(join(folder, 'empty.txt'), '');
    expect(await runCli(['parse', '--file', join(folder, 'empty.txt')])).toBe(2);
    expect(output.stderr).toContain('There is no sentence to parse');
    expect(await runCli(['parse', '--file', join(folder, 'none.txt')])).toBe(2);
    expect(output.stderr).toContain('none.txt');
    await writeFile(join(folder, 'latin.txt'), Buffer.from([0x64, 0xe9, 0x0a]));
    expect(await runCli(['parse', '--file', join(folder, 'latin.txt')])).toBe(2);
  });

  it('refuses a type that is none, and another engine', async () => {
    const output = captureOutput();
    expect(await runCli(['parse', 'dogs run', '--target', 'n.x'])).toBe(2);
    expect(output.stderr).toContain('"--target" is "n.x"');
    expect(await runCli(['parse', 'dogs run', '--engine', 'none'])).toBe(2);
  });
});
