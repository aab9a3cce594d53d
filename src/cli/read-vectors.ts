import { join } from 'node:path';
import { DiskError, FileFormatError } from '../errors.js';
import { makeFolder } from '../matrix/make-folder.js';
import { pathExists } from '../matrix/path-exists.js';
import { readSpace } from '../space/read-space.js';
import { readVectorFile } from '../space/read-vector-file.js';
import type { Space } from '../space/space.js';
import { writeSpace } from '../space/write-space.js';

/** How {@link readVectors} keeps what it has read. */
export interface ReadVectorsCache {
  /** A folder for spaces made of other files. */
  readonly folder: string;
  /** The SHA-256 of the file, under which its space is kept. */
  readonly sha256: string;
}

/**
 * Reads vectors of any of the formats that `readVectorFile` knows and that hold their words themselves.
 *
 * What is not a space of qualia yet is kept as one in the cache, from which it is read the next time: text takes ten times
 * as long. Where the cache cannot be written, that is said and the vectors are returned all the same.
 */
export async function readVectors(path: string, { folder, sha256 }: ReadVectorsCache): Promise<Space> {
  if (path.endsWith('.safetensors')) return await readVectorFile(path);
  const cached = join(folder, `${sha256}.safetensors`);
  const known = await readCached(cached);
  if (known !== undefined) return known;
  const space = await readVectorFile(path);
  try {
    await makeFolder(folder);
    await writeSpace(cached, space);
  } catch (error) {
    if (!(error instanceof DiskError)) throw error;
    process.stderr.write(`The vectors serve now, but are not kept for the next time. ${error.message}\n`);
  }
  return space;
}

/** A damaged file in the cache counts as none, and is written anew. */
async function readCached(path: string): Promise<Space | undefined> {
  if (!(await pathExists(path))) return undefined;
  try {
    return await readSpace(path);
  } catch (error) {
    if (error instanceof FileFormatError) return undefined;
    throw error;
  }
}
