import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCli } from '../../src/cli/run-cli.js';
import { writeSpace } from '../../src/space/write-space.js';
import { animals, animalVerbs } from '../discocat/sentence-spaces.js';
import { denseSpace } from '../embedding/dense-space.js';
import { captureOutput } from './captured-output.js';

let folder: string;
let files: string[];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'qualia-sentences-'));
  await writeSpace(join(folder, 'animals.safetensors'), animals);
  await writeSpace(
    join(folder, 'signed.safetensors'),
    denseSpace('signed', [
      ['dog', [1, -1]],
      ['cat', [1, 0.5]],
      ['mouse', [1, 0.2]],
      ['man', [-0.5, 1]],
      ['bread', [0, 1]],
    ]),
  );
  const rows = [...animalVerbs.all()].map(
    ({ verb, subject, object, count }) => `${verb}\t${subject}\t${object}\t${count}\n`,
  );
  await writeFile(join(folder, 'verbs.tsv'), `verb\tsubject\tobject\tcount\n${rows.join('')}`);
  files = ['--space', join(folder, 'animals.safetensors'), '--verbs', join(folder, 'verbs.tsv')];
});

afterAll(async () => {
  await rm(folder, { recursive: true });
});

describe('an embedding model as the space', () => {
  it('gives the vectors of the words that are asked for, and the same answers as the file', async () => {
    const output = captureOutput();
    const ask = async (space: string): Promise<string[]> => {
      const given = ['--space', space, '--verbs', join(folder, 'verbs.tsv'), '--cache-folder', join(folder, 'cache')];
      const shown: string[] = [];
      for (const command of [
        ['compare', 'the dog chases a cat', 'a cat hunts the mouse', '--json'],
        ['disambiguate', 'the dog chases a cat', 'eat', 'hunt', '--tsv'],
        ['verb', 'show', 'chase', '--tsv'],
      ]) {
        output.stdout = '';
        expect(await runCli([...command, ...given]), output.stderr).toBe(0);
        shown.push(output.stdout);
      }
      return shown;
    };
    const path = join(folder, 'animals.safetensors');
    expect(await ask(`space:${path}`)).toEqual(await ask(path));
  });

  it('names a model that cannot be opened, and a word that it does not know', async () => {
    const output = captureOutput();
    const given = ['--verbs', join(folder, 'verbs.tsv'), '--cache-folder', join(folder, 'cache')];
    expect(await runCli(['compare', 'dogs run', 'cats run', '--space', 'static:none.txt', ...given])).toBe(2);
    expect(output.stderr).toContain('none.txt');
    const space = `space:${join(folder, 'animals.safetensors')}`;
    expect(await runCli(['compare', 'zebras run', 'cats run', '--space', space, ...given])).toBe(2);
    expect(output.stderr).toContain('"zebra" is not in');
  });
});

describe('qualia verb show', () => {
  it('shows the pairs of a verb, their entropies and the nearest verbs', async () => {
    const output = captureOutput();
    expect(await runCli(['verb', 'show', 'chase', ...files])).toBe(0);
    expect(output.stdout).toContain('chase: seen 5 times, with 2 pairs (0.97 bits), 2 subjects (0.97 bits)');
    expect(output.stdout).toMatch(/dog +chase +cat +3/);
    expect(output.stdout).toMatch(/nearest as in "\* chase \*"[\s\S]*hunt/);
  });

  it('prints JSON and tab-separated values, compared with a subject and an object', async () => {
    const output = captureOutput();
    expect(await runCli(['verb', 'show', 'Chase', '--subject', 'man', '--object', 'mouse', '--json', ...files])).toBe(
      0,
    );
    const { verb, nearest } = JSON.parse(output.stdout) as { verb: string; nearest: { verb: string }[] };
    expect([verb, nearest.map((near) => near.verb)]).toEqual(['chase', ['hunt', 'eat']]);
    output.stdout = '';
    expect(await runCli(['verb', 'show', 'chase', '--tsv', ...files])).toBe(0);
    expect(output.stdout.split('\n').slice(0, 2)).toEqual([
      'kind\tsubject\tverb\tobject\tvalue',
      'pair\tdog\tchase\tcat\t3',
    ]);
  });

  it('names a verb that was never seen, and a missing file', async () => {
    const output = captureOutput();
    expect(await runCli(['verb', 'show', 'constructor', ...files])).toBe(2);
    expect(output.stderr).toContain('"constructor" is not in the verbs seen with a subject and an object');
    expect(
      await runCli(['verb', 'show', 'chase', '--space', join(folder, 'none.safetensors'), ...files.slice(2)]),
    ).toBe(2);
    expect(output.stderr).toContain('none.safetensors');
    expect(await runCli(['verb', 'show', 'chase', ...files.slice(0, 2)])).toBe(2);
    expect(output.stderr).toContain('--space is given without --verbs');
  });
});

