import { stat } from 'node:fs/promises';
import { FileFormatError, MissingFileError } from '../../errors.js';
import type { BytePieces } from '../../matrix/unpack.js';
import type { ReadOptions } from '../corpus-reader.js';
import { type OpenText, openFileTexts } from '../open-texts.js';
import { readFilePieces } from '../read-text.js';
import { type CorpusFile, listFiles } from './list-files.js';

/** A text of a corpus. */
export interface CorpusText extends OpenText {
  /** What its documents are called after: the name of its file, and that of the member where it is in an archive. */
  readonly name: string;
}

/** Texts that come from elsewhere than files, such as standard input; each reading asks for them anew. */
export interface OpenedTexts {
  open(): AsyncIterable<CorpusText>;
}

/**
 * Opens the texts of a corpus one after the other, telling the progress; damaged archives are reported and what is left
 * of them passed over.
 *
 * @throws MissingFileError when a path leads to no file; FileFormatError when an archive is damaged and nobody wants to
 *   be told.
 */
export async function* openCorpus(
  source: string | readonly string[] | OpenedTexts,
  isIncluded: (name: string) => boolean,
  { signal, onProgress, onBad }: ReadOptions,
): AsyncGenerator<CorpusText> {
  if (typeof source === 'object' && 'open' in source) {
    yield* source.open();
    onProgress?.(1);
    return;
  }
  const files = await listFiles(source);
  const total = files.reduce((sum, { bytes }) => sum + bytes, 0);
  let told = 0;
  let before = 0;
  const tell = (done: number): void => {
    const share = total === 0 ? 0 : Math.min(1, done / total);
    if (share > told) {
      told = share;
      onProgress?.(share);
    }
  };
  for (const file of files) {
    signal?.throwIfAborted();
    yield* openReporting(file, isIncluded, (read) => tell(before + Math.min(read, file.bytes)), onBad);
    before += file.bytes;
    tell(before);
  }
  if (told < 1) onProgress?.(1);
}

async function* openReporting(
  file: CorpusFile,
  isIncluded: (name: string) => boolean,
  onRead: (bytes: number) => void,
  onBad: ReadOptions['onBad'],
): AsyncGenerator<CorpusText> {
  let reported: unknown;
  let packed = 0;
  const remember = (error: unknown): void => {
    reported = error;
  };
  const count = (bytes: number): void => {
    packed += bytes;
    onRead(packed);
  };
  try {
    for await (const { path, bytes } of openFileTexts(file.path, (path) => readCounting(path, count), count)) {
      const member = path.slice(file.path.length + 1).replace(/^\.\//, '');
      if (!isIncluded(member === '' ? file.name : member)) continue;
      yield { path, name: member === '' ? file.name : `${file.name}:${member}`, bytes: watch(bytes, remember) };
    }
  } catch (error) {
    if (!(error instanceof FileFormatError) || onBad === undefined) throw error;
    // A damaged archive fails twice: in the member that is being read and as a whole.
    if (reported === undefined || !isSameDamage(error, reported)) onBad(error);
  }
}

function isSameDamage(error: FileFormatError, reported: unknown): boolean {
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) if (cause === reported) return true;
  return reported instanceof FileFormatError && reported.cause !== undefined && reported.cause === error.cause;
}

async function* watch(bytes: BytePieces, onError: (error: unknown) => void): AsyncGenerator<Uint8Array> {
  try {
    yield* bytes;
  } catch (error) {
    onError(error);
    throw error;
  }
}

async function* readCounting(path: string, count: (bytes: number) => void): AsyncGenerator<Uint8Array> {
  const found = await stat(path).catch(() => undefined);
  if (found?.isFile() === false) throw new MissingFileError(path, 'It is not a file that can be read.');
  for await (const piece of readFilePieces(path)) {
    yield piece;
    count(piece.length);
  }
}
