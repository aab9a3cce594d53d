// Layout: a region of three arrays, `stride` bytes apart. Each kernel works on items `begin` to `end`: bytes of the
// arrays in steps of 128 for the first three, turns of the loop for the others.
// Trick: nothing but the limit in question is in the loop; twelve independent sums hide the latency of arithmetic.

export function triad(region: usize, stride: usize, begin: usize, end: usize): void {
  const factor = f32x4.splat(0.5);
  for (let at = region + begin, last = region + end; at < last; at += 64) {
    const a = f32x4.add(v128.load(at + stride), f32x4.mul(factor, v128.load(at + 2 * stride)));
    const b = f32x4.add(v128.load(at + stride, 16), f32x4.mul(factor, v128.load(at + 2 * stride, 16)));
    const c = f32x4.add(v128.load(at + stride, 32), f32x4.mul(factor, v128.load(at + 2 * stride, 32)));
    const d = f32x4.add(v128.load(at + stride, 48), f32x4.mul(factor, v128.load(at + 2 * stride, 48)));
    v128.store(at, a);
    v128.store(at, b, 16);
    v128.store(at, c, 32);
    v128.store(at, d, 48);
  }
}

export function copy(region: usize, stride: usize, begin: usize, end: usize): void {
  memory.copy(region + begin, region + stride + begin, end - begin);
}

export function read(region: usize, stride: usize, begin: usize, end: usize): void {
  let a = i32x4.splat(0);
  let b = a;
  let c = a;
  let d = a;
  for (let at = region + begin, last = region + end; at < last; at += 128) {
    a = v128.xor(a, v128.xor(v128.load(at), v128.load(at, 64)));
    b = v128.xor(b, v128.xor(v128.load(at, 16), v128.load(at, 80)));
    c = v128.xor(c, v128.xor(v128.load(at, 32), v128.load(at, 96)));
    d = v128.xor(d, v128.xor(v128.load(at, 48), v128.load(at, 112)));
  }
  v128.store(region + stride, v128.xor(v128.xor(a, b), v128.xor(c, d)));
}

/** 12 x 4 multiplications and additions a turn. */
export function multiplyAdd(region: usize, stride: usize, begin: usize, end: usize): void {
  const factor = v128.load(region);
  const summand = v128.load(region, 16);
  let a = summand;
  let b = f32x4.add(a, summand);
  let c = f32x4.add(b, summand);
  let d = f32x4.add(c, summand);
  let e = f32x4.add(d, summand);
  let f = f32x4.add(e, summand);
  let g = f32x4.add(f, summand);
  let h = f32x4.add(g, summand);
  let i = f32x4.add(h, summand);
  let j = f32x4.add(i, summand);
  let k = f32x4.add(j, summand);
  let l = f32x4.add(k, summand);
  for (let turn = begin; turn < end; turn++) {
    a = f32x4.add(f32x4.mul(a, factor), summand);
    b = f32x4.add(f32x4.mul(b, factor), summand);
    c = f32x4.add(f32x4.mul(c, factor), summand);
    d = f32x4.add(f32x4.mul(d, factor), summand);
    e = f32x4.add(f32x4.mul(e, factor), summand);
    f = f32x4.add(f32x4.mul(f, factor), summand);
    g = f32x4.add(f32x4.mul(g, factor), summand);
    h = f32x4.add(f32x4.mul(h, factor), summand);
    i = f32x4.add(f32x4.mul(i, factor), summand);
    j = f32x4.add(f32x4.mul(j, factor), summand);
    k = f32x4.add(f32x4.mul(k, factor), summand);
    l = f32x4.add(f32x4.mul(l, factor), summand);
  }
  const left = f32x4.add(f32x4.add(f32x4.add(a, b), f32x4.add(c, d)), f32x4.add(e, f));
  const right = f32x4.add(f32x4.add(f32x4.add(g, h), f32x4.add(i, j)), f32x4.add(k, l));
  v128.store(region + stride, f32x4.add(left, right));
}

/** 8 x 8 multiplications and additions a turn, on six vectors of the first-level cache. */
export function dot16(region: usize, stride: usize, begin: usize, end: usize): void {
  let a = i32x4.splat(0);
  let b = a;
  let c = a;
  let d = a;
  let e = a;
  let f = a;
  let g = a;
  let h = a;
  for (let turn = begin; turn < end; turn++) {
    const at = region + ((turn & 127) << 7);
    const x = v128.load(at, 64);
    const y = v128.load(at, 80);
    a = i32x4.add(a, i32x4.dot_i16x8_s(v128.load(at), x));
    b = i32x4.add(b, i32x4.dot_i16x8_s(v128.load(at), y));
    c = i32x4.add(c, i32x4.dot_i16x8_s(v128.load(at, 16), x));
    d = i32x4.add(d, i32x4.dot_i16x8_s(v128.load(at, 16), y));
    e = i32x4.add(e, i32x4.dot_i16x8_s(v128.load(at, 32), x));
    f = i32x4.add(f, i32x4.dot_i16x8_s(v128.load(at, 32), y));
    g = i32x4.add(g, i32x4.dot_i16x8_s(v128.load(at, 48), x));
    h = i32x4.add(h, i32x4.dot_i16x8_s(v128.load(at, 48), y));
  }
  const left = v128.xor(v128.xor(a, b), v128.xor(c, d));
  const right = v128.xor(v128.xor(e, f), v128.xor(g, h));
  v128.store(region + stride, v128.xor(left, right));
}

/** One increment an item, in a table of 65,536 at addresses read from 32,768 random 16-bit numbers. */
export function increment(region: usize, stride: usize, begin: usize, end: usize): void {
  const table = region + stride;
  for (let item = begin; item < end; item++) {
    const at = table + ((<usize>load<u16>(region + ((item & 32_767) << 1))) << 2);
    store<u32>(at, load<u32>(at) + 1);
  }
}
