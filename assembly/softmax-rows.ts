// Layout: rows of `columns` numbers of single precision, one after the other. Row r is query r % queries of sequence
// r / rowsPerSequence; its keys beyond lengths[sequence], and with `causal` those behind the query, count nothing and become 0.
// Where `relativeColumns` is not 0, a second number is added to each score: that of the distance of key and query, at
// relative[r * relativeColumns + queries - 1 - query + key].

import { exponential, exponentialOf } from './exponential';

export function softmaxRows(
  scores: usize,
  columns: u32,
  scale: f32,
  relative: usize,
  relativeColumns: u32,
  queries: u32,
  lengths: usize,
  rowsPerSequence: u32,
  causal: u32,
  begin: u32,
  end: u32,
): void {
  const factor = f32x4.splat(scale);
  for (let row = begin; row < end; row++) {
    const query = row % queries;
    let keys = min<u32>(columns, load<u32>(lengths + ((<usize>(row / rowsPerSequence)) << 2)));
    if (causal !== 0) keys = min<u32>(keys, query + 1);
    const from = scores + ((<usize>row * columns) << 2);
    const last = from + ((<usize>keys) << 2);
    const beside = relative + ((<usize>row * relativeColumns + queries - 1 - query) << 2) - from;
    let most4 = f32x4.splat(-Infinity);
    let at = from;
    for (; at + 16 <= last; at += 16) {
      let score = v128.load(at);
      if (relativeColumns !== 0) score = f32x4.add(score, v128.load(beside + at));
      score = f32x4.mul(score, factor);
      v128.store(at, score);
      most4 = f32x4.max(most4, score);
    }
    let most = max<f32>(
      max<f32>(f32x4.extract_lane(most4, 0), f32x4.extract_lane(most4, 1)),
      max<f32>(f32x4.extract_lane(most4, 2), f32x4.extract_lane(most4, 3)),
    );
    for (; at < last; at += 4) {
      let score = load<f32>(at);
      if (relativeColumns !== 0) score += load<f32>(beside + at);
      score *= scale;
      store<f32>(at, score);
      most = max<f32>(most, score);
    }
    most4 = f32x4.splat(most);
    let sum4 = f32x4.splat(0);
    at = from;
    for (; at + 16 <= last; at += 16) {
      const share = exponential(f32x4.sub(v128.load(at), most4));
      v128.store(at, share);
      sum4 = f32x4.add(sum4, share);
    }
    let sum = f32x4.extract_lane(sum4, 0) + f32x4.extract_lane(sum4, 1);
    sum += f32x4.extract_lane(sum4, 2) + f32x4.extract_lane(sum4, 3);
    for (; at < last; at += 4) {
      const share = exponentialOf(load<f32>(at) - most);
      store<f32>(at, share);
      sum += share;
    }
    const share = <f32>1 / sum;
    const share4 = f32x4.splat(share);
    at = from;
    for (; at + 16 <= last; at += 16) v128.store(at, f32x4.mul(v128.load(at), share4));
    for (; at < last; at += 4) store<f32>(at, load<f32>(at) * share);
    memory.fill(last, 0, (<usize>(columns - keys)) << 2);
  }
}

/** Turns the gradients of shares, row by row, into those of the scores before they were scaled. */
export function softmaxGradients(
  shares: usize,
  gradients: usize,
  columns: u32,
  scale: f32,
  begin: u32,
  end: u32,
): void {
  const bytes = (<usize>columns) << 2;
  for (let row = <usize>begin; row < <usize>end; row++) {
    const share = shares + row * bytes;
    const gradient = gradients + row * bytes;
    let sum4 = f32x4.splat(0);
    let at: usize = 0;
    for (; at + 16 <= bytes; at += 16)
      sum4 = f32x4.add(sum4, f32x4.mul(v128.load(share + at), v128.load(gradient + at)));
    let sum = f32x4.extract_lane(sum4, 0) + f32x4.extract_lane(sum4, 1);
    sum += f32x4.extract_lane(sum4, 2) + f32x4.extract_lane(sum4, 3);
    for (; at < bytes; at += 4) sum += load<f32>(share + at) * load<f32>(gradient + at);
    sum4 = f32x4.splat(sum);
    const factor = f32x4.splat(scale);
    at = 0;
    for (; at + 16 <= bytes; at += 16) {
      const own = f32x4.sub(v128.load(gradient + at), sum4);
      v128.store(gradient + at, f32x4.mul(f32x4.mul(v128.load(share + at), own), factor));
    }
    for (; at < bytes; at += 4)
      store<f32>(gradient + at, load<f32>(share + at) * (load<f32>(gradient + at) - sum) * scale);
  }
}
