import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { FileFormatError } from '../../errors.js';
import { ChunkCounter } from '../counting/chunk-counter.js';
import { drainRows, formatRow, reportKind, reportNames } from '../counting/count-row.js';
import type { CountingMethod } from '../counting/counting-method.js';
import { mostMessages } from '../counting/counting-state.js';
import { createReader } from '../readers/create-reader.js';
import type { Sentence, TextUnit } from '../sentence.js';
import { cutByteLines } from './cut-byte-lines.js';
import type { RecordInput } from './record-settings.js';
import { RecordMemory, readRecords } from './record-texts.js';

/** Options of {@link countRecords}. */
export interface CountRecordsOptions {
  readonly method: CountingMethod;
  readonly input: RecordInput;
  /** Whether damaged records are left out and reported in rows; otherwise the first is thrown. */
  readonly skipBad: boolean;
  /** Bytes of memory that counts may take before they are written as rows. */
  readonly spillBytes: number;
  /** Takes rows, each with its line end. */
  readonly write: (rows: string) => Promise<void>;
  /** Where files may be written for a while whose content comes as a record. */
  readonly scratch: string;
}

/**
 * Annotates and counts the records of a part of a corpus, and writes the counts as rows (see `formatRow`), those of
 * {@link reportKind} included.
 *
 * Cells are added up as far as the memory goes; the sum of the rows of all parts does not depend on how the corpus was parted.
 */
export async function countRecords(records: AsyncIterable<Uint8Array>, options: CountRecordsOptions): Promise<void> {
  const { method, input, skipBad, spillBytes, write } = options;
  const report = (name: keyof typeof reportNames, count: number, text = ''): Promise<void> => {
    return write(formatRow(reportKind, reportNames[name], text, count));
  };
  const counter = new ChunkCounter(
    method,
    async (tally, targets) => {
      for (const rows of drainRows(tally, targets)) await write(rows);
    },
    { spillBytes },
  );
  let bad = 0;
  const messages: string[] = [];
  const onBad = (error: FileFormatError): void => {
    if (!skipBad) throw error;
    bad++;
    if (messages.length < mostMessages) messages.push(error.message);
  };
  await report('begun', 1);
  for await (const unit of readUnits(records, input, onBad, options.scratch)) {
    counter.add(unit);
    if (counter.isFull) await counter.spill();
  }
  const { units, tokens } = await counter.finish();
  await report('units', units);
  await report('tokens', tokens);
  await report('bad', bad);
  for (const message of messages) await report('message', 1, message);
  await report('ended', 1);
}

async function* readUnits(
  records: AsyncIterable<Uint8Array>,
  input: RecordInput,
  onBad: (error: FileFormatError) => void,
  scratch: string,
): AsyncGenerator<TextUnit | Sentence, void, undefined> {
  const { format, options } = input;
  if (input.records !== 'files') {
    const memory = new RecordMemory();
    const bytes = input.records === 'raw' ? records : readRecords(records, input, onBad, memory);
    const open = async function* () {
      yield { path: 'the input', name: 'input', bytes: bytes as AsyncGenerator<Uint8Array> };
    };
    const explain = input.records === 'lines' ? (error: FileFormatError) => onBad(memory.explain(error)) : onBad;
    yield* createReader(format, { open }, options).read({ onBad: explain });
    return;
  }
  for await (const lines of cutByteLines(records)) {
    for (const line of lines) yield* readFileRecord(line, input, onBad, scratch);
  }
}

/** Reads the files that a record names as a list, `["/a/b.txt"]`, or the one whose content it holds: path, tab, base64. */
async function* readFileRecord(
  record: Buffer,
  { format, options }: RecordInput,
  onBad: (error: FileFormatError) => void,
  scratch: string,
): AsyncGenerator<TextUnit | Sentence, void, undefined> {
  const tab = record.indexOf(9);
  if (tab === -1) {
    const paths = JSON.parse(record.toString()) as string[];
    for (const path of paths) yield* createReader(format, path, options).read({ onBad });
    return;
  }
  const folder = await mkdtemp(join(scratch, 'qualia-'));
  try {
    const path = join(folder, basename(record.toString('utf8', 0, tab)));
    await writeFile(path, Buffer.from(record.toString('latin1', tab + 1), 'base64'));
    yield* createReader(format, path, options).read({ onBad });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
