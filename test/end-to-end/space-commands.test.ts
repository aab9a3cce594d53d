import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Vocabulary } from '../../src/corpus/vocabulary.js';
import { denseZeros } from '../../src/matrix/dense-matrix.js';
import { SparseBuilder } from '../../src/matrix/sparse-builder.js';
import { createRandom } from '../../src/random.js';
import { extendWithSubwords } from '../../src/space/extend-with-subwords.js';
import { normalisation } from '../../src/space/normalisation.js';
import { readSpace } from '../../src/space/read-space.js';
import { readSubwordModel } from '../../src/space/read-subword-model.js';
import { reduction } from '../../src/space/reduction.js';
import { Space } from '../../src/space/space.js';
import { trainSubwordModel } from '../../src/space/subword-model.js';
import { applyTransforms } from '../../src/space/transform.js';
import { viewSpace } from '../../src/space/view-space.js';
import { writeSpace } from '../../src/space/write-space.js';
import { writeSubwordModel } from '../../src/space/write-subword-model.js';
import { contentOf } from '../space/small-spaces.js';
import { runCommand } from './run-command.js';

const words = ['dog', 'doghouse', 'house', 'constructor', '__proto__', 'hot dog'];
let folder: string;
let counted: Space;
let reduced: Space;
const at = (name: string): string => join(folder, name);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'qualia-space-'));
  const random = createRandom(3);
  const builder = new SparseBuilder();
  for (let row = 0; row < words.length; row++) {
    for (let column = 0; column < 7; column++) builder.add(row, column, 1 + random.integer(9));
  }
  const contexts = Array.from({ length: 7 }, (_, column) => `c${column}`);
  counted = new Space({
    name: 'domain',
    targets: new Vocabulary('the domain space', words),
    contexts: new Vocabulary('the contexts', contexts),
    matrix: builder.build({ rows: words.length, columns: 7 }),
    history: [{ step: 'domain counts of a corpus whose name is quite long for a table', options: { window: 7 } }],
  });
  reduced = applyTransforms(counted, [reduction({ rank: 4 }), normalisation()]);
  await writeSpace(at('domain.safetensors'), reduced);
  await writeSpace(at('counts.safetensors'), counted);
  await writeSubwordModel(at('other-model.safetensors'), trainSubwordModel(viewSpace(reduced, { rank: 2 })));
  await writeFile(at('frequency.tsv'), 'target\tcount\ndog\t50\nhouse\t3\n');
  await writeFile(at('words.txt'), '\uFEFFdoggy\r\n\r\ndog\r\nhousing\r\ndoggy\r\n漢字\r\n');
  await writeFile(at('empty.txt'), '\n \n');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const space = (...args: string[]) => runCommand(['space', ...args]);

describe('qualia space info', () => {
  it('tells what a space holds and what made it', async () => {
    const { code, stdout, stderr } = await space('info', at('domain.safetensors'));
    expect([code, stderr]).toEqual([0, '']);
    const [title, head, first, svd] = stdout.split('\n').map((line) => line.trim().split(/ {2,}/));
    expect(title).toEqual(['The domain space: 6 targets, 4 columns, dense.']);
    expect(head).toEqual(['step', 'options', 'result']);
    expect(first).toEqual(['domain counts of a corpus whose name ...', 'window=7']);
    expect(svd?.[0]).toBe('truncatedSvd');
    expect(svd?.[1]).toMatch(/rank=4 .*singularValueExponent=0\.5/);
    expect(svd?.[2]).toMatch(/rank=4 singularValues=4 from \d+\.?\d* to \d+\.?\d*$/);
    expect((await space('info', at('counts.safetensors'))).stdout).toMatch(/7 contexts, 42 nonzeros/);
  });

  it('prints the whole history as JSON, and the steps as tab-separated values', async () => {
    const { stdout } = await space('info', at('domain.safetensors'), '--json');
    const { history } = structuredClone({ history: reduced.history });
    expect(JSON.parse(stdout)).toEqual({ name: 'domain', targets: 6, columns: 4, kind: 'dense', history });
    const tsv = await space('info', at('counts.safetensors'), '--tsv');
    expect(tsv.stdout).toBe(`step\toptions\tresult\n${counted.history[0]?.step}\twindow=7\t\n`);
  });
});

