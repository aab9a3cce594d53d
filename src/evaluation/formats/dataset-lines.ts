import type { DatasetFile } from '../dataset.js';

/**
 * Cuts the text of a data set file into lines.
 *
 * A line ends with LF or CR-LF; the last one may lack its end. A byte order mark is dropped. Empty lines are kept, since
 * in files that belong together the n-th lines do.
 *
 * @example splitLines({ path: 'a.txt', text: 'one\r\n\r\nthree\n' }) // ['one', '', 'three']
 */
export function splitLines({ text }: DatasetFile): string[] {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  if (lines.at(-1) === '') lines.pop();
  return lines;
}
