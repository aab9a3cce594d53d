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
 * alone, in pairs and in triples, their distance, and the dependents that they have.
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
  const w2 = s2 < 0 ? outside : words[s2];
  const x2 = s2 < 0 ? outside : lexical[s2];
  const t2 = s2 < 0 ? outside : fine[s2];
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
  const secondLeft = left2[s0];
  const secondRight = right2[s0];
  const secondRight1 = has1 ? right2[s1] : -1;
  const secondLeftNext = hasNext ? left2[next] : -1;
  const ls0 = leftLabels[s0];
  const rs0 = rightLabels[s0];
  const ls1 = has1 ? leftLabels[s1] : 0;
  const rs1 = has1 ? rightLabels[s1] : 0;
  const lsn = hasNext ? leftLabels[next] : 0;
  const gap = s0 === length ? 15 : distanceClass(next - s0);
  const gap1 = has1 ? (s1 === length ? 15 : distanceClass(s0 - s1)) : 14;
  const valency0 = Math.min(leftCounts[s0], 4) * 8 + Math.min(rightCounts[s0], 4);
  const valency1 = has1 ? Math.min(leftCounts[s1], 4) * 8 + Math.min(rightCounts[s1], 4) : -1;

  buffer.length = 0;
  buffer.add(1, 0, 0, 0);
  buffer.add(2, w0, t0, 0);
  buffer.add(3, x0, 0, 0);
  buffer.add(4, w1, t1, 0);
  buffer.add(5, x1, 0, 0);
  buffer.add(6, wn, tn, 0);
  buffer.add(7, xn, 0, 0);
  buffer.add(8, wa, ta, 0);
  buffer.add(9, xa, 0, 0);
  buffer.add(10, x2, 0, 0);
  buffer.add(11, xb, 0, 0);
  buffer.add(12, w0, wn, 0);
  buffer.add(13, x0, xn, 0);
  buffer.add(14, w0, xn, 0);
  buffer.add(15, x0, wn, 0);
  buffer.add(16, w1, w0, 0);
  buffer.add(17, x1, x0, 0);
  buffer.add(18, w1, x0, 0);
  buffer.add(19, x1, w0, 0);
  buffer.add(20, x1, xn, 0);
  buffer.add(21, w1, xn, 0);
  buffer.add(22, xn, xa, 0);
  buffer.add(23, x0, xa, 0);
  buffer.add(24, wn, xa, 0);
  buffer.add(25, w1, wn, 0);
  buffer.add(26, x1, x0, xn);
  buffer.add(27, x2, x1, x0);
  buffer.add(28, x0, xn, xa);
  buffer.add(29, tn, ta, tb);
  buffer.add(30, t1, x0, ta);
  buffer.add(31, x0, xn, xl0);
  buffer.add(32, x0, xn, xr0);
  buffer.add(33, x1, x0, xr1);
  buffer.add(34, x1, x0, xl0);
  buffer.add(35, x1, x0, xl1);
  buffer.add(36, x1, x0, xr0);
  buffer.add(37, x0, xn, xln);
  buffer.add(38, x1, xn, xr1);
  buffer.add(39, x0, tn, gap);
  buffer.add(40, xn, gap, 0);
  buffer.add(41, t1, x0, gap1);
  buffer.add(42, w0, gap, 0);
  buffer.add(43, x1, gap1, 0);
  buffer.add(44, x0, gap1, 0);
  buffer.add(45, wn, gap, 0);
  buffer.add(46, x0, valency0, 0);
  buffer.add(47, x1, valency1, 0);
  buffer.add(48, xn, hasNext ? Math.min(leftCounts[next], 4) : -1, 0);
  buffer.add(49, t0, tn, valency0);
  buffer.add(50, t1, t0, valency1);
  buffer.add(51, x0, ls0, 0);
  buffer.add(52, x0, rs0, 0);
  buffer.add(53, x1, rs1, 0);
  buffer.add(54, x1, ls1, 0);
  buffer.add(55, xn, lsn, 0);
  buffer.add(56, w0, rs0, 0);
  buffer.add(57, w1, rs1, 0);
  buffer.add(58, t0, xn, rs0);
  buffer.add(59, t0, xn, ls0);
  buffer.add(60, t1, x0, rs1);
  buffer.add(61, t0, tn, lsn);
  buffer.add(62, xl0, l0 < 0 ? 0 : labels[l0], 0);
  buffer.add(63, xr0, r0 < 0 ? 0 : labels[r0], 0);
  buffer.add(64, xr1, r1 < 0 ? 0 : labels[r1], 0);
  buffer.add(65, xl1, l1 < 0 ? 0 : labels[l1], 0);
  buffer.add(66, xln, ln < 0 ? 0 : labels[ln], 0);
  buffer.add(67, x0, xl0, secondLeft < 0 ? outside : lexical[secondLeft]);
  buffer.add(68, x1, xr1, secondRight1 < 0 ? outside : lexical[secondRight1]);
  buffer.add(69, xn, xln, secondLeftNext < 0 ? outside : lexical[secondLeftNext]);
  buffer.add(70, x0, xr0, secondRight < 0 ? outside : lexical[secondRight]);
  buffer.add(71, r0 < 0 ? outside : words[r0], x0, 0);
  buffer.add(72, r1 < 0 ? outside : words[r1], x1, 0);
  buffer.add(73, l0 < 0 ? outside : words[l0], x0, 0);
  buffer.add(74, t2, t1, xn);
  buffer.add(75, t2, x0, tn);
  buffer.add(76, w2, x0, 0);
  buffer.add(77, t1, t0, (tn << 8) | ta);
  buffer.add(78, t0, tn, (ta << 8) | tb);
  buffer.add(79, w0, xn, t1);
  buffer.add(80, w1, x0, tn);
  buffer.add(81, t1, w0, tn);
  buffer.add(82, t0, wn, t1);
  buffer.add(83, next > 0 ? lexical[next - 1] : outside, x0, xn);
  buffer.add(84, s0 + 1 < length ? lexical[s0 + 1] : outside, x0, xn);
  buffer.add(85, w1, xl0, w0);
  buffer.add(86, x1, xr1, xl0);
}