describe('qualia space view', () => {
  it('writes the space at another k and p', async () => {
    const args = ['--rank', '2', '--exponent', '-0.5', '--out', at('view.safetensors')];
    const { code, stdout } = await space('view', at('domain.safetensors'), ...args);
    expect(code).toBe(0);
    expect(stdout).toMatch(/domain +6 +2 +-0\.5 +\d+\.\d .*view\.safetensors/);
    const view = await readSpace(at('view.safetensors'));
    expect(contentOf(view)).toEqual(contentOf(viewSpace(reduced, { rank: 2, singularValueExponent: -0.5 })));
  });

  it('keeps k or p where one alone is given', async () => {
    const [path, raised, fewer] = [at('own.safetensors'), at('raised.safetensors'), at('fewer.safetensors')];
    await writeSpace(path, reduced);
    const { stdout } = await space('view', path, '--exponent', '1', '--out', raised, '--json');
    expect(JSON.parse(stdout)).toMatchObject({ name: 'domain', targets: 6, rank: 4, exponent: 1, out: raised });
    const { stdout: again } = await space('view', raised, '--rank', '3', '--out', fewer, '--json');
    expect(JSON.parse(again)).toMatchObject({ rank: 3, exponent: 1 });
    expect((await readSpace(fewer)).matrix.columns).toBe(3);
  });

  it('writes nothing over the file it reads, of which a view has less', async () => {
    const path = at('kept.safetensors');
    await writeSpace(path, reduced);
    const { code, stderr } = await space('view', path, '--rank', '3', '--out', path);
    expect([code, stderr]).toEqual([2, expect.stringContaining('another file than')]);
    expect((await readSpace(path)).matrix.columns).toBe(4);
  });
});

describe('qualia space extend', () => {
  it('makes vectors for the words of a file, saves the model, and tells what it did', async () => {
    const [out, model] = [at('extended.safetensors'), at('model.safetensors')];
    const flags = ['--words', at('words.txt'), '--save-model', model, '--penalty', '0.5', '--threads', '1'];
    const { code, stdout, stderr } = await space('extend', at('domain.safetensors'), '--out', out, ...flags);
    expect([code, stderr]).toEqual([0, '']);
    // Of four words dog is known, and the Chinese one has no n-gram in common with any.
    expect(stdout).toMatch(/domain +4 +1 +2 +1 +0 +\d+ +8 +\d+\.\d /);
    const trained = trainSubwordModel(reduced, { penalty: 0.5 });
    const expected = extendWithSubwords(reduced, ['doggy', 'dog', 'housing', '漢字'], { model: trained });
    expect(contentOf(await readSpace(out))).toEqual(contentOf(expected));
    const read = await readSubwordModel(model);
    expect(read.vector('kennel')).toEqual(trained.vector('kennel'));

    const again = at('again.safetensors');
    const given = ['--words', at('words.txt'), '--load-model', model, '--json'];
    const second = await space('extend', at('domain.safetensors'), '--out', again, ...given);
    expect(JSON.parse(second.stdout)).toMatchObject({ words: 4, known: 1, added: 2, leftOut: 1, mixed: 0, targets: 8 });
    expect((await readFile(again)).equals(await readFile(out))).toBe(true);
  });

  it('mixes by frequency, and takes the lemmas of one word of WordNet by default', async () => {
    const out = at('wordnet.safetensors');
    const flags = ['--frequency', at('frequency.tsv'), '--pseudo-count', '30', '--reliability', '10', '--json'];
    const { code, stdout } = await space('extend', at('domain.safetensors'), '--out', out, ...flags);
    expect(code).toBe(0);
    const record = JSON.parse(stdout) as { mixed: number; added: number };
    expect(record.mixed).toBe(2);
    expect(record.added).toBeGreaterThan(50_000);
    const extended = await readSpace(out);
    expect([extended.has('household'), extended.has('house cat')]).toEqual([true, false]);
    expect(extended.history.at(-1)?.options).toMatchObject({ pseudoCount: 30, reliability: 10 });
  });

  it('leaves nothing behind when it is stopped', async () => {
    const random = createRandom(1);
    const many = new Set<string>();
    while (many.size < 8000) {
      many.add(Array.from({ length: 9 }, () => String.fromCharCode(97 + random.integer(26))).join(''));
    }
    const matrix = denseZeros(many.size, 300);
    for (let cell = 0; cell < matrix.values.length; cell++) matrix.values[cell] = random.normal();
    const targets = new Vocabulary('the large space', many);
    await writeSpace(at('large.safetensors'), new Space({ name: 'large', targets, matrix, history: [] }));
    const before = await readdir(folder);
    const flags = ['--tolerance', '0.000001', '--penalty', '0.000001', '--save-model', at('stopped-model')];
    const args = ['space', 'extend', at('large.safetensors'), '--out', at('stopped'), ...flags];
    const interrupt = { signal: 'SIGINT', afterMilliseconds: 4_000 } as const;
    const { code, stdout, stderr } = await runCommand(args, { interrupt });
    expect([code, stdout]).toEqual([130, '']);
    expect(stderr).toContain('nothing half-done was kept');
    expect(await readdir(folder)).toEqual(before);
  });
});

