/** The typed arrays that kernels work on and numbers of files are read into. */
export type NumberArray =
  | Float64Array
  | Float32Array
  | Uint32Array
  | Int32Array
  | Uint16Array
  | Int16Array
  | Uint8Array
  | Int8Array;

/** The typed arrays of numbers that need not be whole. */
export type FloatNumbers = Float32Array | Float64Array;

/** The constructor of such an array over a buffer. */
export interface NumberArrayType<Numbers extends NumberArray> {
  readonly BYTES_PER_ELEMENT: number;
  new (length: number): Numbers;
  new (buffer: ArrayBufferLike, byteOffset: number, length: number): Numbers;
}

/** One array of the same length for each thread of an arena, one after the other in its memory. */
export class PerThread<Numbers extends NumberArray = NumberArray> {
  readonly arrays: readonly Numbers[];

  constructor(arrays: readonly Numbers[]) {
    this.arrays = arrays;
  }

  /** How many bytes lie between the start of one thread's array and that of the next. */
  get stride(): number {
    const [first, second] = this.arrays;
    return first === undefined || second === undefined ? 0 : second.byteOffset - first.byteOffset;
  }
}
