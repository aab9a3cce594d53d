import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commandPath, listExamples } from '../../src/cli/command-examples.js';
import { createProgram, listCommands } from '../../src/cli/create-program.js';
import { captureOutput } from '../cli/captured-output.js';
import { splitLine } from '../cli/parse-line.js';

/** Commands that load models, ask a network or run for long before they look at a file. */
const left = new Set(
  [
    'bench run',
    'bench list',
    'lexicon serve',
    'decompose',
    'sense',
    'sense train',
    'sense train-aspects',
    'analyse factors',
  ].map((name) => `qualia ${name}`),
);
const outputs = new Set(['--out', '--store', '--picture', '--dot', '--graph']);
const file = /^[\w/.-]+\.(?:safetensors|tsv|csv|txt|sqlite|xml|xml\.gz|zip|yaml|xz|gz)$/;

const program = await createProgram({ signal: new AbortController().signal, reportFindings: () => {} });
const examples = listCommands(program)
  .filter((command) => !left.has(commandPath(command)))
  .flatMap(listExamples)
  .filter(
    (line) => !line.includes('<') && inputsOf(line).length > 0 && !line.startsWith('qualia lexicon convert wordnet '),
  );

// The built program finds the files that its threads run.
const built = new URL('../../dist/cli/run-cli.js', import.meta.url).href;
const { runCli } = (await import(built)) as typeof import('../../src/cli/run-cli.js');

let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'qualia-wrong-'));
  await mkdir(join(folder, 'folder'));
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

function inputsOf(line: string): string[] {
  const words = splitLine(line);
  return words.filter((word, at) => file.test(word) && !outputs.has(words[at - 1] ?? ''));
}

/** Runs an example with every file that it reads in the place of another, and what it writes in a folder of its own. */
async function runExample(line: string, replace: (name: string) => string) {
  const words = splitLine(line).slice(1);
  const args = words.map((word, at) => {
    if (!file.test(word)) return word;
    return outputs.has(words[at - 1] ?? '') ? join(folder, word.replaceAll('/', '-')) : replace(word);
  });
  const output = captureOutput();
  const code = await runCli(args);
  return { code, ...output };
}

const nameOf = (word: string): string => word.replaceAll('/', '-');

describe('files that cannot be read', () => {
  it('are of enough commands', () => {
    expect(examples.length).toBeGreaterThan(50);
  });

  it.each(examples)('%s: a missing one is told in two lines, with code 2', async (line) => {
    const { code, stdout, stderr } = await runExample(line, (word) => join(folder, 'none', nameOf(word)));
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^qualia: .*\n.+\n$/);
    expect(stderr).not.toMatch(/ENOENT|undefined|Error code [A-Z_]+\.$/);
  });

  it.each(examples)('%s: a folder in the place of one shows no place in the program', async (line) => {
    const { code, stderr } = await runExample(line, () => join(folder, 'folder'));
    expect(stderr).not.toMatch(/\n {4}at /);
    if (code === 2) expect(stderr).toMatch(/(?:^|\n)qualia: .*\n.+\n$/);
  });

  it.each(examples)('%s: an empty one shows no place in the program', async (line) => {
    const own = await mkdtemp(join(folder, 'empty-'));
    for (const word of inputsOf(line)) await writeFile(join(own, nameOf(word)), '');
    const { code, stderr } = await runExample(line, (word) => join(own, nameOf(word)));
    expect(stderr).not.toMatch(/\n {4}at /);
    if (code === 2) expect(stderr).toMatch(/(?:^|\n)qualia: .*\n.+\n$/);
  });
});
