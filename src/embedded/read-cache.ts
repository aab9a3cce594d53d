import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { VerbArguments } from '../discocat/verb-arguments.js';
import { FileFormatError, MissingFileError } from '../errors.js';
import { decodeLabels } from '../matrix/container-labels.js';
import { makeOfArrays, readContainer } from '../matrix/read-container.js';
import { readSpace } from '../space/read-space.js';
import type { Space } from '../space/space.js';
import { type CacheRecord, hashRecord, signedRecordSchema } from './cache-record.js';
import { readTriples } from './triples-table.js';
import { cacheFiles, hashFile } from './write-cache.js';

/** What a cache holds. */
export interface CachedEmbedded {
  readonly domain: Space;
  readonly function: Space;
  readonly verbs: VerbArguments;
  readonly frequencies: ReadonlyMap<string, number>;
  readonly record: CacheRecord;
}

/**
 * Reads the embedded default from a folder that `writeCache` wrote, every checksum compared.
 *
 * @throws MissingFileError when a file is missing; FileFormatError when one is damaged.
 */
export async function readCache(folder: string): Promise<CachedEmbedded> {
  const record = await readRecord(join(folder, cacheFiles.record));
  const [domain, functional, frequencies, verbs] = await Promise.all([
    readSpace(join(folder, cacheFiles.domain)),
    readSpace(join(folder, cacheFiles.function)),
    readFrequencies(join(folder, cacheFiles.frequencies)),
    readCheckedTriples(join(folder, cacheFiles.triples), record),
  ]);
  return { domain, function: functional, verbs, frequencies, record };
}

async function readRecord(path: string): Promise<CacheRecord> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (cause) {
    throw new MissingFileError(path, 'The cache is not there or not whole.', { cause });
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw new FileFormatError(path, 'the whole file', 'is not JSON.', { cause });
  }
  const parsed = signedRecordSchema.safeParse(json);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new FileFormatError(path, issue.path.join('.') || 'the whole file', issue.message);
  }
  const { sha256, ...content } = json as Record<string, unknown>;
  if (hashRecord(content) !== sha256) throw new FileFormatError(path, 'the whole file', 'differs from its checksum.');
  const { sha256: _, ...record } = parsed.data;
  return record;
}

async function readFrequencies(path: string): Promise<ReadonlyMap<string, number>> {
  const { arrays } = await readContainer(path, { names: ['lemmas.offsets', 'lemmas.bytes', 'counts'] });
  const offsets = arrays.get('lemmas.offsets')?.values;
  const bytes = arrays.get('lemmas.bytes')?.values;
  const counts = arrays.get('counts')?.values;
  if (!(offsets instanceof Uint32Array && bytes instanceof Uint8Array && counts instanceof Float64Array)) {
    throw new FileFormatError(path, 'arrays', 'are of another type than frequencies have.');
  }
  const lemmas = makeOfArrays(path, 'lemmas', () => decodeLabels({ offsets, bytes }));
  if (lemmas.length !== counts.length) {
    throw new FileFormatError(path, 'counts', `are ${counts.length} for ${lemmas.length} lemmas.`);
  }
  return new Map(lemmas.map((lemma, index) => [lemma, counts[index]]));
}

async function readCheckedTriples(path: string, record: CacheRecord): Promise<VerbArguments> {
  const verbs = await readTriples(path);
  if ((await hashFile(path)) !== record.files[cacheFiles.triples]) {
    throw new FileFormatError(path, 'the whole file', 'differs from its checksum.');
  }
  return verbs;
}
