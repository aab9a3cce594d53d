import { createHash } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { DiskError, OptionError, QualiaError } from '../errors.js';
import { encodeLabels } from '../matrix/container-labels.js';
import { removeAbandonedFolders, unfinishedFolder } from '../matrix/unfinished-name.js';
import { writeContainer } from '../matrix/write-container.js';
import { writeSpace } from '../space/write-space.js';
import { type CacheRecord, hashRecord } from './cache-record.js';
import type { EmbeddedParts } from './embedded-models.js';
import { writeTriples } from './triples-table.js';

/** The names of the files of a cache. */
export const cacheFiles = {
  domain: 'domain.safetensors',
  function: 'function.safetensors',
  frequencies: 'frequencies.safetensors',
  triples: 'triples.tsv',
  record: 'record.json',
} as const;

/**
 * Makes the folder that caches are kept in and tries to write there, so that this fails before the work and not after.
 *
 * @throws OptionError, naming `cacheFolder`, when the folder cannot be made or written.
 */
export async function prepareCacheFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    const trial = unfinishedFolder(folder);
    await mkdir(trial);
    await rm(trial, { recursive: true, force: true });
  } catch {
    throw new OptionError('cacheFolder', folder, 'a folder that is there or can be made, and can be written');
  }
}

/**
 * Writes the embedded default into a folder, which appears whole or not at all.
 *
 * Everything goes into a folder of another name beside it, which is renamed at the end and takes the place of an older
 * one. A stop half-way leaves nothing.
 *
 * @throws the signal's reason when it is aborted; QualiaError when the disk refuses, for instance because it is full.
 */
export async function writeCache(
  folder: string,
  parts: Pick<EmbeddedParts, 'domain' | 'function' | 'verbs' | 'frequencies'>,
  record: Omit<CacheRecord, 'files'>,
  options: { readonly signal?: AbortSignal | undefined } = {},
): Promise<void> {
  try {
    options.signal?.throwIfAborted();
    await mkdir(dirname(folder), { recursive: true });
    await removeAbandonedFolders(dirname(folder));
    await writeAside(folder, parts, record, options.signal);
  } catch (cause) {
    // Errors of the system name the call that failed.
    if (!(cause instanceof DiskError) && (cause as NodeJS.ErrnoException).syscall === undefined) throw cause;
    throw new QualiaError(
      'CACHE_WRITE',
      `Cannot write the cache ${folder}: ${(cause as Error).message.replace(/\.$/, '')}.`,
      {
        cause,
      },
    );
  }
}

async function writeAside(
  folder: string,
  parts: Parameters<typeof writeCache>[1],
  record: Omit<CacheRecord, 'files'>,
  signal: AbortSignal | undefined,
): Promise<void> {
  const unfinished = unfinishedFolder(dirname(folder));
  await mkdir(unfinished);
  try {
    const writing = signal === undefined ? {} : { signal };
    await writeSpace(join(unfinished, cacheFiles.domain), parts.domain, writing);
    await writeSpace(join(unfinished, cacheFiles.function), parts.function, writing);
    await writeFrequencies(join(unfinished, cacheFiles.frequencies), parts.frequencies);
    await writeTriples(join(unfinished, cacheFiles.triples), parts.verbs);
    const files = { [cacheFiles.triples]: await hashFile(join(unfinished, cacheFiles.triples)) };
    await writeSynced(join(unfinished, cacheFiles.record), formatRecord({ ...record, files }));
    signal?.throwIfAborted();
    await moveInPlace(unfinished, folder);
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
}

/** Returns the sha256 of a file as hexadecimal digits. */
export async function hashFile(path: string): Promise<string> {
  return createHash('sha256')
    .update(await readFile(path))
    .digest('hex');
}

async function writeFrequencies(path: string, frequencies: ReadonlyMap<string, number>): Promise<void> {
  const { offsets, bytes } = encodeLabels([...frequencies.keys()]);
  const counts = Float64Array.from(frequencies.values());
  const arrays = new Map([
    ['lemmas.offsets', { shape: [offsets.length], values: offsets }],
    ['lemmas.bytes', { shape: [bytes.length], values: bytes }],
    ['counts', { shape: [counts.length], values: counts }],
  ]);
  await writeContainer(path, arrays, new Map());
}

/** The checksum is taken of what a reader will parse: JSON has no undefined fields. */
function formatRecord(record: CacheRecord): string {
  const content = JSON.parse(JSON.stringify(record)) as object;
  return `${JSON.stringify({ ...content, sha256: hashRecord(content) }, null, 2)}\n`;
}

async function writeSynced(path: string, text: string): Promise<void> {
  const file = await open(path, 'wx');
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** What a rename says when its goal is there already, on one platform or another. */
const inTheWay = new Set(['ENOTEMPTY', 'EEXIST', 'EPERM', 'EACCES', 'EBUSY', 'ENOTDIR']);

/**
 * Renames the finished folder; what is there already, an older cache or one made by another process meanwhile, goes
 * first. Another process may do the same at the same moment, and on Windows a reader holds a folder for as long as it
 * reads: hence the attempts.
 */
async function moveInPlace(unfinished: string, folder: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await rename(unfinished, folder);
    } catch (error) {
      if (attempt === mostAttempts || !inTheWay.has((error as NodeJS.ErrnoException).code ?? '')) throw error;
    }
    await moveAway(folder, `${unfinished}-replaced-${attempt}`);
    if (attempt > 3) await wait(10 * attempt);
  }
}

const mostAttempts = 20;

async function moveAway(folder: string, replaced: string): Promise<void> {
  try {
    await rename(folder, replaced);
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (code !== 'ENOENT' && !inTheWay.has(code)) throw error;
    return;
  }
  await rm(replaced, { recursive: true, force: true });
}
