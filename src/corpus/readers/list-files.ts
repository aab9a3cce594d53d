import { stat } from 'node:fs/promises';
import { basename, dirname, relative, sep } from 'node:path';
import { isDynamicPattern } from 'tinyglobby';
import { findFiles } from '../open-texts.js';

/** A file of a corpus. */
export interface CorpusFile {
  readonly path: string;
  /** What its documents are called after, the same wherever the corpus lies. */
  readonly name: string;
  /** Its length as it lies on the disk. */
  readonly bytes: number;
}

/** So many files are asked for their length at a time. */
const batch = 64;

/**
 * Lists the files of a corpus in the order in which they are read (see `openTexts`).
 *
 * Files in a folder are named by their path from there, files that fit a pattern by their path from its last folder
 * without a wildcard, others by their last part.
 *
 * @throws MissingFileError when a folder holds no file or nothing fits a pattern.
 */
export async function listFiles(source: string | readonly string[]): Promise<CorpusFile[]> {
  const files: CorpusFile[] = [];
  for (const root of typeof source === 'string' ? [source] : source) {
    const paths = await findFiles(root);
    const folder = await folderOf(root);
    for (let first = 0; first < paths.length; first += batch) {
      const part = paths.slice(first, first + batch);
      // A file that is not there says so when it is opened.
      const lengths = await Promise.all(
        part.map((path) =>
          stat(path).then(
            (found) => found.size,
            () => 0,
          ),
        ),
      );
      part.forEach((path, index) => {
        const name = folder === undefined ? basename(path) : relative(folder, path).split(sep).join('/');
        files.push({ path, name, bytes: lengths[index] as number });
      });
    }
  }
  return files;
}

/** The folder from which names are given; none where the path leads to one file. */
async function folderOf(root: string): Promise<string | undefined> {
  const found = await stat(root).catch(() => undefined);
  if (found !== undefined) return found.isDirectory() ? root : undefined;
  if (!isDynamicPattern(root)) return undefined;
  let folder = dirname(root);
  while (isDynamicPattern(folder)) folder = dirname(folder);
  return folder;
}
