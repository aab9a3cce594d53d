import { EventEmitter, once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Handler, makeBytes, serve, sha256, startServer } from '../corpus/fetch/file-server.js';
import { type Finished, type RunOptions, runCommand } from './run-command.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'qualia-corpora-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const run = async (args: readonly string[], options: RunOptions = {}): Promise<Finished> =>
  await runCommand(['corpus', ...args], {
    ...options,
    env: { QUALIA_CORPORA: folder, HTTP_PROXY: '', http_proxy: '', NO_PROXY: '', no_proxy: '', ...options.env },
  });
/** SemCor's address is plain http, so a proxy can stand in for its server. */
const content = makeBytes(2_000_000);
const archive = (): string => join(folder, 'semcor', 'semcor3.0.tar.gz');
const text = 'The cat sat on the mat.\nThe dog sat on the constructor.\n';

/** Starts a server that sends half of the file and waits, the first time, and tells when it has. */
async function startHalfServer() {
  const halfSent = new EventEmitter();
  const half: Handler = (_, response) => {
    response.writeHead(200, { 'content-length': content.length, etag: '"1"' });
    response.write(content.subarray(0, 1_000_000), () => halfSent.emit('sent'));
  };
  return { proxy: await startServer(half, serve(content, { etag: '"1"' })), sent: once(halfSent, 'sent') };
}

describe('qualia corpus list', () => {
  it('shows every corpus, for reading, as tab-separated values and as JSON', async () => {
    const { code, stdout } = await run(['list']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^ {2}brown +no +pinned +3\.3 MB /m);
    expect(stdout).toMatch(/^ {2}simple-english-wikipedia +no +moving +unknown /m);
    expect(stdout).toMatch(/^ {2}wordnet-glosses +package +pinned /m);
    const tsv = (await run(['list', '--tsv'])).stdout.trimEnd().split('\n');
    expect(tsv[0]).toBe('id\tfetched\tchecksums\tsize\tlicence\tdescription');
    const json = JSON.parse((await run(['list', '--json'])).stdout) as { id: string; fetched: string }[];
    expect(json.map(({ id }) => id)).toEqual(tsv.slice(1).map((line) => line.split('\t')[0]));
  });
});

describe('qualia corpus fetch', () => {
  it('brings a corpus, does not bring it again, and verify compares it', async () => {
    const proxy = await startServer(serve(content, { etag: '"1"' }));
    const env = { HTTP_PROXY: proxy.address };
    const first = await run(['fetch', 'semcor', '--json'], { env });
    expect(first.code).toBe(0);
    expect(JSON.parse(first.stdout)).toMatchObject([
      { corpus: 'semcor', file: archive(), how: 'downloaded', pinned: false, sha256: sha256(content) },
    ]);
    expect(first.stderr).toContain('Licence: WordNet-1.6.');
    expect(first.stderr).toContain('knows no checksum');
    expect(JSON.parse((await run(['fetch', 'semcor', '--json'], { env })).stdout)).toMatchObject([{ how: 'kept' }]);
    expect(proxy.requests).toHaveLength(1);
    expect(await run(['verify'])).toMatchObject({ code: 0, stdout: '' });
    await writeFile(archive(), content.subarray(1));
    const { code, stdout } = await run(['verify', 'semcor', '--tsv']);
    expect([code, stdout]).toEqual([
      1,
      `corpus\tfile\tproblem\nsemcor\t${archive()}\thas 1999999 bytes, expected 2000000\n`,
    ]);
  });

  it('keeps what came when it is interrupted, and goes on with the same command', async () => {
    const { proxy, sent } = await startHalfServer();
    const env = { HTTP_PROXY: proxy.address };
    const stopped = await run(['fetch', 'semcor'], {
      env,
      interrupt: { signal: 'SIGINT', when: sent, afterMilliseconds: 1000 },
    });
    expect([stopped.code, stopped.stdout]).toEqual([130, '']);
    expect(stopped.stderr.trimEnd().split('\n').slice(-2)).toEqual([
      'qualia: Stopped; what came so far is kept.',
      'Run the same command again to go on from there.',
    ]);
    expect((await readdir(join(folder, 'semcor'))).sort()).toEqual([
      'semcor3.0.tar.gz.part',
      'semcor3.0.tar.gz.part.json',
    ]);
    const again = await run(['fetch', 'semcor'], { env });
    expect([again.code, proxy.requests[1]?.range]).toEqual([0, 'bytes=1000000-']);
    expect(await readFile(archive())).toEqual(content);
  });

  it('lets only one of two processes fetch the same corpus', async () => {
    const slow: Handler = (_, response) => {
      response.writeHead(200, { 'content-length': content.length });
      response.write(content.subarray(0, 1000));
      setTimeout(() => response.end(content.subarray(1000)), 4000);
    };
    const proxy = await startServer(slow);
    const env = { HTTP_PROXY: proxy.address };
    const both = await Promise.all([run(['fetch', 'semcor'], { env }), run(['fetch', 'semcor'], { env })]);
    expect(both.map(({ code }) => code).sort()).toEqual([0, 2]);
    expect(both.find(({ code }) => code === 2)?.stderr).toContain('works in');
    expect(await readFile(archive())).toEqual(content);
  });

  it('goes on after a process that was killed', async () => {
    const { proxy, sent } = await startHalfServer();
    const env = { HTTP_PROXY: proxy.address };
    await run(['fetch', 'semcor'], { env, interrupt: { signal: 'SIGKILL', when: sent, afterMilliseconds: 1000 } });
    expect(await readdir(join(folder, 'semcor'))).toContain('fetch.lock');
    expect((await run(['fetch', 'semcor'], { env })).code).toBe(0);
    expect(await readFile(archive())).toEqual(content);
    expect((await readdir(join(folder, 'semcor'))).sort()).toEqual(['fetched.json', 'semcor3.0.tar.gz']);
  });

  it('names the nearest ids of one that is unknown, before it fetches anything', async () => {
    const { code, stdout, stderr } = await run(['fetch', 'semcor', 'bronw']);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toBe(
      'qualia: There is no corpus "bronw". The nearest ids are: brown.\n"qualia corpus list" shows all corpora.\n',
    );
    expect(await readdir(folder)).toEqual([]);
  });
});

