import { FileFormatError } from '../errors.js';

/** An array of a model file. */
export interface NamedArray {
  readonly name: string;
  /** Numbers of sixteen bits are the patterns of half-precision ones. */
  readonly array: Uint8Array | Int8Array | Int32Array | Uint32Array | Float32Array | Uint16Array;
  /** Default: one dimension. */
  readonly shape?: readonly number[];
}

interface Entry {
  readonly dtype: string;
  readonly shape: readonly number[];
  readonly data_offsets: readonly [number, number];
}

/**
 * Writes arrays in the safetensors layout: eight bytes with the header's length (little endian), a header in JSON, raw
 * arrays.
 *
 * @param metadata goes into the header as `__metadata__`.
 */
export function encodeArrays(metadata: Readonly<Record<string, string>>, arrays: readonly NamedArray[]): Uint8Array {
  const header: Record<string, Entry | Readonly<Record<string, string>>> = { __metadata__: metadata };
  let offset = 0;
  for (const { name, array, shape = [array.length] } of arrays) {
    const end = offset + array.byteLength;
    header[name] = { dtype: typeOf(array), shape, data_offsets: [offset, end] };
    offset = end;
  }
  const json = JSON.stringify(header);
  const headerBytes = new TextEncoder().encode(json.padEnd(Math.ceil(json.length / 8) * 8));
  const file = new Uint8Array(8 + headerBytes.length + offset);
  new DataView(file.buffer).setBigUint64(0, BigInt(headerBytes.length), true);
  file.set(headerBytes, 8);
  offset = 8 + headerBytes.length;
  for (const { array } of arrays) {
    file.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), offset);
    offset += array.byteLength;
  }
  return file;
}

function typeOf(array: NamedArray['array']): string {
  if (array instanceof Int8Array) return 'I8';
  if (array instanceof Int32Array) return 'I32';
  if (array instanceof Float32Array) return 'F32';
  if (array instanceof Uint16Array) return 'F16';
  return array instanceof Uint32Array ? 'U32' : 'U8';
}

/** A file of arrays: what its header says of it, and the bytes of each array, a copy that begins a buffer of its own. */
export interface DecodedArrays {
  readonly metadata: Readonly<Record<string, string | undefined>>;
  /** @param width the bytes of a number, 1 by default, of which there must be whole ones. */
  bytesOf(name: string, width?: number): Uint8Array<ArrayBuffer>;
  /** The type and the shape that the header tells of an array; nothing where it tells something else. */
  findType(name: string): { readonly dtype: string; readonly shape: readonly number[] } | undefined;
}

/**
 * Reads what {@link encodeArrays} wrote.
 *
 * @param path the file's name for messages.
 * @throws FileFormatError where the bytes are not such a file; `bytesOf`, where an array is missing or cut off.
 */
export function decodeArrays(file: Uint8Array, path: string): DecodedArrays {
  const { header, data } = splitFile(file, path);
  const metadata = (isRecord(header['__metadata__']) ? header['__metadata__'] : {}) as DecodedArrays['metadata'];
  return {
    metadata,
    bytesOf(name, width = 1) {
      const entry = Object.hasOwn(header, name) ? header[name] : undefined;
      const offsets = isRecord(entry) && Array.isArray(entry['data_offsets']) ? entry['data_offsets'] : [];
      const [start, end] =
        offsets.every(Number.isInteger) && offsets.length === 2 ? (offsets as [number, number]) : [0, -1];
      if (start < 0 || end < start || end > data.length) {
        throw new FileFormatError(path, name, 'The array is missing or cut off.');
      }
      if ((end - start) % width !== 0) {
        throw new FileFormatError(path, name, `Found ${end - start} bytes, expected whole numbers of ${width} each.`);
      }
      return new Uint8Array(data.subarray(start, end));
    },
    findType(name) {
      const entry = Object.hasOwn(header, name) ? header[name] : undefined;
      if (!isRecord(entry)) return undefined;
      const { dtype, shape } = entry;
      if (typeof dtype !== 'string' || !Array.isArray(shape) || !shape.every(Number.isSafeInteger)) return undefined;
      return { dtype, shape };
    },
  };
}

function splitFile(file: Uint8Array, path: string): { header: Readonly<Record<string, unknown>>; data: Uint8Array } {
  try {
    const length = Number(new DataView(file.buffer, file.byteOffset, file.byteLength).getBigUint64(0, true));
    const json: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(file.subarray(8, 8 + length)));
    if (isRecord(json)) return { header: json, data: file.subarray(8 + length) };
  } catch (cause) {
    throw new FileFormatError(path, 'header', 'The header is not JSON behind its length.', { cause });
  }
  throw new FileFormatError(path, 'header', 'The header is no object of JSON.');
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
