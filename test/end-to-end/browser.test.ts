import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Vocabulary } from '../../src/corpus/vocabulary.js';
import { DenseMatrix } from '../../src/matrix/dense-matrix.js';
import { createRandom } from '../../src/random.js';
import { Space } from '../../src/space/space.js';
import { writeSpace } from '../../src/space/write-space.js';
import { spaceOf } from '../space/small-spaces.js';
import { askQueries } from './browser-queries.js';

const executablePath = process.env['QUALIA_CHROMIUM'] ?? '/usr/bin/chromium';
const isHere = existsSync(executablePath);
if (!isHere)
  process.stderr.write(`${executablePath} is not there; set QUALIA_CHROMIUM to test the entry for browsers.\n`);

const entry = fileURLToPath(new URL('../../dist/browser/index.js', import.meta.url));
const queries = fileURLToPath(new URL('browser-queries.ts', import.meta.url));

/** A page that may run its own scripts and compile the kernels, and nothing else: no text becomes code. */
const policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'";
/** With these a page has shared memory, so that the compiled kernels run. */
const isolation = { 'Cross-Origin-Opener-Policy': 'same-origin', 'Cross-Origin-Embedder-Policy': 'require-corp' };

const page = '<!doctype html><title>Spaces</title><script type="module" src="page.js"></script>';
const script = `
  import * as qualia from ${JSON.stringify(entry)};
  import { askQueries } from ${JSON.stringify(queries)};
  const load = async (size) => await Promise.all(
    ['domain', 'function'].map((name) => qualia.fetchSpace(size + '-' + name + '.safetensors')),
  );
  window.ask = async (size) => JSON.stringify(askQueries(qualia, ...await load(size)));
  window.refuse = async () => await qualia.fetchSpace('damaged.safetensors').then(() => 'none', (error) => error.code);
`;

/** A space of rounded random numbers; one of 5,000 rows of 220 makes an index once it is asked often. */
function inventSpace(name: string, shape: { readonly rows: number; readonly columns: number }, seed: number): Space {
  const random = createRandom(seed);
  const labels = Array.from({ length: shape.rows }, (_, row) => (row === 3 ? 'constructor' : `word ${row}`));
  const values = Float32Array.from({ length: shape.rows * shape.columns }, () => random.uniform() - 0.3);
  return new Space({
    name,
    targets: new Vocabulary(`the ${name} space`, labels),
    matrix: new DenseMatrix(shape.rows, shape.columns, values),
    history: [{ step: 'invented', options: { seed } }],
  });
}

const sparse = (name: string): Space => {
  const rows = Array.from({ length: 12 }, (_, row): [string, number[]] => [
    row === 3 ? 'constructor' : `word ${row}`,
    [1 + row, row % 3, name === 'domain' ? 2 : row % 5],
  ]);
  const { targets, matrix, contexts, history } = spaceOf('sparse', rows);
  return new Space({ name, targets, matrix, contexts, history });
};

/** Reads answers; the last bits of a power are those of the engine, and versions differ. */
function readAnswers(json: string): object {
  return JSON.parse(json, (_, value: unknown) => (typeof value === 'number' ? Number(value.toPrecision(13)) : value));
}

describe.skipIf(!isHere)('the entry for browsers', () => {
  let folder = '';
  let browser: Browser;
  let server: Server;
  let address = '';
  const files = new Map<string, { readonly type: string; readonly body: Uint8Array | string }>();
  const expected = new Map<string, string>();

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'qualia-browser-'));
    const qualia = (await import(entry)) as typeof import('../../src/browser/index.js');
    const shape = { rows: 5000, columns: 220 };
    const samples = {
      small: [sparse('domain'), sparse('function')],
      large: [inventSpace('domain', shape, 1), inventSpace('function', shape, 2)],
    };
    for (const [size, spaces] of Object.entries(samples)) {
      const decoded: Space[] = [];
      for (const space of spaces) {
        const name = `${size}-${space.name}.safetensors`;
        await writeSpace(join(folder, name), space);
        const body = await readFile(join(folder, name));
        files.set(`/${name}`, { type: 'application/octet-stream', body });
        decoded.push(await qualia.decodeSpace(body));
      }
      expected.set(size, JSON.stringify(askQueries(qualia, decoded[0] as Space, decoded[1] as Space)));
    }
    const damaged = Uint8Array.from(files.get('/small-domain.safetensors')?.body as Uint8Array);
    damaged[damaged.length - 1] = (damaged.at(-1) ?? 0) ^ 1;
    files.set('/damaged.safetensors', { type: 'application/octet-stream', body: damaged });
    const { outputFiles } = await build({
      stdin: { contents: script, resolveDir: fileURLToPath(new URL('.', import.meta.url)) },
      bundle: true,
      write: false,
      platform: 'browser',
      format: 'esm',
      target: 'es2023',
    });
    files.set('/page.js', { type: 'text/javascript', body: outputFiles[0]?.text ?? '' });
    for (const path of ['/plain', '/isolated']) files.set(path, { type: 'text/html', body: page });
    server = createServer(({ url = '' }, response) => {
      const file = files.get(url);
      if (file === undefined) {
        response.writeHead(404).end();
        return;
      }
      const headers = { 'Content-Type': file.type, 'Content-Security-Policy': policy };
      response.writeHead(200, url === '/isolated' ? { ...headers, ...isolation } : headers).end(file.body);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  });

  afterAll(async () => {
    await browser?.close();
    server?.close();
    await rm(folder, { recursive: true, force: true });
  });

  it.each([
    ['plain', 'small'],
    ['plain', 'large'],
    ['isolated', 'large'],
  ])('gives in a %s page the numbers that Node gives of %s spaces', async (kind, size) => {
    const opened = await browser.newPage();
    const faults: string[] = [];
    opened.on('pageerror', (error) => faults.push(error.message));
    await opened.goto(`${address}/${kind}`);
    expect(await opened.evaluate('crossOriginIsolated')).toBe(kind === 'isolated');
    const answers = readAnswers(await opened.evaluate<string>(`window.ask(${JSON.stringify(size)})`));
    expect(answers).toEqual(readAnswers(expected.get(size) ?? ''));
    expect(answers).toHaveProperty('unknown', expect.stringContaining('"toString" is not in the domain space'));
    expect(faults).toEqual([]);
    await opened.close();
  });

  it('refuses a damaged file by its checksum', async () => {
    const opened = await browser.newPage();
    await opened.goto(`${address}/plain`);
    expect(await opened.evaluate('window.refuse()')).toBe('FILE_FORMAT');
    await opened.close();
  });
});
