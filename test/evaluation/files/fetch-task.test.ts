import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { DownloadError } from '../../../src/corpus/fetch/download-error.js';
import { FileFormatError, OptionError, QualiaError } from '../../../src/errors.js';
import { fetchTask } from '../../../src/evaluation/files/fetch-task.js';
import { readDataset } from '../../../src/evaluation/files/read-dataset.js';
import { recogniseDatasets } from '../../../src/evaluation/files/recognise-datasets.js';
import { type TaskManifest, taskManifestSchema } from '../../../src/evaluation/task-manifest.js';
import { refuse, serve, sha256, startServer } from '../../corpus/fetch/file-server.js';
import { makeTar, makeZip } from '../../corpus/packed-samples.js';
import { makeTemporaryFolder } from '../../matrix/temporary-folder.js';

const pairs = Buffer.from('snow rain 7\nsun moon 6\n');
const questions = Buffer.from('sea dog | sailor | sea | dog | ocean | hound | tin | lamp\n');

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

const manifestOf = (fields: Partial<TaskManifest>): TaskManifest =>
  taskManifestSchema.parse({
    id: 'made-up',
    version: '1',
    description: 'made up',
    source: 'made up',
    address: 'https://example.org/made-up',
    licence: 'CC0-1.0',
    format: 'word-pairs',
    splits: 'none',
    mainScore: 'spearman with mean ratings',
    ...fields,
  });
const pinned = { path: 'own/pairs.txt', sha256: sha256(pairs), bytes: pairs.length };
const run = async (manifest: TaskManifest, options: Parameters<typeof fetchTask>[1] = {}) =>
  await fetchTask(manifest, { folder, retryDelay: 1, ...options });
const place = (path = pinned.path): string => join(folder, path);

