import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Vocabulary } from '../../src/corpus/vocabulary.js';
import { SparseBuilder } from '../../src/matrix/sparse-builder.js';
import { reduction } from '../../src/space/reduction.js';
import { Space } from '../../src/space/space.js';
import { viewSpace } from '../../src/space/view-space.js';
import { writeSpace } from '../../src/space/write-space.js';
import { type Finished, runCommand } from './run-command.js';

let folder = '';
let vectorsFlags: readonly string[] = [];

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

function bench(...args: readonly string[]): Promise<Finished> {
  const env = { QUALIA_DATA: join(folder, 'data'), XDG_CACHE_HOME: join(folder, 'cache') };
  return runCommand(['bench', ...args], { env });
}

/** The results of a folder in the order of their names. */
function readResults(path: string) {
  return readdirSync(path)
    .sort()
    .map((name) => JSON.parse(readFileSync(join(path, name), 'utf8')));
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'qualia-bench-'));
  mkdirSync(join(folder, 'data', 'gs2011'), { recursive: true });
  writeFileSync(join(folder, 'data', 'gs2011', 'GS2011data.txt'), `${ratings.join('\n')}\n`);
  writeFileSync(join(folder, 'vectors.txt'), `${vectors.join('\n')}\n`);
  vectorsFlags = ['--vectors', join(folder, 'vectors.txt'), '--samples', '200'];
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
    expect(here.get('aspects-english-test')).toBe('yes');
  });

  it('describes a task, its facts and what has been published; other files are findings', async () => {
    const { stdout, stderr, code } = await bench('describe', 'gs2011');
    expect(code).toBe(1);
    expect(stdout).toMatch(/pairs +4\n/);
    expect(stdout).toMatch(/raters, pairwise +1\.000 +ceiling +spearman with single ratings/);
    expect(stdout).toMatch(/Kronecker +0\.28/);
    expect(stderr).toContain('another file than the one in the manifest of gs2011');
  });

  it('describes a task whose files come with the package', async () => {
    const { stdout, code } = await bench('describe', 'aspects-chinese-test');
    expect(code).toBe(0);
    expect(stdout).toMatch(/commonest aspect of the dot type +0\.4\d\d +floor +accuracy/);
  });

  it('describes a task without files', async () => {
    const { stdout, code } = await bench('describe', 'noun-modifier-7');
    expect(code).toBe(0);
    expect(stdout).toContain('contaminated by');
  });

  it('scores vectors, names what is missing, and scores the items anew with the same bytes', async () => {
    const [out, again] = [join(folder, 'results'), join(folder, 'again')];
    const run = await bench('run', 'gs2011', ...vectorsFlags, '--compose', 'head', 'kronecker', '--out', out);
    expect(run.code).toBe(0);
    expect(run.stderr.trim().split('\n')).toHaveLength(1);
    expect(run.stderr).toContain('another file than the one in the manifest of gs2011');
    expect(run.stdout).toMatch(/gs2011 +vectors, kronecker +spearman with mean ratings .* 3 of 4 +zither /);
    const [head, kronecker] = readResults(out);
    expect(head.counts).toEqual({ items: 4, answered: 4 });
    expect(kronecker).toMatchObject({ missing: ['zither'], coverage: 0.75, seed: 1, samples: 200, mock: false });
    expect(kronecker.items[3]).toEqual({ id: 'file-lodge/woman-zither', answer: null, missing: ['zither'] });
    expect(JSON.stringify([head, kronecker])).not.toContain(folder);
    expect((await bench('rescore', out, '--out', again)).code).toBe(0);
    expect(readdirSync(again)).toEqual(readdirSync(out));
    for (const name of readdirSync(out)) {
      expect(readFileSync(join(again, name), 'utf8')).toBe(readFileSync(join(out, name), 'utf8'));
    }
    const compared = await bench('compare', out, '--tsv');
    expect(compared.code).toBe(0);
    expect(compared.stdout.split('\n')[1]).toMatch(/^gs2011\tvectors, head\tvectors, kronecker\tspearman.*\t3\t/);
  });

  it('views reduced spaces at the k and p of the specification, which the result keeps', async () => {
    const targets = new Vocabulary(
      'the words',
      vectors.map((line) => line.split(' ')[0]),
    );
    const counts = new SparseBuilder();
    vectors.forEach((line, row) => {
      const [, ...values] = line.split(' ').map(Number);
      values.forEach((value, column) => {
        counts.add(row, column, value);
      });
    });
    const matrix = counts.build({ rows: vectors.length, columns: 3 });
    const reduced = reduction({ rank: 3 }).apply(new Space({ name: 'verbs', targets, matrix, history: [] }));
    const file = join(folder, 'verbs.safetensors');
    await writeSpace(file, reduced);
    const table = join(folder, 'viewed.csv');
    writeFileSync(table, 'one,two,mean\nshow,express,5\nsign,result,3\ntable,suit,1\n');
    const out = join(folder, 'viewed');
    const settings = 'domain-rank=2&domain-exponent=-0.5&function-exponent=1';
    const systems = [`dual:${file},${file}?${settings}`, `dual:${file},${file}`, `vectors:${file}?rank=1&name=mine`];
    const more = [`vectors:${file}?exponent=0&method=head`];
    const asked = ['--table', table, '--table-columns', 'left=one,right=two,rating=mean', '--samples', '50', '--json'];
    const { code, stdout } = await bench('run', ...asked, '--system', ...systems, ...more, '--out', out);
    expect(code).toBe(0);
    const results = JSON.parse(stdout) as {
      system: Record<string, unknown>;
      items: { id: string; answer: number | null }[];
    }[];
    expect(results.map(({ system }) => [system['name'], system['settings'], system['specification']])).toEqual([
      [
        'dual space, verbs.safetensors and verbs.safetensors, domain k=2 p=-0.5, function k=3 p=1',
        { 'domain-rank': 2, 'domain-exponent': -0.5, 'function-rank': 3, 'function-exponent': 1 },
        `dual:verbs.safetensors,verbs.safetensors?${settings}`,
      ],
      ['dual space, verbs.safetensors and verbs.safetensors', {}, 'dual:verbs.safetensors,verbs.safetensors'],
      [
        'mine',
        { method: 'add', unit: false, positive: false, rank: 1, exponent: 0.5 },
        'vectors:verbs.safetensors?rank=1&name=mine',
      ],
      [
        'verbs, head, k=3 p=0',
        { method: 'head', unit: false, positive: false, rank: 3, exponent: 0 },
        'vectors:verbs.safetensors?exponent=0&method=head',
      ],
    ]);
    expect(readdirSync(out)).toHaveLength(4);
    // By the heads alone, at p = 0: the cosine of the verbs in the view.
    const view = viewSpace(reduced, { singularValueExponent: 0 });
    const answer = results[3]?.items[0]?.answer;
    expect(answer).toBeCloseTo(view.cosine('show', 'express'), 6);
    expect(answer).not.toBeCloseTo(reduced.cosine('show', 'express'), 2);
  });

  it('scores predictions, modules and the first items alone', async () => {
    const predictions = join(folder, 'mine.csv');
    const module = join(folder, 'lengths.mjs');
    writeFileSync(
      predictions,
      'id,answer\nshow-express/child-sign,1\nshow-express/table-result,2\nfile-lodge/lawyer-suit,3\n',
    );
    writeFileSync(module, 'export const embed = (texts) => texts.map((text) => [text.length, 1]);\n');
    const run = await bench('run', 'gs2011', '--system', predictions, `module:${module}?name=lengths`, '--json');
    expect(run.code).toBe(0);
    const [mine, lengths] = JSON.parse(run.stdout);
    expect(mine.system).toMatchObject({ name: 'mine.csv', specification: 'predictions:mine.csv' });
    expect(mine.items.map(({ answer }: { answer: number | null }) => answer)).toEqual([1, 2, 3, null]);
    expect([lengths.system.name, lengths.coverage]).toEqual(['lengths', 1]);
    const mock = await bench('run', 'gs2011', ...vectorsFlags, '--mock', '2', '--json');
    expect(JSON.parse(mock.stdout)[0]).toMatchObject({ mock: true, counts: { items: 2 } });
  });

  it('goes on from the results that are there', async () => {
    const out = join(folder, 'resumed');
    const run = () => bench('run', 'gs2011', ...vectorsFlags, '--out', out, '--resume', '--json');
    const [first] = JSON.parse((await run()).stdout);
    const [path = ''] = readdirSync(out);
    const marked = JSON.stringify({ ...first, seconds: 12345 });
    writeFileSync(join(out, path), marked);
    expect(JSON.parse((await run()).stdout)[0].seconds).toBe(12345);
    const other = await bench('run', 'gs2011', ...vectorsFlags, '--seed', '2', '--out', out, '--resume', '--json');
    expect(JSON.parse(other.stdout)[0].seconds).not.toBe(12345);
  });

  it('refuses results of other data, cut short, or of an older version', async () => {
    const out = join(folder, 'other');
    await bench('run', 'gs2011', ...vectorsFlags, '--out', out);
    const [name = ''] = readdirSync(out);
    const text = readFileSync(join(out, name), 'utf8');
    writeFileSync(join(out, name), text.replace(/("path": "gs2011[^"]*",\s+"sha256": ")\w{64}/, `$1${'0'.repeat(64)}`));
    const { code, stderr } = await bench('rescore', out);
    expect(code).toBe(2);
    expect(stderr).toContain('was made from other files of gs2011');
    writeFileSync(join(out, name), text.slice(0, 100));
    expect((await bench('compare', out)).stderr).toContain('This is no JSON, or cut short.');
    writeFileSync(join(out, name), text.replace(/"schemaVersion": \d+/, '"schemaVersion": 1'));
    expect((await bench('compare', out)).stderr).toMatch(/version/);
  });

  it('says what to do where something is missing or wrong', async () => {
    const vectors = join(folder, 'vectors.txt');
    const cases: readonly (readonly [readonly string[], string])[] = [
      [['describe', 'gs2012x'], 'There is no task "gs2012x". The nearest ids are: gs2012'],
      [['describe', 'simlex-999'], 'SimLex-999.txt'],
      [['run', 'gs2011', '--vectors', join(folder, 'none.txt')], 'none.txt'],
      [['run', 'gs2011'], 'Nothing is named that could be scored'],
      [['run', 'gs2011', '--vectors', 'v', '--compose', 'sum'], 'add, multiply, head, kronecker, holistic, offset'],
      [['run', 'gs2011', '--vectors', vectors, '--data', join(folder, 'nowhere')], 'nowhere'],
      [['run', 'gs2011', '--system', 'combiner:model.json'], 'combiner:MODEL,FOLDER'],
      [['run', 'gs2011', '--system', `dual:${vectors}`], 'dual:DOMAIN,FUNCTION'],
      [['run', 'gs2011', '--system', `vectors:${vectors}?rank=2`], 'holds no singular values'],
      [['run', 'gs2011', '--system', `vectors:${vectors}?rank=two`], 'Option "rank" is "two"; allowed: a whole number'],
      [['run', 'gs2011', '--system', `dual:${vectors},${vectors}?function-exponent=x`], '"function-exponent" is "x"'],
      [['run', 'gs2011', '--system', `dual:${vectors},${vectors}?rank=2`], '"rank=2" is no setting'],
      [
        ['run', 'gs2011', '--system', 'embedded:trial'],
        'dual, domain, function, senses, senses-without-graph, senses-without-counts, gloss-vectors, lesk, aspects',
      ],
      [['run', 'gs2011', '--system', 'embedded:senses?method=x'], 'method'],
      [['run', 'gs2011', '--system', `${vectors}?colour=red`], '"colour=red" is no setting'],
      [['run', 'gs2011', '--vectors', vectors, '--compose', 'offset'], 'can be asked none of gs2011'],
      [['run', 'gs2011', '--vectors', vectors, '--out', vectors], 'it should be a folder'],
      [['compare', join(folder, 'none')], 'none'],
    ];
    for (const [args, message] of cases) {
      const { code, stderr, stdout } = await bench(...args);
      expect([args, code, stdout]).toEqual([args, 2, '']);
      expect(stderr).toContain(message);
    }
  });

  it('runs whatever it recognises in a folder, and names the files that are malformed or unknown', async () => {
    const data = join(folder, 'mixed');
    mkdirSync(join(data, 'deep'), { recursive: true });
    writeFileSync(join(data, 'deep', 'verbs.dat'), ratings.join('\r\n'));
    writeFileSync(join(data, 'cut.txt'), `word1\tword2\tPOS\tSimLex999\tconc(w1)\ndog\tcat\tN\n`);
    writeFileSync(join(data, 'diary.txt'), 'Dear diary,\nthe dog has moved into the kennel.\n');
    const { code, stdout, stderr } = await bench('run', ...vectorsFlags, '--data', data, '--tsv');
    expect(code).toBe(1);
    expect(stdout).toMatch(/^(gs2011|file-verbs)\tvectors, add\t/m);
    expect(stderr).toMatch(/cut\.txt, line 2: /);
    expect(stderr).toContain(`of no known format, in ${data}: diary.txt`);
    const listed = await bench('list', '--data', data, '--tsv');
    expect(listed.stderr).toContain('diary.txt is of no known format; its first line is "Dear diary,"');
  });

  it('runs a table with columns of any names', async () => {
    const table = join(folder, 'pairs.csv');
    writeFileSync(table, 'one,two,mean\nchild,woman,5\nsign,result,3\ntable,suit,1\n');
    const named = await bench(
      'run',
      ...vectorsFlags,
      '--table',
      table,
      '--table-columns',
      'left=one,right=two,rating=mean',
      '--json',
    );
    const [result] = JSON.parse(named.stdout);
    expect([named.code, result.task, result.counts.items]).toEqual([0, 'file-pairs', 3]);
    const wrong = await bench(
      'run',
      ...vectorsFlags,
      '--table',
      table,
      '--table-columns',
      'left=one,right=two,rating=score',
    );
    expect([wrong.code, wrong.stderr]).toEqual([2, expect.stringMatching(/"score".*one.*two.*mean/s)]);
    const alone = await bench('run', ...vectorsFlags, '--table', table);
    expect([alone.code, alone.stderr]).toEqual([2, expect.stringContaining('--table needs --table-columns')]);
  });

  it('keeps the results that are there when it is stopped', async () => {
    const out = join(folder, 'stopped');
    const waiting = join(folder, 'waits.mjs');
    writeFileSync(waiting, 'export const embed = () => new Promise((resolve) => setTimeout(resolve, 20_000));\n');
    const isThere = async (): Promise<void> => {
      while (!existsSync(out) || !readdirSync(out).some((name) => name.endsWith('.json'))) await setTimeout(50);
    };
    const args = ['bench', 'run', 'gs2011', ...vectorsFlags, '--system', waiting, '--out', out];
    const { code, stderr } = await runCommand(args, {
      env: { QUALIA_DATA: join(folder, 'data'), XDG_CACHE_HOME: join(folder, 'cache') },
      interrupt: { signal: 'SIGINT', afterMilliseconds: 100, when: isThere() },
    });
    expect([code, readdirSync(out).length]).toEqual([130, 1]);
    expect(stderr).toContain('--resume goes on from there');
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
