import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseGraph } from '../../src/analysis/structure/mixed-graph.js';
import { createRandom } from '../../src/random.js';
import { runCommand } from './run-command.js';

let folder: string;
const at = (name: string): string => join(folder, name);
const structure = (...args: string[]) => runCommand(['analyse', 'structure', ...args]);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'qualia-structure-'));
  const random = createRandom(1);
  // cause -> middle <- other, middle -> effect.
  const rows = Array.from({ length: 800 }, () => {
    const [cause, other] = [random.normal(), random.normal()];
    const middle = cause + other + random.normal();
    return [cause, other, middle, middle + random.normal()];
  });
  const lines = rows.map((row, place) => [`w${place}`, ...row.map((value) => value.toFixed(4))].join('\t'));
  await writeFile(at('linear.tsv'), `word\tcause\tother\tmiddle\teffect\n${lines.join('\n')}\n`);
  const either = rows.map(([cause = 0, other = 0]) => {
    const [first, second] = [Number(cause > 1), Number(other > 0)];
    return `${first},${second},${first | second ? 'yes' : 'no'}`;
  });
  await writeFile(at('either.csv'), `constructor,__proto__,either\n${either.join('\n')}\n`);
  const counts = rows.map((row) => row.map((value) => Math.round(30 * Math.exp(value / 3))).join(' '));
  await writeFile(at('counts.txt'), `a b c d\n${counts.join('\n')}\n`);
});

afterAll(() => rm(folder, { recursive: true, force: true }));

