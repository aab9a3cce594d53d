import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SparseBuilder } from '../../src/matrix/sparse-builder.js';
import { reduction } from '../../src/space/reduction.js';
import { Space } from '../../src/space/space.js';
import { viewSpace } from '../../src/space/view-space.js';
import { writeSpace } from '../../src/space/write-space.js';
import { writeWord2Vec } from '../../src/space/write-word2vec.js';
import { denseSpace } from '../embedding/dense-space.js';
import type { Finished } from './run-command.js';

const main = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));

// Dogs and houses have a domain each, in which kennels share; carpenters are to wood what masons are to stone.
const domain = denseSpace('domain', [
  ['dog', [1, 0.1, 0]],
  ['house', [0.1, 1, 0]],
  ['kennel', [1, 1, 0]],
  ['unlistedword', [1, 1, 0]],
  ['cottage', [0.2, 1, 0]],
  ['puppy', [1, 0.2, 0]],
  ['house of cards', [0.9, 1, 0]],
  ['constructor', [0, 1, 1]],
  ['carpenter', [0, 0.1, 1]],
  ['wood', [0.1, 0.1, 1]],
  ['mason', [0, 1, 0.3]],
  ['stone', [0.1, 1, 0.3]],
]);
const functional = denseSpace('function', [
  ['dog', [1, 0.1]],
  ['house', [0.2, 1]],
  ['kennel', [0.3, 1]],
  ['unlistedword', [0.3, 1]],
  ['cottage', [0.2, 1]],
  ['puppy', [1, 0.1]],
  ['house of cards', [0.2, 1]],
  ['constructor', [1, 0]],
  ['carpenter', [1, 0]],
  ['wood', [0, 1]],
  ['mason', [1, 0.1]],
  ['stone', [0.1, 1]],
]);

let folder: string;
let spaces: string[];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'qualia-dual-'));
  await writeSpace(join(folder, 'domain.safetensors'), domain);
  await writeSpace(join(folder, 'function.safetensors'), functional);
  await writeWord2Vec(join(folder, 'domain.txt'), denseSpace('domain', rowsWithoutSpaces()));
  const table = 'head\tmodifier\tcount\nhouse\tdog\t4\nhouse\tpuppy\t1\ncottage\tdog\t2\ndog\thouse\t1\n';
  await writeFile(join(folder, 'noun-noun.tsv'), table);
  await writeFile(join(folder, 'frequency.tsv'), 'target\tcount\ndog\t9\nhouse\t9\ncottage\t5\nkennel\t4\n');
  for (const space of [domain, functional]) {
    await writeSpace(join(folder, `reduced-${space.name}.safetensors`), reduce(space));
  }
  spaces = ['--domain', join(folder, 'domain.safetensors'), '--function', join(folder, 'function.safetensors')];
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** The space as a reduction of all its columns, with singular values in its history. */
function reduce({ name, targets, matrix }: Space): Space {
  const counts = new SparseBuilder();
  for (let row = 0; row < matrix.rows; row++) {
    for (let column = 0; column < matrix.columns; column++) counts.add(row, column, matrix.at(row, column));
  }
  const sparse = counts.build({ rows: matrix.rows, columns: matrix.columns });
  return reduction({ rank: matrix.columns }).apply(new Space({ name, targets, matrix: sparse, history: [] }));
}

function rowsWithoutSpaces(): [string, number[]][] {
  const words = domain.targets.labels.filter((label) => !label.includes(' '));
  return words.map((word) => [word, [...domain.vector(word)]]);
}

/** Runs the built command with standard input, which ends at once where none is given. */
function run(args: readonly string[], input = ''): Promise<Finished> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [main, ...args]);
    const output = { stdout: '', stderr: '' };
    for (const name of ['stdout', 'stderr'] as const) {
      child[name].setEncoding('utf8').on('data', (text: string) => {
        output[name] += text;
      });
    }
    child.stdin.end(input);
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, ...output }));
  });
}

const ask = (...args: string[]): Promise<Finished> => run([...args, ...spaces]);

