import { FeatureTemplates } from './feature-templates.js';
import type { ParserState } from './parser-state.js';
import { outside } from './parser-words.js';

/** Hashed features of a decision: the first `length` of `hashes` count. */
export interface FeatureHashes {
  readonly hashes: Int32Array;
  readonly length: number;
}

/**
 * The places of what the features of a transition are made of. A word (w), its class (t) or lexical class (x) is that of
 * the top of the stack (0), of the two words below it (1, 2), of the next word (n) or of the two after it (a, b).
 */
const transitionAtoms = {
  none: 0,
  w0: 1,
  t0: 2,
  x0: 3,
  w1: 4,
  t1: 5,
  x1: 6,
  x2: 7,
  wn: 8,
  tn: 9,
  xn: 10,
  wa: 11,
  ta: 12,
  xa: 13,
  xb: 14,
  tb: 15,
  /** Classes of two words in one number. */
  tnta: 16,
  tatb: 17,
  /** Lexical classes of the outermost dependents on the left (l) and right (r), and of those before them (ll, rr). */
  xl0: 18,
  xr0: 19,
  xl1: 20,
  xr1: 21,
  xln: 22,
  xrr1: 23,
  xlln: 24,
  wr1: 25,
  /** The relations of outermost dependents. */
  dl0: 26,
  dr0: 27,
  dln: 28,
  /** The relations of all dependents on one side, and how many there are. */
  ls0: 29,
  rs0: 30,
  ls1: 31,
  rs1: 32,
  lsn: 33,
  v0: 34,
  v1: 35,
  vn: 36,
  /** The distance from the top to the next word; the words right before the next one and right after the top. */
  gap: 37,
  beforeNext: 38,
  afterTop: 39,
} as const;

const transitionTemplates: readonly (readonly (keyof typeof transitionAtoms)[])[] = [
  [],
  ['w0', 't0'],
  ['x0'],
  ['w1', 't1'],
  ['wn', 'tn'],
  ['xn'],
  ['wa', 'ta'],
  ['xa'],
  ['x2'],
  ['xb'],
  ['x0', 'xn'],
  ['w0', 'xn'],
  ['x0', 'wn'],
  ['w1', 'w0'],
  ['x1', 'w0'],
  ['xn', 'xa'],
  ['x0', 'xa'],
  ['wn', 'xa'],
  ['w1', 'wn'],
  ['x1', 'x0', 'xn'],
  ['x2', 'x1', 'x0'],
  ['x0', 'xn', 'xa'],
  ['tn', 'ta', 'tb'],
  ['x0', 'xn', 'xl0'],
  ['x1', 'x0', 'xr1'],
  ['x1', 'x0', 'xl1'],
  ['x0', 'xn', 'xln'],
  ['xn', 'gap'],
  ['w0', 'gap'],
  ['x0', 'v0'],
  ['x1', 'v1'],
  ['xn', 'vn'],
  ['t0', 'tn', 'v0'],
  ['x1', 'rs1'],
  ['x1', 'ls1'],
  ['xn', 'lsn'],
  ['w0', 'rs0'],
  ['w1', 'rs1'],
  ['t0', 'xn', 'rs0'],
  ['t0', 'xn', 'ls0'],
  ['t1', 'x0', 'rs1'],
  ['t0', 'tn', 'lsn'],
  ['xl0', 'dl0'],
  ['xr0', 'dr0'],
  ['xln', 'dln'],
  ['x1', 'xr1', 'xrr1'],
  ['xn', 'xln', 'xlln'],
  ['wr1', 'x1'],
  ['t1', 't0', 'tnta'],
  ['t0', 'tn', 'tatb'],
  ['t1', 'w0', 'tn'],
  ['t0', 'wn', 't1'],
  ['beforeNext', 'x0', 'xn'],
  ['afterTop', 'x0', 'xn'],
  ['w1', 'xl0', 'w0'],
  ['x1', 'xr1', 'xl0'],
];

