import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { OptionError } from '../errors.js';

/** Throws an OptionError, before any work, unless a file of this path can be there: its folder is, and it is none itself. */
export async function requireOutFile(option: string, path: string): Promise<void> {
  const isFolder = async (folder: string): Promise<boolean> =>
    await stat(folder).then(
      (status) => status.isDirectory(),
      () => false,
    );
  const canBe = path !== '' && !(await isFolder(path)) && (await isFolder(dirname(path)));
  if (!canBe) throw new OptionError(option, path, 'the path of a file in a folder that is there');
}