describe('fetchTask', () => {
  it('puts a file where data sets are looked for, and asks nothing when it is there', async () => {
    const server = await startServer(serve(pairs));
    const manifest = manifestOf({
      data: [pinned],
      fetch: [{ url: `${server.address}/a/pairs.txt`, path: pinned.path }],
    });
    expect(await run(manifest)).toEqual([
      { path: pinned.path, file: place(), sha256: pinned.sha256, bytes: pairs.length, how: 'downloaded', pinned: true },
    ]);
    expect(await readFile(place())).toEqual(pairs);
    expect(await run(manifest)).toMatchObject([{ how: 'kept' }]);
    expect(server.requests).toHaveLength(1);
    await expect(readDataset(manifest, ['/nowhere', folder])).resolves.toMatchObject({ otherFiles: [] });
  });

  it('takes members out of a zip and of a packed tar, each archive fetched once', async () => {
    for (const archive of [
      makeZip({ 'in/a.txt': pairs, 'in/b [c].txt': questions }),
      gzipSync(await makeTar({ './in': undefined, './in/a.txt': pairs, './in/b [c].txt': questions })),
    ]) {
      folder = await makeTemporaryFolder();
      const server = await startServer(serve(archive));
      const url = `${server.address}/all.zip`;
      const manifest = manifestOf({
        data: [pinned, { path: 'own/b [c].txt' }],
        fetch: [
          { url, member: 'in/a.txt', path: pinned.path },
          { url, member: 'in/b [c].txt', path: 'own/b [c].txt' },
        ],
      });
      expect(await run(manifest)).toMatchObject([{ pinned: true }, { pinned: false, sha256: sha256(questions) }]);
      expect(await readFile(place('own/b [c].txt'))).toEqual(questions);
      expect(server.requests).toHaveLength(1);
    }
  });

  it('leaves what it downloads out of what is recognised in the folder', async () => {
    const server = await startServer(serve(pairs));
    const manifest = manifestOf({
      data: [{ path: 'p.txt' }],
      fetch: [{ url: `${server.address}/p.txt`, path: 'p.txt' }],
    });
    await run(manifest);
    const { tasks, problems } = await recogniseDatasets(folder, [manifest]);
    expect([tasks.map(({ paths }) => paths), problems]).toEqual([[['p.txt']], []]);
  });

  it('goes on after the connection was cut, and tells its progress', async () => {
    const server = await startServer(serve(pairs, { etag: '"1"', cutAfter: 5 }), serve(pairs, { etag: '"1"' }));
    const manifest = manifestOf({ data: [pinned], fetch: [{ url: `${server.address}/pairs.txt`, path: pinned.path }] });
    const told: number[] = [];
    const retries: string[] = [];
    await run(manifest, {
      onProgress: ({ bytes }) => told.push(bytes),
      onRetry: ({ problem }) => retries.push(problem),
    });
    expect([retries.length, told.at(-1)]).toEqual([1, pairs.length]);
    expect(server.requests[1]?.range).toMatch(/^bytes=\d+-$/);
  });

  it('puts nothing in place that has another checksum than the manifest says', async () => {
    const server = await startServer(serve(questions));
    const manifest = manifestOf({ data: [pinned], fetch: [{ url: `${server.address}/pairs.txt`, path: pinned.path }] });
    await expect(run(manifest)).rejects.toThrow(DownloadError);
    await expect(run(manifest)).rejects.toThrow(`expected ${pinned.sha256}; it was not put in place`);
    expect(existsSync(place())).toBe(false);
  });

  it('checks the checksum of the archive too, where it is known', async () => {
    const server = await startServer(serve(makeZip({ 'a.txt': pairs })));
    const source = { url: `${server.address}/a.zip`, member: 'a.txt', path: pinned.path, sha256: pinned.sha256 };
    await expect(run(manifestOf({ data: [pinned], fetch: [source] }))).rejects.toThrow('it was removed');
  });

  it('fetches again what was changed here, and what it is told to', async () => {
    const server = await startServer(serve(pairs));
    const manifest = manifestOf({ data: [pinned], fetch: [{ url: `${server.address}/pairs.txt`, path: pinned.path }] });
    await mkdir(dirname(place()), { recursive: true });
    await writeFile(place(), 'something else');
    expect(await run(manifest)).toMatchObject([{ how: 'downloaded' }]);
    expect(await run(manifest, { refresh: true })).toMatchObject([{ how: 'downloaded' }]);
    expect(server.requests).toHaveLength(2);
  });

  it('says where to get what has no direct address, and where to put it, before it fetches anything', async () => {
    const server = await startServer(serve(pairs));
    const manifest = manifestOf({
      data: [pinned, { path: 'own/other.txt' }],
      fetch: [{ url: `${server.address}/pairs.txt`, path: pinned.path }],
    });
    const failure = await run(manifest).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(QualiaError);
    expect(failure).toMatchObject({ code: 'NO_DIRECT_ADDRESS' });
    expect(String(failure)).toContain(`Get them from https://example.org/made-up and put own/other.txt into ${folder}`);
    expect(server.requests).toEqual([]);
    await expect(run(manifestOf({ generator: 'makeThem' }))).rejects.toThrow(OptionError);
  });

  it('tells of a file that is gone, a member that is not there, and a damaged archive', async () => {
    const gone = await startServer(refuse(404));
    const of = (url: string, member?: string) =>
      manifestOf({ data: [pinned], fetch: [{ url, path: pinned.path, ...(member === undefined ? {} : { member }) }] });
    await expect(run(of(`${gone.address}/pairs.txt`))).rejects.toMatchObject({ failure: 'missing' });
    const archive = makeZip({ 'a.txt': pairs });
    const whole = await startServer(serve(archive));
    await expect(run(of(`${whole.address}/a.zip`, 'b.txt'))).rejects.toThrow('there is no member "b.txt"');
    const cut = await startServer(serve(archive.subarray(0, 30)));
    await expect(run(of(`${cut.address}/a.zip`, 'a.txt'))).rejects.toThrow(FileFormatError);
  });

  it('stops when asked', async () => {
    const server = await startServer(serve(pairs));
    const manifest = manifestOf({ data: [pinned], fetch: [{ url: `${server.address}/pairs.txt`, path: pinned.path }] });
    const reason = new Error('enough');
    await expect(run(manifest, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
  });

  it.each([
    '../pairs.txt',
    'own/../../pairs.txt',
    '/tmp/pairs.txt',
    'own\\..\\..\\pairs.txt',
    'C:pairs.txt',
    'own//pairs.txt',
  ])('takes no manifest with the path %j, which would be outside of the folder', (path) => {
    const fetch = [{ url: 'https://example.org/pairs.txt', path }];
    expect(() => manifestOf({ data: [{ ...pinned, path }], fetch })).toThrow(/relative path/);
  });

  it('keeps what it downloads in its folder, whatever the address ends in', async () => {
    const server = await startServer(serve(pairs));
    for (const end of ['%2e%2e%2f%2e%2e%2fpairs.txt', '%zz', '..%5cpairs.txt', '']) {
      await run(manifestOf({ data: [pinned], fetch: [{ url: `${server.address}/${end}`, path: pinned.path }] }), {
        refresh: true,
      });
    }
    expect((await readdir(folder)).sort()).toEqual(['.downloads', 'own']);
  });

  it('takes only addresses of files that the task has', () => {
    expect(() => manifestOf({ data: [pinned], fetch: [{ url: 'https://example.org/x', path: 'x.txt' }] })).toThrow(
      'not among those of data',
    );
    expect(() => manifestOf({ data: [pinned], fetch: [{ url: 'file:///etc/passwd', path: pinned.path }] })).toThrow();
    expect(() => manifestOf({ data: [pinned, pinned] })).toThrow('has a path twice');
  });
});
