import { spawnSync } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CacheRecord } from '../../src/embedded/cache-record.js';
import { loadEmbedded } from '../../src/embedded/load-embedded.js';
import type { TourAnswers } from '../../src/embedded/tour.js';
import type { Engine } from '../../src/engine/engine.js';
import { type Finished, runCommand } from './run-command.js';

type TourJson = TourAnswers &
  Pick<CacheRecord, 'scoreboards'> & {
    readonly corpus: Partial<CacheRecord>;
    readonly timing: { readonly source: string };
  };

const sentence = 'He sat on the bank of the river and watched the current.';
let caches: string;
let cold: Finished;

const tour = (...args: string[]): Promise<Finished> => runCommand(['tour', '--cache-folder', caches, ...args]);
const tourJson = async (...args: string[]): Promise<TourJson> => JSON.parse((await tour('--json', ...args)).stdout);
const coldAnswers = (): TourJson => JSON.parse(cold.stdout);

beforeAll(async () => {
  caches = await mkdtemp(join(tmpdir(), 'qualia-tour-'));
  cold = await tour('--json', '--sentence', sentence);
}, 400_000);

afterAll(() => rm(caches, { recursive: true, force: true }));

describe('the first run of the tour', () => {
  it('builds from WordNet, keeps data and messages apart, and says that there was no cache', () => {
    expect(cold.code).toBe(0);
    expect(coldAnswers().timing.source).toBe('built');
    expect(cold.stderr).toContain('no cache');
    expect(coldAnswers().corpus).toMatchObject({ lexicon: 'WordNet 3.1', seed: 1, tokens: 1_559_792 });
    expect(cold.stdout).not.toContain('\u001b');
    expect(cold.stderr).not.toContain('\u001b');
  });

  it('solves the relation, the composition and the verb by the models, with the evidence beside each answer', () => {
    const { relation, compositions, verbs } = coldAnswers();
    expect(relation.choices[0]?.choice).toBe('mason:stone');
    expect(relation.choices[0]?.parts).toHaveLength(6);
    expect(compositions.map(({ phrase }) => phrase.join(' '))).toEqual(['dog house', 'house dog']);
    expect(compositions[0]?.choices[0]?.choice).toBe('kennel');
    expect(compositions[0]?.choices[0]?.parts.map(({ space }) => space)).toEqual(['d', 'd', 'f']);
    expect(verbs.choices.map(({ verb }) => verb)).toEqual(['satisfy', 'visit']);
    expect(verbs.choices[0]?.evidence.length).toBeGreaterThan(0);
  });

  it('finds the river bank in the sentence about the river', () => {
    const bank = coldAnswers().sentence.words.find(({ form }) => form === 'bank');
    expect(bank?.senses[0]?.key).toBe('bank%1:17:01::');
    expect(bank?.senses[0]?.evidence.map(({ scorer }) => scorer)).toEqual(['prior', 'gloss', 'words', 'graph', 'slot']);
  });

  it('scores every model above its best baseline and above chance by more than the interval', () => {
    const { scoreboards } = coldAnswers();
    expect(scoreboards.map(({ task }) => task)).toEqual([
      'noun-modifier-7',
      'noun-modifier-14',
      'wordnet-example-senses',
    ]);
    for (const { chance, scores, overall, split } of scoreboards) {
      const model = scores.find(({ role }) => role === 'model');
      expect(split).toBe('test');
      expect(model?.accuracy.low).toBeGreaterThan(chance);
      expect(overall.difference.low).toBeGreaterThan(0);
    }
  });
});

describe('later runs of the tour', () => {
  it('answer from the cache with the same bytes, apart from the timing', async () => {
    const { timing, ...warm } = await tourJson('--sentence', sentence);
    const { timing: _, ...first } = coldAnswers();
    expect(timing.source).toBe('cache');
    expect(JSON.stringify(warm)).toBe(JSON.stringify(first));
  });

  it('print the same answers for people, without colour where there is no terminal', async () => {
    const { stdout, stderr, code } = await tour('violin');
    expect(code).toBe(0);
    expect(stdout).toContain('Neighbours\n  violin\n');
    expect(stdout).toContain('kennel');
    expect(stdout).toContain('Scoreboard: Noun-modifier questions, 14 choices');
    expect(stdout).not.toContain('\u001b');
    expect(stderr).toContain('Answered from the cache');
  });

  it('name an unknown word with the nearest known words, and give no score', async () => {
    const { code, stdout, stderr } = await tour('carpentr');
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toMatch(/^qualia: "carpentr" is not in the domain space\. The nearest known words are: .*carpent/);
  });

  it('take words that are names of object properties for what they are: unknown words', async () => {
    for (const word of ['constructor', '__proto__']) {
      const { code, stderr } = await tour(word);
      expect([code, stderr.split('\n').length]).toEqual([2, 3]);
      expect(stderr).toContain(`"${word}"`);
    }
  });

  it('say so when no word of the sentence is in the lexicon', async () => {
    const { code, stderr } = await tour('--sentence', 'Zxqv 12 , !');
    expect(code).toBe(2);
    expect(stderr).toContain('No word of "Zxqv 12 , !"');
  });

  it('end quietly when the reader of their output goes away', () => {
    const main = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
    const command = `"${process.execPath}" "${main}" tour --cache-folder "${caches}" | head -n 1`;
    const { stdout, stderr } = spawnSync('sh', ['-c', command], { encoding: 'utf8' });
    expect(stdout).toBe('Meaning from WordNet 3.1\n');
    expect(stderr).not.toMatch(/EPIPE|at .*\.js/);
  });
});

describe('a damaged cache', () => {
  /** Stands in for the build, which the damage must lead to: the first job it is given ends the test. */
  const noEngine: Engine = {
    name: 'none',
    map: () => Promise.reject(new Error('the build began')),
  };
  const damages: [string, (folder: string) => Promise<void>][] = [
    ['a shortened space', (folder) => truncate(join(folder, 'domain.safetensors'), 1_000_000)],
    ['a missing space', (folder) => rm(join(folder, 'function.safetensors'))],
    ['a record that is not JSON', (folder) => writeFile(join(folder, 'record.json'), 'no json')],
    ['an emptied table of triples', (folder) => truncate(join(folder, 'triples.tsv'), 0)],
    [
      'one changed byte in the frequencies',
      async (folder) => {
        const path = join(folder, 'frequencies.safetensors');
        const bytes = await readFile(path);
        bytes[bytes.length - 9] ^= 1;
        await writeFile(path, bytes);
      },
    ],
  ];

  it.each(damages)('with %s is said and built again', async (_, damage) => {
    const copy = await mkdtemp(join(tmpdir(), 'qualia-damaged-'));
    const notices: string[] = [];
    try {
      await cp(caches, copy, { recursive: true });
      const before = await readdir(copy);
      const folder = before.find((name) => name.startsWith('embedded-'));
      await damage(join(copy, folder as string));
      const loading = loadEmbedded({ cacheFolder: copy, engine: noEngine, onNotice: (text) => notices.push(text) });
      await expect(loading).rejects.toThrow('the build began');
      expect(notices.join('\n')).toMatch(/^The cache is damaged and is built again: .*/);
      expect(await readdir(copy)).toEqual(before);
    } finally {
      await rm(copy, { recursive: true, force: true });
    }
  });
});
