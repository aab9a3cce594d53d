import { FileFormatError } from '../errors.js';
import type { NumberArray } from '../kernels/numbers.js';

/** How numbers lie in a file, little-endian, and what they become in memory. */
export interface NumberFormat {
  /** The size of one number in the file. */
  readonly bytes: number;
  /** The type in memory; where `decode` is absent, with the same bytes. */
  readonly type: NumberArrayType;
  /** Makes the numbers of their bytes; throws a RangeError that says what does not fit. */
  readonly decode?: (bytes: Uint8Array<ArrayBuffer>) => NumberArray;
}

interface NumberArrayType {
  readonly name: string;
  readonly BYTES_PER_ELEMENT: number;
  new (buffer: ArrayBuffer): NumberArray;
}

/**
 * The formats of numbers by the names that safetensors gives them.
 *
 * Half-precision numbers (F16, BF16) become single ones, truth values bytes of 0 and 1, and whole numbers of 64 bits
 * doubles, which hold them up to 2^53; larger ones are refused.
 */
export const numberFormats = {
  F64: { bytes: 8, type: Float64Array },
  F32: { bytes: 4, type: Float32Array },
  U32: { bytes: 4, type: Uint32Array },
  I32: { bytes: 4, type: Int32Array },
  U16: { bytes: 2, type: Uint16Array },
  I16: { bytes: 2, type: Int16Array },
  U8: { bytes: 1, type: Uint8Array },
  I8: { bytes: 1, type: Int8Array },
  U64: { bytes: 8, type: Float64Array, decode: (bytes) => decodeWhole(new BigUint64Array(bytes.buffer)) },
  I64: { bytes: 8, type: Float64Array, decode: (bytes) => decodeWhole(new BigInt64Array(bytes.buffer)) },
  F16: { bytes: 2, type: Float32Array, decode: (bytes) => decodeHalf(new Uint16Array(bytes.buffer)) },
  BF16: { bytes: 2, type: Float32Array, decode: (bytes) => decodeBrainFloat(new Uint16Array(bytes.buffer)) },
  BOOL: { bytes: 1, type: Uint8Array, decode: decodeTruth },
} as const satisfies Readonly<Record<string, NumberFormat>>;

/** The name of a format of numbers. */
export type NumberFormatName = keyof typeof numberFormats;

/** All names of formats, those that are the same in file and memory first. */
export const numberFormatNames = Object.keys(numberFormats) as NumberFormatName[];

/** Returns the name of the format in which a typed array is written; undefined where there is none. */
export function formatOf(
  values: ArrayBufferView & { readonly [Symbol.toStringTag]?: string },
): NumberFormatName | undefined {
  return numberFormatNames.find((name) => {
    const format: NumberFormat = numberFormats[name];
    return format.decode === undefined && format.type.name === values[Symbol.toStringTag];
  });
}

/**
 * Makes the numbers of a format of their bytes; where memory holds them as the file does, they share them.
 *
 * @param where the file and the place in it, for errors.
 * @throws FileFormatError when a number does not fit its type in memory.
 */
export function decodeNumbers(
  { type, decode }: NumberFormat,
  bytes: Uint8Array<ArrayBuffer>,
  { path, place }: { readonly path: string; readonly place: string },
): NumberArray {
  if (decode === undefined) return new type(bytes.buffer);
  try {
    return decode(bytes);
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    throw new FileFormatError(path, place, `${cause.message}.`, { cause });
  }
}

/** Swaps the bytes of numbers of `width` bytes in place: from big-endian to little-endian or back. */
export function swapBytes(bytes: Uint8Array, width: number): void {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (width === 2) buffer.swap16();
  if (width === 4) buffer.swap32();
  if (width === 8) buffer.swap64();
}

function decodeWhole(whole: BigUint64Array | BigInt64Array): Float64Array {
  const numbers = new Float64Array(whole.length);
  for (let place = 0; place < whole.length; place++) {
    const number = Number(whole[place]);
    if (!Number.isSafeInteger(number)) throw new RangeError(`number ${place} is ${whole[place]}, beyond 2^53`);
    numbers[place] = number;
  }
  return numbers;
}

/** IEEE 754 binary16: a sign, 5 bits of exponent, 10 of fraction. */
function decodeHalf(halves: Uint16Array): Float32Array {
  return Float32Array.from(halves, (half) => {
    const sign = half & 0x8000 ? -1 : 1;
    const exponent = (half >> 10) & 31;
    const fraction = half & 1023;
    if (exponent === 31) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
    return sign * (exponent === 0 ? fraction * 2 ** -24 : (1024 + fraction) * 2 ** (exponent - 25));
  });
}

/** The upper half of a single-precision number. */
function decodeBrainFloat(halves: Uint16Array): Float32Array {
  return new Float32Array(Uint32Array.from(halves, (half) => half << 16).buffer);
}

function decodeTruth(bytes: Uint8Array<ArrayBuffer>): Uint8Array {
  const wrong = bytes.findIndex((byte) => byte > 1);
  if (wrong !== -1) throw new RangeError(`number ${wrong} is ${bytes[wrong]}, neither 0 nor 1`);
  return bytes;
}
