import { endOfNumber, readNumber } from './run-codec';

// Layout: row i of run r is the bytes `starts[r * stride + i]` to the next start, entries as in run-codec.ts; the sums of
// one row are a dense array of f64, `marks` has a bit for each column with a sum, `found` takes the row's columns.
// Trick: instead of a heap over the runs, each row is added up in the dense array, which stays in the second-level
// cache; the bits, which stay in the first, give its columns in order, four at a time so that no branch depends on them.

export function mergeRuns(
  bytes: usize,
  starts: usize,
  runs: u32,
  stride: u32,
  width: u32,
  sums: usize,
  marks: usize,
  found: usize,
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
    let used: usize = 0;
    for (let run: u32 = 0; run < runs; run++) {
      const start = starts + ((<usize>(run * stride + row)) << 2);
      const first = bytes + <usize>load<u32>(start);
      const last = bytes + <usize>load<u32>(start, 4);
      const next = addRow(first, last, width, sums, marks);
      if (next === 0 && first !== last) store<u32>(faults + ((<usize>run) << 2), 1);
      used = max(used, next);
    }
    const place = <usize>load<u32>(places + ((<usize>row) << 2));
    const length = takeRow(
      found,
      findColumns(marks, used, found),
      sums,
      minimum,
      columns + (place << 2),
      counts + (place << 3),
    );
    store<u32>(lengths + ((<usize>row) << 2), <u32>length);
  }
}

/** Adds the entries of one row of one run; returns the column behind its last, or 0 where an entry is outside. */
function addRow(first: usize, last: usize, width: u32, sums: usize, marks: usize): usize {
  let at = first;
  let next: u64 = 0;
  while (at < last) {
    const four = load<u32>(at);
    let column = next;
    let count: u64;
    if ((four & 0x8080) === 0) {
      column += <u64>(four & 0x7f);
      count = <u64>((four >>> 8) & 0x7f);
      at += 2;
    } else if ((four & 0x808080) === 0x80) {
      column += <u64>((four & 0x7f) | ((four >>> 1) & 0x3f80));
      count = <u64>((four >>> 16) & 0x7f);
      at += 3;
    } else {
      column += readNumber(at, last);
      at = endOfNumber(at, last);
      count = readNumber(at, last);
      at = endOfNumber(at, last);
    }
    if (column >= <u64>width || at > last) return 0;
    const sum = sums + ((<usize>column) << 3);
    store<f64>(sum, load<f64>(sum) + <f64>count);
    const mark = marks + ((<usize>column >> 6) << 3);
    store<u64>(mark, load<u64>(mark) | ((<u64>1) << (column & 63)));
    next = column + 1;
  }
  return <usize>next;
}

/** Writes the marked columns below `used`, rounded up to 64, to `found`, removes the marks and returns their number. */
function findColumns(marks: usize, used: usize, found: usize): usize {
  let to = found;
  for (let base: usize = 0; base < used; base += 64) {
    let bits = load<u64>(marks + (base >> 3));
    const next = to + ((<usize>popcnt(bits)) << 2);
    if (next === to) continue;
    store<u64>(marks + (base >> 3), 0);
    for (; to < next; to += 16) {
      store<u32>(to, <u32>(base + <usize>ctz(bits)));
      bits &= bits - 1;
      store<u32>(to, <u32>(base + <usize>ctz(bits)), 4);
      bits &= bits - 1;
      store<u32>(to, <u32>(base + <usize>ctz(bits)), 8);
      bits &= bits - 1;
      store<u32>(to, <u32>(base + <usize>ctz(bits)), 12);
      bits &= bits - 1;
    }
    to = next;
  }
  return (to - found) >> 2;
}

/** Moves the sums of the columns in `found` out of the dense array and returns how many are at least `minimum`. */
function takeRow(found: usize, length: usize, sums: usize, minimum: f64, columns: usize, counts: usize): usize {
  let kept: usize = 0;
  for (let entry: usize = 0; entry < length; entry++) {
    const column = load<u32>(found + (entry << 2));
    const sum = sums + ((<usize>column) << 3);
    const count = load<f64>(sum);
    store<f64>(sum, 0);
    store<u32>(columns + (kept << 2), column);
    store<f64>(counts + (kept << 3), count);
    kept += <usize>(count >= minimum);
  }
  return kept;
}
