import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { runCli } from '../../src/cli/run-cli.js';
import { readVerbTensors } from '../../src/discocat/read-verb-tensors.js';
import { writeSpace } from '../../src/space/write-space.js';
import { animals, animalVerbs } from '../discocat/sentence-spaces.js';
import { denseSpace } from '../embedding/dense-space.js';
import { captureOutput } from './captured-output.js';

let folder: string;
const inFolder = (name: string): string => join(folder, name);
const build = (...args: string[]): Promise<number> =>
  runCli(['verb', 'build', inFolder('verbs.tsv'), '--space', inFolder('animals.safetensors'), ...args]);
const using = (verbs: string, space = 'animals.safetensors'): string[] => {
  return ['--space', inFolder(space), '--verbs', inFolder(verbs)];
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'verb-build-'));
  await writeSpace(inFolder('animals.safetensors'), animals);
  await writeSpace(inFolder('other.safetensors'), denseSpace('other', [['dog', [1, 2]]]));
  const rows = [...animalVerbs.all()].map(
    ({ verb, subject, object, count }) => `${verb}\t${subject}\t${object}\t${count}\n`,
  );
  await writeFile(inFolder('verbs.tsv'), `verb\tsubject\tobject\tcount\n${rows.join('')}`);
  const silent = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  expect(await build('--out', inFolder('built.safetensors'))).toBe(0);
  silent.mockRestore();
});

afterAll(async () => {
  await rm(folder, { recursive: true });
});

describe('qualia verb build', () => {
  it('writes the verbs as pairs and tells of them', async () => {
    const output = captureOutput();
    expect(await build('--out', inFolder('again.safetensors'), '--json')).toBe(0);
    const { verbs } = animalVerbs;
    expect(JSON.parse(output.stdout)).toMatchObject({ verbs: verbs.length, pairs: verbs.length, factors: 0, dense: 0 });
    expect((await readVerbTensors(inFolder('again.safetensors'), animals)).verbs).toEqual(verbs);
    expect(output.stderr).toBe('');
  });

  it('leaves out verbs with few triples', async () => {
    const output = captureOutput();
    expect(await build('--out', inFolder('few.safetensors'), '--minimum-triples', '2', '--json')).toBe(0);
    const enough = animalVerbs.verbs.filter((verb) => animalVerbs.of(verb).length >= 2);
    expect(enough.length).toBeGreaterThan(0);
    expect(JSON.parse(output.stdout)).toMatchObject({ verbs: enough.length });
  });

  it.each([
    [['--minimum-triples', '0'], '--minimum-triples'],
    [['--minimum-triples', '999'], 'has 999 triples of nouns that'],
    [['--keep', 'all'], '--keep'],
    [['--rank', '3'], '--rank is given, but --keep pairs has no use for it.'],
    [['--keep', 'factors', '--tolerance', '0.2'], '--tolerance is given, but --keep factors has no use for it.'],
  ])('refuses %j and writes nothing', async (args, message) => {
    const output = captureOutput();
    expect(await build('--out', inFolder('none.safetensors'), ...args)).toBe(2);
    expect(output.stderr).toContain(message);
    expect(await readdir(folder)).not.toContain('none.safetensors');
  });

  it('refuses another ending, a folder that is not there, and what is no table', async () => {
    const output = captureOutput();
    expect(await build('--out', inFolder('none.tsv'))).toBe(2);
    expect(output.stderr).toContain('ends in .safetensors');
    expect(await build('--out', inFolder('no/none.safetensors'))).toBe(2);
    expect(output.stderr).toContain('--out');
    const space = inFolder('animals.safetensors');
    expect(await runCli(['verb', 'build', space, '--space', space, '--out', inFolder('none.safetensors')])).toBe(2);
    expect(await readdir(folder)).not.toContain('none.safetensors');
  });
});

describe('qualia verb build and train', () => {
  it.each(['build', 'train'])('%s: writes over none of the files that it reads', async (command) => {
    const output = captureOutput();
    for (const name of ['animals.safetensors', './animals.safetensors', 'verbs.tsv']) {
      const args = [inFolder('verbs.tsv'), '--space', inFolder('animals.safetensors'), '--out', `${folder}/${name}`];
      const before = await readFile(`${folder}/${name}`);
      expect(await runCli(['verb', command, ...args])).toBe(2);
      expect(output.stderr).toContain('allowed: another file than');
      expect((await readFile(`${folder}/${name}`)).equals(before)).toBe(true);
      output.stderr = '';
    }
  });
});

describe('built verbs in the place of a table', () => {
  it.each([
    [['verb', 'show', 'chase']],
    [['compare', 'dogs chase cats', 'cats hunt mice']],
    [['compare', 'dogs that chase cats', 'the big dog', '--json']],
    [['disambiguate', 'dog chases cat', 'eat', 'hunt', '--json']],
  ])('give %j the same answer', async (args) => {
    const output = captureOutput();
    expect(await runCli([...args, ...using('verbs.tsv')])).toBe(0);
    const { stdout } = output;
    output.stdout = '';
    expect(await runCli([...args, ...using('built.safetensors')])).toBe(0);
    expect(output.stdout).toBe(stdout);
  });

  it('are refused with another space than theirs, or one that is no file of qualia', async () => {
    const output = captureOutput();
    expect(await runCli(['verb', 'show', 'chase', ...using('built.safetensors', 'other.safetensors')])).toBe(2);
    expect(output.stderr).toMatch(
      /built\.safetensors, metadata: names the .* space with the checksum [0-9a-f]{12}, and/,
    );
    expect(output.stderr).toContain('qualia verb build');
    await writeFile(inFolder('vectors.txt'), 'dog 1 2\ncat 2 1\n');
    const cache = ['--cache-folder', inFolder('cache')];
    expect(await runCli(['verb', 'show', 'chase', ...using('built.safetensors', 'vectors.txt'), ...cache])).toBe(2);
    expect(output.stderr).toContain('the file of the space that they were built over');
  });

  it('are refused when kept without pairs, or learned', async () => {
    const output = captureOutput();
    expect(await build('--out', inFolder('dense.safetensors'), '--keep', 'dense')).toBe(0);
    expect(await runCli(['verb', 'show', 'chase', ...using('dense.safetensors')])).toBe(2);
    expect(output.stderr).toContain('is kept as dense, without its argument pairs');
    const train = ['--space', inFolder('animals.safetensors'), '--minimum-triples', '1', '--method', 'ridge'];
    expect(await runCli(['verb', 'train', inFolder('verbs.tsv'), ...train, '--out', inFolder('l.safetensors')])).toBe(
      0,
    );
    expect(await runCli(['verb', 'show', 'chase', ...using('l.safetensors')])).toBe(2);
    expect(output.stderr).toContain('learned tensors of verbs, as "qualia verb train" writes them');
  });
});
