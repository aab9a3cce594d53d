import { FileFormatError, ShapeError } from '../errors.js';
import type { NumberArray } from '../kernels/numbers.js';
import type { ContainerArray } from './container-header.js';
import { decodeNumbers, formatOf, type NumberFormatName, numberFormats, swapBytes } from './number-formats.js';
import { countCells } from './shape.js';

/** What NumPy calls our formats of numbers, without the sign of byte order. */
const numpyNames: ReadonlyMap<string, NumberFormatName> = new Map([
  ['f8', 'F64'],
  ['f4', 'F32'],
  ['f2', 'F16'],
  ['i8', 'I64'],
  ['i4', 'I32'],
  ['i2', 'I16'],
  ['i1', 'I8'],
  ['u8', 'U64'],
  ['u4', 'U32'],
  ['u2', 'U16'],
  ['u1', 'U8'],
  ['b1', 'BOOL'],
]);

const magic = '\x93NUMPY';

/** How many bytes at the start of a file tell where its numbers begin. */
export const preambleLength = 12;

/** The header of an array file. */
export interface NpyHeader {
  readonly format: NumberFormatName;
  readonly isBigEndian: boolean;
  readonly isFortran: boolean;
  readonly shape: readonly number[];
  /** How many bytes the numbers take. */
  readonly byteLength: number;
}

/** Where the header lies in a file, told by its first {@link preambleLength} bytes. */
export interface NpyPreamble {
  readonly headerStart: number;
  readonly headerLength: number;
}

/**
 * Reads the magic bytes, version 1 to 3, and the length of the header.
 *
 * @throws FileFormatError when it is another kind of file, cut short, or newer.
 */
export function parsePreamble(bytes: Buffer, path: string): NpyPreamble {
  if (bytes.toString('latin1', 0, 6) !== magic || bytes.length < preambleLength) {
    throw new FileFormatError(path, 'byte 0', 'expected a NumPy array file, which begins with \\x93NUMPY.');
  }
  const version = bytes[6];
  if (version < 1 || version > 3) {
    throw new FileFormatError(path, 'byte 6', `has version ${version}, this code reads versions 1 to 3.`);
  }
  if (version === 1) return { headerStart: 10, headerLength: bytes.readUInt16LE(8) };
  return { headerStart: 12, headerLength: bytes.readUInt32LE(8) };
}

/**
 * Reads the header, a dictionary in Python's notation with the keys `descr`, `fortran_order` and `shape`.
 *
 * @throws FileFormatError when it is no such dictionary, or the type is one that matrices have no use for.
 */
export function parseNpyHeader(text: string, path: string): NpyHeader {
  const type = /['"]descr['"]\s*:\s*['"]([<>|=]?)(\w+)['"]/.exec(text);
  const order = /['"]fortran_order['"]\s*:\s*(True|False)/.exec(text);
  const shape = /['"]shape['"]\s*:\s*\(([\d\sL,]*)\)/.exec(text);
  if (!/^\s*\{.*\}\s*$/s.test(text) || order === null || shape === null || !/['"]descr['"]/.test(text)) {
    throw new FileFormatError(path, 'header', 'is not a dictionary with descr, fortran_order and shape.');
  }
  const format = type === null ? undefined : numpyNames.get(type[2]);
  if (type === null || format === undefined) {
    const found = /['"]descr['"]\s*:\s*(\[.*\]|[^,}]*)/s.exec(text)?.[1] ?? '';
    const known = [...numpyNames.keys()].join(', ');
    throw new FileFormatError(path, 'header', `has numbers of type ${found.trim()}; known: ${known}.`);
  }
  const sizes = shape[1].split(',').map((size) => size.trim().replace(/L$/, ''));
  const lengths = sizes.filter((size) => size !== '').map(Number);
  const byteLength = countCells(lengths) * numberFormats[format].bytes;
  return { format, isBigEndian: type[1] === '>', isFortran: order[1] === 'True', shape: lengths, byteLength };
}

/**
 * Makes an array of the bytes behind a header; they are used up.
 *
 * @throws FileFormatError when a number does not fit its type in memory.
 */
export function arrayOf(header: NpyHeader, bytes: Uint8Array<ArrayBuffer>, path: string): ContainerArray {
  const format = numberFormats[header.format];
  if (header.isBigEndian) swapBytes(bytes, format.bytes);
  const values = decodeNumbers(format, bytes, { path, place: 'numbers' });
  return { shape: header.shape, values: header.isFortran ? toRowMajor(values, header.shape) : values };
}

/** Prints the header of an array, from the magic bytes on, padded so that the numbers begin at a multiple of 64. */
export function formatNpyHeader({ shape, values }: ContainerArray): Buffer {
  const format = formatOf(values);
  const name = [...numpyNames].find(([, known]) => known === format)?.[0];
  const length = countCells(shape);
  if (name === undefined) throw new ShapeError('writeNpy', values[Symbol.toStringTag], 'numbers that NumPy knows');
  if (length !== values.length) throw new ShapeError('writeNpy', `${values.length} values`, `[${shape.join(', ')}]`);
  const order = values.BYTES_PER_ELEMENT === 1 ? '|' : '<';
  const sizes = `(${shape.join(', ')}${shape.length === 1 ? ',' : ''})`;
  const dictionary = `{'descr': '${order}${name}', 'fortran_order': False, 'shape': ${sizes}, }`;
  const headerLength = Math.ceil((10 + dictionary.length + 1) / 64) * 64 - 10;
  const header = Buffer.from(`${magic}\x01\x00\x00\x00${dictionary.padEnd(headerLength - 1)}\n`, 'latin1');
  header.writeUInt16LE(headerLength, 8);
  return header;
}

/** Reorders numbers whose first index runs fastest so that the last one does. */
function toRowMajor(values: NumberArray, shape: readonly number[]): NumberArray {
  const ordered = values.slice();
  const steps = shape.map((_, axis) => countCells(shape.slice(0, axis)));
  const place = shape.map(() => 0);
  let from = 0;
  for (let to = 0; to < values.length; to++) {
    ordered[to] = values[from];
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      place[axis]++;
      from += steps[axis];
      if (place[axis] < shape[axis]) break;
      from -= steps[axis] * shape[axis];
      place[axis] = 0;
    }
  }
  return ordered;
}
