import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRandom } from '../../src/random.js';
import { writeSpace } from '../../src/space/write-space.js';
import { denseSpace } from '../embedding/dense-space.js';
import { type Finished, runCommand } from './run-command.js';

let folder = '';
const inFolder = (name: string): string => join(folder, name);
const table = ['verb\tsubject\tobject\tcount', 'chase\tdog\tcat\t2', 'develop\tdog\tidea\t1', 'hunt\tcat\tdog\t1'];
const ratings = [
  'participant verb subject object landmark input hilo',
  'p1 chase dog cat hunt 6 HIGH',
  'p1 chase dog cat develop 1 LOW',
];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'qualia-verb-build-'));
  writeFileSync(inFolder('verbs.tsv'), `${table.join('\n')}\n`);
  const nouns = denseSpace('nouns', [
    ['dog', [4, 1, 1]],
    ['cat', [3, 1, 1]],
    ['idea', [1, 1, 4]],
    ['chase', [2, 2, 1]],
  ]);
  await writeSpace(inFolder('nouns.safetensors'), nouns);
  await writeSpace(inFolder('others.safetensors'), denseSpace('others', [['dog', [1, 2, 3]]]));
  mkdirSync(join(folder, 'data', 'gs2011'), { recursive: true });
  writeFileSync(join(folder, 'data', 'gs2011', 'GS2011data.txt'), `${ratings.join('\n')}\n`);
  const space = ['--space', inFolder('nouns.safetensors')];
  const built = await runCommand([
    'verb',
    'build',
    inFolder('verbs.tsv'),
    ...space,
    '--out',
    inFolder('v.safetensors'),
  ]);
  expect([built.code, built.stderr]).toEqual([0, '']);
  expect(built.stdout).toMatch(/verbs +as pairs +as factors/);
});

afterAll(() => rmSync(folder, { recursive: true }));

const bench = (space: string, verbs: string, query = ''): Promise<Finished> => {
  const system = `discocat:space:${inFolder(space)}?discocat-verbs=${encodeURIComponent(inFolder(verbs))}${query}`;
  const env = { QUALIA_DATA: inFolder('data'), XDG_CACHE_HOME: inFolder('cache') };
  const out = inFolder(`results-${verbs}${query.length}`);
  return runCommand(['bench', 'run', 'gs2011', '--system', system, '--out', out, '--samples', '50'], { env });
};

describe('qualia verb build', () => {
  it('makes a file that commands take in place of the table, with the same answers', async () => {
    const space = ['--space', inFolder('nouns.safetensors')];
    const ask = (verbs: string): Promise<Finished> =>
      runCommand(['disambiguate', 'dog chases cat', 'hunt', 'develop', '--json', ...space, '--verbs', inFolder(verbs)]);
    const [byTable, byFile] = [await ask('verbs.tsv'), await ask('v.safetensors')];
    expect(byFile).toEqual(byTable);
    expect(byFile.code).toBe(0);
    const shown = await runCommand(['verb', 'show', 'chase', ...space, '--verbs', inFolder('v.safetensors')]);
    expect(shown.stdout).toMatch(/dog +chase +cat +2/);
  });

  it.each(['', '&discocat-senses=2'])('makes a file that discocat: takes too, %j', async (query) => {
    const answers = [];
    for (const verbs of ['verbs.tsv', 'v.safetensors']) {
      expect((await bench('nouns.safetensors', verbs, query)).code).toBe(0);
      const results = inFolder(`results-${verbs}${query.length}`);
      const result = JSON.parse(readFileSync(join(results, readdirSync(results)[0] ?? ''), 'utf8'));
      expect(result.system.files).toMatchObject([{ path: verbs }]);
      answers.push(result.items);
    }
    expect(answers[0]).toEqual(answers[1]);
  });

  it('makes a file that is refused over another space', async () => {
    const { code, stderr } = await bench('others.safetensors', 'v.safetensors');
    expect(code).toBe(2);
    expect(stderr).toContain('names the nouns space with the checksum');
    expect(stderr).toContain('qualia verb build');
  });

  it('stops from the keyboard and leaves nothing half-written', async () => {
    const random = createRandom(1);
    const nouns = Array.from({ length: 400 }, (_, noun) => `n${noun}`);
    const vectors = nouns.map(
      (noun) => [noun, Array.from({ length: 200 }, () => random.normal())] as [string, number[]],
    );
    await writeSpace(inFolder('wide.safetensors'), denseSpace('wide', vectors));
    const rows = Array.from({ length: 200_000 }, (_, row) => {
      return `v${row % 2000}\t${nouns[random.integer(400)]}\t${nouns[random.integer(400)]}\t1`;
    });
    writeFileSync(inFolder('many.tsv'), `${[table[0], ...rows].join('\n')}\n`);
    const files = [
      inFolder('many.tsv'),
      '--space',
      inFolder('wide.safetensors'),
      '--out',
      inFolder('many.safetensors'),
    ];
    const args = ['verb', 'build', ...files, '--keep', 'factors', '--rank', '100'];
    const stopped = await runCommand(args, { interrupt: { signal: 'SIGINT', afterMilliseconds: 2500 } });
    expect([stopped.code, stopped.stdout]).toEqual([130, '']);
    expect(stopped.stderr).toContain('Stopped; nothing half-done was kept.');
    expect(readdirSync(folder).filter((name) => name.startsWith('many.'))).toEqual(['many.tsv']);
  });
});