/** Adds the features that tell the relation of the word on top of the stack to a head. */
export function addLabelFeatures(buffer: HashBuffer, state: ParserState, head: number): void {
  const { stack, top, length, words, fine, lexical, left1, left2, right1, leftLabels, rightLabels } = state;
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
  const right = right1[dependent];
  const xl = left < 0 ? outside : lexical[left];
  const wl = left < 0 ? outside : words[left];
  const xr = right < 0 ? outside : lexical[right];
  const before = dependent > 0 ? lexical[dependent - 1] : outside;

  buffer.length = 0;
  buffer.add(201, side, 0, 0);
  buffer.add(202, xh, side, 0);
  buffer.add(203, wh, side, 0);
  buffer.add(204, xd, side, 0);
  buffer.add(205, wd, side, 0);
  buffer.add(206, xh, xd, side);
  buffer.add(207, wh, xd, side);
  buffer.add(208, xh, wd, side);
  buffer.add(209, wh, wd, side);
  buffer.add(210, th, td, gap);
  buffer.add(211, xd, gap, 0);
  buffer.add(212, xh, gap, 0);
  buffer.add(213, xd, xl, side);
  buffer.add(214, xh, xl, side);
  buffer.add(215, wh, wl, side);
  buffer.add(216, xd, xr, side);
  buffer.add(217, wd, xl, side);
  buffer.add(218, xh, leftLabels[head], side);
  buffer.add(219, xh, rightLabels[head], side);
  buffer.add(220, wh, rightLabels[head], side);
  buffer.add(221, xd, leftLabels[dependent], side);
  buffer.add(222, xd, rightLabels[dependent], side);
  buffer.add(223, td, leftLabels[head], th * 4 + side);
  buffer.add(224, td, rightLabels[head], th * 4 + side);
  buffer.add(225, before, xd, side);
  buffer.add(226, dependent + 1 < length ? lexical[dependent + 1] : outside, xd, side);
  buffer.add(227, head > 0 && head < length ? lexical[head - 1] : outside, xh, xd);
  buffer.add(228, head + 1 < length ? lexical[head + 1] : outside, xh, xd);
  buffer.add(229, th, td, leftLabels[dependent]);
  buffer.add(230, th, td, rightLabels[dependent]);
  buffer.add(231, wh, leftLabels[dependent], side);
  buffer.add(232, secondLeft < 0 ? outside : lexical[secondLeft], xd, xl);
  buffer.add(233, wd, leftLabels[dependent], side);
  buffer.add(234, dependent > 0 ? words[dependent - 1] : outside, side, 0);
  buffer.add(235, dependent > 1 ? lexical[dependent - 2] : outside, before, xd);
}
