import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { runCli } from '../../src/cli/run-cli.js';
import { tensorMethods } from '../../src/discocat/learned-tensors.js';
import { readLearnedTensors } from '../../src/discocat/read-learned-tensors.js';
import { writeSpace } from '../../src/space/write-space.js';
import { learnedArguments, learnedNouns } from '../discocat/learning-triples.js';

let folder: string;
const output = { stdout: '', stderr: '' };

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'verb-train-'));
  const rows = [...learnedArguments().all()].map(
    ({ verb, subject, object, count }) => `${verb}\t${subject}\t${object}\t${count}`,
  );
  await writeFile(join(folder, 'triples.tsv'), ['verb\tsubject\tobject\tcount', ...rows, ''].join('\n'));
  await writeSpace(join(folder, 'nouns.safetensors'), learnedNouns());
  for (const name of ['stdout', 'stderr'] as const) {
    output[name] = '';
    vi.spyOn(process[name], 'write').mockImplementation((text) => {
      output[name] += String(text);
      return true;
    });
  }
});

afterEach(async () => {
  vi.restoreAllMocks();
  await rm(folder, { recursive: true });
});

const train = (...args: string[]): Promise<number> =>
  runCli([
    'verb',
    'train',
    join(folder, 'triples.tsv'),
    '--space',
    join(folder, 'nouns.safetensors'),
    '--out',
    join(folder, 'tensors.safetensors'),
    '--json',
    ...args,
  ]);

describe('qualia verb train', () => {
  it.each(tensorMethods)('writes tensors by %s and tells of them', async (method) => {
    expect(await train('--method', method)).toBe(0);
    const tensors = await readLearnedTensors(join(folder, 'tensors.safetensors'));
    expect(tensors.method).toBe(method);
    expect(JSON.parse(output.stdout)).toMatchObject({ method, verbs: 3, nouns: tensors.nouns.size });
    expect(tensors.verbs.labels).toEqual(['crush', 'eat', 'read']);
  });

  it.each([
    [['--rank', '3'], 'Option "--rank" is 3; allowed: nothing with --method skip-gram; it belongs to low-rank.'],
    [
      ['--method', 'ridge', '--learning-rate', '3'],
      'Option "--learning-rate" is 3; allowed: nothing with --method ridge;',
    ],
    [['--epochs', '0'], 'Option "--epochs" is "0"'],
    [['--method', 'magic'], '--method'],
  ])('refuses %j in two lines and writes nothing', async (args, message) => {
    expect(await train(...args)).toBe(2);
    expect(output.stderr).toContain(message);
    expect(await readdir(folder)).not.toContain('tensors.safetensors');
  });
});
