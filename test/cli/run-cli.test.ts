import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { runCli } from '../../src/cli/run-cli.js';

const output = { stdout: '', stderr: '' };

beforeEach(() => {
  for (const name of ['stdout', 'stderr'] as const) {
    output[name] = '';
    vi.spyOn(process[name], 'write').mockImplementation((text) => {
      output[name] += String(text);
      return true;
    });
  }
});

afterEach(() => {
  vi.restoreAllMocks();
});

/** Runs the command line and returns the exit code with the lines on standard error. */
async function run(...args: string[]): Promise<{ code: number; lines: string[] }> {
  const code = await runCli(args);
  return { code, lines: output.stderr.trimEnd().split('\n') };
}

const commands =
  'The commands of "qualia" are adapt, analyse, bench, compare, compose, continual, corpus, decompose, disambiguate, embed, encoder, inspect, lexicon, parse, phrases, providers, relate, sense, solve, space, tour, verb, help.';

describe('runCli', () => {
  it.each([
    ['--seed', 'x', '0 to 4294967295'],
    ['--seed', '-1', '0 to 4294967295'],
    ['--seed', '1.5', '0 to 4294967295'],
    ['--seed', '4294967296', '0 to 4294967295'],
    ['--seed', '', '0 to 4294967295'],
    ['--threads', '0', '1 to 1024'],
    ['--threads', '1e3', '1 to 1024'],
    ['--neighbours', '-1', '1 to 1000'],
    ['--neighbours', 'Infinity', '1 to 1000'],
    ['--senses', '0', '1 to 100'],
    ['--senses', ' 3', '1 to 100'],
  ])('refuses %s "%s" in two lines: option, value, what is allowed', async (option, value, allowed) => {
    const { code, lines } = await run('tour', option, value);
    expect(code).toBe(2);
    expect(lines).toEqual([
      `qualia: Option "${option}" is "${value}"; allowed: a whole number from ${allowed}.`,
      'Run "qualia tour --help" to see every option with its default.',
    ]);
    expect(output.stdout).toBe('');
  });

  it.each([
    ['--cache-folder', '', 'the path of a folder'],
    ['--sentence', '  ', 'an English sentence'],
  ])('refuses an empty %s', async (option, value, allowed) => {
    const { code, lines } = await run('tour', option, value);
    expect(code).toBe(2);
    expect(lines[0]).toBe(`qualia: Option "${option}" is "${value}"; allowed: ${allowed}.`);
    expect(lines).toHaveLength(2);
  });

  it.each([
    [['tour', '--bogus'], 'qualia: Unknown option "--bogus".', 'The options are --sentence, --neighbours, '],
    [['tour', '--seed'], 'qualia: Option "--seed <n>" argument missing.', 'The options are --sentence, '],
    [['constructor'], 'qualia: Unknown command "constructor".', commands],
    [['--bogus'], 'qualia: Unknown option "--bogus".', commands],
    [['lexicon', 'constructor'], 'qualia: Unknown command "constructor".', ', serve, '],
    [
      ['lexicon', 'serve', 'a.sqlite', '--bogus'],
      'qualia: Unknown option "--bogus".',
      '--port, --host, --token, --open, --who',
    ],
  ])('refuses %j in two lines', async (args, problem, allowed) => {
    const { code, lines } = await run(...args);
    expect([code, lines.length, lines[0]]).toEqual([2, 2, problem]);
    expect(lines[1]).toContain(allowed);
    expect(output.stdout).toBe('');
  });

  it('prints help and version on standard output', async () => {
    expect((await run('tour', '--help')).code).toBe(0);
    expect(output.stdout).toContain('--cache-folder <folder>');
    expect((await run('--version')).code).toBe(0);
    expect(output.stdout).toMatch(/\d+\.\d+\.\d+\n$/);
    expect(output.stderr).toBe('');
  });

  it('forgets its signal handlers', async () => {
    const count = (): number => process.listenerCount('SIGINT') + process.listenerCount('SIGTERM');
    const before = count();
    await run('tour', '--seed', 'x');
    expect(count()).toBe(before);
  });
});
