// Layout: a list of `total` ids is cut into parts of `partLength`; a call takes `slice` ids of each part, from `from` on, so
// that calls stay short while one thread walks a part in order. `counts` and `places` have `bins` numbers (u32) a part.
// The last two bins are the line end and the gap.
// Trick: a counting sort; each part knows where in `positions` its occurrences of an id begin, so parts do not meet.

export function countIds16(
  ids: usize,
  total: usize,
  partLength: usize,
  from: usize,
  slice: usize,
  counts: usize,
  bins: usize,
  begin: usize,
  end: usize,
): void {
  countIds<u16>(ids, total, partLength, from, slice, counts, bins, begin, end);
}

export function countIds32(
  ids: usize,
  total: usize,
  partLength: usize,
  from: usize,
  slice: usize,
  counts: usize,
  bins: usize,
  begin: usize,
  end: usize,
): void {
  countIds<u32>(ids, total, partLength, from, slice, counts, bins, begin, end);
}

function countIds<Index>(
  ids: usize,
  total: usize,
  partLength: usize,
  from: usize,
  slice: usize,
  counts: usize,
  bins: usize,
  begin: usize,
  end: usize,
): void {
  for (let part = begin; part < end; part++) {
    const own = counts + ((part * bins) << 2);
    const last = min(total, min(part * partLength + from + slice, (part + 1) * partLength));
    for (let token = part * partLength + from; token < last; token++) {
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
  total: usize,
  partLength: usize,
  from: usize,
  slice: usize,
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
  placeIds<u16>(
    ids,
    total,
    partLength,
    from,
    slice,
    places,
    bins,
    contextOf,
    lineEndWidth,
    cursors,
    contexts,
    positions,
    begin,
    end,
  );
}

export function placeIds32(
  ids: usize,
  total: usize,
  partLength: usize,
  from: usize,
  slice: usize,
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
  placeIds<u32>(
    ids,
    total,
    partLength,
    from,
    slice,
    places,
    bins,
    contextOf,
    lineEndWidth,
    cursors,
    contexts,
    positions,
    begin,
    end,
  );
}

function placeIds<Index>(
  ids: usize,
  total: usize,
  partLength: usize,
  from: usize,
  slice: usize,
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
    const last = min(total, min(part * partLength + from + slice, (part + 1) * partLength));
    let cursor = load<u32>(cursors + (part << 2));
    for (let token = part * partLength + from; token < last; token++) {
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
