import { createHash } from 'node:crypto';
import { basename, dirname, join } from 'node:path';
import type { CorpusDownload } from '../../corpus/corpus-manifest.js';
import { DownloadError } from '../../corpus/fetch/download-error.js';
import { type FetchCorpusOptions, fetchCorpus } from '../../corpus/fetch-corpus.js';
import { FileFormatError, OptionError, QualiaError } from '../../errors.js';
import { findDifference } from '../../manifest.js';
import { makeFolder } from '../../matrix/make-folder.js';
import { writeWhole } from '../../matrix/write-whole-file.js';
import type { TaskDataFile, TaskDownload, TaskManifest } from '../task-manifest.js';
import { type DataFile, DataFileReader } from './data-file-reader.js';
import { taskCacheFolder } from './task-data-folders.js';

/** The folder, beside those of the data sets, for what was downloaded: archives, and files before they have their place. */
const downloadsFolder = '.downloads';

/** Options of {@link fetchTask}: those of `fetchCorpus`; the default folder is `taskCacheFolder()`. */
export type FetchTaskOptions = FetchCorpusOptions;

/** A file of a task that is here. */
export interface FetchedTaskFile {
  /** Its path in a folder of data. */
  readonly path: string;
  /** Where it lies. */
  readonly file: string;
  readonly sha256: string;
  readonly bytes: number;
  /** Whether it came now, or was here. */
  readonly how: 'downloaded' | 'kept';
  /** Whether the manifest knows its checksum. */
  readonly pinned: boolean;
}

/**
 * Fetches the files of a task's data set into a folder that is laid out like a folder of data, so that `readDataset` finds
 * them there; what is here already, with the checksum of the manifest, is left as it is.
 *
 * What lies under an address comes to `.downloads/` in that folder, is continued there after an interruption, and its checksum
 * is recorded and compared as for corpora; a member is then taken out of its archive. No file takes its name in the folder
 * before its checksum is right.
 *
 * @returns the files in the order of the manifest.
 * @throws OptionError for a task without files; QualiaError with code `NO_DIRECT_ADDRESS` where the manifest has no address
 *   for some file, with the page to get it from and the path to put it at; DownloadError; DiskError; FileFormatError where
 *   an archive lacks the member or is damaged; the reason of the signal.
 * @example
 * const manifest = (await readTaskManifests()).find(({ id }) => id === 'wic-dev');
 * await fetchTask(manifest, { onProgress: ({ path, bytes }) => show(path, bytes) });
 */
export async function fetchTask(manifest: TaskManifest, options: FetchTaskOptions = {}): Promise<FetchedTaskFile[]> {
  const { folder = taskCacheFolder(), refresh = false } = options;
  const { signal = new AbortController().signal } = options;
  const { id, data } = manifest;
  if (data.length === 0)
    throw new OptionError('task', id, 'a task with files; the questions of this one are generated');
  signal.throwIfAborted();
  const kept = new Map<string, FetchedTaskFile>();
  for (const file of data) {
    const here = refresh ? undefined : await findHere(folder, file, signal);
    if (here !== undefined) kept.set(file.path, here);
  }
  const missing = data.filter(({ path }) => !kept.has(path));
  const sources = findSources(manifest, missing, folder);
  const downloads = listDownloads([...sources.values()]);
  const fetched = await fetchCorpus(
    { id: downloadsFolder, version: '1', downloads: [...downloads.values()] },
    { ...options, folder, signal },
  );
  const places = new Map(fetched.map(({ path, file }) => [path, file]));
  const reader = new DataFileReader();
  const files: FetchedTaskFile[] = [];
  for (const file of data) {
    signal.throwIfAborted();
    const source = sources.get(file.path);
    const known = kept.get(file.path);
    if (source === undefined) {
      if (known !== undefined) files.push(known);
      continue;
    }
    const downloaded = places.get(downloads.get(source.url)?.path ?? '') ?? '';
    files.push(await putInPlace({ folder, file, source, downloaded }, { reader, signal }));
  }
  return files;
}

