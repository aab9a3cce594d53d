import { open } from 'node:fs/promises';
import { formBytes, formOf } from '../../corpus/open-texts.js';
import { decodeData } from './data-file-reader.js';

/** So many bytes of a file tell what it is. */
const headBytes = 1 << 16;

/** The beginning of a text file. */
export interface FileHead {
  /** The last part of its path. */
  readonly name: string;
  /** The beginning, as far as it was read; without a byte order mark. */
  readonly text: string;
  /** Its lines that hold something, without blanks at their end; the last one only where it is known to be whole. */
  readonly lines: readonly string[];
  /** Whether this is the whole file. */
  readonly isWhole: boolean;
}

/** What the first bytes of a file tell: a text with its beginning, or what else it is, in words. */
export type FileBeginning = { readonly head: FileHead } | { readonly other: string };

/**
 * Reads the beginning of a file.
 *
 * A file with a zero byte is no text, and is not decoded; nor is one that is packed or an archive.
 *
 * @param name the last part of its path.
 * @throws what the file system throws.
 */
export async function readFileHead(path: string, name: string): Promise<FileBeginning> {
  const file = await open(path, 'r');
  try {
    const buffer = Buffer.alloc(headBytes + 1);
    const { bytesRead } = await file.read(buffer, 0, buffer.length, 0);
    return describeHead(buffer.subarray(0, bytesRead), name);
  } finally {
    await file.close();
  }
}

/** Tells what the first bytes of a file are, see {@link readFileHead}; more bytes than it reads make the file unfinished. */
function describeHead(bytes: Uint8Array, name: string): FileBeginning {
  if (bytes.length === 0) return { other: 'it is empty' };
  const form = formOf(bytes.subarray(0, formBytes));
  if (form !== undefined)
    return { other: `it is packed (${form}), and only packed files that a manifest names are opened` };
  if (bytes.includes(0)) return { other: 'it is no text' };
  const isWhole = bytes.length <= headBytes;
  const end = isWhole ? bytes.length : bytes.subarray(0, headBytes).lastIndexOf(10) + 1 || headBytes;
  const text = decodeData(bytes.subarray(0, end)).replace(/^\uFEFF/, '');
  const lines = text
    .split(/(?<!\r)\r*\n|\r/)
    .map((line) => line.trimEnd())
    .filter((line) => line !== '');
  return { head: { name, text, lines, isWhole } };
}

/** Tells whether a file is documentation by its name: a read-me, a licence, a manifest, a page of text about the data. */
export function isDocumentation(name: string): boolean {
  const isNamed =
    /^(?:read[-_ ]?me|licen[cs]e|copying|notice|changelog|authors|citation|contributing|index\.)/i.test(name) ||
    /guidelines?(?:\.\w+)?$/i.test(name);
  return (
    isNamed || /\.(?:md|pdf|html?|rst|rtf|docx?|bib|cff|sha256|md5)$/i.test(name) || /^manifest\.json$/i.test(name)
  );
}