/** The same for the features of a label: of the head (h) and of the dependent (d). */
const labelAtoms = {
  none: 0,
  side: 1,
  wh: 2,
  xh: 3,
  th: 4,
  wd: 5,
  xd: 6,
  td: 7,
  /** Distance and side; the head's class and side. */
  gap: 8,
  thSide: 9,
  /** The dependent's outermost dependent on the left and the one before it. */
  xld: 10,
  xlld: 11,
  lsh: 12,
  rsh: 13,
  lsd: 14,
  rsd: 15,
  /** Words next to the two. */
  afterDependent: 16,
  beforeHead: 17,
  afterHead: 18,
  wordBefore: 19,
} as const;

const labelTemplates: readonly (readonly (keyof typeof labelAtoms)[])[] = [
  ['side'],
  ['xh', 'side'],
  ['wh', 'side'],
  ['xd', 'side'],
  ['wd', 'side'],
  ['xh', 'xd', 'side'],
  ['wh', 'xd', 'side'],
  ['th', 'td', 'gap'],
  ['xd', 'gap'],
  ['xd', 'xld', 'side'],
  ['xh', 'xld', 'side'],
  ['wd', 'xld', 'side'],
  ['xh', 'lsh', 'side'],
  ['xh', 'rsh', 'side'],
  ['xd', 'lsd', 'side'],
  ['td', 'rsh', 'thSide'],
  ['afterDependent', 'xd', 'side'],
  ['beforeHead', 'xh', 'xd'],
  ['afterHead', 'xh', 'xd'],
  ['th', 'td', 'lsd'],
  ['th', 'td', 'rsd'],
  ['xlld', 'xd', 'xld'],
  ['wordBefore', 'side'],
];

/** Distances in words fall into nine classes. */
function distanceClass(distance: number): number {
  if (distance <= 4) return distance;
  if (distance <= 6) return 5;
  if (distance <= 10) return 6;
  return distance <= 20 ? 7 : 8;
}

/**
 * The features of the next transition, after Zhang and Nivre (2011): the words on top of the stack and next to come,
 * alone, in pairs and in triples, their distance, and the dependents that they have. Of theirs those are here without
 * which the trees of a treebank's dev part get worse.
 */
export class TransitionFeatures {
  readonly #templates = new FeatureTemplates(transitionAtoms, transitionTemplates, { firstNumber: 1 });

