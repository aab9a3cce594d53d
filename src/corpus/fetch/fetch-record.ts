import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { FileFormatError } from '../../errors.js';
import { sha256Schema } from '../../manifest.js';
import { toDiskError } from '../../matrix/disk-trouble.js';
import { writeWholeText } from '../../matrix/write-whole-file.js';

const recordedFileSchema = z.object({
  path: z.string(),
  url: z.string(),
  sha256: sha256Schema,
  bytes: z.int().nonnegative(),
  /** When it came, as ISO 8601 has it; absent where it was found in place. */
  fetched: z.string().optional(),
  etag: z.string().optional(),
  lastModified: z.string().optional(),
});

/** A file that was fetched, and the checksum that it had then. */
export type RecordedFile = z.infer<typeof recordedFileSchema>;

const recordSchema = z.object({ id: z.string(), version: z.string(), files: z.array(recordedFileSchema) });

/** Says where the record of a corpus lies, beside its files. */
function fetchRecordPath(folder: string): string {
  return join(folder, 'fetched.json');
}

/**
 * Reads which files of a corpus were fetched, by path; none where there is no record.
 *
 * @throws FileFormatError when the record is damaged; DiskError when it cannot be read.
 */
export async function readFetchRecord(folder: string): Promise<Map<string, RecordedFile>> {
  const path = fetchRecordPath(folder);
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return new Map();
    throw toDiskError(path, error);
  }
  try {
    const { files } = recordSchema.parse(JSON.parse(text));
    return new Map(files.map((file) => [file.path, file]));
  } catch (cause) {
    const problem = 'is no record of fetched files; remove it to begin a new one with the files that are there.';
    throw new FileFormatError(path, 'the whole file', problem, { cause });
  }
}

/** Writes which files of a corpus were fetched, in the order of their paths. @throws DiskError. */
export async function writeFetchRecord(
  folder: string,
  corpus: { readonly id: string; readonly version: string },
  files: ReadonlyMap<string, RecordedFile>,
): Promise<void> {
  const sorted = [...files.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
  const record = { id: corpus.id, version: corpus.version, files: sorted };
  await writeWholeText(fetchRecordPath(folder), `${JSON.stringify(record, null, 2)}\n`);
}