describe('qualia corpus verify', () => {
  it('finds a file that is not the published one', async () => {
    await mkdir(join(folder, 'brown'));
    await writeFile(join(folder, 'brown', 'brown.zip'), 'something else');
    const { code, stdout, stderr } = await run(['verify']);
    expect(code).toBe(1);
    expect(stdout).toContain('has 14 bytes, expected 3314357');
    expect(stderr).toBe('Findings: brown, wordnet-glosses.\n');
  });
});

describe('qualia corpus stats', () => {
  it('counts a file, for reading, as tab-separated values and as JSON', async () => {
    const path = join(folder, 'made-up.txt');
    await writeFile(path, text);
    const { code, stdout, stderr } = await run(['stats', path, '--limit', '2']);
    expect([code, stderr.trimEnd().split('\n').length]).toEqual([0, 1]);
    expect(stderr).toContain('read as text');
    expect(stdout).toMatch(/^ {2}documents +1$/m);
    expect(stdout).toMatch(/^ {2}sentences +2$/m);
    expect(stdout).toMatch(/^ {2}tokens +14 /m);
    expect(stdout).toMatch(/^ {2}the +4$/m);
    const tsv = (await run(['stats', path, '--tsv'])).stdout;
    expect(tsv).toContain('measure\tword\tvalue\n');
    expect(tsv).toContain('tokens\t\t14\n');
    expect(tsv).toContain('frequent\tconstructor\t1\n');
    const json = JSON.parse((await run(['stats', path, '--json'])).stdout);
    expect(json).toMatchObject({ documents: 1, sentences: 2, tokens: 14, words: 12, types: 7, exact: true });
  });

  it('reads files as it is told, and lists damaged records with file and place', async () => {
    const path = join(folder, 'made-up.jsonl');
    await writeFile(path, '{"body":"One dog."}\nno JSON\n{"body":"Two dogs."}\n{"other":1}\n');
    const args = ['stats', path, '--field', 'body', '--format', 'jsonl', '--json'];
    const strict = await run(args);
    expect([strict.code, strict.stdout]).toEqual([2, '']);
    expect(strict.stderr).toContain(`qualia: ${path}, line 2: is not JSON.\nGive --skip-bad `);
    const { code, stdout, stderr } = await run([...args, '--skip-bad']);
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ documents: 2, tokens: 6 });
    expect(stderr.trimEnd().split('\n')).toEqual([
      `${path}, line 2: is not JSON.`,
      `${path}, line 4: has no text in the field "body".`,
      'Left out as damaged: 2 records.',
    ]);
  });

  it('reads other encodings, columns and languages', async () => {
    const path = join(folder, 'made-up.csv');
    await writeFile(path, Buffer.from('text,label\n"caf\u00e9, caf\u00e9",x\n', 'latin1'));
    const args = ['stats', path, '--column', 'text', '--encoding', 'latin1', '--json'];
    expect(JSON.parse((await run(args)).stdout)).toMatchObject({ frequent: [{ word: 'caf\u00e9', count: 2 }] });
    const bare = [
      ...args.slice(0, 2),
      '--format',
      'csv',
      '--column',
      '2',
      '--no-header',
      '--encoding',
      'latin1',
      '--json',
    ];
    expect(JSON.parse((await run(bare)).stdout)).toMatchObject({ documents: 2, words: 2 });
    const page = join(folder, 'page.txt');
    await writeFile(page, 'One dog.\n\nTwo <em>dogs</em>.\n');
    const words = async (...more: string[]) =>
      (JSON.parse((await run(['stats', page, '--json', ...more])).stdout) as { words: number }).words;
    expect(await words('--format', 'text', '--markup', 'html')).toBe(4);
    expect(await words('--format', 'text')).toBeGreaterThan(4);
    const chinese = join(folder, 'zh.txt');
    await writeFile(chinese, '我喜欢苹果。');
    const stats = JSON.parse((await run(['stats', chinese, '--language', 'zh', '--json'])).stdout);
    expect(stats).toMatchObject({ sentences: 1, tokens: 4, words: 3 });
  });

  it.each([
    ['--format', 'txt', 'text, lines, jsonl'],
    ['--encoding', 'klingon', ''],
    ['--language', '!', 'a language tag'],
    ['--limit', '-1', 'a whole number'],
    ['--field', 'x', ''],
  ])('refuses %s %s', async (option, value, allowed) => {
    const path = join(folder, 'made-up.txt');
    await writeFile(path, text);
    const { code, stdout, stderr } = await run(['stats', path, option, value]);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(`Option "${option}" is "${value}"`);
    expect(stderr).toContain(allowed);
  });

  it('counts a corpus that comes with a package', async () => {
    const { stdout } = await run(['stats', 'wordnet-glosses', '--json', '--limit', '0']);
    expect(JSON.parse(stdout)).toMatchObject({ documents: 117_791, tokens: 1_559_792, frequent: [] });
  });

  it('says what to do when a corpus is not here, and when there is no such thing', async () => {
    const missing = await run(['stats', 'text8']);
    expect([missing.code, missing.stdout]).toEqual([2, '']);
    expect(missing.stderr.trimEnd().split('\n')[1]).toBe('Run "qualia corpus fetch text8" first.');
    const unknown = await run(['stats', 'semcorr']);
    expect(unknown.code).toBe(2);
    expect(unknown.stderr).toContain('neither a corpus nor a file "semcorr". The nearest ids are: semcor.');
    const beside = await run(['stats', 'text8', '--format', 'text']);
    expect(beside.code).toBe(2);
    expect(beside.stderr).toContain('Option "--format" is "text"');
  });
});

describe('qualia corpus sample', () => {
  it('draws the same with the same seed, in all three forms', async () => {
    const path = join(folder, 'made-up.txt');
    await writeFile(path, Array.from({ length: 50 }, (_, place) => `This is line ${place}.\n`).join(''));
    const draw = async (...options: string[]) => (await run(['sample', path, '--size', '3', ...options])).stdout;
    const json = JSON.parse(await draw('--json')) as { document: string; position: number; text: string }[];
    expect(json).toHaveLength(3);
    expect(await draw('--tsv')).toBe(
      `document\tposition\ttext\n${json.map((unit) => `${unit.document}\t${unit.position}\t${unit.text}\n`).join('')}`,
    );
    expect(await draw()).toBe(json.map((unit) => `${unit.document}, ${unit.position}\n  ${unit.text}\n`).join(''));
    expect(await draw('--json', '--seed', '2')).not.toBe(await draw('--json'));
  });
});
