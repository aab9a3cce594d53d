import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { findDifference, sha256OfFile } from '../../manifest.js';
import type { CorpusDownload, CorpusManifest } from '../corpus-manifest.js';
import type { AttemptOptions } from './attempt-download.js';
import { DownloadError } from './download-error.js';
import { downloadFile, type RetryOptions } from './download-file.js';
import { FilePart } from './fetch-part.js';
import type { RecordedFile } from './fetch-record.js';

/** How far the fetching of a corpus has come. */
export interface FetchProgress {
  /** The path of the file that is on its way, in the folder of the corpus. */
  readonly path: string;
  /** How many of its bytes are here. */
  readonly bytes: number;
  /** How many it has, where that is known. */
  readonly total?: number | undefined;
}

/** What {@link bringFile} works with. */
export interface BringOptions extends Omit<AttemptOptions, 'onBytes'>, RetryOptions {
  readonly folder: string;
  readonly record: ReadonlyMap<string, RecordedFile>;
  readonly refresh?: boolean;
  readonly onProgress?: (progress: FetchProgress) => void;
}

/** A file that is here now, and how it came. */
export interface BroughtFile {
  readonly recorded: RecordedFile;
  readonly how: 'downloaded' | 'resumed' | 'kept';
}

/**
 * Downloads one file of a corpus unless it is here, and compares it with what is known of it.
 *
 * @throws as `fetchCorpus` does.
 */
export async function bringFile(
  manifest: Pick<CorpusManifest, 'moving'>,
  download: CorpusDownload,
  options: BringOptions,
): Promise<BroughtFile> {
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
): Promise<BroughtFile> {
  const expected = { sha256: sha256 ?? earlier?.sha256, bytes: bytes ?? earlier?.bytes };
  const problem = await findDifference(file, expected, { signal });
  if (problem !== undefined) {
    const advice = 'Remove it, or fetch with the option refresh, to have it fetched again.';
    throw new DownloadError('differs', file, `${problem}. ${advice}`);
  }
  await (await FilePart.find(file, url)).removeLoneNote();
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
