import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Vocabulary } from '../../src/corpus/vocabulary.js';
import { Combiner, type FeatureContribution } from '../../src/dual/combiner/combiner.js';
import { writeCombiner } from '../../src/dual/combiner/combiner-file.js';
import { listEvidenceFiles, readEvidence } from '../../src/dual/combiner/read-evidence.js';
import { type CombinerExample, trainCombiner } from '../../src/dual/combiner/train-combiner.js';
import { createTupleFeatures, type TupleEvidence } from '../../src/dual/combiner/tuple-features.js';
import { denseZeros } from '../../src/matrix/dense-matrix.js';
import { SparseBuilder } from '../../src/matrix/sparse-builder.js';
import { createRandom } from '../../src/random.js';
import { readWord2VecText } from '../../src/space/read-text-vectors.js';
import { Space } from '../../src/space/space.js';
import { writeSpace } from '../../src/space/write-space.js';
import { denseSpace } from '../embedding/dense-space.js';
import { type Finished, runCommand } from './run-command.js';

// Words of all letters, in spaces of 300 columns, some nouns of WordNet; a tuple is right when c comes soon after b.
const words = 'ant bat cat dog eel fox gnu hen ibex jay kite lion'.split(' ');
let folder: string;
let evidence: TupleEvidence;
let combiner: Combiner;
const at = (name: string): string => join(folder, name);

interface Answer {
  readonly word: string;
  readonly phrase: readonly [string, string];
  readonly score: number;
  readonly reranked: number | null;
  readonly contributions?: readonly FeatureContribution[];
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'qualia-second-'));
  const random = createRandom(1);
  for (const name of ['domain', 'function']) {
    const matrix = denseZeros(words.length, 300);
    for (let cell = 0; cell < matrix.values.length; cell++) matrix.values[cell] = 0.5 + random.normal();
    const targets = new Vocabulary(name, words);
    await writeSpace(at(`${name}.safetensors`), new Space({ name, targets, matrix, history: [] }));
  }
  const counts = new SparseBuilder();
  words.forEach((_, row) => {
    for (let column = 0; column < words.length; column++) counts.add(row, column, 1 + ((row * 5 + column * 3) % 7));
  });
  const [targets, contexts] = [new Vocabulary('targets', words), new Vocabulary('contexts', words)];
  const matrix = counts.build({ rows: words.length, columns: words.length });
  await writeSpace(
    at('domain.counts.safetensors'),
    new Space({ name: 'domain', targets, contexts, matrix, history: [] }),
  );
  await writeFile(
    at('frequency.tsv'),
    `target\tcount\n${words.map((word, place) => `${word}\t${9 + place}\n`).join('')}`,
  );
  await writeFile(at('noun-noun.tsv'), 'head\tmodifier\tcount\ncat\tbat\t4\ndog\tant\t1\nfox\tdog\t2\n');
  await writeFile(at('noun-adjective.tsv'), 'noun\tadjective\tcount\ncat\told\t2\n');
  evidence = await readEvidence(listEvidenceFiles(folder));
  const { model } = trainCombiner(createTupleFeatures(evidence, 3), listExamples(), {
    learner: { kind: 'trees', options: { rounds: 20, leafExamples: 5 } },
  });
  await writeCombiner(at('combiner.json'), model);
  combiner = new Combiner(model, evidence);
  const relations = listExamples().map((example) => ({ ...example, words: [...example.words, 'lion'] }));
  const ofRelations = trainCombiner(createTupleFeatures(evidence, 4), relations, {
    learner: { kind: 'trees', options: { rounds: 2 } },
  });
  await writeCombiner(at('relations.json'), ofRelations.model);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function listExamples(): CombinerExample[] {
  const indices = words.slice(0, 9).keys();
  return [...indices].flatMap((a) =>
    [...words.slice(0, 9).keys()].flatMap((b) =>
      [...words.slice(0, 9).keys()].flatMap((c) => {
        if (new Set([a, b, c]).size < 3) return [];
        return [{ words: [words[a], words[b], words[c]], isRight: (c - b + 9) % 9 < 4, fold: (a + b + c) % 3 }];
      }),
    ),
  );
}

