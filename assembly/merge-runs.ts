import { endOfNumber, readNumber } from './run-codec';

// Layout: row i of run r is the bytes `starts[r * stride + i]` to the next start, entries as in run-codec.ts; the sums of
// one row are a dense array of f64, `marks` has a bit for each column with a sum.
// Trick: instead of a heap over the runs, each row is added up in the dense array, which stays in the second-level
// cache; the bits, which stay in the first, give its columns in order.

export function mergeRuns(
  bytes: usize,
  starts: usize,
  runs: u32,
  stride: u32,
  width: u32,
  sums: usize,
  marks: usize,
  minimum: f64,
  places: usize,
  columns: usize,
  counts: usize,
  lengths: usize,
  faults: usize,
  begin: u32,
  end: u32,
): void {
  for (let row: u32 = begin; row < end; row++) {
    let used: u32 = 0;
    for (let run: u32 = 0; run < runs; run++) {
      const start = starts + ((<usize>(run * stride + row)) << 2);
      let at = bytes + <usize>load<u32>(start);
      const last = bytes + <usize>load<u32>(start, 4);
      let next: u64 = 0;
      while (at < last) {
        const pair = <u32>load<u16>(at);
        let column = next;
        let count: u64;
        if ((pair & 0x8080) === 0) {
          column += <u64>(pair & 0x7f);
          count = <u64>(pair >>> 8);
          at += 2;
        } else {
          column += readNumber(at, last);
          at = endOfNumber(at, last);
          count = readNumber(at, last);
          at = endOfNumber(at, last);
        }
        if (column >= <u64>width || at > last) {
          store<u32>(faults + ((<usize>run) << 2), 1);
          break;
        }
        const place = <usize>column;
        store<f64>(sums + (place << 3), load<f64>(sums + (place << 3)) + <f64>count);
        const mark = marks + ((place >> 6) << 3);
        store<u64>(mark, load<u64>(mark) | ((<u64>1) << (column & 63)));
        next = column + 1;
      }
      used = max(used, <u32>next);
    }
    const first = <usize>load<u32>(places + ((<usize>row) << 2));
    let entry = first;
    for (let word: usize = 0; word < <usize>((used + 63) >> 6); word++) {
      let bits = load<u64>(marks + (word << 3));
      if (bits === 0) continue;
      store<u64>(marks + (word << 3), 0);
      for (; bits !== 0; bits &= bits - 1) {
        const column = (word << 6) + <usize>ctz(bits);
        const sum = load<f64>(sums + (column << 3));
        store<f64>(sums + (column << 3), 0);
        store<u32>(columns + (entry << 2), <u32>column);
        store<f64>(counts + (entry << 3), sum);
        entry += <usize>(sum >= minimum);
      }
    }
    store<u32>(lengths + ((<usize>row) << 2), <u32>(entry - first));
  }
}
