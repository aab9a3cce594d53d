import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { readSpace } from '../../src/space/read-space.js';
import { replyAsProvider } from '../embedding/ai-sdk-models.js';
import { startEmbeddingServer } from '../embedding/embedding-server.js';
import { runCommand } from './run-command.js';

let folder = '';
const at = (name: string): string => join(folder, name);
const model = (): string => `static:${at('words.txt')}`;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'qualia-embed-'));
  await writeFile(at('words.txt'), '3 2\ndog 1 0\nhouse 0 1\nkennel 1 1\n');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('qualia embed', () => {
  it('prints a line of JSON a text, and says what it did; a second run asks the cache', async () => {
    const args = ['embed', model(), 'dog house', 'kennel', '--cache-folder', at('cache')];
    const first = await runCommand(args);
    expect(first.code).toBe(0);
    expect(
      first.stdout
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toEqual([
      { text: 'dog house', vector: [0.5, 0.5] },
      { text: 'kennel', vector: [1, 1] },
    ]);
    expect(first.stderr).toMatch(/^2 texts, 0 from the cache, 1 call\./m);
    const second = await runCommand(args);
    expect(second.stdout).toBe(first.stdout);
    expect(second.stderr).toMatch(/^2 texts, 2 from the cache, 0 calls/m);
  });

  it('reads lines of standard input, and writes a space', async () => {
    const { code } = await runCommand(['embed', model(), '--no-cache', '--out', at('texts.safetensors')], {
      input: 'dog\r\n\nhouse dog\ndog\n',
    });
    expect(code).toBe(0);
    const space = await readSpace(at('texts.safetensors'));
    expect([...space.targets.labels]).toEqual(['dog', 'house dog']);
    expect(space.history[0]).toMatchObject({ step: 'embed', options: { provider: 'qualia' } });
  });

  it('leaves no file when it is stopped, and goes on from the cache', async () => {
    // Each call of ten texts tells that it has begun, then takes a while.
    const code = [
      "import { appendFileSync } from 'node:fs';",
      'export const embed = async (texts) => {',
      `  appendFileSync(${JSON.stringify(at('calls.txt'))}, 'call\\n');`,
      '  await new Promise((resolve) => setTimeout(resolve, 20));',
      '  return texts.map((text) => [text.length, 1]);',
      '};',
    ];
    await writeFile(at('slow.mjs'), code.join('\n'));
    await writeFile(at('calls.txt'), '');
    const input = Array.from({ length: 600 }, (_, place) => `text ${place}\n`).join('');
    const args = ['embed', `module:${at('slow.mjs')}`, '--texts-per-call', '10', '--cache-folder', at('stopped')];
    const before = await readdir(folder);
    const isBusy = vi.waitFor(
      async () => expect((await readFile(at('calls.txt'), 'utf8')).length).toBeGreaterThanOrEqual(5 * 10),
      { timeout: 10_000, interval: 5 },
    );
    const interrupt = { signal: 'SIGINT', afterMilliseconds: 0, when: isBusy } as const;
    const first = await runCommand([...args, '--out', at('stopped.safetensors')], { input, interrupt });
    expect(first.code).toBe(130);
    expect(first.stderr).toContain('the vectors that were made are in the cache');
    expect(await readdir(folder)).toEqual([...before, 'stopped'].sort());
    const second = await runCommand([...args, '--out', at('stopped.safetensors')], { input });
    expect(second.code).toBe(0);
    const [, hits = '0', calls = '0'] = /600 texts, (\d+) from the cache, (\d+) calls/.exec(second.stderr) ?? [];
    expect(Number(hits)).toBeGreaterThanOrEqual(80);
    expect(Number(hits) + 10 * Number(calls)).toBe(600);
    expect((await readSpace(at('stopped.safetensors'))).targets.size).toBe(600);
  });

  it.each([
    [['embed', 'glove.txt', 'dog'], 'is no kind of model', ''],
    [['embed', 'static:none.txt', 'dog'], 'none.txt', ''],
    [['embed', 'MODEL', 'zither', '--no-cache'], 'zither', ''],
    [['embed', 'MODEL', 'dog', '--out', 'vectors.csv'], '.safetensors', ''],
    [['providers', 'check', 'transformers:folder'], 'folder', ''],
    [['providers', 'fetch', 'nowhere'], 'Known: all-minilm-l6-v2', ''],
  ])('%j ends with code 2 and leaves nothing', async (args, problem) => {
    const before = await readdir(folder);
    const { code, stdout, stderr } = await runCommand(args.map((arg) => (arg === 'MODEL' ? model() : arg)));
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(problem);
    expect(stderr.trimEnd().split('\n')).toHaveLength(2);
    expect(await readdir(folder)).toEqual(before);
  });
});

describe('qualia providers', () => {
  it('lists the kinds with their settings, and checks one', async () => {
    const list = JSON.parse((await runCommand(['providers', 'list', '--json'])).stdout) as { kind: string }[];
    expect(list.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['static', 'ai-sdk']));
    const { stdout } = await runCommand(['providers', 'check', model(), '--json']);
    expect(JSON.parse(stdout)).toMatchObject([{ provider: 'qualia', dimensions: 2, isSame: true, cosine: 0 }]);
  });

  it('tells which transformers can be fetched, and under which licence', async () => {
    const { stdout } = await runCommand(['providers', 'fetch', '--json']);
    expect(JSON.parse(stdout)).toMatchObject([{ id: 'all-minilm-l6-v2', licence: 'Apache-2.0' }]);
  });

  it('checks a model of an installed package of the AI SDK, and says how to install one that is not there', async () => {
    const { url, asked } = await startEmbeddingServer(replyAsProvider);
    const baseURL = encodeURIComponent(url.replace(/\/embeddings$/, ''));
    const { stdout } = await runCommand([
      'providers',
      'check',
      `ai-sdk:@ai-sdk/mistral#m?baseURL=${baseURL}`,
      '--json',
    ]);
    expect(JSON.parse(stdout)).toMatchObject([{ modelId: 'm', dimensions: 3, isSame: true }]);
    expect(asked.length).toBe(2);
    const missing = await runCommand(['providers', 'check', 'ai-sdk:@ai-sdk/nowhere#m']);
    expect(missing.code).toBe(2);
    expect(missing.stderr).toContain('npm install @ai-sdk/nowhere');
  });
});

describe('qualia bench run model:', () => {
  it('scores an embedding model by its name', async () => {
    await writeFile(at('pairs.csv'), 'one,two,mean\ndog,kennel,3\nhouse,dog,1\nkennel,kennel,5\n');
    const table = ['--table', at('pairs.csv'), '--table-columns', 'left=one,right=two,rating=mean'];
    const { code, stdout } = await runCommand([
      ...['bench', 'run', ...table, '--system', `model:${model()}?weighting=mean`, '--samples', '10', '--json'],
      ...['--cache-folder', at('bench-cache')],
    ]);
    expect(code).toBe(0);
    const [result] = JSON.parse(stdout) as { system: { specification: string }; scores: { value: number }[] }[];
    expect(result?.system.specification).toBe('model:static:words.txt?weighting=mean');
    expect(result?.scores[0]?.value).toBe(1);
  });
});
