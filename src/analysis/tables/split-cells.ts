import { parse } from 'csv-parse/sync';
import { FileFormatError } from '../../errors.js';

/** Where a line stands, for messages. */
export interface LinePlace {
  readonly path: string;
  /** Counted from 1. */
  readonly line: number;
}

/**
 * Splits a line of a table into cells without the white space around them; one that begins with a quotation mark may hold the separator, and
 * quotation marks that are doubled.
 *
 * @throws FileFormatError when a quotation mark is not closed.
 */
export function splitCells(text: string, separator: string, place: LinePlace): string[] {
  if (!text.includes('"')) return text.split(separator).map((cell) => cell.trim());
  try {
    const [cells = []] = parse(text, { delimiter: separator, trim: true, relax_column_count: true }) as string[][];
    return cells;
  } catch (cause) {
    const problem = `its quotes do not fit: ${(cause as Error).message}.`;
    throw new FileFormatError(place.path, `line ${place.line}`, problem, { cause });
  }
}
