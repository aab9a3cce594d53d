import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { FileFormatError, MissingFileError, OptionError } from '../errors.js';
import type { Dataset } from './any-dataset.js';
import type { DatasetFile } from './dataset.js';
import { datasetFormats } from './dataset-formats.js';
import type { TaskManifest } from './task-manifest.js';

/** A data set with what was found while its files were read. */
export interface ReadDataset {
  readonly dataset: Dataset;
  /** Its files by the paths in the manifest, with the checksums that they have. */
  readonly files: readonly { readonly path: string; readonly sha256: string }[];
  /** The files that have another checksum than the manifest's, each with what that means. */
  readonly otherFiles: readonly string[];
  /** What is odd about the files: another checksum than the manifest's, and what their reader found. */
  readonly findings: readonly string[];
}

/**
 * Reads the data set of a task from a folder of data.
 *
 * Files are UTF-8; one that is not is read as ISO-8859-1, which older data sets use. A file with another checksum than the
 * manifest's is read all the same and told.
 *
 * @throws MissingFileError where a file is missing; FileFormatError where one is malformed; OptionError where the task has
 * no files or its format is unknown.
 */
export async function readDataset(manifest: TaskManifest, folder: string): Promise<ReadDataset> {
  const { id, format = '', data } = manifest;
  if (data.length === 0)
    throw new OptionError('task', id, 'a task with files; the questions of this one are generated');
  const parse = datasetFormats.get(format);
  if (parse === undefined) throw new OptionError('format', format, [...datasetFormats.keys()].join(', '));
  const texts: DatasetFile[] = [];
  const files: { path: string; sha256: string }[] = [];
  const otherFiles: string[] = [];
  for (const { path, sha256 } of data) {
    const full = join(folder, path);
    const bytes = await readFile(full).catch((cause) => {
      throw new MissingFileError(full, `It belongs to the task ${id}, from ${manifest.address}.`, { cause });
    });
    if (bytes.length === 0) throw new FileFormatError(full, 'byte 0', 'The file is empty.');
    const found = createHash('sha256').update(bytes).digest('hex');
    if (sha256 !== undefined && found !== sha256) {
      otherFiles.push(`${full}: another file than the one in the manifest of ${id}, by its checksum.`);
    }
    files.push({ path, sha256: found });
    texts.push({ path: full, text: decode(bytes) });
  }
  const dataset = parse(texts);
  return { dataset, files, otherFiles, findings: [...otherFiles, ...dataset.findings] };
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return Buffer.from(bytes).toString('latin1');
  }
}
