/** What `countIds` makes of the length of a part with an id of no bin. */
export const unknownId = 2 ** 32 - 1;

/**
 * Counts how often each id occurs among the next ids of each of the parts `begin` to `end` of a text.
 *
 * The next ids of part p are `lengths[p]`, from `ids[p * stride]` on; the call adds to `counts[p * bins + id]`. Where an
 * id is `bins` or more, the part is not counted and its length becomes 2^32 - 1.
 */
export function countIds(
  ids: Uint16Array | Uint32Array,
  stride: number,
  lengths: Uint32Array,
  counts: Uint32Array,
  bins: number,
  begin: number,
  end: number,
): void {
  for (let part = begin; part < end; part++) {
    const own = ids.subarray(part * stride, part * stride + lengths[part]);
    if (own.some((id) => id >= bins)) lengths[part] = unknownId;
    else for (const id of own) counts[part * bins + id]++;
  }
}

/**
 * Writes the context of each of these ids to `contexts`, and where it stands there to `positions`.
 *
 * The line end, id `bins - 2`, is written `lineEndWidth` times and has no position. `places[p * bins + id]` says where
 * the next position of an id goes, `cursors[p]` where the next context of a part goes; both move on.
 */
export function placeIds(
  ids: Uint16Array | Uint32Array,
  stride: number,
  lengths: Uint32Array,
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
    for (const id of ids.subarray(part * stride, part * stride + lengths[part])) {
      if (id !== lineEnd) positions[places[part * bins + id]++] = cursors[part];
      const width = id === lineEnd ? lineEndWidth : 1;
      contexts.fill(contextOf[id], cursors[part], cursors[part] + width);
      cursors[part] += width;
    }
  }
}
