import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Vocabulary } from '../../src/corpus/vocabulary.js';
import { SparseBuilder } from '../../src/matrix/sparse-builder.js';
import { createRandom } from '../../src/random.js';
import { reduction } from '../../src/space/reduction.js';
import { Space } from '../../src/space/space.js';
import { writeSpace } from '../../src/space/write-space.js';
import { pathAmounts, randomAmounts } from '../analysis/associations/compositions.js';
import { runCommand } from './run-command.js';

const names = ['constructor', '__proto__', 'dog', 'cat', 'bird'];
let folder: string;
const at = (name: string): string => join(folder, name);
const associations = (...args: string[]) => runCommand(['analyse', 'associations', ...args]);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'qualia-associations-'));
  const path = pathAmounts(200, 5, 1);
  const rows = Array.from({ length: 200 }, (_, row) => `cup ${row}\t${path.row(row).join('\t')}\n`);
  await writeFile(at('path.tsv'), `cup\t${names.join('\t')}\n${rows.join('')}`);
  const few = randomAmounts(5, 8, 2);
  const lines = Array.from({ length: 5 }, (_, row) => few.row(row).join(','));
  await writeFile(at('few.csv'), `a,b,c,d,e,f,g,h\n${lines.join('\n')}\n`);
  await writeFile(at('text.csv'), 'a,b,c\n1,2,3\n1,two,3\n');
  await writeFile(at('negative.csv'), 'a,b,c\n1,-2,3\n');
  await writeFile(at('empty-row.csv'), 'a,b,c\n1,2,3\n0,0,0\n');
  await writeFile(at('empty-part.csv'), 'a,b,c\n1,0,3\n2,0,1\n3,0,1\n');
  await writeFile(at('latin.csv'), Buffer.from('é,b,c\n1,2,3\n', 'latin1'));
  const random = createRandom(3);
  const builder = new SparseBuilder();
  for (let row = 0; row < 40; row++) {
    for (let column = 0; column < 6; column++) builder.add(row, column, random.integer(9 - column));
  }
  const counts = new Space({
    name: 'domain',
    targets: new Vocabulary(
      'the domain space',
      Array.from({ length: 40 }, (_, row) => `word${row}`),
    ), // prettier-ignore
    contexts: new Vocabulary('the contexts', ['c0', 'c1', 'c2', 'c3', 'c4', 'c5']),
    matrix: builder.build({ rows: 40, columns: 6 }),
    history: [],
  });
  await writeSpace(at('domain.counts.safetensors'), counts);
  await writeSpace(at('domain.safetensors'), reduction({ rank: 3 }).apply(counts));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('qualia analyse associations', () => {
  it('prints the strongest pairs of a table, with p values and rates, and what was done to standard error', async () => {
    const { code, stdout, stderr } = await associations(at('path.tsv'));
    expect(code).toBe(0);
    const [head, ...rows] = stdout
      .trim()
      .split('\n')
      .map((line) => line.trim().split(/ {2,}/)); // prettier-ignore
    expect(head).toEqual(['left', 'right', 'partial', 'p', 'false discovery']);
    expect(
      rows
        .slice(0, 4)
        .map(([left, right]) => `${left} ${right}`)
        .sort(),
    ).toEqual(
      ['__proto__ dog', 'cat bird', 'constructor __proto__', 'dog cat'], // prettier-ignore
    );
    expect(stderr).toMatch(
      /^200 rows, 5 parts: \d of 10 pairs pass .*given 2 other log-ratios, 195 degrees of freedom/,
    );
  });

  it('prints JSON and tab-separated values, the same every time', async () => {
    const { stdout, stderr } = await associations(at('path.tsv'), '--json', '--measure', 'rho', '--permutations', '5');
    expect(stderr).toBe('');
    const found = JSON.parse(stdout) as { test: string; associations: { left: string }[]; notices: { code: string }[] };
    expect(found).toMatchObject({ table: at('path.tsv'), measure: 'rho', test: 'permutations', rows: 200, parts: 5 });
    expect(found.notices.map(({ code }) => code)).toEqual(['A222']);
    const tsv = await associations(at('path.tsv'), '--tsv', '--measure', 'rho', '--permutations', '5');
    const lines = tsv.stdout.split('\n');
    expect(lines[0]).toBe('left\tright\trho\tfalse discovery');
    expect(lines).toHaveLength(found.associations.length + 2);
    const again = await associations(at('path.tsv'), '--tsv', '--measure', 'rho', '--permutations', '5');
    expect(again.stdout).toBe(tsv.stdout);
  });

  it('writes the pairs that pass as a graph', async () => {
    await associations(at('path.tsv'), '--limit', '4', '--dot', at('graph.dot'), '--graph', at('graph.json'));
    expect(await readFile(at('graph.dot'), 'utf8')).toMatch(/"__proto__" -- "constructor" \[label="0\.\d\d"/);
    const graph = JSON.parse(await readFile(at('graph.json'), 'utf8')) as { nodes: string[]; edges: unknown[] };
    expect([graph.nodes.length, graph.edges.length]).toEqual([5, 4]);
  });

  it('says when rows are too few, and takes shrinkage with permutations', async () => {
    const few = await associations(at('few.csv'), '--permutations', '0');
    expect(few.stderr).toMatch(/A211: 5 rows span 4 of the 7 dimensions of 8 parts/);
    expect(few.stderr).toMatch(/A221: None of 28 pairs was tested/);
    const shrunk = await associations(at('few.csv'), '--shrink', 'basis', '--fdr', '1');
    expect(shrunk.stderr).toMatch(/28 of 28 pairs pass \(permutations\).*correlations shrunk by/);
  });

  it('takes counts of qualia, some rows and parts of them, or words as the parts', async () => {
    const file = at('domain.counts.safetensors');
    const some = await associations(file, '--parts', '4', '--rows', '30', '--pseudo-count', '0.5', '--fdr', '1');
    expect(some.code).toBe(0);
    expect(some.stderr).toMatch(/30 rows, 4 parts: 6 of 6 pairs pass/);
    expect(some.stderr).toMatch(
      /A201: \d+ % of the cells were 0 and were replaced \(a Dirichlet prior of 0.5 a part\)/,
    );
    const turned = await associations(file, '--transpose', '--parts', 'word1,word2,word3', '--fdr', '1', '--tsv');
    expect(
      turned.stdout
        .trim()
        .split('\n')
        .slice(1)
        .flatMap((line) => line.split('\t').slice(0, 2))
        .sort(),
    ).toEqual(
      ['word1', 'word1', 'word2', 'word2', 'word3', 'word3'], // prettier-ignore
    );
  });

  it.each([
    ['text.csv', [], /text\.csv, line 3: has "two" in column "b", which is no number/],
    ['negative.csv', [], /negative\.csv, line 2: has "-2" in column "b"/],
    ['empty-row.csv', [], /empty-row\.csv, line 3: has only zeros/],
    ['empty-part.csv', [], /"b" has only zeros in these rows; leave the part out/],
    ['latin.csv', [], /latin\.csv, line 1: is not UTF-8/],
    ['nowhere.csv', [], /There is no file .*nowhere\.csv/],
    ['', [], /is a folder/],
    ['domain.safetensors', [], /is reduced: its columns are no contexts any more/],
    ['path.tsv', ['--parts', 'dog,horse,cat'], /"horse" is not in the parts/],
    ['path.tsv', ['--reference', 'horse'], /"horse" is not in the parts of the table/],
    ['path.tsv', ['--parts', 'dog,cat'], /200 rows of 2 parts are too few/],
    ['path.tsv', ['--measure', 'rho', '--shrink', 'basis'], /"--shrink" is "basis"/],
    ['path.tsv', ['--dot', 'nowhere/graph.dot'], /--dot/],
    ['domain.counts.safetensors', ['--zeros', 'none'], /cells are 0 and have no logarithm/],
  ])('says in two lines what is wrong with %s %j', async (file, flags, message) => {
    const { code, stdout, stderr } = await associations(at(file), ...flags);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(message);
    expect(stderr.trim().split('\n')).toHaveLength(2);
  });

  it('names its options where one is unknown', async () => {
    const { code, stderr } = await associations(at('path.tsv'), '--parst', '3');
    expect(code).toBe(2);
    expect(stderr).toMatch(/The options are --measure, .*"qualia analyse associations --help"/);
  });
});