describe('qualia compare', () => {
  it('compares sentences, with the pairs that made them alike', async () => {
    const output = captureOutput();
    expect(await runCli(['compare', 'dogs chase cats', 'cats hunt mice', ...files])).toBe(0);
    expect(output.stdout).toMatch(/0\.\d{3} {2}by the relational model/);
    expect(output.stdout).toMatch(/dog chase cat +cat hunt mouse +0\.\d{3}/);
    expect(output.stderr).toBe('');
  });

  it('prints no control characters', async () => {
    const output = captureOutput();
    expect(await runCli(['compare', 'dogs chase\u0007 cats', 'cats hunt mice', ...files])).toBe(0);
    expect(output.stdout).toContain('dogs chase\ufffd cats  (s)');
  });

  it('prints JSON with types, model and evidence', async () => {
    const output = captureOutput();
    expect(await runCli(['compare', 'dogs that chase cats', 'the big dog', '--json', ...files])).toBe(0);
    const found = JSON.parse(output.stdout) as { left: { type: string }; model: string; evidence: unknown[] };
    expect([found.left.type, found.model, found.evidence.length]).toEqual(['n', 'copy-object', 2]);
  });

  it('says that negative numbers count as agreement, unless told what to do with them', async () => {
    const output = captureOutput();
    const signed = ['--space', join(folder, 'signed.safetensors'), ...files.slice(2)];
    expect(await runCli(['compare', 'dogs chase cats', 'cats hunt mice', ...signed])).toBe(0);
    expect(output.stderr).toContain('hold negative numbers: two of them count as agreement');
    output.stderr = '';
    expect(await runCli(['compare', 'dogs chase cats', 'cats hunt mice', '--signed', 'clip', ...signed])).toBe(0);
    expect(output.stderr).toBe('');
    expect(await runCli(['compare', 'dogs chase cats', 'cats hunt mice', '--signed', 'reject', ...signed])).toBe(2);
    expect(output.stderr).toContain('needs them without negative numbers');
  });

  it('needs two sentences', async () => {
    const output = captureOutput();
    expect(await runCli(['compare', 'dogs chase cats'])).toBe(2);
    expect(output.stderr).toContain('Missing required argument "right"');
    expect(output.stderr).toContain('Write it as in: qualia compare');
  });

  it('refuses what does not reduce, a word without a vector, another model', async () => {
    const output = captureOutput();
    expect(await runCli(['compare', 'of of', 'dogs chase cats', ...files])).toBe(2);
    expect(output.stderr).toContain('reduces neither to a sentence nor to a noun phrase');
    expect(await runCli(['compare', 'zebras chase cats', 'dogs chase cats', ...files])).toBe(2);
    expect(output.stderr).toContain('"zebra"');
    expect(await runCli(['compare', 'dogs chase cats', 'dogs chase cats', '--sentence-model', 'none', ...files])).toBe(
      2,
    );
    expect(output.stderr).toContain('relational');
  });
});

describe('qualia disambiguate', () => {
  it('ranks verbs in the place of that of a sentence', async () => {
    const output = captureOutput();
    expect(await runCli(['disambiguate', 'dog chases cat', 'eat', 'hunt', '--json', ...files])).toBe(0);
    const found = JSON.parse(output.stdout) as { verb: string; reading: string }[];
    expect(found.map(({ verb, reading }) => [verb, reading])).toEqual([
      ['chase', 'hunt'],
      ['chase', 'eat'],
    ]);
    output.stdout = '';
    expect(await runCli(['disambiguate', 'dog chases cat', 'eat', 'hunt', ...files])).toBe(0);
    expect(output.stdout).toMatch(
      /hunt +0\.\d{3} +dog chase cat ~ man hunt dog 0\.\d\d, dog chase cat ~ cat hunt mouse/,
    );
  });

  it('needs a verb in the sentence and one to choose', async () => {
    const output = captureOutput();
    expect(await runCli(['disambiguate', 'the big dog', 'eat', ...files])).toBe(2);
    expect(output.stderr).toContain('has no verb');
    expect(await runCli(['disambiguate', 'dogs chase cats', ' ', ...files])).toBe(2);
    expect(output.stderr).toContain('One of the verbs is empty');
  });
});
