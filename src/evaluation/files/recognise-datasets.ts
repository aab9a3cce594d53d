import { MissingFileError } from '../../errors.js';
import type { TaskManifest } from '../task-manifest.js';
import { DataFileReader } from './data-file-reader.js';
import { FolderSearch, type SearchOptions } from './folder-search.js';
import { type DataListing, listDataFiles } from './list-data-files.js';
import type { FileProblem, RecognisedFolder, RecognisedTask } from './recognised-task.js';

/** How {@link recogniseDatasets} looks at a folder. */
export interface RecogniseOptions {
  readonly signal?: AbortSignal | undefined;
  /** Reads the files; default a new one. */
  readonly reader?: DataFileReader;
}

/**
 * Finds the data sets in a folder, whatever its files are called and however they lie.
 *
 * A file is known by its path as in a manifest, else by its checksum, else, in sets of several files, by its name, else by
 * its content: its header, the shape of its first lines, its outermost element, the files beside it. Then the task is that
 * of the manifest which `chooseManifest` finds, or one of the user's own, with the id `file-` and the name of the file. A file
 * that is malformed does not stop the rest: it is among the problems, with the line and what was expected there, and so
 * is each file that no format has, but for documentation. Each file is read once; those over 200 MB are not.
 *
 * @param folders one folder, or several as `taskDataFolders` gives them: a task is that of the first that has it, and folders
 *   other than the first may be missing.
 * @throws MissingFileError where the first folder is missing; the reason of the signal.
 * @example
 * const { tasks, problems } = await recogniseDatasets('my-data', await readTaskManifests());
 */
export async function recogniseDatasets(
  folders: string | readonly string[],
  manifests: readonly TaskManifest[],
  options: RecogniseOptions = {},
): Promise<RecognisedFolder> {
  const { signal, reader = new DataFileReader() } = options;
  const tasks: RecognisedTask[] = [];
  const problems: FileProblem[] = [];
  for (const [place, folder] of (typeof folders === 'string' ? [folders] : folders).entries()) {
    const listing = await listDataFiles(folder, signal).catch((error: unknown) => {
      if (place > 0 && error instanceof MissingFileError) return { files: [], unreadable: new Map<string, string>() };
      throw error;
    });
    const found = await searchFolder(folder, listing, { manifests, tasks, reader, signal });
    tasks.push(...found.tasks);
    problems.push(...found.problems);
  }
  return { tasks: tasks.sort((a, b) => (a.manifest.id < b.manifest.id ? -1 : 1)), problems };
}

async function searchFolder(folder: string, listing: DataListing, options: SearchOptions): Promise<RecognisedFolder> {
  const search = new FolderSearch(folder, listing, options);
  await search.findByPath();
  await search.findByChecksum();
  await search.findByName();
  await search.findByContent();
  return search.finish();
}