  /** Gives the features in a state; they hold until the next call. */
  of(state: ParserState): FeatureHashes {
    const { stack, top, next, length, words, fine, lexical, left1, left2, right1, right2 } = state;
    const { leftCounts, rightCounts, leftLabels, rightLabels, labels } = state;
    const templates = this.#templates;
    const { atoms } = templates;
    const at = transitionAtoms;
    const s0 = stack[top];
    const l0 = left1[s0];
    const r0 = right1[s0];
    atoms[at.w0] = words[s0];
    atoms[at.t0] = fine[s0];
    atoms[at.x0] = lexical[s0];
    atoms[at.xl0] = l0 < 0 ? outside : lexical[l0];
    atoms[at.xr0] = r0 < 0 ? outside : lexical[r0];
    atoms[at.dl0] = l0 < 0 ? 0 : labels[l0];
    atoms[at.dr0] = r0 < 0 ? 0 : labels[r0];
    atoms[at.ls0] = leftLabels[s0];
    atoms[at.rs0] = rightLabels[s0];
    atoms[at.v0] = Math.min(leftCounts[s0], 4) * 8 + Math.min(rightCounts[s0], 4);
    atoms[at.gap] = s0 === length ? 15 : distanceClass(next - s0);
    atoms[at.afterTop] = s0 + 1 < length ? lexical[s0 + 1] : outside;

    const has1 = top > 0;
    const s1 = has1 ? stack[top - 1] : 0;
    const l1 = has1 ? left1[s1] : -1;
    const r1 = has1 ? right1[s1] : -1;
    const rr1 = has1 ? right2[s1] : -1;
    atoms[at.w1] = has1 ? words[s1] : outside;
    atoms[at.t1] = has1 ? fine[s1] : outside;
    atoms[at.x1] = has1 ? lexical[s1] : outside;
    atoms[at.xl1] = l1 < 0 ? outside : lexical[l1];
    atoms[at.xr1] = r1 < 0 ? outside : lexical[r1];
    atoms[at.wr1] = r1 < 0 ? outside : words[r1];
    atoms[at.xrr1] = rr1 < 0 ? outside : lexical[rr1];
    atoms[at.ls1] = has1 ? leftLabels[s1] : 0;
    atoms[at.rs1] = has1 ? rightLabels[s1] : 0;
    atoms[at.v1] = has1 ? Math.min(leftCounts[s1], 4) * 8 + Math.min(rightCounts[s1], 4) : -1;
    atoms[at.x2] = top > 1 ? lexical[stack[top - 2]] : outside;

    const hasNext = next < length;
    const hasAfter = next + 1 < length;
    const hasSecond = next + 2 < length;
    const ln = hasNext ? left1[next] : -1;
    const lln = hasNext ? left2[next] : -1;
    const tn = hasNext ? fine[next] : outside;
    const ta = hasAfter ? fine[next + 1] : outside;
    const tb = hasSecond ? fine[next + 2] : outside;
    atoms[at.wn] = hasNext ? words[next] : outside;
    atoms[at.tn] = tn;
    atoms[at.xn] = hasNext ? lexical[next] : outside;
    atoms[at.xln] = ln < 0 ? outside : lexical[ln];
    atoms[at.dln] = ln < 0 ? 0 : labels[ln];
    atoms[at.xlln] = lln < 0 ? outside : lexical[lln];
    atoms[at.lsn] = hasNext ? leftLabels[next] : 0;
    atoms[at.vn] = hasNext ? Math.min(leftCounts[next], 4) : -1;
    atoms[at.wa] = hasAfter ? words[next + 1] : outside;
    atoms[at.ta] = ta;
    atoms[at.xa] = hasAfter ? lexical[next + 1] : outside;
    atoms[at.xb] = hasSecond ? lexical[next + 2] : outside;
    atoms[at.tb] = tb;
    atoms[at.tnta] = (tn << 8) | ta;
    atoms[at.tatb] = (ta << 8) | tb;
    atoms[at.beforeNext] = next > 0 ? lexical[next - 1] : outside;
    templates.hash();
    return templates;
  }
}

/** The features that tell the relation of the word on top of the stack to a head. */
export class LabelFeatures {
  readonly #templates = new FeatureTemplates(labelAtoms, labelTemplates, { firstNumber: 101 });

  /** Gives the features in a state; they hold until the next call. */
  of(state: ParserState, head: number): FeatureHashes {
    const { stack, top, length, words, fine, lexical, left1, left2, leftLabels, rightLabels } = state;
    const templates = this.#templates;
    const { atoms } = templates;
    const at = labelAtoms;
    const dependent = stack[top];
    const side = head === length ? 0 : dependent < head ? 1 : 2;
    const left = left1[dependent];
    const secondLeft = left2[dependent];
    atoms[at.side] = side;
    atoms[at.wh] = words[head];
    atoms[at.xh] = lexical[head];
    atoms[at.th] = fine[head];
    atoms[at.wd] = words[dependent];
    atoms[at.xd] = lexical[dependent];
    atoms[at.td] = fine[dependent];
    atoms[at.gap] = head === length ? 36 : distanceClass(Math.abs(head - dependent)) * 4 + side;
    atoms[at.thSide] = fine[head] * 4 + side;
    atoms[at.xld] = left < 0 ? outside : lexical[left];
    atoms[at.xlld] = secondLeft < 0 ? outside : lexical[secondLeft];
    atoms[at.lsh] = leftLabels[head];
    atoms[at.rsh] = rightLabels[head];
    atoms[at.lsd] = leftLabels[dependent];
    atoms[at.rsd] = rightLabels[dependent];
    atoms[at.afterDependent] = dependent + 1 < length ? lexical[dependent + 1] : outside;
    atoms[at.beforeHead] = head > 0 && head < length ? lexical[head - 1] : outside;
    atoms[at.afterHead] = head + 1 < length ? lexical[head + 1] : outside;
    atoms[at.wordBefore] = dependent > 0 ? words[dependent - 1] : outside;
    templates.hash();
    return templates;
  }
}
