import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { OptionError } from '../errors.js';

/**
 * Throws an OptionError, before any work, unless a file of this path can be there: its folder is, and it is none itself.
 *
 * @param inputs files that are read, over which nothing is written.
 */
export async function requireOutFile(option: string, path: string, inputs: readonly string[] = []): Promise<void> {
  const isFolder = async (folder: string): Promise<boolean> =>
    await stat(folder).then(
      (status) => status.isDirectory(),
      () => false,
    );
  const canBe = path !== '' && !(await isFolder(path)) && (await isFolder(dirname(path)));
  for (const input of inputs) {
    if (await isSameFile(path, input)) throw new OptionError(option, path, `another file than ${input}, which is read`);
  }
  if (!canBe) throw new OptionError(option, path, 'the path of a file in a folder that is there');
}

async function isSameFile(path: string, other: string): Promise<boolean> {
  const [found, known] = await Promise.all([path, other].map((one) => stat(one).catch(() => undefined)));
  return found !== undefined && known !== undefined && found.dev === known.dev && found.ino === known.ino;
}
