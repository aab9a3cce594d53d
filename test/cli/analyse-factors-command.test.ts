import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCli } from '../../src/cli/run-cli.js';
import { createRandom } from '../../src/random.js';
import { captureOutput } from './captured-output.js';

const adjectives = ['old', 'new', 'red', 'tall'];
const nouns = ['house', 'car', 'tree', 'wall', 'boat'];
let folder = '';
let model = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'qualia-'));
  const random = createRandom(1);
  const lines = [...adjectives, ...nouns].map((word) => {
    return `${word} ${Array.from({ length: 12 }, () => random.normal().toFixed(6)).join(' ')}\n`;
  });
  await writeFile(join(folder, 'words.txt'), lines.join(''));
  model = `static:${join(folder, 'words.txt')}`;
});

afterAll(() => rm(folder, { recursive: true }));

const factors = ['--factor', `adjective=${adjectives}`, '--factor', `noun=${nouns}`];

async function run(...args: string[]) {
  const output = captureOutput();
  const code = await runCli([
    'analyse',
    'factors',
    ...args,
    '--cache-folder',
    join(folder, 'cache'),
    '--permutations',
    '20',
  ]);
  return { code, ...output };
}

describe('qualia analyse factors', () => {
  it('tells a mean of words apart as wholly linear', async () => {
    const { code, stdout } = await run(model, ...factors);
    expect(code).toBe(0);
    expect(stdout).toMatch(/R², vectors as they are +1\.000 +0\.368/);
    expect(stdout).toMatch(/adjective +4 +3 /);
    expect(stdout).toMatch(/trained on +factor +seen +unseen +by chance +agreement/);
  });

  it('gives a row for each way to vectors, and the rank correlation over them', async () => {
    const { code, stdout } = await run(model, ...factors, '--compose', 'sum,product,tensor,log-product');
    expect(code).toBe(0);
    expect(stdout.match(/static:/g)).toHaveLength(4);
    expect(stdout).toMatch(/Rank correlation with transfer/);
    expect(stdout).toMatch(/R², adjusted +4/);
  });

  it('prints all of it as JSON, and the rows as tab-separated values', async () => {
    const { stdout } = await run(model, ...factors, '--compose', 'sum,product', '--centre', '--json');
    const { grid, runs, correlations } = JSON.parse(stdout);
    expect(grid).toBe('adjective-noun');
    expect(runs.map(({ vectors }: { vectors: string }) => vectors)).toEqual(['sum', 'product']);
    expect(runs[0].report.raw.r2).toBeCloseTo(1, 9);
    // Of words without what they share the product has nothing linear.
    expect(Math.abs(runs[1].report.raw.r2)).toBeLessThan(1e-9);
    expect(runs[0].coverage.known).toBe(20);
    expect(correlations).toEqual([]);
    const tsv = (await run(model, ...factors, '--tsv', '--probes', 'none')).stdout.split('\n');
    expect(tsv[0]).toMatch(/^model\tvectors\titems\trank\tR²/);
    expect(tsv).toHaveLength(3);
  });

  it('ends with 1 and says so where items are unknown', async () => {
    const { code, stderr } = await run(model, '--factor', `adjective=${adjectives},zorgy`, '--factor', `noun=${nouns}`);
    expect(code).toBe(1);
    expect(stderr).toMatch(/20 of 25 items are known; unknown: zorgy house, .*No item is left of adjective zorgy\./);
  });

  it('reads a table of combinations, and texts by a template', async () => {
    const path = join(folder, 'grid.tsv');
    const rows = adjectives.flatMap((adjective) => nouns.slice(1).map((noun) => `${noun}\t${adjective}`));
    await writeFile(path, `noun\tadjective\n${rows.slice(1).join('\n')}\n`);
    const { code, stdout, stderr } = await run(model, '--grid', path, '--template', '{adjective} {noun}', '--json');
    expect(code).toBe(0);
    const { report } = JSON.parse(stdout).runs[0];
    expect(report.design).toMatchObject({ combinations: 15, possible: 16, isOrthogonal: false, rank: 6 });
    expect(stderr).toMatch(/Combinations are missing or uneven/);
  });

  it('composes sentences of the arguments of verbs', async () => {
    const path = join(folder, 'verbs.tsv');
    const seen = ['tall\told\thouse\t3', 'tall\tnew\tcar\t1', 'red\told\ttree\t2'];
    await writeFile(path, `verb\tsubject\tobject\tcount\n${seen.join('\n')}\n`);
    const sentences = ['subject=old,new,boat', 'verb=tall,red', 'object=house,car,tree'].flatMap((one) => [
      '--factor',
      one,
    ]);
    const { stdout, code } = await run(model, ...sentences, '--compose', 'relational,sum', '--verbs', path, '--json');
    expect(code).toBe(0);
    const { runs } = JSON.parse(stdout);
    expect(runs.map(({ vectors }: { vectors: string }) => vectors)).toEqual(['sum', 'relational']);
    // Subject x object cells of 12 dimensions.
    expect(runs[1].report.dimensions.given).toBe(144);
    expect(runs[1].report).toMatchObject({ items: 18, design: { rank: 5 } });
    const { stderr } = await run(model, ...sentences, '--compose', 'relational');
    expect(stderr).toMatch(/Give them by --verbs/);
  });

  it.each([
    ['a table and factors', ['--grid', 'verb-object', '--factor', 'a=b,c'], /--grid and --factor are both given/],
    ['a factor that is not written so', ['--factor', 'adjective'], /"--factor" is "adjective"/],
    ['one factor', ['--factor', 'adjective=old,new'], /"factors" is/],
    ['another way to vectors', ['--compose', 'sum,average'], /"--compose" is "sum,average"/],
    ['partners that are no numbers', ['--partners', '2,x'], /"--partners" is "x"/],
    ['relational vectors without sentences', ['--compose', 'relational'], /factors called subject, verb and object/],
    ['a table that is not there', ['--grid', 'nowhere.tsv'], /Cannot read nowhere.tsv/],
    ['words that the model lacks', ['--grid', 'lemma-number'], /knows \d+ of 60 items/],
  ])('refuses %s in two lines', async (_, args, message) => {
    const { code, stderr, stdout } = await run(model, ...args);
    expect(code).toBe(2);
    expect(stderr).toMatch(message);
    expect(stderr.trimEnd().split('\n')).toHaveLength(2);
    expect(stdout).toBe('');
  });
});
