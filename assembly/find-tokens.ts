// Layout: a block of 64 bytes is one 64-bit mask for each class of bytes, the lowest bit for the first byte. `firsts`
// receives where tokens begin, `lasts` where they end (u32, from `bytes` on); a newline is a token of its own.
// Trick: where a token begins and ends is arithmetic on masks; a block waits for its successor, so that an apostrophe
// or hyphen knows both neighbours. Positions are written eight at a time, more than there may be, to save branches.

export function findTokens(
  words: bool,
  lowerCase: bool,
  bytes: usize,
  begin: usize,
  end: usize,
  firsts: usize,
  lasts: usize,
): usize {
  const firstsBegin = firsts;
  let pending: u64 = 0; // the word, joiner, typographic apostrophe and newline bytes of the block that waits
  let pendingJoiners: u64 = 0;
  let pendingQuotes: u64 = 0;
  let pendingNewlines: u64 = 0;
  let wordBefore: u64 = 0; // what the block before it leaves to its first bits
  let tokenBefore: u64 = 0;
  let newlineBefore: u64 = 0;
  let joinedBefore: u64 = 0;
  let clearedBefore: u64 = 0;
  for (let base = begin; base < end + 128; base += 64) {
    let word: u64 = 0;
    let joiners: u64 = 0;
    let quotes: u64 = 0;
    let newlines: u64 = 0;
    if (base < end) {
      const at = bytes + base;
      if (lowerCase) lower(at);
      newlines = equal(at, 10);
      if (words) {
        word = wordBytes(at);
        joiners = equal(at, 39) | equal(at, 45);
        const high = highBytes(at);
        let cleared = clearedBefore;
        clearedBefore = 0;
        if (high !== 0) {
          let leads = equal(at, 0xe2) | equal(at, 0xc2) | equal(at, 0xe3) | equal(at, 0xef);
          for (; leads !== 0; leads &= leads - 1) {
            const place = ctz(leads);
            const mark = separatorMask(at + <usize>place);
            cleared |= mark << place;
            if (place > 61) clearedBefore |= mark >> (64 - place);
            if (load<u32>(at + <usize>place) << 8 === 0x9980e200) quotes |= (<u64>1) << place;
          }
        }
        word &= ~cleared;
      } else {
        word = visibleBytes(at);
      }
      if (base + 64 > end) {
        const inside = ((<u64>1) << (end - base)) - 1;
        word &= inside;
        joiners &= inside;
        quotes &= inside;
        newlines &= inside;
      }
    }
    if (base > begin) {
      const left = (pending << 1) | wordBefore;
      const joined = pendingQuotes & left & ((pending >> 3) | (word << 61));
      const token =
        pending |
        (pendingJoiners & left & ((pending >> 1) | (word << 63))) |
        (joined | (joined << 1) | (joined << 2)) |
        joinedBefore;
      const before = (token << 1) | tokenBefore;
      firsts = writePlaces((token & ~before) | pendingNewlines, <u32>(base - 64), firsts);
      lasts = writePlaces((before & ~token) | (pendingNewlines << 1) | newlineBefore, <u32>(base - 64), lasts);
      joinedBefore = (joined >> 63) | (joined >> 62);
      wordBefore = pending >> 63;
      tokenBefore = token >> 63;
      newlineBefore = pendingNewlines >> 63;
    }
    pending = word;
    pendingJoiners = joiners;
    pendingQuotes = quotes;
    pendingNewlines = newlines;
  }
  return (firsts - firstsBegin) >> 2;
}

function writePlaces(mask: u64, base: u32, to: usize): usize {
  const count = <usize>popcnt(mask);
  for (let at = to; mask !== 0; at += 32) {
    store<u32>(at, base + <u32>ctz(mask));
    mask &= mask - 1;
    store<u32>(at, base + <u32>ctz(mask), 4);
    mask &= mask - 1;
    store<u32>(at, base + <u32>ctz(mask), 8);
    mask &= mask - 1;
    store<u32>(at, base + <u32>ctz(mask), 12);
    mask &= mask - 1;
    store<u32>(at, base + <u32>ctz(mask), 16);
    mask &= mask - 1;
    store<u32>(at, base + <u32>ctz(mask), 20);
    mask &= mask - 1;
    store<u32>(at, base + <u32>ctz(mask), 24);
    mask &= mask - 1;
    store<u32>(at, base + <u32>ctz(mask), 28);
    mask &= mask - 1;
  }
  return to + (count << 2);
}

/** The bytes of a character that separates words, as a mask from its first on; 0 for a letter. */
function separatorMask(at: usize): u64 {
  const first = load<u8>(at);
  const second = load<u8>(at, 1);
  const third = load<u8>(at, 2);
  if (first === 0xc2) return second === 0xaa || second === 0xb5 || second === 0xba ? 0 : 3;
  if (first === 0xe2) return second === 0x80 || (second === 0x81 && third < 0xb0) ? 7 : 0;
  if (first === 0xe3) return second === 0x80 ? 7 : 0;
  return second === 0xbb && third === 0xbf ? 7 : 0;
}

function lower(at: usize): void {
  for (let part: usize = 0; part < 64; part += 16) {
    const bytes = v128.load(at + part);
    const upper = i8x16.lt_u(i8x16.sub(bytes, i8x16.splat(65)), i8x16.splat(26));
    v128.store(at + part, v128.or(bytes, v128.and(upper, i8x16.splat(32))));
  }
}

function equal(at: usize, byte: u8): u64 {
  const wanted = i8x16.splat(byte);
  return masks(
    i8x16.eq(v128.load(at), wanted),
    i8x16.eq(v128.load(at, 16), wanted),
    i8x16.eq(v128.load(at, 32), wanted),
    i8x16.eq(v128.load(at, 48), wanted),
  );
}

function highBytes(at: usize): u64 {
  return masks(v128.load(at), v128.load(at, 16), v128.load(at, 32), v128.load(at, 48));
}

function visibleBytes(at: usize): u64 {
  const space = i8x16.splat(32);
  return masks(
    i8x16.gt_u(v128.load(at), space),
    i8x16.gt_u(v128.load(at, 16), space),
    i8x16.gt_u(v128.load(at, 32), space),
    i8x16.gt_u(v128.load(at, 48), space),
  );
}

function wordBytes(at: usize): u64 {
  return masks(
    wordLanes(v128.load(at)),
    wordLanes(v128.load(at, 16)),
    wordLanes(v128.load(at, 32)),
    wordLanes(v128.load(at, 48)),
  );
}

/** The highest bit of a lane is set for a letter, a digit or a byte outside ASCII. */
function wordLanes(bytes: v128): v128 {
  const letters = i8x16.lt_u(i8x16.sub(v128.or(bytes, i8x16.splat(32)), i8x16.splat(97)), i8x16.splat(26));
  const digits = i8x16.lt_u(i8x16.sub(bytes, i8x16.splat(48)), i8x16.splat(10));
  return v128.or(bytes, v128.or(letters, digits));
}

function masks(a: v128, b: v128, c: v128, d: v128): u64 {
  return (
    <u64>(<u32>i8x16.bitmask(a)) |
    ((<u64>(<u32>i8x16.bitmask(b))) << 16) |
    ((<u64>(<u32>i8x16.bitmask(c))) << 32) |
    ((<u64>(<u32>i8x16.bitmask(d))) << 48)
  );
}
