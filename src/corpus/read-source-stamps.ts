import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { MissingFileError } from '../errors.js';

/** The form of a source stamp. */
export const sourceStampSchema = z.object({
  path: z.string(),
  bytes: z.number(),
  /** When the file was last changed, in milliseconds. */
  modified: z.number(),
  sha256: z.string(),
});

/** What tells whether a file is still the one that was read. */
export type SourceStamp = z.infer<typeof sourceStampSchema>;

/**
 * Makes the stamps of files, from their content. A file that has the path, size and time of a known stamp is not read
 * again.
 *
 * @throws MissingFileError when a file cannot be read.
 */
export async function readSourceStamps(
  paths: readonly string[],
  options: { readonly known?: readonly SourceStamp[]; readonly signal?: AbortSignal | undefined } = {},
): Promise<SourceStamp[]> {
  const { known = [], signal } = options;
  const stamps: SourceStamp[] = [];
  for (const path of paths) {
    signal?.throwIfAborted();
    const { size: bytes, mtimeMs: modified } = await statusOf(path);
    const same = known.find((stamp) => stamp.path === path && stamp.bytes === bytes && stamp.modified === modified);
    stamps.push({ path, bytes, modified, sha256: same?.sha256 ?? (await hashFile(path, signal)) });
  }
  return stamps;
}

async function statusOf(path: string): Promise<{ readonly size: number; readonly mtimeMs: number }> {
  try {
    return await stat(path);
  } catch (cause) {
    throw new MissingFileError(path, 'Check the path of the text.', { cause });
  }
}

async function hashFile(path: string, signal: AbortSignal | undefined): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path, { highWaterMark: 1 << 20 }), hash, signal === undefined ? {} : { signal });
  return hash.digest('hex');
}
