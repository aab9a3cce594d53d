import { nibbleGroup } from '../../kernels/nibble-products.js';

/** Numbers of four bits, 8 added and two in a byte with the first one low, in rows of whole groups of 32 with a scale each. */
export interface NibbleRows {
  readonly bytes: Uint8Array;
  readonly scales: Float32Array;
  /** How many groups a row has. */
  readonly groups: number;
}

/** A matrix that is kept in a few bits a number. */
export interface QuantisedMatrix {
  readonly rows: number;
  readonly columns: number;
  /** The numbers as they are kept, where these have four bits. */
  readonly nibbles?: NibbleRows;
  /** Writes the numbers of a row to `target`, from `place` on, in the place of what is there, or adds them to it. */
  readRow(row: number, target: Float32Array, place: number, isAdded?: boolean): void;
}

/** Makes a matrix of numbers of eight bits, with a scale for each row. */
export function createByteMatrix(numbers: Int8Array, scales: Float32Array, columns: number): QuantisedMatrix {
  return {
    rows: scales.length,
    columns,
    readRow(row, target, place, isAdded = false) {
      const scale = scales[row];
      const from = row * columns;
      if (isAdded)
        for (let column = 0; column < columns; column++) target[place + column] += numbers[from + column] * scale;
      else for (let column = 0; column < columns; column++) target[place + column] = numbers[from + column] * scale;
    },
  };
}

/**
 * Makes a matrix of numbers of four bits, from -8 to 7 and stored with 8 added, two in a byte with the first one low, with
 * a scale for each 32 of a row.
 *
 * Rows are filled up to whole groups.
 */
export function createNibbleMatrix(bytes: Uint8Array, scales: Float32Array, columns: number): QuantisedMatrix {
  const groups = Math.ceil(columns / nibbleGroup);
  const rowBytes = (groups * nibbleGroup) / 2;
  return {
    rows: bytes.length / rowBytes,
    columns,
    nibbles: { bytes, scales, groups },
    readRow(row, target, place, isAdded = false) {
      for (let column = 0; column < columns; column++) {
        const byte = bytes[row * rowBytes + (column >> 1)];
        const number = ((column & 1) === 0 ? byte & 15 : byte >> 4) - 8;
        const value = number * scales[row * groups + Math.floor(column / nibbleGroup)];
        target[place + column] = isAdded ? target[place + column] + value : value;
      }
    },
  };
}

/** Widens numbers of half precision, given by their bits. */
export function widenHalves(halves: Uint16Array): Float32Array {
  halfValues ??= Float32Array.from({ length: 65_536 }, (_, bits) => valueOfHalf(bits));
  const values = new Float32Array(halves.length);
  for (let place = 0; place < halves.length; place++) values[place] = halfValues[halves[place]];
  return values;
}

/** The values of all numbers of half precision; a network has millions of them. */
let halfValues: Float32Array | undefined;

function valueOfHalf(bits: number): number {
  const sign = bits >> 15 === 0 ? 1 : -1;
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 1023;
  if (exponent === 31) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
  return sign * (exponent === 0 ? fraction * 2 ** -24 : (1024 + fraction) * 2 ** (exponent - 25));
}
