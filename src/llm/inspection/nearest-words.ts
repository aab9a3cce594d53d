import { requireOption, requireWhole, ShapeError } from '../../errors.js';
import type { DenseMatrix } from '../../matrix/dense-matrix.js';

/** How far two vectors are: the length of their difference, or 1 less their cosine. */
export type WordMetric = 'euclidean' | 'cosine';

/** Options of {@link nearestWords}. */
export interface NearestWordsOptions {
  /** Default `euclidean`, as Khashabi et al. (2022) project prompts. */
  readonly metric?: WordMetric;
  /** How many words are listed, >= 2, since a nearest word says nothing without the next; default 5. */
  readonly count?: number;
}

/** A word with its distance from a vector. */
export interface WordDistance {
  readonly word: string;
  readonly distance: number;
}

/** The words nearest to a vector. */
export interface NearestWords {
  /** Nearest first, ties by name. */
  readonly words: readonly WordDistance[];
  /** How much farther the second is than the first. */
  readonly margin: number;
  /** The same as a share of the distance of the first: small where the choice of the word means little. */
  readonly relativeMargin: number;
  /** What is to be borne in mind whenever a nearest word is shown. */
  readonly caution: string;
}

/** Why a nearest word is no explanation. */
export const nearestWordCaution =
  'A nearest word is not what a vector means: vectors that read as any text can do the same work (Khashabi et al. 2022).';

/**
 * Returns the words nearest to each vector, always with the runner-up, the margin to it, and a caution.
 *
 * @param vectors n x width.
 * @param table the vectors of the words, one a row.
 * @throws ShapeError when the sizes do not fit; OptionError when `count` is out of range or there are less than two words.
 */
export function nearestWords(
  vectors: DenseMatrix,
  { table, words }: { readonly table: DenseMatrix; readonly words: readonly string[] },
  options: NearestWordsOptions = {},
): NearestWords[] {
  const { metric = 'euclidean', count = 5 } = options;
  requireWhole('count', count, 2);
  requireOption(words.length >= 2, 'words', words.length, 'at least two words');
  if (table.rows !== words.length || table.columns !== vectors.columns) {
    const found = `${table.rows} x ${table.columns} for ${words.length} words`;
    throw new ShapeError('nearestWords', found, `vectors of ${vectors.columns} numbers, one a word`);
  }
  const lengths = Array.from({ length: table.rows }, (_, row) => lengthOf(table.row(row)));
  return Array.from({ length: vectors.rows }, (_, row) => {
    const vector = vectors.row(row);
    const distanceTo = metric === 'euclidean' ? euclidean : cosineFrom(lengthOf(vector), lengths);
    const all = words.map(
      (word, place): WordDistance => ({ word, distance: distanceTo(vector, table.row(place), place) }),
    );
    all.sort((a, b) => a.distance - b.distance || (a.word < b.word ? -1 : 1));
    const [first, second] = all as [WordDistance, WordDistance];
    const margin = second.distance - first.distance;
    const relativeMargin = margin === 0 ? 0 : margin / first.distance;
    return { words: all.slice(0, count), margin, relativeMargin, caution: nearestWordCaution };
  });
}

function lengthOf(vector: ArrayLike<number>): number {
  let squares = 0;
  for (let at = 0; at < vector.length; at++) squares += vector[at] * vector[at];
  return Math.sqrt(squares);
}

function euclidean(left: ArrayLike<number>, right: ArrayLike<number>): number {
  let squares = 0;
  for (let at = 0; at < left.length; at++) squares += (left[at] - right[at]) ** 2;
  return Math.sqrt(squares);
}

/** A vector without a length has the cosine 0 with all. */
function cosineFrom(length: number, lengths: readonly number[]) {
  return (left: ArrayLike<number>, right: ArrayLike<number>, place: number): number => {
    let product = 0;
    for (let at = 0; at < left.length; at++) product += left[at] * right[at];
    const lengthsTogether = length * (lengths[place] as number);
    return lengthsTogether === 0 ? 1 : 1 - product / lengthsTogether;
  };
}

/**
 * Returns how much two texts overlap in words, whatever their order: twice the shared words over all words of both (the F1 of
 * Khashabi et al. 2022); 1 for the same words.
 */
export function wordOverlap(left: readonly string[], right: readonly string[]): number {
  if (left.length + right.length === 0) return 1;
  const counts = new Map<string, number>();
  for (const word of left) counts.set(word, (counts.get(word) ?? 0) + 1);
  let shared = 0;
  for (const word of right) {
    const remaining = counts.get(word) ?? 0;
    if (remaining === 0) continue;
    shared++;
    counts.set(word, remaining - 1);
  }
  return (2 * shared) / (left.length + right.length);
}
