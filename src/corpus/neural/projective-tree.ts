/** A tree with the sum of its scores. */
export interface ScoredTree {
  /** The head of each word; -1 for the root. */
  readonly heads: readonly number[];
  /** Negative infinity where every tree has an arc of that score. */
  readonly score: number;
}

/** The four kinds of spans of words: an arc between the ends, or all words below one end; the end with the head is named. */
const kinds = { arcFromLeft: 0, arcFromRight: 1, headLeft: 2, headRight: 3 } as const;

/**
 * Finds the projective tree with exactly one root word whose arcs have the highest sum of scores (Eisner 1996), in cubic time.
 *
 * @param scores `count + 1` for each word, one for each head, the root last; negative infinity forbids an arc.
 */
export function findProjectiveTree(scores: Float32Array, count: number): ScoredTree {
  if (count === 0) return { heads: [], score: 0 };
  const chart = fillChart(scores, count);
  const { sums } = chart;
  let root = 0;
  let score = Number.NEGATIVE_INFINITY;
  for (let word = 0; word < count; word++) {
    const left = sums[kinds.headRight][word];
    const right = sums[kinds.headLeft][word * count + count - 1];
    const sum = left + right + scores[word * (count + 1) + count];
    if (sum > score) [root, score] = [word, sum];
  }
  return { heads: readHeads(chart, count, root), score };
}

/** For each kind of span from a word to another: the best sum, and the word at which it parts. */
interface Chart {
  readonly sums: readonly Float64Array[];
  readonly parts: readonly Int32Array[];
}

function fillChart(scores: Float32Array, count: number): Chart {
  const sums = [0, 1, 2, 3].map(() => new Float64Array(count * count).fill(Number.NEGATIVE_INFINITY));
  const parts = [0, 1, 2, 3].map(() => new Int32Array(count * count));
  const [arcFromLeft, arcFromRight, headLeft, headRight] = sums;
  for (let word = 0; word < count; word++) headLeft[word * count + word] = headRight[word * count + word] = 0;
  for (let width = 1; width < count; width++) {
    for (let start = 0; start + width < count; start++) {
      const end = start + width;
      const cell = start * count + end;
      let [part, best] = [start, Number.NEGATIVE_INFINITY];
      for (let middle = start; middle < end; middle++) {
        const sum = headLeft[start * count + middle] + headRight[(middle + 1) * count + end];
        if (sum > best) [part, best] = [middle, sum];
      }
      parts[kinds.arcFromLeft][cell] = parts[kinds.arcFromRight][cell] = part;
      arcFromLeft[cell] = best + scores[end * (count + 1) + start];
      arcFromRight[cell] = best + scores[start * (count + 1) + end];
      [part, best] = [end, Number.NEGATIVE_INFINITY];
      for (let middle = start + 1; middle <= end; middle++) {
        const sum = arcFromLeft[start * count + middle] + headLeft[middle * count + end];
        if (sum > best) [part, best] = [middle, sum];
      }
      parts[kinds.headLeft][cell] = part;
      headLeft[cell] = best;
      [part, best] = [start, Number.NEGATIVE_INFINITY];
      for (let middle = start; middle < end; middle++) {
        const sum = headRight[start * count + middle] + arcFromRight[middle * count + end];
        if (sum > best) [part, best] = [middle, sum];
      }
      parts[kinds.headRight][cell] = part;
      headRight[cell] = best;
    }
  }
  return { sums, parts };
}

function readHeads({ parts }: Chart, count: number, root: number): number[] {
  const heads = new Array<number>(count).fill(-1);
  const open: (readonly [kind: number, start: number, end: number])[] = [
    [kinds.headRight, 0, root],
    [kinds.headLeft, root, count - 1],
  ];
  for (let span = open.pop(); span !== undefined; span = open.pop()) {
    const [kind, start, end] = span;
    if (start === end) continue;
    const part = parts[kind][start * count + end];
    if (kind === kinds.headLeft) open.push([kinds.arcFromLeft, start, part], [kinds.headLeft, part, end]);
    else if (kind === kinds.headRight) open.push([kinds.headRight, start, part], [kinds.arcFromRight, part, end]);
    else {
      if (kind === kinds.arcFromLeft) heads[end] = start;
      else heads[start] = end;
      open.push([kinds.headLeft, start, part], [kinds.headRight, part + 1, end]);
    }
  }
  return heads;
}