describe('qualia relate', () => {
  it('ranks pairs by how alike their relation is to that of the first, with what the score was made of', async () => {
    const { code, stdout } = await ask('relate', 'carpenter:wood', 'dog:house', 'mason:stone');
    expect(code).toBe(0);
    const [head, first, second] = stdout.split('\n').map((line) => line.trim().split(/ {2,}/));
    expect(head).toEqual(['pair', 'score', 'because']);
    expect([first?.[0], second?.[0]]).toEqual(['mason:stone', 'dog:house']);
    expect(first?.[2]).toContain('f(carpenter,mason)=1.00 f(wood,stone)=1.00');
  });

  it('takes a formula, and prints JSON and tab-separated values', async () => {
    const pairs = ['carpenter:wood', '::', 'mason:stone'];
    const json = await ask('relate', ...pairs, '--json', '--formula', 'd(a,b) * 2');
    const [answer] = JSON.parse(json.stdout) as [{ pair: string[]; score: number; parts: unknown[] }];
    expect(answer.pair).toEqual(['mason', 'stone']);
    expect(answer.score).toBeCloseTo(2 * domain.cosine('carpenter', 'wood'), 6);
    expect(answer.parts).toHaveLength(1);
    const tsv = await ask('relate', ...pairs, '--tsv', '--formula', 'd(a,b) * 0');
    expect(tsv.stdout).toBe('pair\tscore\nmason:stone\t0\n');
    expect((await ask('relate', ...pairs, '--tsv', '--explain')).stdout).toContain('\tbecause\n');
    expect((await ask('relate', ...pairs, '--no-explain')).stdout).not.toContain('because');
  });
});

describe('qualia solve', () => {
  it('finds a word in the vocabulary, the words of the question aside', async () => {
    const { code, stdout } = await ask('solve', 'carpenter:wood', '::', 'mason:?', '--tsv', '--limit', '1');
    expect([code, stdout.split('\n')[1]?.split('\t')[0]]).toEqual([0, 'stone']);
  });

  it('shows all choices, those too that the domains forbid', async () => {
    const question = ['solve', 'carpenter:wood', 'mason', '--json'];
    const { stdout } = await ask(...question, '--choices', 'constructor,stone');
    const answers = JSON.parse(stdout) as { word: string; score: number; reason?: string }[];
    expect(answers.map(({ word }) => word)).toEqual(['stone', 'constructor']);
    expect(answers[1]?.score).toBe(0);
  });
});

describe('qualia compose', () => {
  it('finds the single words for a phrase, nouns of WordNet unless any will do', async () => {
    const { code, stdout } = await ask('compose', 'Dog', 'house');
    expect(code).toBe(0);
    expect(stdout).toMatch(/word +score +because\n +kennel +0\.\d{3} +d\(dog,kennel\)=0\.77 d\(house,kennel\)=0\.77 f/);
    const words = async (...args: string[]): Promise<string[]> => {
      const { stdout: table } = await ask('compose', 'dog house', '--tsv', ...args);
      return table
        .trim()
        .split('\n')
        .slice(1)
        .map((line) => line.split('\t')[0]);
    };
    expect(await words()).not.toContain('house of cards');
    expect(await words('--multiwords')).toContain('house of cards');
    expect(await words()).not.toContain('unlistedword');
    expect(await words('--any-part', '--limit', '2')).toEqual(['kennel', 'unlistedword']);
  });

  it('re-ranks by a formula, and scores given words', async () => {
    const { stdout } = await ask('compose', 'dog house', '--tsv', '--formula', '-d(b,c)', '--any-part', '--limit', '1');
    const [head, first] = stdout.split('\n');
    expect(head).toBe('word\tformula\tscore');
    expect(first?.split('\t')[0]).toBe('carpenter');
    const given = await ask('compose', 'dog house', '--choices', 'cottage,kennel,dog', '--json');
    const answers = JSON.parse(given.stdout) as { word: string; reason?: string }[];
    expect(answers.map(({ word }) => word)).toEqual(['kennel', 'cottage', 'dog']);
    expect(answers[2]?.reason).toBe('dog is part of the phrase itself');
  });

  it('answers phrases line by line, and goes on after one it cannot answer', async () => {
    const lines = 'dog house\r\n\nzebra house\nhouse\npuppy house';
    const { code, stdout, stderr } = await run(['compose', '--json', '--limit', '1', ...spaces], lines);
    expect(code).toBe(1);
    const answers = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { question: string; answers: { word: string }[] });
    expect(answers.map(({ question, answers: [best] }) => [question, best?.word])).toEqual([
      ['dog house', 'kennel'],
      ['puppy house', 'kennel'],
    ]);
    expect(stderr).toMatch(/^line 3: "zebra" is not in the domain space/);
    expect(stderr).toContain('line 4: Cannot read "house". Write two words');
  });

  it('names each question among the tab-separated values and tables of many', async () => {
    const tsv = await run(['compose', '-', '--tsv', '--limit', '1', ...spaces], 'dog house\npuppy house\n');
    expect(tsv.code).toBe(0);
    expect(tsv.stdout.split('\n').map((line) => line.split('\t').slice(0, 2))).toEqual([
      ['question', 'word'],
      ['dog house', 'kennel'],
      ['puppy house', 'kennel'],
      [''],
    ]);
    const table = await run(['compose', '--limit', '1', ...spaces], 'dog house\n');
    expect(table.stdout).toMatch(/^dog house\n {2}word +score +because\n {2}kennel /);
  });

  it('answers a line before the next one comes', async () => {
    const child = spawn(process.execPath, [main, 'compose', '--tsv', '--limit', '1', ...spaces]);
    let stdout = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
      if (stdout.includes('dog house\t')) child.stdin.end();
    });
    child.stdin.write('dog house\n');
    const code = await new Promise((resolve) => child.on('close', resolve));
    expect([code, stdout.split('\n')[1]?.split('\t')[1]]).toEqual([0, 'kennel']);
  });
});

