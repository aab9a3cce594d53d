import type { ParserState } from './parser-state.js';
import { outside } from './parser-words.js';

/** A list of feature hashes that is filled anew for each decision. */
export class HashBuffer {
  readonly hashes = new Int32Array(128);
  length = 0;

  /** Adds the hash of a feature: its number and three numbers that it joins. */
  add(feature: number, a: number, b: number, c: number): void {
    let hash = Math.imul(feature, 0x9e3779b1) ^ Math.imul(a + 1, 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
    hash ^= Math.imul(b + 1, 0xc2b2ae35) ^ Math.imul(c + 1, 0x27d4eb2f);
    hash = Math.imul(hash ^ (hash >>> 13), 0x297a2d39);
    this.hashes[this.length++] = hash ^ (hash >>> 15);
  }
}

/** Distances in words fall into nine classes. */
function distanceClass(distance: number): number {
  if (distance <= 4) return distance;
  if (distance <= 6) return 5;
  if (distance <= 10) return 6;
  return distance <= 20 ? 7 : 8;
}

/**
 * Adds the features of the next transition, after Zhang and Nivre (2011): the words on top of the stack and next to come,
 * alone, in pairs and in triples, their distance, and the dependents that they have. Of theirs those are here without
 * which the trees of a treebank's dev part get worse.
 */
export function addTransitionFeatures(buffer: HashBuffer, state: ParserState): void {
  const { stack, top, next, length, words, fine, lexical, left1, left2, right1, right2 } = state;
  const { leftCounts, rightCounts, leftLabels, rightLabels, labels } = state;
  const s0 = stack[top];
  const s1 = top > 0 ? stack[top - 1] : -1;
  const s2 = top > 1 ? stack[top - 2] : -1;
  const has1 = s1 >= 0;
  const hasNext = next < length;
  const hasAfter = next + 1 < length;
  const hasSecond = next + 2 < length;

  const w0 = words[s0];
  const x0 = lexical[s0];
  const t0 = fine[s0];
  const w1 = has1 ? words[s1] : outside;
  const x1 = has1 ? lexical[s1] : outside;
  const t1 = has1 ? fine[s1] : outside;
  const x2 = s2 < 0 ? outside : lexical[s2];
  const wn = hasNext ? words[next] : outside;
  const xn = hasNext ? lexical[next] : outside;
  const tn = hasNext ? fine[next] : outside;
  const wa = hasAfter ? words[next + 1] : outside;
  const xa = hasAfter ? lexical[next + 1] : outside;
  const ta = hasAfter ? fine[next + 1] : outside;
  const xb = hasSecond ? lexical[next + 2] : outside;
  const tb = hasSecond ? fine[next + 2] : outside;

  const l0 = left1[s0];
  const r0 = right1[s0];
  const l1 = has1 ? left1[s1] : -1;
  const r1 = has1 ? right1[s1] : -1;
  const ln = hasNext ? left1[next] : -1;
  const xl0 = l0 < 0 ? outside : lexical[l0];
  const xr0 = r0 < 0 ? outside : lexical[r0];
  const xl1 = l1 < 0 ? outside : lexical[l1];
  const xr1 = r1 < 0 ? outside : lexical[r1];
  const xln = ln < 0 ? outside : lexical[ln];
  const secondRight1 = has1 ? right2[s1] : -1;
  const secondLeftNext = hasNext ? left2[next] : -1;
  const ls0 = leftLabels[s0];
  const rs0 = rightLabels[s0];
  const ls1 = has1 ? leftLabels[s1] : 0;
  const rs1 = has1 ? rightLabels[s1] : 0;
  const lsn = hasNext ? leftLabels[next] : 0;
  const gap = s0 === length ? 15 : distanceClass(next - s0);
  const valency0 = Math.min(leftCounts[s0], 4) * 8 + Math.min(rightCounts[s0], 4);
  const valency1 = has1 ? Math.min(leftCounts[s1], 4) * 8 + Math.min(rightCounts[s1], 4) : -1;

  buffer.length = 0;
  buffer.add(1, 0, 0, 0);
  buffer.add(2, w0, t0, 0);
  buffer.add(3, x0, 0, 0);
  buffer.add(4, w1, t1, 0);
  buffer.add(5, wn, tn, 0);
  buffer.add(6, xn, 0, 0);
  buffer.add(7, wa, ta, 0);
  buffer.add(8, xa, 0, 0);
  buffer.add(9, x2, 0, 0);
  buffer.add(10, xb, 0, 0);
  buffer.add(11, x0, xn, 0);
  buffer.add(12, w0, xn, 0);
  buffer.add(13, x0, wn, 0);
  buffer.add(14, w1, w0, 0);
  buffer.add(15, x1, w0, 0);
  buffer.add(16, xn, xa, 0);
  buffer.add(17, x0, xa, 0);
  buffer.add(18, wn, xa, 0);
  buffer.add(19, w1, wn, 0);
  buffer.add(20, x1, x0, xn);
  buffer.add(21, x2, x1, x0);
  buffer.add(22, x0, xn, xa);
  buffer.add(23, tn, ta, tb);
  buffer.add(24, x0, xn, xl0);
  buffer.add(25, x1, x0, xr1);
  buffer.add(26, x1, x0, xl1);
  buffer.add(27, x0, xn, xln);
  buffer.add(28, xn, gap, 0);
  buffer.add(29, w0, gap, 0);
  buffer.add(30, x0, valency0, 0);
  buffer.add(31, x1, valency1, 0);
  buffer.add(32, xn, hasNext ? Math.min(leftCounts[next], 4) : -1, 0);
  buffer.add(33, t0, tn, valency0);
  buffer.add(34, x1, rs1, 0);
  buffer.add(35, x1, ls1, 0);
  buffer.add(36, xn, lsn, 0);
  buffer.add(37, w0, rs0, 0);
  buffer.add(38, w1, rs1, 0);
  buffer.add(39, t0, xn, rs0);
  buffer.add(40, t0, xn, ls0);
  buffer.add(41, t1, x0, rs1);
  buffer.add(42, t0, tn, lsn);
  buffer.add(43, xl0, l0 < 0 ? 0 : labels[l0], 0);
  buffer.add(44, xr0, r0 < 0 ? 0 : labels[r0], 0);
  buffer.add(45, xln, ln < 0 ? 0 : labels[ln], 0);
  buffer.add(46, x1, xr1, secondRight1 < 0 ? outside : lexical[secondRight1]);
  buffer.add(47, xn, xln, secondLeftNext < 0 ? outside : lexical[secondLeftNext]);
  buffer.add(48, r1 < 0 ? outside : words[r1], x1, 0);
  buffer.add(49, t1, t0, (tn << 8) | ta);
  buffer.add(50, t0, tn, (ta << 8) | tb);
  buffer.add(51, t1, w0, tn);
  buffer.add(52, t0, wn, t1);
  buffer.add(53, next > 0 ? lexical[next - 1] : outside, x0, xn);
  buffer.add(54, s0 + 1 < length ? lexical[s0 + 1] : outside, x0, xn);
  buffer.add(55, w1, xl0, w0);
  buffer.add(56, x1, xr1, xl0);
}

/** Adds the features that tell the relation of the word on top of the stack to a head. */
export function addLabelFeatures(buffer: HashBuffer, state: ParserState, head: number): void {
  const { stack, top, length, words, fine, lexical, left1, left2, leftLabels, rightLabels } = state;
  const dependent = stack[top];
  const side = head === length ? 0 : dependent < head ? 1 : 2;
  const wh = words[head];
  const xh = lexical[head];
  const th = fine[head];
  const wd = words[dependent];
  const xd = lexical[dependent];
  const td = fine[dependent];
  const gap = head === length ? 36 : distanceClass(Math.abs(head - dependent)) * 4 + side;
  const left = left1[dependent];
  const secondLeft = left2[dependent];
  const xl = left < 0 ? outside : lexical[left];

  buffer.length = 0;
  buffer.add(101, side, 0, 0);
  buffer.add(102, xh, side, 0);
  buffer.add(103, wh, side, 0);
  buffer.add(104, xd, side, 0);
  buffer.add(105, wd, side, 0);
  buffer.add(106, xh, xd, side);
  buffer.add(107, wh, xd, side);
  buffer.add(108, th, td, gap);
  buffer.add(109, xd, gap, 0);
  buffer.add(110, xd, xl, side);
  buffer.add(111, xh, xl, side);
  buffer.add(112, wd, xl, side);
  buffer.add(113, xh, leftLabels[head], side);
  buffer.add(114, xh, rightLabels[head], side);
  buffer.add(115, xd, leftLabels[dependent], side);
  buffer.add(116, td, rightLabels[head], th * 4 + side);
  buffer.add(117, dependent + 1 < length ? lexical[dependent + 1] : outside, xd, side);
  buffer.add(118, head > 0 && head < length ? lexical[head - 1] : outside, xh, xd);
  buffer.add(119, head + 1 < length ? lexical[head + 1] : outside, xh, xd);
  buffer.add(120, th, td, leftLabels[dependent]);
  buffer.add(121, th, td, rightLabels[dependent]);
  buffer.add(122, secondLeft < 0 ? outside : lexical[secondLeft], xd, xl);
  buffer.add(123, dependent > 0 ? words[dependent - 1] : outside, side, 0);
}
