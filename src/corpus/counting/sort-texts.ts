/** Texts as UTF-8, one behind the other: text i lies in `bytes` from `offsets[i]` to `offsets[i + 1]`. */
export interface PackedTexts {
  readonly bytes: Uint8Array;
  readonly offsets: Float64Array;
}

/** Packs texts; half a surrogate pair becomes U+FFFD. */
export function packTexts(texts: readonly string[]): PackedTexts {
  let most = 0;
  for (const text of texts) most += 3 * text.length;
  const buffer = Buffer.allocUnsafeSlow(most);
  const offsets = new Float64Array(texts.length + 1);
  let end = 0;
  for (let place = 0; place < texts.length; place++) {
    end += buffer.write(texts[place], end);
    offsets[place + 1] = end;
  }
  return { bytes: buffer.subarray(0, end), offsets };
}

/** Stretches up to this length are sorted by insertion. */
const short = 12;

/**
 * Returns the places of distinct texts in the order of their UTF-8 bytes, which is that of code points and the binary
 * order of Spark and of most databases.
 *
 * Multikey quicksort (Bentley & Sedgewick 1997) with three bytes a step; the lowest byte of a key says how many of the
 * three there are, so that a text comes before its continuations.
 */
export function sortTexts(texts: PackedTexts): Uint32Array {
  const order = new Uint32Array(texts.offsets.length - 1).map((_, place) => place);
  const keys = new Uint32Array(order.length);
  const ranges: number[] = [0, order.length, 0];
  while (ranges.length > 0) {
    const depth = ranges.pop() as number;
    const end = ranges.pop() as number;
    const begin = ranges.pop() as number;
    sortRange(texts, order, keys, { begin, end, depth, ranges });
  }
  return order;
}

/** Sorts a stretch of texts that agree up to `depth` by their next three bytes; what then is still equal is put off. */
function sortRange(
  texts: PackedTexts,
  order: Uint32Array,
  keys: Uint32Array,
  range: { readonly begin: number; readonly end: number; readonly depth: number; readonly ranges: number[] },
): void {
  const { begin, end, depth, ranges } = range;
  if (end - begin < 2) return;
  for (let place = begin; place < end; place++) keys[place] = keyOf(texts, order[place], depth);
  sortKeys(keys, order, begin, end);
  for (let first = begin; first < end; ) {
    let next = first + 1;
    while (next < end && keys[next] === keys[first]) next++;
    if (next - first > 1 && (keys[first] & 3) === 3) ranges.push(first, next, depth + 3);
    first = next;
  }
}

function keyOf({ bytes, offsets }: PackedTexts, text: number, depth: number): number {
  const start = offsets[text] + depth;
  const left = offsets[text + 1] - start;
  if (left >= 3) return ((bytes[start] << 24) | (bytes[start + 1] << 16) | (bytes[start + 2] << 8) | 3) >>> 0;
  if (left === 2) return ((bytes[start] << 24) | (bytes[start + 1] << 16) | 2) >>> 0;
  return left === 1 ? ((bytes[start] << 24) | 1) >>> 0 : 0;
}

/** Sorts keys and what belongs to them: quicksort with three parts, the longest of which is left to the loop. */
function sortKeys(keys: Uint32Array, order: Uint32Array, from: number, to: number): void {
  let begin = from;
  let end = to;
  while (end - begin > short) {
    const pivot = medianOf(keys[begin], keys[(begin + end) >>> 1], keys[end - 1]);
    let low = begin;
    let high = end;
    for (let place = begin; place < high; ) {
      const key = keys[place];
      if (key < pivot) swap(keys, order, low++, place++);
      else if (key > pivot) swap(keys, order, place, --high);
      else place++;
    }
    if (low - begin < end - high) {
      sortKeys(keys, order, begin, low);
      begin = high;
    } else {
      sortKeys(keys, order, high, end);
      end = low;
    }
  }
  for (let place = begin + 1; place < end; place++) {
    const key = keys[place];
    const item = order[place];
    let hole = place;
    for (; hole > begin && keys[hole - 1] > key; hole--) {
      keys[hole] = keys[hole - 1];
      order[hole] = order[hole - 1];
    }
    keys[hole] = key;
    order[hole] = item;
  }
}

function swap(keys: Uint32Array, order: Uint32Array, a: number, b: number): void {
  const key = keys[a];
  keys[a] = keys[b];
  keys[b] = key;
  const item = order[a];
  order[a] = order[b];
  order[b] = item;
}

function medianOf(a: number, b: number, c: number): number {
  return a < b ? (b < c ? b : Math.max(a, c)) : a < c ? a : Math.max(b, c);
}