describe('qualia decompose', () => {
  it('finds any phrase, or those that were seen, often enough', async () => {
    const pairs = ['--pairs', join(folder, 'noun-noun.tsv')];
    const seen = await ask('decompose', 'kennel', '--tsv', ...pairs);
    expect(seen.code).toBe(0);
    expect(seen.stdout.split('\n')[0]).toBe('phrase\tseen\tscore');
    const counted = seen.stdout
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split('\t').slice(0, 2).join(' '));
    expect([...counted].sort()).toEqual(['dog cottage 2', 'dog house 4', 'house dog 1', 'puppy house 1']);
    const often = await ask('decompose', 'kennel', '--tsv', '--minimum-count', '2', ...pairs);
    expect(often.stdout.trim().split('\n')).toHaveLength(3);
    const any = await ask('decompose', 'kennel', '--limit', '100', '--json');
    const phrases = (JSON.parse(any.stdout) as { phrase: string[] }[]).map(({ phrase }) => phrase.join(' '));
    expect(phrases).toContain('puppy cottage');
    expect(phrases.every((phrase) => !phrase.includes('kennel') && !phrase.includes('of cards'))).toBe(true);
  });
});

describe('qualia phrases', () => {
  it('compares the first phrase with the others', async () => {
    const { code, stdout } = await ask('phrases', 'dog house', 'mason wood', 'puppy cottage', '--tsv');
    expect(code).toBe(0);
    expect(stdout.split('\n').map((line) => line.split('\t')[0])).toEqual([
      'phrase',
      'puppy cottage',
      'mason wood',
      '',
    ]);
  });
});

describe('--minimum-frequency', () => {
  const often = (count: string): string[] => [
    '--minimum-frequency',
    count,
    '--frequency',
    join(folder, 'frequency.tsv'),
  ];
  const firstCells = ({ stdout }: Finished): string[] =>
    stdout
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split('\t')[0]);

  it('keeps rarer words from the answers, and words that were not counted', async () => {
    expect(firstCells(await ask('compose', 'dog house', '--tsv', ...often('4')))).toEqual(['kennel', 'cottage']);
    expect(firstCells(await ask('compose', 'dog house', '--tsv', ...often('5')))).toEqual(['cottage']);
    const reranked = ['--formula', '-d(b,c)', ...often('4')];
    expect(firstCells(await ask('compose', 'dog house', '--tsv', ...reranked))).toEqual(['kennel', 'cottage']);
    const phrases = firstCells(await ask('decompose', 'kennel', '--tsv', '--limit', '99', ...often('5')));
    expect([...phrases].sort()).toEqual([
      'cottage dog',
      'cottage house',
      'dog cottage',
      'dog house',
      'house cottage',
      'house dog',
    ]);
    const pairs = ['--pairs', join(folder, 'noun-noun.tsv'), ...often('6')];
    expect(firstCells(await ask('decompose', 'kennel', '--tsv', ...pairs)).sort()).toEqual(['dog house', 'house dog']);
    const solved = await ask('solve', 'carpenter:wood mason', '--tsv', ...often('5'));
    expect(firstCells(solved).sort()).toEqual(['cottage', 'dog', 'house']);
  });

  it('says nothing of given choices', async () => {
    const given = await ask('solve', 'dog:house puppy', '--tsv', '--choices', 'stone,cottage', ...often('99'));
    expect(firstCells(given)).toHaveLength(2);
  });
});

