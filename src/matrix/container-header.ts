import { z } from 'zod';
import { FileFormatError, ShapeError } from '../errors.js';
import type { NumberArray } from '../kernels/numbers.js';
import { blockChecksumsName, countBlocks } from './container-blocks.js';
import { decodeNumbers, formatOf, type NumberFormatName, numberFormatNames, numberFormats } from './number-formats.js';
import { countCells } from './shape.js';

/** The typed arrays that a container holds. */
export type ContainerValues = NumberArray;

/** One array of a container: its numbers in row-major order with their shape; `[]` is the shape of a single number. */
export interface ContainerArray {
  readonly shape: readonly number[];
  readonly values: ContainerValues;
}

/** The arrays of a container by name; any name but `__metadata__` and `qualia.crc32` will do. */
export type ContainerArrays = ReadonlyMap<string, ContainerArray>;

/** What the header says about one array: its type and shape and where it lies in the data section, in bytes. */
export interface ContainerEntry {
  readonly name: string;
  readonly dtype: NumberFormatName;
  readonly shape: readonly number[];
  readonly begin: number;
  readonly end: number;
}

/** What a container holds. */
export interface Container {
  readonly arrays: ContainerArrays;
  /** The metadata as it was given to `writeContainer`. */
  readonly metadata: ReadonlyMap<string, string>;
}

/** The longest header that safetensors allows. */
export const longestHeader = 100_000_000;

/** Says that a file announces a longer header than it can hold. */
export function tooLongHeader(path: string, length: number, room: number): FileFormatError {
  const problem = `a header of ${length} bytes is announced, but at most ${room} can follow`;
  return new FileFormatError(path, 'byte 0', `${problem}: the file is cut short or of another kind.`);
}

/** The header of a container: its entries in file order, the user's metadata, the checksums where there are any. */
export interface ContainerHeader {
  readonly entries: readonly ContainerEntry[];
  /** Where the checksums of blocks lie, behind all arrays. */
  readonly blockChecksums?: ContainerEntry | undefined;
  readonly metadata: ReadonlyMap<string, string>;
  readonly checksum: string | undefined;
}

/** The version of the container format that this code writes, and the highest that it reads. */
const containerVersion = 2;

/** The metadata key that holds the version of the container format. */
export const versionKey = 'qualia.version';

/** The metadata key that holds the checksum: SHA-256 of the data section, then of the header with 64 zeros here. */
export const checksumKey = 'qualia.sha256';

/** Stands where the checksum goes while the checksum is computed. */
export const blankChecksum = '0'.repeat(64);

/** The name under which safetensors keeps metadata; no array can have it. */
const metadataName = '__metadata__';

/** The data section starts at a multiple of this, so that every array may be mapped into memory at its alignment. */
const alignment = 64;

/**
 * Makes the numbers of an entry, or of a stretch of it, of their bytes; where memory holds them as the file does, they
 * share them.
 *
 * @throws FileFormatError when a number does not fit its type in memory.
 */
export function numbersOf(entry: ContainerEntry, bytes: Uint8Array<ArrayBuffer>, path: string): ContainerValues {
  return decodeNumbers(numberFormats[entry.dtype], bytes, { path, place: `"${entry.name}"` });
}

/** Says that a file has another checksum than its header says. */
export function differentChecksum(
  path: string,
  { found, expected }: { readonly found: string; readonly expected: string },
): FileFormatError {
  const problem = `has the SHA-256 ${found}, the header says ${expected}`;
  return new FileFormatError(path, 'content', `${problem}: the file is damaged; make or fetch it again.`);
}

/** Lays out the checksums of blocks behind a data section of `dataLength` bytes. */
export function layOutChecksums(dataLength: number): ContainerEntry {
  const count = countBlocks(dataLength) + 1;
  return { name: blockChecksumsName, dtype: 'U32', shape: [count], begin: dataLength, end: dataLength + 4 * count };
}

/**
 * Lays arrays out without holes: wide numbers first, then by name, so that each begins at a multiple of its own size.
 *
 * @throws ShapeError when a shape does not fit its values, the type has no name in the format, or the name is reserved.
 */
export function layOutArrays(arrays: ContainerArrays): ContainerEntry[] {
  let end = 0;
  return [...arrays]
    .sort(([nameA, a], [nameB, b]) => {
      return b.values.BYTES_PER_ELEMENT - a.values.BYTES_PER_ELEMENT || (nameA < nameB ? -1 : 1);
    })
    .map(([name, { shape, values }]) => {
      if (name === metadataName || name === blockChecksumsName) {
        throw new ShapeError('writeContainer', `an array named ${name}`, 'another name');
      }
      const dtype = formatOf(values);
      if (dtype === undefined) {
        throw new ShapeError(
          'writeContainer',
          `${values[Symbol.toStringTag]} in "${name}"`,
          numberFormatNames.join(', '),
        );
      }
      if (countCells(shape) !== values.length) {
        throw new ShapeError('writeContainer', `${values.length} values in "${name}"`, `[${shape.join(', ')}]`);
      }
      const begin = end;
      end += values.byteLength;
      return { name, dtype, shape, begin, end };
    });
}

/**
 * Prints a header as JSON, padded with spaces so that the data section starts aligned.
 *
 * The text is put together by hand because an object literal would lose a key named `__proto__`; the checksum comes
 * first, so that its place is found again whatever the other texts are.
 */
