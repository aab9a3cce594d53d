import { realpath, stat } from 'node:fs/promises';
import { dirname, resolve, sep } from 'node:path';
import { OptionError } from '../errors.js';

/**
 * Throws an OptionError, before any work, unless a file of this path can be there: its folder is, and it is no folder, device or pipe.
 *
 * @param inputs files that are read, over which nothing is written, whatever names or links lead to them.
 */
export async function requireOutFile(option: string, path: string, inputs: readonly string[] = []): Promise<void> {
  await requireOutText(option, path, inputs);
  const found = await stat(path).catch(() => undefined);
  if (found?.isFile() === false) throw new OptionError(option, path, 'the path of a file, no device or pipe');
}

/** Throws an OptionError where {@link requireOutFile} does, but lets a text go to a device or a pipe, such as `/dev/stdout`. */
export async function requireOutText(option: string, path: string, inputs: readonly string[] = []): Promise<void> {
  const [found, folder] = await Promise.all([path, dirname(path)].map((one) => stat(one).catch(() => undefined)));
  const canBe = path !== '' && found?.isDirectory() !== true && folder?.isDirectory() === true;
  await requireOtherFile(option, path, inputs);
  if (!canBe) throw new OptionError(option, path, 'the path of a file in a folder that is there');
}

/** Throws an OptionError where a path leads to a file or folder that is read, whatever names or links lead to it. */
export async function requireOtherFile(option: string, path: string, inputs: readonly string[]): Promise<void> {
  for (const input of inputs) {
    if (await isSameFile(path, input)) throw new OptionError(option, path, `another file than ${input}, which is read`);
  }
}

/** Throws an OptionError where a folder is one that is read, or lies in one: what is written would be read the next time. */
export async function requireOutsideOf(option: string, path: string, inputs: readonly string[]): Promise<void> {
  const own = await resolveLinks(path);
  for (const input of inputs) {
    const read = await resolveLinks(input);
    if (own === read || own.startsWith(`${read}${sep}`)) {
      throw new OptionError(option, path, `a folder outside of ${input}, which is read`);
    }
  }
}

/** Follows the links of a path as far as it is there. */
async function resolveLinks(path: string): Promise<string> {
  const full = resolve(path);
  const found = await realpath(full).catch(() => undefined);
  if (found !== undefined || dirname(full) === full) return found ?? full;
  return resolve(await resolveLinks(dirname(full)), full.slice(dirname(full).length).replace(/^[/\\]/, ''));
}

async function isSameFile(path: string, other: string): Promise<boolean> {
  const [found, known] = await Promise.all([path, other].map((one) => stat(one).catch(() => undefined)));
  return found !== undefined && known !== undefined && found.dev === known.dev && found.ino === known.ino;
}
