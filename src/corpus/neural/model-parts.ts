import { FileFormatError } from '../../errors.js';
import { nibbleGroup } from '../../kernels/nibble-products.js';
import type { DecodedArrays } from '../model-arrays.js';
import { createByteMatrix, createNibbleMatrix, type QuantisedMatrix, widenHalves } from './quantised-matrix.js';

const advice = 'Write the file again from the trained network.';

/** Hands out the arrays of a network's file, each after a look at its type, its shape and its numbers. */
export class ModelParts {
  readonly #arrays: DecodedArrays;
  readonly #path: string;

  /** @param path the file's name for messages. */
  constructor(arrays: DecodedArrays, path: string) {
    this.#arrays = arrays;
    this.#path = path;
  }

  /** The error for a problem of an array. */
  error(name: string, problem: string): FileFormatError {
    return new FileFormatError(this.#path, name, `${problem} ${advice}`);
  }

  /** Reads names, one a line. @throws FileFormatError unless there is one at least and each is there once. */
  names(name: string): string[] {
    this.#expectType(name, ['U8']);
    const names = new TextDecoder().decode(this.#arrays.bytesOf(name)).split('\n');
    if (names.includes('')) throw this.error(name, 'A line is empty.');
    if (new Set(names).size < names.length) throw this.error(name, 'A name stands there twice.');
    return names;
  }

  /** Reads a vector of finite numbers. @param length how many there must be; default at least one. */
  vector(name: string, length?: number): Float32Array {
    this.#expectType(name, ['F32']);
    const numbers = this.#floats(name);
    if (length === undefined ? numbers.length === 0 : numbers.length !== length) {
      throw this.error(name, `Found ${numbers.length} numbers, expected ${length ?? 'one at least'}.`);
    }
    return numbers;
  }

  /** Whether there is such an array. */
  has(name: string): boolean {
    return this.#arrays.findType(name) !== undefined;
  }

  /** Counts the rows of a matrix of `columns` columns by its shape. */
  countRows(name: string): number {
    return this.#expectType(name, ['I8', 'U8']).shape[0] ?? 0;
  }

  /**
   * Reads a matrix.
   *
   * @param shape how many rows and columns there must be, the columns last; of more dimensions all but the last make rows.
   */
  matrix(name: string, shape: readonly number[]): QuantisedMatrix {
    const found = this.#expectType(name, ['I8', 'U8']);
    const isNibbles = found.dtype === 'U8';
    const columns = shape[shape.length - 1];
    const groups = isNibbles ? Math.ceil(columns / nibbleGroup) : 1;
    const stored = [...shape.slice(0, -1), isNibbles ? (groups * nibbleGroup) / 2 : columns];
    const bytes = this.#arrays.bytesOf(name);
    const size = stored.reduce((product, count) => product * count, 1);
    if (found.shape.join() !== stored.join() || bytes.length !== size) {
      const problem = `Found ${bytes.length} bytes of shape [${found.shape.join(', ')}]`;
      throw this.error(name, `${problem}, expected ${size} of [${stored.join(', ')}].`);
    }
    const rows = shape.slice(0, -1).reduce((product, count) => product * count, 1);
    const scales = this.#scales(`${name}.scales`, isNibbles ? 'F16' : 'F32', rows * groups);
    if (isNibbles) return createNibbleMatrix(bytes, scales, columns);
    return createByteMatrix(new Int8Array(bytes.buffer), scales, columns);
  }

  #scales(name: string, dtype: 'F16' | 'F32', count: number): Float32Array {
    this.#expectType(name, [dtype]);
    const scales =
      dtype === 'F32' ? this.#floats(name) : widenHalves(new Uint16Array(this.#arrays.bytesOf(name, 2).buffer));
    if (scales.length !== count) throw this.error(name, `Found ${scales.length} scales, expected ${count}.`);
    return this.#requireFinite(name, scales);
  }

  #floats(name: string): Float32Array {
    return this.#requireFinite(name, new Float32Array(this.#arrays.bytesOf(name, 4).buffer));
  }

  #requireFinite(name: string, numbers: Float32Array): Float32Array {
    if (numbers.every(Number.isFinite)) return numbers;
    throw this.error(name, 'A number is not finite.');
  }

  #expectType(name: string, expected: readonly string[]): { dtype: string; shape: readonly number[] } {
    const found = this.#arrays.findType(name);
    if (found === undefined) throw this.error(name, 'The array is missing.');
    if (expected.includes(found.dtype)) return found;
    throw this.error(name, `Found numbers of type ${found.dtype}, expected ${expected.join(' or ')}.`);
  }
}
