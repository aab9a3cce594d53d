// Layout: vectors are row-major in pieces that fill a register when they are widened: eight 8-bit integers or four
// floats. `order` lists tokens with those of a lemma together; the candidates of lemma m are entries `starts[m]` to
// `starts[m + 1]` of `rows`; the scores of token t begin at `firsts[t]`. `scratch` takes sixteen widened contexts.
// Trick: tokens of a lemma share its glosses in the first-level cache. Their contexts are gathered first, so that the
// misses overlap; then 2 glosses x 4 tokens are eight running sums in registers. What only fills up is done twice.
const batch: usize = 16;

export function scoreGlosses8(
  glosses: usize,
  glossSteps: usize,
  contexts: usize,
  contextSteps: usize,
  pieces: u32,
  order: usize,
  lemmas: usize,
  starts: usize,
  rows: usize,
  firsts: usize,
  scores: usize,
  scratch: usize,
  begin: u32,
  end: u32,
): void {
  scoreTokens<i8>(
    glosses,
    glossSteps,
    contexts,
    contextSteps,
    pieces,
    order,
    lemmas,
    starts,
    rows,
    firsts,
    scores,
    scratch,
    begin,
    end,
  );
}

export function scoreGlosses32(
  glosses: usize,
  glossSteps: usize,
  contexts: usize,
  contextSteps: usize,
  pieces: u32,
  order: usize,
  lemmas: usize,
  starts: usize,
  rows: usize,
  firsts: usize,
  scores: usize,
  scratch: usize,
  begin: u32,
  end: u32,
): void {
  scoreTokens<f32>(
    glosses,
    glossSteps,
    contexts,
    contextSteps,
    pieces,
    order,
    lemmas,
    starts,
    rows,
    firsts,
    scores,
    scratch,
    begin,
    end,
  );
}

function scoreTokens<Cell>(
  glosses: usize,
  glossSteps: usize,
  contexts: usize,
  contextSteps: usize,
  pieces: usize,
  order: usize,
  lemmas: usize,
  starts: usize,
  rows: usize,
  firsts: usize,
  scores: usize,
  scratch: usize,
  begin: usize,
  end: usize,
): void {
  const pieceBytes: usize = isInteger<Cell>() ? 8 : 16;
  const glossBytes = pieces * pieceBytes;
  const contextBytes = pieces << 4;
  for (let position = begin; position < end; ) {
    const tokens = order + (position << 2);
    const lemma = <usize>load<u32>(lemmas + ((<usize>load<u32>(tokens)) << 2));
    let count: usize = 1;
    while (
      count < batch &&
      position + count < end &&
      <usize>load<u32>(lemmas + ((<usize>load<u32>(tokens + (count << 2))) << 2)) === lemma
    ) {
      count++;
    }
    const first = <usize>load<u32>(starts + (lemma << 2));
    const candidates = <usize>load<u32>(starts + (lemma << 2), 4) - first;
    // One load a cache line, all of them under way at once.
    let touched: u32 = 0;
    for (let place: usize = 0; place < count; place++) {
      touched += touch(contexts + <usize>load<u32>(tokens + (place << 2)) * glossBytes, glossBytes);
    }
    for (let candidate: usize = 0; candidate < candidates; candidate++) {
      touched += touch(glosses + <usize>load<u32>(rows + ((first + candidate) << 2)) * glossBytes, glossBytes);
    }
    store<u32>(scratch, touched);
    for (let place: usize = 0; place < count; place++) {
      const token = <usize>load<u32>(tokens + (place << 2));
      widen<Cell>(contexts + token * glossBytes, scratch + place * contextBytes, pieces);
    }
    for (let candidate: usize = 0; candidate < candidates; candidate += 2) {
      const next = min(candidate + 1, candidates - 1);
      const row = <usize>load<u32>(rows + ((first + candidate) << 2));
      const nextRow = <usize>load<u32>(rows + ((first + next) << 2));
      for (let place: usize = 0; place < count; place += 4) {
        const second = min(place + 1, count - 1);
        const third = min(place + 2, count - 1);
        const fourth = min(place + 3, count - 1);
        let x = glosses + row * glossBytes;
        let y = glosses + nextRow * glossBytes;
        let z0 = scratch + place * contextBytes;
        let z1 = scratch + second * contextBytes;
        let z2 = scratch + third * contextBytes;
        let z3 = scratch + fourth * contextBytes;
        let a = f32x4.splat(0);
        let b = a;
        let c = a;
        let d = a;
        let e = a;
        let f = a;
        let g = a;
        let h = a;
        for (const last = z0 + contextBytes; z0 < last; z0 += 16, z1 += 16, z2 += 16, z3 += 16) {
          const gloss = loadPiece<Cell>(x);
          const other = loadPiece<Cell>(y);
          x += pieceBytes;
          y += pieceBytes;
          const context0 = v128.load(z0);
          a = addProduct<Cell>(a, gloss, context0);
          e = addProduct<Cell>(e, other, context0);
          const context1 = v128.load(z1);
          b = addProduct<Cell>(b, gloss, context1);
          f = addProduct<Cell>(f, other, context1);
          const context2 = v128.load(z2);
          c = addProduct<Cell>(c, gloss, context2);
          g = addProduct<Cell>(g, other, context2);
          const context3 = v128.load(z3);
          d = addProduct<Cell>(d, gloss, context3);
          h = addProduct<Cell>(h, other, context3);
        }
        const near = scale(sumLanes<Cell>(a, b, c, d), glossSteps + (row << 2));
        const far = scale(sumLanes<Cell>(e, f, g, h), glossSteps + (nextRow << 2));
        const t0 = <usize>load<u32>(tokens + (place << 2));
        const t1 = <usize>load<u32>(tokens + (second << 2));
        const t2 = <usize>load<u32>(tokens + (third << 2));
        const t3 = <usize>load<u32>(tokens + (fourth << 2));
        storeScore(
          f32x4.extract_lane(near, 0),
          f32x4.extract_lane(far, 0),
          t0,
          contextSteps,
          firsts,
          scores,
          candidate,
          next,
        );
        storeScore(
          f32x4.extract_lane(near, 1),
          f32x4.extract_lane(far, 1),
          t1,
          contextSteps,
          firsts,
          scores,
          candidate,
          next,
        );
        storeScore(
          f32x4.extract_lane(near, 2),
          f32x4.extract_lane(far, 2),
          t2,
          contextSteps,
          firsts,
          scores,
          candidate,
          next,
        );
        storeScore(
          f32x4.extract_lane(near, 3),
          f32x4.extract_lane(far, 3),
          t3,
          contextSteps,
          firsts,
          scores,
          candidate,
          next,
        );
      }
    }
    position += count;
  }
}

