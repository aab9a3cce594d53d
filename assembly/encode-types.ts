// Layout: chunk i is `sizes[i]` u16 from `types + 2 * offsets[i]` on, its types as `tokenise` wrote them, of the table of
// thread `takenBy[i]` (from 1), whose ids are `ids + 4 * stride * (thread - 1)`; id 2^32 - 1 is dropped. What is kept goes
// to the same places of `encoded`, its number to `kept[i]`.
// Trick: every id is written, and the place moves on only where it is kept: no branch.

export function encodeTypes16(
  types: usize,
  offsets: usize,
  sizes: usize,
  takenBy: usize,
  ids: usize,
  stride: usize,
  encoded: usize,
  kept: usize,
  begin: usize,
  end: usize,
): void {
  encode<u16>(types, offsets, sizes, takenBy, ids, stride, encoded, kept, begin, end);
}

export function encodeTypes32(
  types: usize,
  offsets: usize,
  sizes: usize,
  takenBy: usize,
  ids: usize,
  stride: usize,
  encoded: usize,
  kept: usize,
  begin: usize,
  end: usize,
): void {
  encode<u32>(types, offsets, sizes, takenBy, ids, stride, encoded, kept, begin, end);
}

function encode<Index>(
  types: usize,
  offsets: usize,
  sizes: usize,
  takenBy: usize,
  ids: usize,
  stride: usize,
  encoded: usize,
  kept: usize,
  begin: usize,
  end: usize,
): void {
  for (let chunk = begin; chunk < end; chunk++) {
    const offset = <usize>load<u32>(offsets + (chunk << 2));
    let at = types + (offset << 1);
    const until = at + ((<usize>load<u32>(sizes + (chunk << 2))) << 1);
    const own = ids + ((stride * <usize>(load<u32>(takenBy + (chunk << 2)) - 1)) << 2);
    const first = encoded + (offset << alignof<Index>());
    const lineEnd = load<u32>(own);
    let to = first;
    let before: u32 = -1;
    while (at < until) {
      let type = <usize>load<u16>(at);
      at += 2;
      if (type === 0xffff) {
        type = <usize>load<u32>(at);
        at += 4;
      }
      const id = load<u32>(own + (type << 2));
      store<Index>(to, <Index>id);
      const keep = i32(id !== <u32>-1) & (i32(id !== lineEnd) | i32(before !== lineEnd));
      to += (<usize>keep) << alignof<Index>();
      before = keep ? id : before;
    }
    store<u32>(kept + (chunk << 2), <u32>((to - first) >> alignof<Index>()));
  }
}