describe('wrong input', () => {
  const out = 'OUT';
  const cases: readonly (readonly [readonly string[], string, string])[] = [
    [['info', 'none.safetensors'], 'none.safetensors', 'MISSING_FILE'],
    [['info', 'frequency.tsv'], 'frequency.tsv, byte 0', 'FILE_FORMAT'],
    [['view', 'domain.safetensors', '--out', out], 'Neither --rank nor --exponent is given.', 'Give one'],
    [
      ['view', 'domain.safetensors', '--rank', '2'],
      'Required option "--out <file>" not specified',
      'Write it as in: qualia space view',
    ],
    [
      ['view', 'domain.safetensors', '--rank', '5', '--out', out],
      '"--rank" is 5; allowed: a whole number, 1..4',
      '--help',
    ],
    [['view', 'domain.safetensors', '--rank', '0', '--out', out], '"--rank" is "0"', '--help'],
    [['view', 'domain.safetensors', '--exponent', 'x', '--out', out], '"--exponent" is "x"', '--help'],
    [
      ['view', 'counts.safetensors', '--rank', '2', '--out', out],
      'sparse matrix of the domain space',
      'a reduced space',
    ],
    [['view', 'none.safetensors', '--rank', '2', '--out', out], 'none.safetensors', 'MISSING_FILE'],
    [['view', 'domain.safetensors', '--rank', '2', '--out', 'no/folder/x'], '"--out"', '--help'],
    [['view', 'domain.safetensors', '--rank', '2', '--out', ''], '"--out" is ""', '--help'],
    [['extend', 'none.safetensors', '--out', out], 'none.safetensors', 'MISSING_FILE'],
    [['extend', 'counts.safetensors', '--out', out], 'sparse matrix of the domain space', 'a reduced space'],
    [['extend', 'domain.safetensors', '--out', out, '--words', 'none.txt'], '"--words"', '--help'],
    [['extend', 'domain.safetensors', '--out', out, '--words', 'empty.txt'], 'this one has none', '--help'],
    [['extend', 'domain.safetensors', '--out', out, '--frequency', 'words.txt'], 'words.txt, line 1', 'FILE_FORMAT'],
    [['extend', 'domain.safetensors', '--out', out, '--frequency', 'none.tsv'], 'none.tsv', 'MISSING_FILE'],
    [
      ['extend', 'domain.safetensors', '--out', out, '--pseudo-count', '3'],
      '--pseudo-count is given without',
      '--frequency',
    ],
    [
      ['extend', 'domain.safetensors', '--out', out, '--reliability', '3'],
      '--reliability is given without',
      '--frequency',
    ],
    [
      ['extend', 'domain.safetensors', '--out', out, '--penalty', '0'],
      '"--penalty" is 0; allowed: a number > 0',
      '--help',
    ],
    [['extend', 'domain.safetensors', '--out', out, '--minimum-length', '9'], '"--maximum-length" is 6', '--help'],
    [
      ['extend', 'domain.safetensors', '--out', out, '--load-model', 'domain.safetensors'],
      'has no kind',
      'FILE_FORMAT',
    ],
    [
      ['extend', 'domain.safetensors', '--out', out, '--load-model', 'm', '--penalty', '2'],
      '"--penalty <x>"',
      '--save-model',
    ],
    [['extend', 'domain.safetensors', '--out', out, '--save-model', 'no/folder/x'], '"--save-model"', '--help'],
    [
      ['extend', 'domain.safetensors', '--out', out, '--load-model', 'other-model.safetensors'],
      'a model of 2 dimensions',
      'columns',
    ],
    [['bild'], 'Unknown command "bild"', 'build, extend, info, view'],
  ];

  it.each(cases)('%j ends with code 2 and two lines, and leaves nothing', async (args, problem, advice) => {
    const named = args.map((arg) => (/\.(safetensors|txt|tsv)$|^OUT$|^no\//.test(arg) ? at(arg) : arg));
    const { code, stdout, stderr } = await runCommand(['space', ...named]);
    expect([code, stdout]).toEqual([2, '']);
    const lines = stderr.trimEnd().split('\n');
    expect(lines).toHaveLength(2);
    expect(lines[0]).toContain(problem);
    expect(lines[1]).toContain(advice);
    expect(await readdir(folder)).not.toContain(out);
  });
});
