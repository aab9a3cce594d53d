// Layout: a text is cut into parts, and a call takes the next ids of each part: `lengths[part]` of them, from id
// `part * stride` on, so that calls stay short while a part is walked in order. `counts` and `places` have `bins` numbers
// (u32) a part, one for each id; the last two ids are the line end and the gap.
// Trick: a counting sort; each part knows where in `positions` its occurrences of an id begin, so parts do not meet.

export function countIds16(
  ids: usize,
  stride: usize,
  lengths: usize,
  counts: usize,
  bins: usize,
  begin: usize,
  end: usize,
): void {
  countIds<u16>(ids, stride, lengths, counts, bins, begin, end);
}

export function countIds32(
  ids: usize,
  stride: usize,
  lengths: usize,
  counts: usize,
  bins: usize,
  begin: usize,
  end: usize,
): void {
  countIds<u32>(ids, stride, lengths, counts, bins, begin, end);
}

function countIds<Index>(
  ids: usize,
  stride: usize,
  lengths: usize,
  counts: usize,
  bins: usize,
  begin: usize,
  end: usize,
): void {
  for (let part = begin; part < end; part++) {
    const own = counts + ((part * bins) << 2);
    const last = part * stride + <usize>load<u32>(lengths + (part << 2));
    for (let token = part * stride; token < last; token++) {
      const count = own + ((<usize>load<Index>(ids + (token << alignof<Index>()))) << 2);
      store<u32>(count, load<u32>(count) + 1);
    }
  }
}

/**
 * Writes the context of each token to `contexts`, `lineEndWidth` times that of the line end for each line end, and the
 * places of the tokens there to `positions`, grouped by id; `cursors` says where each part has come to.
 */
export function placeIds16(
  ids: usize,
  stride: usize,
  lengths: usize,
  places: usize,
  bins: usize,
  contextOf: usize,
  lineEndWidth: usize,
  cursors: usize,
  contexts: usize,
  positions: usize,
  begin: usize,
  end: usize,
): void {
  placeIds<u16>(ids, stride, lengths, places, bins, contextOf, lineEndWidth, cursors, contexts, positions, begin, end);
}

export function placeIds32(
  ids: usize,
  stride: usize,
  lengths: usize,
  places: usize,
  bins: usize,
  contextOf: usize,
  lineEndWidth: usize,
  cursors: usize,
  contexts: usize,
  positions: usize,
  begin: usize,
  end: usize,
): void {
  placeIds<u32>(ids, stride, lengths, places, bins, contextOf, lineEndWidth, cursors, contexts, positions, begin, end);
}

function placeIds<Index>(
  ids: usize,
  stride: usize,
  lengths: usize,
  places: usize,
  bins: usize,
  contextOf: usize,
  lineEndWidth: usize,
  cursors: usize,
  contexts: usize,
  positions: usize,
  begin: usize,
  end: usize,
): void {
  const lineEnd = bins - 2;
  for (let part = begin; part < end; part++) {
    const own = places + ((part * bins) << 2);
    const last = part * stride + <usize>load<u32>(lengths + (part << 2));
    let cursor = load<u32>(cursors + (part << 2));
    for (let token = part * stride; token < last; token++) {
      const id = <usize>load<Index>(ids + (token << alignof<Index>()));
      const context = load<Index>(contextOf + (id << alignof<Index>()));
      if (id === lineEnd) {
        for (let times: usize = 0; times < lineEndWidth; times++) {
          store<Index>(contexts + ((<usize>cursor) << alignof<Index>()), context);
          cursor++;
        }
        continue;
      }
      store<Index>(contexts + ((<usize>cursor) << alignof<Index>()), context);
      const place = own + (id << 2);
      const to = load<u32>(place);
      store<u32>(place, to + 1);
      store<u32>(positions + ((<usize>to) << 2), cursor);
      cursor++;
    }
    store<u32>(cursors + (part << 2), cursor);
  }
}