export function formatHeader(header: ContainerHeader): string {
  const own: [string, string][] = [
    [checksumKey, header.checksum ?? blankChecksum],
    [versionKey, `${containerVersion}`],
  ];
  const given = [...header.metadata].sort(([a], [b]) => (a < b ? -1 : 1));
  const all = header.blockChecksums === undefined ? header.entries : [...header.entries, header.blockChecksums];
  const fields = all.map(({ name, dtype, shape, begin, end }): [string, unknown] => {
    return [name, { dtype, shape, data_offsets: [begin, end] }];
  });
  const text = formatObject([[metadataName, new Map([...own, ...given])], ...fields]);
  const length = Buffer.byteLength(text);
  return text + ' '.repeat((alignment - ((length + 8) % alignment)) % alignment);
}

function formatObject(fields: Iterable<readonly [string, unknown]>): string {
  const printed = Array.from(fields, ([key, value]) => {
    return `${JSON.stringify(key)}:${value instanceof Map ? formatObject(value) : JSON.stringify(value)}`;
  });
  return `{${printed.join(',')}}`;
}

const size = z.number().int().nonnegative();
const objectSchema = z.custom<object>((value) => typeof value === 'object' && value !== null && !Array.isArray(value));
const entrySchema = z.object({ dtype: z.string(), shape: z.array(size), data_offsets: z.tuple([size, size]) });

/**
 * Reads a header from its JSON text; `dataLength` is how many bytes follow it in the file.
 *
 * @throws FileFormatError naming `path` and the field that is wrong.
 */
export function parseHeader(text: string, dataLength: number, path: string): ContainerHeader {
  const fields = new Map(Object.entries(parseObject(text, path)));
  const metadata = parseMetadata(fields.get(metadataName) ?? {}, path);
  fields.delete(metadataName);
  const checksum = metadata.get(checksumKey);
  checkVersion(metadata.get(versionKey), checksum, path);
  metadata.delete(versionKey);
  metadata.delete(checksumKey);

  const entries = Array.from(fields, ([name, value]) => parseEntry(name, value, path));
  entries.sort((a, b) => a.begin - b.begin || a.end - b.end);
  let end = 0;
  for (const entry of entries) {
    if (entry.begin !== end) {
      const problem = entry.begin < end ? 'overlaps the array before it' : 'leaves a hole before it';
      throw new FileFormatError(
        path,
        `header, "${entry.name}"`,
        `begins at ${entry.begin}, not ${end}: it ${problem}.`,
      );
    }
    end = entry.end;
    if (end > dataLength) {
      const problem = `ends at byte ${end} of the data, but the file holds ${dataLength}; it is cut short.`;
      throw new FileFormatError(path, `header, "${entry.name}"`, problem);
    }
  }
  if (end !== dataLength) {
    throw new FileFormatError(path, `data, byte ${end}`, `${dataLength - end} bytes follow the last array.`);
  }
  const blockChecksums = entries.at(-1)?.name === blockChecksumsName ? entries.pop() : undefined;
  if (blockChecksums !== undefined) {
    const expected = layOutChecksums(blockChecksums.begin);
    if (blockChecksums.dtype !== 'U32' || blockChecksums.end !== expected.end) {
      const problem = `holds ${blockChecksums.shape.join(' x ')} ${blockChecksums.dtype}, not one U32 a block.`;
      throw new FileFormatError(path, `header, "${blockChecksumsName}"`, problem);
    }
  }
  return { entries, blockChecksums, metadata, checksum };
}

function parseObject(text: string, path: string): object {
  try {
    return objectSchema.parse(JSON.parse(text));
  } catch (cause) {
    throw new FileFormatError(path, 'header', 'is not a JSON object; the file is damaged or of another kind.', {
      cause,
    });
  }
}

function parseMetadata(value: unknown, path: string): Map<string, string> {
  const object = objectSchema.safeParse(value);
  const pairs = z
    .array(z.tuple([z.string(), z.string()]))
    .safeParse(object.success ? Object.entries(object.data) : value);
  if (pairs.success) return new Map(pairs.data);
  throw new FileFormatError(path, `header, ${metadataName}`, 'is not an object of texts.', { cause: pairs.error });
}

/** A file of another tool has neither version nor checksum; of ours, both. */
function checkVersion(version: string | undefined, checksum: string | undefined, path: string): void {
  if (version === undefined && checksum === undefined) return;
  const place = `header, ${metadataName}`;
  if (version === undefined) throw new FileFormatError(path, place, `has no ${versionKey}.`);
  if (!/^[1-9]\d*$/.test(version))
    throw new FileFormatError(path, place, `${versionKey} is "${version}", not a number.`);
  if (Number(version) > containerVersion) {
    const problem = `has version ${version}, this code reads up to ${containerVersion}`;
    throw new FileFormatError(path, place, `${problem}: written by a newer qualia; update.`);
  }
  if (checksum === undefined) throw new FileFormatError(path, place, `has no ${checksumKey}.`);
}

function parseEntry(name: string, value: unknown, path: string): ContainerEntry {
  const place = `header, "${name}"`;
  const parsed = entrySchema.safeParse(value);
  if (!parsed.success) throw new FileFormatError(path, place, z.prettifyError(parsed.error), { cause: parsed.error });
  const { shape, data_offsets: offsets } = parsed.data;
  const dtype = numberFormatNames.find((candidate) => candidate === parsed.data.dtype);
  if (dtype === undefined) {
    const known = numberFormatNames.join(', ');
    throw new FileFormatError(path, place, `has the unknown type "${parsed.data.dtype}"; known: ${known}.`);
  }
  const [begin, end] = offsets;
  const expected = countCells(shape) * numberFormats[dtype].bytes;
  if (end - begin !== expected) {
    const problem = `${dtype} of shape [${shape.join(', ')}] takes ${expected} bytes, its offsets span ${end - begin}.`;
    throw new FileFormatError(path, place, problem);
  }
  return { name, dtype, shape, begin, end };
}
