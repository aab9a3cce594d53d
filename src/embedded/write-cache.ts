import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { encodeLabels } from '../matrix/container-labels.js';
import { writeContainer } from '../matrix/write-container.js';
import { writeSpace } from '../space/write-space.js';
import type { CacheRecord } from './cache-record.js';
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

/** An unfinished cache that nobody has touched for so long, in milliseconds, was left behind by a killed process. */
const abandonedAfter = 60 * 60 * 1000;

/**
 * Writes the embedded default into a folder, which appears whole or not at all.
 *
 * Everything goes into a folder of another name beside it, which is renamed at the end and takes the place of an older
 * one. A stop half-way leaves nothing.
 */
export async function writeCache(
  directory: string,
  parts: Pick<EmbeddedParts, 'domain' | 'function' | 'verbs' | 'frequencies'>,
  record: Omit<CacheRecord, 'files'>,
  options: { readonly signal?: AbortSignal | undefined } = {},
): Promise<void> {
  const { signal } = options;
  const parent = join(directory, '..');
  await mkdir(parent, { recursive: true });
  await removeAbandoned(parent);
  const unfinished = join(parent, `unfinished-${process.pid}-${randomUUID()}`);
  await mkdir(unfinished);
  try {
    const writing = signal === undefined ? {} : { signal };
    await writeSpace(join(unfinished, cacheFiles.domain), parts.domain, writing);
    await writeSpace(join(unfinished, cacheFiles.function), parts.function, writing);
    await writeFrequencies(join(unfinished, cacheFiles.frequencies), parts.frequencies);
    await writeTriples(join(unfinished, cacheFiles.triples), parts.verbs);
    const files = { [cacheFiles.triples]: await hashFile(join(unfinished, cacheFiles.triples)) };
    await writeSynced(join(unfinished, cacheFiles.record), `${JSON.stringify({ ...record, files }, null, 2)}\n`);
    signal?.throwIfAborted();
    await moveInPlace(unfinished, directory);
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

async function writeSynced(path: string, text: string): Promise<void> {
  const file = await open(path, 'wx');
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Renames the finished folder; one that is there already, old or made by another process meanwhile, goes first. */
async function moveInPlace(unfinished: string, directory: string): Promise<void> {
  try {
    await rename(unfinished, directory);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'ENOTEMPTY' && code !== 'EEXIST' && code !== 'EPERM') throw error;
    const replaced = `${unfinished}-replaced`;
    await rename(directory, replaced);
    await rename(unfinished, directory);
    await rm(replaced, { recursive: true, force: true });
  }
}

async function removeAbandoned(parent: string): Promise<void> {
  for (const name of await readdir(parent)) {
    if (!name.startsWith('unfinished-')) continue;
    const path = join(parent, name);
    const { mtimeMs } = await stat(path);
    if (Date.now() - mtimeMs > abandonedAfter) await rm(path, { recursive: true, force: true });
  }
}
