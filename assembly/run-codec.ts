// Layout: an entry of a run is two LEB128 numbers, its gap (how many columns lie between it and the entry before) and its
// count; row i is the bytes `byteStarts[i]` to `byteStarts[i + 1]`, its entries go from `entryStarts[i]` on.
// Trick: most counts are below 128 and gaps below 128 or 16,384, so one 32-bit load and a test or two take an entry.

export function decodeRun(
  bytes: usize,
  byteStarts: usize,
  entryStarts: usize,
  columns: usize,
  values: usize,
  unit: f64,
  width: u32,
  faults: usize,
  begin: u32,
  end: u32,
): void {
  for (let row: usize = begin; row < <usize>end; row++) {
    let at = bytes + <usize>load<u32>(byteStarts + (row << 2));
    const last = bytes + <usize>load<u32>(byteStarts + (row << 2), 4);
    let entry = <usize>load<u32>(entryStarts + (row << 2));
    const entryEnd = <usize>load<u32>(entryStarts + (row << 2), 4);
    let column: u64 = 0;
    while (at < last && entry < entryEnd) {
      const four = load<u32>(at);
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
      if (column >= <u64>width) break;
      store<u32>(columns + (entry << 2), <u32>column);
      store<f32>(values + (entry << 2), <f32>(<f64>count * unit));
      entry++;
      column++;
    }
    if (at !== last || entry !== entryEnd) store<u32>(faults, 1);
  }
}

export function encodeRun(
  places: usize,
  lengths: usize,
  columns: usize,
  counts: usize,
  byteStarts: usize,
  bytes: usize,
  byteLengths: usize,
  begin: u32,
  end: u32,
): void {
  for (let row: usize = begin; row < <usize>end; row++) {
    const start = bytes + <usize>load<u32>(byteStarts + (row << 2));
    let entry = <usize>load<u32>(places + (row << 2));
    const entryEnd = entry + <usize>load<u32>(lengths + (row << 2));
    let at = start;
    let next: u32 = 0;
    for (; entry < entryEnd; entry++) {
      const column = load<u32>(columns + (entry << 2));
      const gap = column - next;
      const count = <u64>load<f64>(counts + (entry << 3));
      next = column + 1;
      if (gap < 128 && count < 128) {
        store<u16>(at, <u16>(gap | ((<u32>count) << 8)));
        at += 2;
      } else {
        at = writeNumber(at, <u64>gap);
        at = writeNumber(at, count);
      }
    }
    store<u32>(byteLengths + (row << 2), <u32>(at - start));
  }
}

/** Reads the LEB128 number at `at`, at most up to `last`. */
export function readNumber(at: usize, last: usize): u64 {
  let number: u64 = 0;
  for (let shift: u64 = 0; at < last; shift += 7) {
    const byte = <u64>load<u8>(at++);
    number |= (byte & 0x7f) << shift;
    if (byte < 128) break;
  }
  return number;
}

/** Returns the address behind the LEB128 number at `at`, at most `last`. */
export function endOfNumber(at: usize, last: usize): usize {
  while (at < last && load<u8>(at) > 127) at++;
  return at < last ? at + 1 : last;
}

function writeNumber(at: usize, number: u64): usize {
  for (; number > 127; number >>= 7) store<u8>(at++, <u8>(number | 0x80));
  store<u8>(at, <u8>number);
  return at + 1;
}
