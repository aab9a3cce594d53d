import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Finished, runCommand } from './run-command.js';

let folder = '';

/** Three items of the published form, of which one holds a word without a vector. */
const ratings = [
  'participant verb subject object landmark input hilo',
  'p1 show child sign express 2 LOW',
  'p1 show table result express 5 HIGH',
  'p1 file lawyer suit lodge 6 HIGH',
  'p1 file woman zither lodge 1 LOW',
  'p2 show child sign express 3 LOW',
  'p2 show table result express 6 HIGH',
  'p2 file lawyer suit lodge 7 HIGH',
  'p2 file woman zither lodge 2 LOW',
];

const vectors = [
  'show 1 2 0',
  'express 2 1 1',
  'child 0 1 3',
  'sign 1 0 2',
  'table 2 2 0',
  'result 3 1 0',
  'file 0 3 1',
  'lodge 0 2 1',
  'lawyer 1 3 0',
  'suit 0 2 2',
  'woman 1 1 1',
];

function bench(...args: string[]): Promise<Finished> {
  return runCommand(['bench', ...args], { env: { QUALIA_DATA: join(folder, 'data') } });
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'qualia-bench-'));
  mkdirSync(join(folder, 'data', 'gs2011'), { recursive: true });
  writeFileSync(join(folder, 'data', 'gs2011', 'GS2011data.txt'), `${ratings.join('\n')}\n`);
  writeFileSync(join(folder, 'vectors.txt'), `${vectors.join('\n')}\n`);
});

afterAll(() => rmSync(folder, { recursive: true }));

describe('qualia bench', () => {
  it('lists the tasks, and which have their data here', async () => {
    const { stdout, code } = await bench('list', '--tsv');
    const here = new Map(stdout.split('\n').map((line) => [line.split('\t')[0], line.split('\t')[1]]));
    expect(code).toBe(0);
    expect([here.get('gs2011'), here.get('simlex-999'), here.get('noun-modifier-7')]).toEqual([
      'yes',
      'no',
      'generated',
    ]);
  });

  it('describes a task, its facts and what has been published; other files are findings', async () => {
    const { stdout, stderr, code } = await bench('describe', 'gs2011');
    expect(code).toBe(1);
    expect(stdout).toMatch(/pairs +4\n/);
    expect(stdout).toMatch(/raters, pairwise +1\.000/);
    expect(stdout).toMatch(/Kronecker +0\.28/);
    expect(stderr).toContain('another file than the one in the manifest of gs2011');
  });

  it('describes a task without files', async () => {
    const { stdout, code } = await bench('describe', 'noun-modifier-7');
    expect(code).toBe(0);
    expect(stdout).toContain('contaminated by');
  });

  it('scores vectors, names what is missing, and scores the items anew with the same bytes', async () => {
    const out = join(folder, 'results.json');
    const again = join(folder, 'again.json');
    const args = ['--vectors', join(folder, 'vectors.txt'), '--samples', '200'];
    const run = await bench('run', 'gs2011', ...args, '--method', 'head', 'kronecker', '--out', out);
    expect(run.code).toBe(0);
    expect(run.stderr.trim().split('\n')).toHaveLength(1);
    expect(run.stderr).toContain('another file than the one in the manifest of gs2011');
    expect(run.stdout).toMatch(/gs2011 +kronecker +spearman with mean ratings .* 3 of 4 /);
    const [head, kronecker] = JSON.parse(readFileSync(out, 'utf8'));
    expect(head.counts).toEqual({ items: 4, answered: 4 });
    expect(kronecker).toMatchObject({ missing: ['zither'], coverage: 0.75, seed: 1, samples: 200 });
    expect(kronecker.items[3]).toEqual({ id: 'file-lodge/woman-zither', similarity: null, missing: ['zither'] });
    expect((await bench('rescore', out, '--out', again)).code).toBe(0);
    expect(readFileSync(again, 'utf8')).toBe(readFileSync(out, 'utf8'));
    const compared = await bench('compare', out, '--tsv');
    expect([compared.code, compared.stderr]).toEqual([0, '']);
    expect(compared.stdout.split('\n')[1]).toMatch(/^gs2011\tvectors, head\tvectors, kronecker\t3\t/);
  });

  it('refuses results of other data', async () => {
    const out = join(folder, 'other.json');
    await bench('run', 'gs2011', '--vectors', join(folder, 'vectors.txt'), '--samples', '10', '--out', out);
    const text = readFileSync(out, 'utf8').replace(/"sha256": "\w{64}"/, `"sha256": "${'0'.repeat(64)}"`);
    writeFileSync(out, text);
    const { code, stderr } = await bench('rescore', out);
    expect(code).toBe(2);
    expect(stderr).toContain('was made from other files of gs2011');
    writeFileSync(out, text.slice(0, 100));
    expect((await bench('compare', out)).stderr).toContain('This is no JSON, or cut short.');
  });

  it('says what to do where something is missing or wrong', async () => {
    const cases: readonly (readonly [readonly string[], string])[] = [
      [['describe', 'gs2012x'], 'There is no task "gs2012x". The nearest ids are: gs2011'],
      [['describe', 'simlex-999'], 'SimLex-999.txt'],
      [['run', 'gs2011', '--vectors', join(folder, 'none.txt')], 'none.txt'],
      [['run', 'gs2011'], '--vectors'],
      [['run', 'gs2011', '--vectors', 'v', '--method', 'sum'], 'add, multiply, head, kronecker'],
      [['run', 'gs2011', '--vectors', 'v', '--data', join(folder, 'nowhere')], 'GS2011data.txt'],
      [['run', '--vectors', 'v', '--data', join(folder, 'nowhere')], 'No task of rated pairs has its data'],
    ];
    for (const [args, message] of cases) {
      const { code, stderr, stdout } = await bench(...args);
      expect([args, code, stdout]).toEqual([args, 2, '']);
      expect(stderr).toContain(message);
    }
  });

  it('names the line of a malformed file', async () => {
    const data = join(folder, 'bad');
    mkdirSync(join(data, 'gs2011'), { recursive: true });
    writeFileSync(join(data, 'gs2011', 'GS2011data.txt'), `${ratings.slice(0, 3).join('\n')}\np1 show child\n`);
    const { code, stderr } = await bench('describe', 'gs2011', '--data', data);
    expect(code).toBe(2);
    expect(stderr).toContain('GS2011data.txt, line 4');
  });
});