function touch(from: usize, bytes: usize): u32 {
  let touched: u32 = 0;
  for (let offset: usize = 0; offset < bytes; offset += 64) touched += load<u8>(from + offset);
  return touched;
}

function loadPiece<Cell>(from: usize): v128 {
  return isInteger<Cell>() ? v128.load_ext<i8>(from) : v128.load(from);
}

function addProduct<Cell>(sum: v128, left: v128, right: v128): v128 {
  if (isInteger<Cell>()) return i32x4.add(sum, i32x4.dot_i16x8_s(left, right));
  return f32x4.add(sum, f32x4.mul(left, right));
}

function widen<Cell>(from: usize, to: usize, pieces: usize): void {
  for (let piece: usize = 0; piece < pieces; piece++) {
    v128.store(to + (piece << 4), loadPiece<Cell>(from + piece * (isInteger<Cell>() ? 8 : 16)));
  }
}

/** The sums of the four lanes of each, side by side, as floats. */
function sumLanes<Cell>(a: v128, b: v128, c: v128, d: v128): v128 {
  if (isInteger<Cell>()) {
    const left = i32x4.add(v128.shuffle<i32>(a, b, 0, 4, 1, 5), v128.shuffle<i32>(a, b, 2, 6, 3, 7));
    const right = i32x4.add(v128.shuffle<i32>(c, d, 0, 4, 1, 5), v128.shuffle<i32>(c, d, 2, 6, 3, 7));
    return f32x4.convert_i32x4_s(
      i32x4.add(v128.shuffle<i32>(left, right, 0, 1, 4, 5), v128.shuffle<i32>(left, right, 2, 3, 6, 7)),
    );
  }
  const left = f32x4.add(v128.shuffle<i32>(a, b, 0, 4, 1, 5), v128.shuffle<i32>(a, b, 2, 6, 3, 7));
  const right = f32x4.add(v128.shuffle<i32>(c, d, 0, 4, 1, 5), v128.shuffle<i32>(c, d, 2, 6, 3, 7));
  return f32x4.add(v128.shuffle<i32>(left, right, 0, 1, 4, 5), v128.shuffle<i32>(left, right, 2, 3, 6, 7));
}

function scale(sums: v128, step: usize): v128 {
  return f32x4.mul(sums, v128.load_splat<f32>(step));
}

function storeScore(
  near: f32,
  far: f32,
  token: usize,
  steps: usize,
  firsts: usize,
  scores: usize,
  candidate: usize,
  next: usize,
): void {
  const step = load<f32>(steps + (token << 2));
  const to = scores + ((<usize>load<u32>(firsts + (token << 2))) << 2);
  store<f32>(to + (candidate << 2), near * step);
  store<f32>(to + (next << 2), far * step);
}