describe('qualia solve --any-domain', () => {
  it('finds words too that share no domain with the third', async () => {
    const rows = { carpenter: [1, 0, 0], wood: [1, 0, 0], mason: [0, 1, 0], stone: [0, 1, 0], tin: [0, 0, 1] };
    const roles = { carpenter: [1, 0], wood: [0, 1], mason: [1, 0], stone: [0.2, 1], tin: [0, 1] };
    const files = [join(folder, 'apart-domain.safetensors'), join(folder, 'apart-function.safetensors')];
    await writeSpace(files[0] ?? '', denseSpace('domain', Object.entries(rows)));
    await writeSpace(files[1] ?? '', denseSpace('function', Object.entries(roles)));
    const solve = async (...args: string[]): Promise<string[]> => {
      const [first, second] = files;
      const spaces = ['--domain', first ?? '', '--function', second ?? ''];
      const { stdout } = await run(['solve', 'carpenter:wood mason', '--json', ...spaces, ...args]);
      return (JSON.parse(stdout) as { word: string }[]).map(({ word }) => word);
    };
    expect(await solve()).toEqual(['stone']);
    expect(await solve('--any-domain')).toEqual(['tin', 'stone']);
    expect(await solve('--choices', 'stone,tin')).toEqual(['tin', 'stone']);
  });
});

describe('another k and p', () => {
  const reduced = (...args: string[]): Promise<Finished> => {
    const files = ['domain', 'function'].flatMap((name) => [`--${name}`, join(folder, `reduced-${name}.safetensors`)]);
    return run([...args, ...files]);
  };
  const partsOf = ({ stdout }: Finished): { space: string; left: string; right: string; similarity: number }[] =>
    (JSON.parse(stdout) as { parts: { space: string; left: string; right: string; similarity: number }[] }[]).flatMap(
      ({ parts }) => parts,
    );
  const flags = ['--domain-rank', '2', '--domain-exponent', '-0.5', '--function-rank', '1', '--function-exponent', '1'];

  it.each([
    ['relate', 'carpenter:wood', 'mason:stone'],
    ['solve', 'carpenter:wood mason', '--choices', 'stone'],
    ['compose', 'dog house', '--choices', 'kennel'],
    ['decompose', 'kennel'],
    ['phrases', 'dog house', 'puppy cottage'],
  ])('gives the similarities of such spaces: %s', async (...args) => {
    const domainView = viewSpace(reduce(domain), { rank: 2, singularValueExponent: -0.5 });
    const functionView = viewSpace(reduce(functional), { rank: 1, singularValueExponent: 1 });
    const parts = partsOf(await reduced(...args, '--json', ...flags));
    expect(parts.length).toBeGreaterThan(0);
    for (const { space, left, right, similarity } of parts) {
      expect(similarity).toBe((space === 'd' ? domainView : functionView).cosine(left, right));
    }
  });

  it('changes one space alone where one alone is asked for', async () => {
    const args = ['compose', 'dog house', '--choices', 'kennel', '--json'];
    const [plain, viewed] = [await reduced(...args), await reduced(...args, '--function-exponent', '0')].map(partsOf);
    expect(viewed?.slice(0, 2)).toEqual(plain?.slice(0, 2));
    expect(viewed?.[2]?.similarity).not.toBe(plain?.[2]?.similarity);
  });

  it.each([
    [['--domain-rank', '4'], 'Option "--domain-rank" is 4; allowed: a whole number, 1..3.', '--help'],
    [['--function-rank', '0'], 'Option "--function-rank" is "0"', '--help'],
    [['--function-exponent', 'x'], 'Option "--function-exponent" is "x"', '--help'],
  ])('%j is refused in two lines', async (wrong, problem, advice) => {
    const { code, stderr } = await reduced('compose', 'dog house', ...wrong);
    const lines = stderr.trimEnd().split('\n');
    expect([code, lines.length]).toEqual([2, 2]);
    expect([lines[0], lines[1]]).toEqual([expect.stringContaining(problem), expect.stringContaining(advice)]);
  });
});