/** Finds a file that is here with the checksum that it should have; one that the manifest does not know counts as right. */
async function findHere(
  folder: string,
  { path, sha256, bytes }: TaskDataFile,
  signal: AbortSignal,
): Promise<FetchedTaskFile | undefined> {
  const file = join(folder, path);
  if ((await findDifference(file, { sha256, bytes }, { signal })) !== undefined) return undefined;
  const found = await new DataFileReader().read(file);
  if (found === undefined) return undefined;
  return { path, file, sha256: found.sha256, bytes: found.bytes.length, how: 'kept', pinned: sha256 !== undefined };
}

/** The address of each file that is missing. */
function findSources(
  { id, address, fetch = [] }: TaskManifest,
  missing: readonly TaskDataFile[],
  folder: string,
): Map<string, TaskDownload> {
  const sources = new Map(fetch.map((source) => [source.path, source]));
  const without = missing.filter(({ path }) => !sources.has(path)).map(({ path }) => path);
  if (without.length > 0) {
    const [first = '', ...others] = without;
    const rest = others.length === 0 ? '' : ` and ${others.length} more, such as ${others.slice(0, 2).join(', ')},`;
    throw new QualiaError(
      'NO_DIRECT_ADDRESS',
      `No direct address of the files of ${id} is known. Get them from ${address} and put ${first}${rest} into ${folder}, or into your own folder of data.`,
    );
  }
  return new Map(
    missing.flatMap(({ path }) => {
      const source = sources.get(path);
      return source === undefined ? [] : [[path, source] as const];
    }),
  );
}

/** What has to be downloaded, each address once, with a name in the folder of downloads. */
function listDownloads(sources: readonly TaskDownload[]): Map<string, CorpusDownload> {
  const downloads = new Map<string, CorpusDownload>();
  for (const { url, sha256, bytes } of sources) {
    if (downloads.has(url)) continue;
    const { hostname, pathname } = new URL(url);
    // Two addresses may end alike, so the name begins with a part of the checksum of the whole.
    const key = createHash('sha256').update(url).digest('hex').slice(0, 8);
    const name = basename(pathname).replace(/(?:%[0-9A-F]{2}|[^\w.-])+/gi, '_');
    // A host may be called "..".
    const path = `${hostname.replace(/^\.+|[^\w.-]+/g, '_')}/${key}-${name}`;
    downloads.set(url, {
      path,
      url,
      ...(sha256 === undefined ? {} : { sha256 }),
      ...(bytes === undefined ? {} : { bytes }),
    });
  }
  return downloads;
}

/** Gives a file its place in the folder, out of what was downloaded. */
async function putInPlace(
  what: {
    readonly folder: string;
    readonly file: TaskDataFile;
    readonly source: TaskDownload;
    readonly downloaded: string;
  },
  { reader, signal }: { readonly reader: DataFileReader; readonly signal: AbortSignal },
): Promise<FetchedTaskFile> {
  const { folder, file, source, downloaded } = what;
  const { path, sha256: expected } = file;
  const found = await readSource(source, downloaded, reader);
  if (expected !== undefined && found.sha256 !== expected) {
    const problem = `${path} has sha256 ${found.sha256}, expected ${expected}; it was not put in place. Its publisher has changed it.`;
    throw new DownloadError('checksum', source.url, problem);
  }
  const full = join(folder, path);
  await makeFolder(dirname(full));
  await writeWhole(full, async (target) => await target.writeFile(found.bytes), { signal });
  return {
    path,
    file: full,
    sha256: found.sha256,
    bytes: found.bytes.length,
    how: 'downloaded',
    pinned: expected !== undefined,
  };
}

async function readSource({ member }: TaskDownload, downloaded: string, reader: DataFileReader): Promise<DataFile> {
  const found = member === undefined ? await reader.read(downloaded) : await reader.readMember(downloaded, member);
  if (found !== undefined) return found;
  const problem =
    member === undefined ? 'it is gone.' : `there is no member "${member}"; its publisher has changed it.`;
  throw new FileFormatError(downloaded, 'the archive', problem);
}
