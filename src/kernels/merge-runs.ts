import { NumberReader } from './run-codec.js';

/**
 * Adds up rows `begin` to `end` of several runs: row i of run r is the bytes `starts[r * stride + i]` to the next start,
 * pairs of gap and count as `decodeRun` reads them.
 *
 * Row i of the sum goes to `columns` and `counts` from `places[i]` on, columns ascending, and its length to
 * `lengths[i]`; sums below `minimum` are left out. `sums` (one f64 a column) and `marks` (one bit a column, in whole
 * 64-bit words) are scratch space of zeros and come back so, unless there
 * are faults; `found` (one number a column and four more) is scratch space
 * of the compiled kernel. `faults[r]` becomes 1 when run r has a column of `width` or
 * more.
 */
export function mergeRuns(
  bytes: Uint8Array,
  starts: Uint32Array,
  runs: number,
  stride: number,
  width: number,
  sums: Float64Array,
  marks: Uint32Array,
  _found: Uint32Array,
  minimum: number,
  places: Uint32Array,
  columns: Uint32Array,
  counts: Float64Array,
  lengths: Uint32Array,
  faults: Uint32Array,
  begin: number,
  end: number,
): void {
  for (let row = begin; row < end; row++) {
    let used = 0;
    for (let run = 0; run < runs; run++) {
      const start = run * stride + row;
      const numbers = new NumberReader(bytes, starts[start], starts[start + 1]);
      let next = 0;
      while (!numbers.ended) {
        const column = next + numbers.next();
        const count = numbers.next();
        if (column >= width) {
          faults[run] = 1;
          break;
        }
        sums[column] += count;
        marks[column >>> 5] |= 1 << (column & 31);
        next = column + 1;
      }
      used = Math.max(used, next);
    }
    let entry = places[row];
    for (let word = 0; word < Math.ceil(used / 32); word++) {
      for (let bits = marks[word]; bits !== 0; bits &= bits - 1) {
        const column = word * 32 + 31 - Math.clz32(bits & -bits);
        if (sums[column] >= minimum) {
          columns[entry] = column;
          counts[entry] = sums[column];
          entry++;
        }
        sums[column] = 0;
      }
      marks[word] = 0;
    }
    lengths[row] = entry - places[row];
  }
}
