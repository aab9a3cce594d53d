import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { runCli } from '../../src/cli/run-cli.js';
import { captureOutput } from './captured-output.js';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'qualia-parse-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Runs the command with one thread: worker threads cannot load TypeScript. */
const parse = (typed: readonly string[]): Promise<number> => runCli(['parse', '--threads', '1', ...typed]);

describe('qualia parse', () => {
  it('prints words with their types, the steps, and who does what', async () => {
    const output = captureOutput();
    expect(await parse(['dogs that chase cats run', '--contractions'])).toBe(0);
    for (const part of ['n.r n s.l n', 'subject relative pronoun', 'that - run: s\n', 'dogs that chase cats run : s']) {
      expect(output.stdout).toContain(part);
    }
    expect(output.stdout).toMatch(/dog +chase +cat/);
    expect(output.stderr).toBe('');
  });

  it('ends with 1 and the reason for what does not reduce; a target of its own helps', async () => {
    const output = captureOutput();
    expect(await parse(['the big dog'])).toBe(1);
    expect(output.stdout).toContain('The words reduce to n, not to s; the open wires are those of "the".');
    expect(await parse(['the big dog', '--target', 'n'])).toBe(0);
  });

  it('prints JSON', async () => {
    const output = captureOutput();
    expect(await parse(['Dogs run.', 'Dogs chase cats.', '--json'])).toBe(0);
    const [first, second] = JSON.parse(output.stdout);
    expect(first).toMatchObject({ text: 'Dogs run.', target: 's', isComplete: true, residual: 's', open: [2] });
    expect(first.words[1]).toEqual({ word: 'run', type: 'n.r s', kind: 'verb' });
    expect(second.actions).toEqual([{ verb: 'chase', subject: 'dog', object: 'cat' }]);
  });

  it('draws with characters, and marks what stays open', async () => {
    const output = captureOutput();
    expect(await parse(['dogs run', '--text'])).toBe(0);
    expect(output.stdout).toContain('dogs  run\n n   n.r s\n ╰────╯  │\n         │\n         s\n');
    output.stdout = '';
    expect(await parse(['the dogs', '--text'])).toBe(1);
    expect(output.stdout).toContain('○');
  });

  it('prints no control characters, and a sentence on one line', async () => {
    const output = captureOutput();
    await parse(['dogs\nchase \u001b[31mcats\u0007', '--text', '--contractions']);
    expect(output.stdout).toContain('dogs chase \ufffd[31mcats\ufffd : ');
    expect(output.stdout).not.toMatch(/[^\P{Cc}\n]/u);
  });

  it('prints a picture of one sentence', async () => {
    const output = captureOutput();
    expect(await parse(['dogs run', '--svg'])).toBe(0);
    expect(output.stdout).toMatch(/^<svg [\s\S]*<title>dogs run: s<\/title>[\s\S]*<\/svg>\n$/);
    expect(await parse(['dogs run', 'cats run', '--svg'])).toBe(2);
    expect(output.stderr).toContain('one sentence: a file holds one picture');
  });

  it('writes a line of JSON for each line of a file, also for those without words', async () => {
    const file = join(folder, 'sentences.txt');
    await writeFile(file, 'Dogs run.\n\n!!!\r\n__proto__ runs\n');
    const output = captureOutput();
    expect(await parse(['--file', file])).toBe(1);
    const lines = output.stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.map(({ text, isComplete }) => [text, isComplete])).toEqual([
      ['Dogs run.', true],
      ['!!!', false],
      ['__proto__ runs', true],
    ]);
    expect(lines[1].reason).toBe('Cannot read "!!!": it has no words.');
  });

  it.each([
    [['x', '--target', 'n..r'], 'Option "--target" is "n..r"'],
    [['...'], 'Cannot read "...": it has no words.'],
    [['--file', '/no/such/file'], 'Cannot read /no/such/file.'],
    [['--file', '/dev/null/x'], 'Cannot read /dev/null/x. Give the path of a text file.'],
    [['--file', tmpdir()], `Cannot read ${tmpdir()}.`],
    [['x', '--file', 'y'], 'Option "--file" is "y"'],
    [['x', '--engine', 'other'], 'own, link-grammar'],
  ])('refuses %j in two lines', async (args, problem) => {
    const output = captureOutput();
    expect(await parse(args)).toBe(2);
    expect(output.stderr.trimEnd().split('\n').length).toBeLessThanOrEqual(2);
    expect(output.stderr).toContain(problem);
  });

  it('stops when it is told to while it waits for a line', async () => {
    const output = captureOutput();
    const stdin = new PassThrough();
    const spy = vi.spyOn(process, 'stdin', 'get').mockReturnValue(stdin as unknown as typeof process.stdin);
    onTestFinished(() => spy.mockRestore());
    const code = parse([]);
    await vi.waitFor(() => expect(stdin.listenerCount('readable')).toBeGreaterThan(0), { timeout: 20_000 });
    process.emit('SIGINT');
    expect(await code).toBe(130);
    expect(output.stderr).toContain('Stopped');
  });

  it('stops when it is told to between the lines of a file', async () => {
    const output = captureOutput();
    const file = join(folder, 'long.txt');
    await writeFile(file, 'Dogs run.\n'.repeat(40));
    vi.mocked(process.stdout.write).mockImplementationOnce(() => {
      setImmediate(() => process.emit('SIGINT'));
      return true;
    });
    expect(await parse(['--file', file])).toBe(130);
    expect(output.stdout.split('\n').length).toBeLessThan(10);
    expect(output.stderr).toContain('Stopped');
  });

  it('answers a line before the next one comes', async () => {
    const output = captureOutput();
    const stdin = new PassThrough();
    const spy = vi.spyOn(process, 'stdin', 'get').mockReturnValue(stdin as unknown as typeof process.stdin);
    onTestFinished(() => spy.mockRestore());
    const code = parse([]);
    stdin.write('Dogs run.\n');
    await vi.waitFor(() => expect(output.stdout).toContain('"Dogs run."'), { timeout: 20_000 });
    stdin.end();
    expect(await code).toBe(0);
  });

  it('ends quietly when its reader went away', async () => {
    const output = captureOutput();
    const file = join(folder, 'many.txt');
    await writeFile(file, 'Dogs run.\n'.repeat(40));
    const spy = vi.spyOn(process.stdout, 'writable', 'get').mockReturnValue(false);
    onTestFinished(() => spy.mockRestore());
    expect(await parse(['--file', file])).toBe(0);
    expect(output.stderr).toBe('');
  });

  it('says what to install for link-grammar', async () => {
    const output = captureOutput();
    vi.stubEnv('PATH', folder);
    try {
      expect(await parse(['Dogs run.', '--engine', 'link-grammar'])).toBe(2);
    } finally {
      vi.unstubAllEnvs();
    }
    expect(output.stderr).toContain('Install link-grammar');
  });
});