describe('qualia analyse structure', () => {
  it('prints edges with p values, and what they mean', async () => {
    const { code, stdout, stderr } = await structure(
      at('linear.tsv'),
      '--without',
      'word',
      '--alpha',
      '0.01',
      '--separators',
    );
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/cause +--> +middle/);
    expect(stdout).toMatch(/other +--> +middle/);
    expect(stdout).toMatch(/middle +--> +effect/);
    expect(stdout).toMatch(/cause +effect +middle/);
    expect(stdout).toContain('it does not say "causes"');
  });

  it('gives JSON with graph, separators, frequencies, assumptions and notices, the same each time', async () => {
    const args = [
      at('linear.tsv'),
      '--columns',
      'cause,other,middle,effect',
      '--alpha',
      '0.01',
      '--bootstrap',
      '20',
      '--assumptions',
      '--json',
    ];
    const [first, second] = [await structure(...args), await structure(...args)];
    expect(first.stdout).toBe(second.stdout);
    const result = JSON.parse(first.stdout);
    expect(String(parseGraph(result.graph))).toBe('cause --> middle\nother --> middle\nmiddle --> effect');
    expect(result).toMatchObject({ rows: 800, algorithm: 'pc', test: 'Fisher z', alpha: 0.01 });
    expect(result.edges[0]).toMatchObject({ from: 'cause', to: 'middle', edge: '-->', joined: 1 });
    expect(result.separators).toContainEqual({
      first: 'cause',
      second: 'effect',
      given: ['middle'],
      p: expect.any(Number),
    });
    expect(result.assumptions.conditions.map(({ condition }: { condition: string }) => condition)).toContain(
      'composition',
    );
    expect(result.notices.length).toBeGreaterThan(1);
  });

  it('gives tab-separated edges alone on standard output', async () => {
    const { stdout, stderr } = await structure(at('linear.tsv'), '--without', 'word', '--alpha', '0.01', '--tsv');
    const lines = stdout.trim().split('\n');
    expect(lines[0]).toBe('from\tedge\tto\tlargest p');
    expect(lines).toHaveLength(4);
    expect(stderr).toContain('does not say');
  });

  it('learns a PAG by fci, the same edges by sgs, and obeys what is known beforehand', async () => {
    const common = [at('linear.tsv'), '--without', 'word', '--alpha', '0.01'];
    expect((await structure(...common, '--algorithm', 'fci')).stdout).toMatch(/cause +o-> +middle/);
    expect((await structure(...common, '--algorithm', 'sgs')).stdout).toMatch(/cause +--> +middle/);
    const known = await structure(
      ...common,
      '--forbid',
      'cause>middle',
      '--forbid',
      'middle>cause',
      '--tiers',
      'other;middle;effect',
    );
    expect(known.stdout).not.toMatch(/cause +\S+ +middle/);
    expect(known.stdout).toMatch(/other +--> +middle/);
  });

  it('writes a picture and a graph for Graphviz', async () => {
    await structure(at('linear.tsv'), '--without', 'word', '--dot', at('graph.dot'), '--picture', at('graph.svg'));
    expect(await readFile(at('graph.dot'), 'utf8')).toMatch(/^digraph structure \{/);
    expect(await readFile(at('graph.svg'), 'utf8')).toMatch(/^<svg .*<\/svg>\n$/s);
  });

  it('takes categories, points at what others determine, parts numbers into bins, and tests proportions', async () => {
    const either = await structure(at('either.csv'), '--assumptions');
    expect(either.stdout).toContain('either by constructor, __proto__: 0.00 % of its uncertainty is left');
    const bins = await structure(at('linear.tsv'), '--without', 'word', '--bins', '3', '--json');
    expect(JSON.parse(bins.stdout)).toMatchObject({ test: 'G-squared' });
    const parts = await structure(at('counts.txt'), '--test', 'log-ratio', '--reference', 'd', '--json');
    expect(JSON.parse(parts.stdout)).toMatchObject({ test: 'log-ratio to d', graph: { variables: ['a', 'b', 'c'] } });
    const scores = await structure(at('linear.tsv'), '--without', 'word', '--scores', 'normal', '--json');
    expect(JSON.parse(scores.stdout).edges).toHaveLength(3);
  });

  it.for([
    ['a missing file', ['absent.tsv'], 'Cannot read'],
    ['text where numbers are needed', ['linear.tsv', '--test', 'fisher-z'], '"w0" is no number'],
    ['columns of both kinds', ['mixed.tsv'], 'no test takes both'],
    ['a missing value', ['missing.tsv'], 'missing ("NA")'],
    ['a constant column', ['constant.tsv'], 'one value only'],
    ['names twice', ['twice.tsv'], 'occurs twice'],
    ['too few rows', ['few.tsv'], 'at least 5'],
    ['an unknown column', ['either.csv', '--columns', 'constructor,toString'], 'toString'],
    ['an unknown test', ['either.csv', '--test', 't-test'], 't-test'],
    ['a level out of range', ['either.csv', '--alpha', '2'], '--alpha'],
    ['an edge that is none', ['either.csv', '--require', 'either'], 'a>b'],
    ['a file that cannot be written', ['either.csv', '--dot', '/absent/folder/graph.dot'], '--dot'],
  ] as const)('says of %s in two lines what to do', async ([, args, problem]) => {
    const many = Array.from({ length: 30 }, (_, row) => `${row / 7}\t${row % 2 ? 'a' : 'b'}`).join('\n');
    await writeFile(at('mixed.tsv'), `x\ty\n${many}\n`);
    await writeFile(at('missing.tsv'), 'x\ty\n1\t2\n2\tNA\n');
    await writeFile(at('constant.tsv'), `x\ty\n${[1, 2, 3, 4, 5].map((row) => `${row}\t1`).join('\n')}\n`);
    await writeFile(at('twice.tsv'), 'x\tx\n1\t2\n');
    await writeFile(at('few.tsv'), 'x\ty\n1\t2\n2\t3\n');
    const [file, ...rest] = args;
    const { code, stdout, stderr } = await structure(at(file), ...rest);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(problem);
    expect(stderr.trim().split('\n')).toHaveLength(2);
  });

  it('stops from the keyboard', async () => {
    const { code, stderr } = await runCommand(
      ['analyse', 'structure', at('linear.tsv'), '--without', 'word', '--bootstrap', '100000'],
      { interrupt: { signal: 'SIGINT', afterMilliseconds: 5000 } },
    );
    expect(code).toBe(130);
    expect(stderr).toContain('Stopped');
  });
});
