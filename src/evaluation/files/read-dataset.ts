import { join } from 'node:path';
import { FileFormatError, MissingFileError, OptionError } from '../../errors.js';
import type { Dataset } from '../any-dataset.js';
import { datasetFormats } from '../formats/dataset-formats.js';
import type { TaskDataFile, TaskManifest } from '../task-manifest.js';
import { type DataFile, DataFileReader, decodeData } from './data-file-reader.js';

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
 * Files are UTF-8; one that is not is read as ISO-8859-1, which older data sets use. A file that is not there is looked for
 * in the archive that the manifest names for it. A file with another checksum than the manifest's is read all the same
 * and told.
 *
 * @param folders one folder, or several in the order in which they are looked at: the first that has all files counts.
 * @throws MissingFileError where a file is missing; FileFormatError where one is malformed; OptionError where the task has
 * no files or its format is unknown.
 */
export async function readDataset(
  manifest: TaskManifest,
  folders: string | readonly string[],
  options: { readonly reader?: DataFileReader } = {},
): Promise<ReadDataset> {
  const { id, format = '', data } = manifest;
  const { reader = new DataFileReader() } = options;
  if (data.length === 0)
    throw new OptionError('task', id, 'a task with files; the questions of this one are generated');
  if (!datasetFormats.has(format)) throw new OptionError('format', format, [...datasetFormats.keys()].join(', '));
  const looked = typeof folders === 'string' ? [folders] : folders;
  for (const folder of looked) {
    const files = await findTaskFiles(manifest, folder, reader);
    if (files.every((file) => file !== undefined)) return parseTaskFiles(manifest, files);
  }
  throw await tellMissing(manifest, looked, reader);
}

/** Finds the files of a task in a folder of data, each in its place or in its archive; undefined for those that are missing. */
export async function findTaskFiles(
  { data }: Pick<TaskManifest, 'data'>,
  folder: string,
  reader: DataFileReader,
): Promise<(DataFile | undefined)[]> {
  return await Promise.all(data.map((file) => findTaskFile(file, folder, reader)));
}

async function findTaskFile(
  { path, archive }: TaskDataFile,
  folder: string,
  reader: DataFileReader,
): Promise<DataFile | undefined> {
  const found = await reader.read(join(folder, path));
  if (found !== undefined || archive === undefined) return found;
  return await reader.readMember(join(folder, archive.path), archive.member);
}

/**
 * Makes the data set of a task of its files, in the order of the manifest.
 *
 * @throws FileFormatError where one is empty or malformed; OptionError where the format is unknown.
 */
export function parseTaskFiles(
  manifest: Pick<TaskManifest, 'id' | 'format' | 'columns' | 'data'>,
  files: readonly DataFile[],
): ReadDataset {
  const { id, format = '', columns, data } = manifest;
  const parse = datasetFormats.get(format);
  if (parse === undefined) throw new OptionError('format', format, [...datasetFormats.keys()].join(', '));
  const otherFiles: string[] = [];
  const texts = files.map(({ path, bytes, sha256 }, place) => {
    if (bytes.length === 0) throw new FileFormatError(path, 'byte 0', 'The file is empty.');
    const expected = data[place]?.sha256;
    if (expected !== undefined && sha256 !== expected) {
      otherFiles.push(`${path}: another file than the one in the manifest of ${id}, by its checksum.`);
    }
    return { path, text: decodeData(bytes) };
  });
  const dataset = parse(texts, columns);
  return {
    dataset,
    files: files.map(({ sha256 }, place) => ({ path: data[place]?.path ?? '', sha256 })),
    otherFiles,
    findings: [...otherFiles, ...dataset.findings],
  };
}

/** Makes the error for the first file that is missing in the folder that has the most files of the task. */
async function tellMissing(
  manifest: TaskManifest,
  folders: readonly string[],
  reader: DataFileReader,
): Promise<MissingFileError> {
  const { id, address, data, fetch = [] } = manifest;
  let best: { readonly path: string; readonly found: number } | undefined;
  for (const folder of folders) {
    const files = await findTaskFiles(manifest, folder, reader);
    const found = files.filter((file) => file !== undefined).length;
    const path = join(folder, data[files.indexOf(undefined)]?.path ?? '');
    if (best === undefined || found > best.found) best = { path, found };
  }
  const others = folders.length > 1 ? ` Looked in ${folders.join(' and ')}.` : '';
  const advice = fetch.length === 0 ? '' : ` "qualia bench fetch ${id}" gets it.`;
  return new MissingFileError(
    best?.path ?? data[0]?.path ?? id,
    `It belongs to the task ${id}, from ${address}.${advice}${others}`,
  );
}
