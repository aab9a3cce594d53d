/**
 * Counts how often each id occurs in a slice of each of the parts `begin` to `end` of a list of ids.
 *
 * Part p is ids `p * partLength` to `(p + 1) * partLength`, the last one to `total`; of it the call reads `slice` ids,
 * from its id `from` on, and adds to `counts[p * bins + id]`.
 */
export function countIds(
  ids: Uint16Array | Uint32Array,
  total: number,
  partLength: number,
  from: number,
  slice: number,
  counts: Uint32Array,
  bins: number,
  begin: number,
  end: number,
): void {
  for (let part = begin; part < end; part++) {
    for (const id of sliceOfPart(ids, total, partLength, from, slice, part)) counts[part * bins + id]++;
  }
}

/**
 * Writes the context of each id of such slices to `contexts`, and where it stands there to `positions`.
 *
 * The line end, id `bins - 2`, is written `lineEndWidth` times and has no position. `places[p * bins + id]` says where
 * the next position of an id goes, `cursors[p]` where the next context of a part goes; both move on.
 */
export function placeIds(
  ids: Uint16Array | Uint32Array,
  total: number,
  partLength: number,
  from: number,
  slice: number,
  places: Uint32Array,
  bins: number,
  contextOf: Uint16Array | Uint32Array,
  lineEndWidth: number,
  cursors: Uint32Array,
  contexts: Uint16Array | Uint32Array,
  positions: Uint32Array,
  begin: number,
  end: number,
): void {
  const lineEnd = bins - 2;
  for (let part = begin; part < end; part++) {
    for (const id of sliceOfPart(ids, total, partLength, from, slice, part)) {
      if (id !== lineEnd) positions[places[part * bins + id]++] = cursors[part];
      const width = id === lineEnd ? lineEndWidth : 1;
      contexts.fill(contextOf[id], cursors[part], cursors[part] + width);
      cursors[part] += width;
    }
  }
}

function sliceOfPart(
  ids: Uint16Array | Uint32Array,
  total: number,
  partLength: number,
  from: number,
  slice: number,
  part: number,
): Uint16Array | Uint32Array {
  const first = part * partLength + from;
  return ids.subarray(first, Math.min(total, first + slice, (part + 1) * partLength));
}
