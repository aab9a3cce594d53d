// Layout: a text is cut into parts, and a call takes the next ids of each part: `lengths[part]` of them, from id
// `part * stride` on, so that calls stay short while a part is walked in order. `counts` and `places` have `bins` numbers
// (u32) a part, one for each id; the last two ids are the line end and the gap.
// A part with an id of no bin is not counted; its length becomes 2^32 - 1.
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
    const length = lengths + (part << 2);
    const first = part * stride;
    const last = first + <usize>load<u32>(length);
    if (largestId<Index>(ids, first, last) >= bins) {
      store<u32>(length, u32.MAX_VALUE);
      continue;
    }
    for (let token = first; token < last; token++) {
      const count = own + ((<usize>load<Index>(ids + (token << alignof<Index>()))) << 2);
      store<u32>(count, load<u32>(count) + 1);
    }
  }
}

function largestId<Index>(ids: usize, first: usize, last: usize): usize {
  const lanes: usize = 16 >> alignof<Index>();
  let most = i32x4.splat(0);
  let token = first;
  for (; token + lanes <= last; token += lanes) {
    const some = v128.load(ids + (token << alignof<Index>()));
    most = alignof<Index>() === 1 ? i16x8.max_u(most, some) : i32x4.max_u(most, some);
  }
  let largest: usize = 0;
  if (alignof<Index>() === 1) {
    most = i32x4.max_u(i32x4.shr_u(most, 16), v128.and(most, i32x4.splat(0xffff)));
  }
  largest = max<usize>(
    max<usize>(i32x4.extract_lane(most, 0), i32x4.extract_lane(most, 1)),
    max<usize>(i32x4.extract_lane(most, 2), i32x4.extract_lane(most, 3)),
  );
  for (; token < last; token++) largest = max<usize>(largest, <usize>load<Index>(ids + (token << alignof<Index>())));
  return largest;
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
