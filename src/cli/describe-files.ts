import { basename } from 'node:path';
import { sha256OfFile } from '../manifest.js';

/** A file that an answer was made of, as results name it: the last part of its path, and its checksum. */
export interface UsedFile {
  readonly path: string;
  readonly sha256: string;
}

/**
 * Describes the files of a system, one after the other.
 *
 * @throws as `sha256OfFile`.
 */
export async function describeFiles(paths: Iterable<string>, signal: AbortSignal): Promise<UsedFile[]> {
  const files: UsedFile[] = [];
  for (const path of paths) files.push({ path: basename(path), sha256: await sha256OfFile(path, { signal }) });
  return files;
}
