import { stat } from 'node:fs/promises';
import { MissingFileError } from '../../errors.js';
import { findFiles } from '../open-texts.js';

/** What tells, without reading it, whether a file is still the one that was read. */
export interface InputStamp {
  readonly path: string;
  readonly bytes: number;
  /** When it was last changed, in milliseconds. */
  readonly modified: number;
}

/**
 * Makes the stamps of the files that paths lead to: files, all files of folders, patterns, in the order in which readers
 * take them.
 *
 * @throws MissingFileError when there is no such file or folder, or it holds no file.
 */
export async function readInputStamps(paths: readonly string[]): Promise<InputStamp[]> {
  const stamps: InputStamp[] = [];
  for (const root of paths) {
    for (const path of await findFiles(root)) {
      const { size: bytes, mtimeMs: modified } = await stat(path).catch((cause: unknown) => {
        throw new MissingFileError(path, 'Check the path of the corpus.', { cause });
      });
      stamps.push({ path, bytes, modified });
    }
  }
  return stamps;
}