describe('vectors of other programs', () => {
  it('serve as either space', async () => {
    const files = ['--domain', join(folder, 'domain.txt'), '--function', join(folder, 'function.safetensors')];
    const { code, stdout } = await run(['compose', 'dog house', '--tsv', '--cache-folder', folder, ...files]);
    expect([code, stdout.split('\n')[1]?.split('\t')[0]]).toEqual([0, 'kennel']);
  });
});

describe('wrong input', () => {
  it.each([
    [['compose', 'dog'], 'Cannot read "dog".', 'Write two words, as in "dog house".'],
    [['compose', 'dog dog'], '"dog dog" has the word "dog" twice.', 'must differ'],
    [['solve', 'carpenter'], 'Cannot read "carpenter".', 'as in carpenter:wood :: mason:?'],
    [['relate', 'a:b'], 'Cannot read "a:b".', 'as in carpenter:wood mason:stone'],
    [['phrases', 'dog house'], 'Cannot read "dog house".', 'each, as in'],
    [['decompose', ' '], 'Cannot read " ".', 'as in kennel'],
    [['compose', 'dog house', '--formula', 'import(1)'], 'the function "import" is not allowed', 'PARSE'],
    [['compose', 'dog house', '--choices', 'a,,b'], 'Option "--choices" is "a,,b"', '--help'],
    [['compose', 'dog house', '--limit', '0'], 'Option "--limit" is "0"', '--help'],
    [['decompose', 'kennel', '--minimum-count', '2'], 'Option "--minimum-count" is 2', '--help'],
    [['compose', 'dog hause'], '"hause" is not in the domain space. The nearest known words are: house', 'lemmas'],
    [['solve', 'dog:__proto__ kennel'], '"__proto__" is not in the domain space', 'lemmas'],
    [['compose', 'dog house', '--minimum-frequency', '2'], 'given without --frequency', 'frequency.tsv'],
    [['solve', 'dog:house puppy', '--frequency', 'f.tsv'], 'given without --minimum-frequency', 'frequency.tsv'],
    [
      ['compose', 'dog house', '--minimum-frequency', '0', '--frequency', 'f'],
      '"--minimum-frequency" is "0"',
      '--help',
    ],
    [['decompose', 'kennel', '--minimum-frequency', '2', '--frequency', 'none.tsv'], 'none.tsv', 'MISSING_FILE'],
    [['compose', 'dog house', '--domain-rank', '2'], 'holds no singular values', 'a reduced space'],
    [['compose', 'dog house', '--bogus'], 'Unknown option "--bogus"', 'The options are --choices, --formula'],
  ])('%j ends with code 2 and two lines', async (args, problem, advice) => {
    const { code, stdout, stderr } = await ask(...args);
    expect([code, stdout]).toEqual([2, '']);
    const lines = stderr.trimEnd().split('\n');
    expect(lines).toHaveLength(2);
    expect(lines[0]).toContain(problem);
    expect(lines[1]).toContain(advice);
  });

  it('names the space that is not given, and the file that is not there', async () => {
    const one = await run(['compose', 'dog house', '--domain', join(folder, 'domain.safetensors')]);
    expect([one.code, one.stderr.split('\n')[0]]).toEqual([2, 'qualia: --domain is given without --function.']);
    const none = await run(['compose', 'dog house', '--domain', 'none.txt', '--function', 'none.txt']);
    expect([none.code, none.stderr]).toEqual([2, expect.stringContaining('Cannot read none.txt.')]);
  });
});
