import { OptionError } from '../errors.js';
import { writeWholeText } from '../matrix/write-whole-file.js';
import { requireOutFile } from './require-out-file.js';

/** Throws an OptionError, before any work, unless a picture can be written there: a `.svg` file, and none of those that are read. */
export async function requirePicture(path: string | undefined, inputs: readonly string[]): Promise<void> {
  if (path === undefined) return;
  if (!path.endsWith('.svg')) throw new OptionError('--picture', path, 'the path of a .svg file');
  await requireOutFile('--picture', path, inputs);
}

/** Writes a picture where one is asked for. */
export async function writePicture(path: string | undefined, draw: () => string): Promise<void> {
  if (path !== undefined) await writeWholeText(path, draw());
}
