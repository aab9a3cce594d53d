import { FileFormatError, MissingFileError } from '../../errors.js';
import { parseTable, readTableFormat } from '../formats/parse-table.js';
import type { OpenTask } from '../run-task.js';
import type { TaskManifest } from '../task-manifest.js';
import { DataFileReader, decodeData } from './data-file-reader.js';
import { fileTaskId, makeFileManifest } from './file-manifest.js';

/** A task of a table of rated pairs, with what is odd about it. */
export interface OpenTable extends OpenTask {
  readonly manifest: TaskManifest;
  readonly findings: readonly string[];
}

/**
 * Opens any table of rated pairs as a task, which `runTask` runs; its id is `file-` with the name of the file.
 *
 * @param path a file of comma-, semicolon-, tab- or blank-separated values, UTF-8 or ISO-8859-1.
 * @param columns which columns hold what, as `readTableFormat` takes it: `left=word1,right=word2,rating=mean`.
 * @throws MissingFileError where there is no such file; ParseError where the columns make no sense; FileFormatError where the
 *   table has none of such names, with those that it has, or a row is malformed, with its line.
 * @example await openTable('pairs.csv', 'left=word1,right=word2,rating=score')
 */
export async function openTable(path: string, columns: string): Promise<OpenTable> {
  const format = readTableFormat(columns);
  const file = await new DataFileReader().read(path);
  if (file === undefined) throw new MissingFileError(path, 'It should be a table of rated pairs.');
  if (file.bytes.length === 0) throw new FileFormatError(path, 'byte 0', 'The file is empty.');
  const dataset = parseTable({ path, text: decodeData(file.bytes) }, format);
  const data = [{ path }];
  const manifest = makeFileManifest(fileTaskId(path), path, { format: 'table', columns, data, dataset });
  return { manifest, dataset, files: [{ path, sha256: file.sha256 }], findings: dataset.findings };
}
