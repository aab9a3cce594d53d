import type { DatasetFile } from '../dataset.js';

/** A line of a data set file without the blanks around it. */
export interface NumberedLine {
  readonly text: string;
  /** From 1. */
  readonly number: number;
  /** Its place for messages: `line 12`. */
  readonly place: string;
}

/**
 * Cuts the text of a data set file into its lines that hold something, in their order.
 *
 * Lines end with LF, CR-LF or CR; the last one may lack its end. A byte order mark at the start is dropped.
 *
 * @example numberLines({ path: 'pairs.txt', text: 'dog cat\r\n\r\nsun moon' })[1]?.place // 'line 3'
 */
export function numberLines({ text }: DatasetFile): NumberedLine[] {
  return text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\n|\r/)
    .map((line, index) => ({ text: line.trim(), number: index + 1, place: `line ${index + 1}` }))
    .filter((line) => line.text !== '');
}