const judged = (): string[] => ['--combiner', at('combiner.json'), '--evidence', folder];
const answersOf = ({ stdout }: Finished): Answer[] => JSON.parse(stdout) as Answer[];

describe('qualia compose --combiner', () => {
  it('ranks the candidates by probability, and says what made it', async () => {
    const answers = answersOf(await runCommand(['compose', 'bat cat', '--limit', '99', '--json', ...judged()]));
    expect(answers.map(({ word }) => word).sort()).toEqual(words.filter((word) => word !== 'bat' && word !== 'cat'));
    const probabilities = answers.map(({ reranked }) => reranked ?? -1);
    expect(probabilities).toEqual([...probabilities].sort((one, other) => other - one));
    for (const { word, reranked, contributions } of answers) {
      const { probability, parts } = combiner.score('bat', 'cat', word);
      expect(reranked).toBe(probability);
      // JSON leaves a value out that is missing.
      expect(contributions).toEqual(JSON.parse(JSON.stringify(parts.slice(0, 10))));
    }
  });

  it('takes so many candidates from the first pass, shows the probability, and scores given words', async () => {
    const first = answersOf(
      await runCommand(['compose', 'bat cat', '--json', '--candidates', '2', '--limit', '2', ...judged()]),
    );
    expect(first).toHaveLength(2);
    const table = await runCommand(['compose', 'bat cat', '--limit', '1', ...judged()]);
    expect(table.stdout).toMatch(/word +probability +score +because\n +\w+ +[01]\.\d{3} +0\.\d{3} +d\(bat,/);
    const tsv = await runCommand(['compose', 'bat cat', '--tsv', '--choices', 'dog,bat', ...judged()]);
    expect(
      tsv.stdout
        .split('\n')
        .slice(0, 3)
        .map((line) => line.split('\t').length),
    ).toEqual([3, 3, 3]);
  });

  it('searches other spaces where such are named, and puts words last that the evidence lacks', async () => {
    const other = denseSpace(
      'domain',
      [...words, 'zebra'].map((word, place) => [word, [1, place / 9]]),
    );
    await writeSpace(at('other.safetensors'), other);
    const spaces = ['--domain', at('other.safetensors'), '--function', at('other.safetensors')];
    const answers = answersOf(
      await runCommand(['compose', 'bat cat', '--limit', '99', '--json', ...judged(), ...spaces]),
    );
    expect(answers).toHaveLength(11);
    expect(answers.at(-1)).toMatchObject({ word: 'zebra', reranked: null });
    expect(answers.at(-1)?.contributions).toBeUndefined();
    const table = await runCommand(['compose', 'bat cat', '--choices', 'zebra', ...judged(), ...spaces]);
    expect(table.stdout).toMatch(/\n +zebra +0\.\d{3} +d\(/);
    const asked = await runCommand(['compose', 'zebra cat', ...judged(), ...spaces]);
    expect([asked.code, asked.stderr]).toEqual([2, expect.stringContaining('"zebra" is not in the evidence in')]);
  });
});

describe('qualia decompose --combiner', () => {
  it('ranks phrases by probability', async () => {
    const answers = answersOf(await runCommand(['decompose', 'dog', '--json', '--limit', '5', ...judged()]));
    expect(answers).toHaveLength(5);
    const probabilities = answers.map(({ reranked }) => reranked ?? -1);
    expect(probabilities).toEqual([...probabilities].sort((one, other) => other - one));
    for (const { phrase, reranked, contributions = [] } of answers) {
      expect(reranked).toBe(combiner.probability(...phrase, 'dog'));
      expect(contributions.length).toBeGreaterThan(0);
    }
    const pairs = ['--pairs', at('noun-noun.tsv')];
    const table = await runCommand(['decompose', 'hen', ...pairs, ...judged()]);
    expect(table.stdout).toMatch(/^ +phrase +seen +probability +score +because\n/);
  });
});

describe('qualia bench run combiner:', () => {
  const ask = async (target: string) => {
    const system = `combiner:${target}?missing=masked`;
    const { code, stdout, stderr } = await runCommand([
      ...['bench', 'run', 'noun-modifier-7', '--mock', '5', '--samples', '10', '--json'],
      ...['--data', folder, '--cache-folder', at('cache'), '--system', system],
    ]);
    if (code !== 0) return { stderr };
    const [result] = JSON.parse(stdout) as { items: { answer: number[] }[]; system: { files: { path: string }[] } }[];
    return { answers: result?.items.map(({ answer }) => answer), files: result?.system.files.map(({ path }) => path) };
  };

  it('takes the spaces of the folder, or others in their place', async () => {
    const own = await ask(`${at('combiner.json')},${folder}`);
    expect(own.answers).toHaveLength(5);
    const named = await ask(
      `${at('combiner.json')},${folder},${at('domain.safetensors')},${at('function.safetensors')}`,
    );
    expect(named).toEqual(own);
    expect(own.files).toEqual(['combiner.json', 'domain.safetensors', 'function.safetensors']);
  });

  it('takes two files of pretrained vectors without any tables, and their rows of phrases', async () => {
    const texts = words.flatMap((one, place) => [one, `${one} ${words[(place + 1) % words.length]}`]);
    const lines = texts.map((text, place) => `${text} ${place % 7} ${place % 3} 1`);
    await writeFile(at('wide.txt'), `${texts.length} 3\n${lines.join('\n')}\n`);
    const space = await readWord2VecText(at('wide.txt'));
    const files = { domain: at('wide.txt'), function: at('wide.txt') };
    const vectors = await readEvidence(files, { domain: space, function: space, phrases: true });
    const { model } = trainCombiner(createTupleFeatures(vectors, 3), listExamples(), {
      learner: { kind: 'trees', options: { rounds: 3 } },
    });
    await writeCombiner(at('phrases.json'), model);
    const { answers, files: named } = await ask(`${at('phrases.json')},${at('wide.txt')},${at('wide.txt')}`);
    expect(answers).toHaveLength(5);
    expect(named).toEqual(['phrases.json', 'wide.txt', 'wide.txt']);
    // It was trained with tables, too.
    const { stderr } = await ask(`${at('combiner.json')},${at('wide.txt')},${at('wide.txt')}`);
    expect(stderr).toContain('as when it was trained');
  });
});

describe('wrong input', () => {
  const cases: readonly (readonly [readonly string[], string, string])[] = [
    [
      ['compose', 'bat cat', '--combiner', 'combiner.json'],
      '--combiner is given without --evidence.',
      '--evidence FOLDER',
    ],
    [['decompose', 'dog', '--evidence', '.'], '--evidence is given without --combiner.', '--combiner MODEL'],
    [['compose', 'bat cat', '--combiner', 'none.json', '--evidence', '.'], 'Cannot read', 'MISSING_FILE'],
    [['compose', 'bat cat', '--combiner', 'frequency.tsv', '--evidence', '.'], 'expected a combiner', 'FILE_FORMAT'],
    [
      ['compose', 'bat cat', '--combiner', 'combiner.json', '--evidence', 'nowhere'],
      'domain.safetensors',
      'MISSING_FILE',
    ],
    [['decompose', 'dog', '--combiner', 'relations.json', '--evidence', '.'], 'compares relations', '--help'],
    [
      ['compose', 'bat wolf', '--combiner', 'combiner.json', '--evidence', '.'],
      '"wolf" is not in the domain space',
      'lemmas',
    ],
    [
      ['compose', 'bat cat', '--combiner', 'combiner.json', '--evidence', '.', '--formula', 'd(a,c)'],
      '"--formula <text>"',
      '--combiner',
    ],
    [
      ['compose', 'bat cat', '--combiner', 'combiner.json', '--evidence', '.', '--candidates', '0'],
      '"--candidates" is "0"',
      '--help',
    ],
  ];

  it.each(cases)('%j ends with code 2 and two lines', async (args, problem, advice) => {
    const named = args.map((arg) => (/\.(json|tsv)$|^\.$|^nowhere$/.test(arg) ? at(arg) : arg));
    const { code, stdout, stderr } = await runCommand(named);
    expect([code, stdout]).toEqual([2, '']);
    const lines = stderr.trimEnd().split('\n');
    expect(lines).toHaveLength(2);
    expect(lines[0]).toContain(problem);
    expect(lines[1]).toContain(advice);
  });
});
