import { QualiaError } from '../../errors.js';
import { cutByteLines } from './cut-byte-lines.js';

/** Bytes of rows that are handed over together. */
const pieceLength = 1 << 16;

/**
 * Adds up rows of counts that follow each other and differ in the count alone, as they do behind `sort`: the reducer of Hadoop
 * Streaming.
 *
 * @throws QualiaError with code `COUNT_ROW` for a line that is no row.
 */
export async function sumRows(rows: AsyncIterable<Uint8Array>, write: (rows: string) => Promise<void>): Promise<void> {
  let key: Buffer | undefined;
  let sum = 0;
  let piece = '';
  for await (const lines of cutByteLines(rows)) {
    for (const line of lines) {
      const end = line.lastIndexOf(9);
      const count = Number(line.toString('latin1', end + 1));
      if (end === -1 || !Number.isSafeInteger(count) || count < 0) {
        throw new QualiaError('COUNT_ROW', `"${line.toString()}" is no row of counts: kind, target, context, count.`);
      }
      if (key?.equals(line.subarray(0, end))) {
        sum += count;
        continue;
      }
      if (key !== undefined) piece += `${key.toString()}\t${sum}\n`;
      key = Buffer.from(line.subarray(0, end));
      sum = count;
    }
    if (piece.length < pieceLength) continue;
    await write(piece);
    piece = '';
  }
  if (key !== undefined) await write(`${piece}${key.toString()}\t${sum}\n`);
}
