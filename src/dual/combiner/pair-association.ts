import { OptionError, QualiaError } from '../../errors.js';
import type { SparseMatrix } from '../../matrix/sparse-matrix.js';
import { ppmi } from '../../matrix/weightings/ppmi.js';
import type { Space } from '../../space/space.js';

/** How strongly two words go together in text, the first on the left. */
export interface PairAssociation {
  /** A short name for features, for instance `modifier-head`. */
  readonly name: string;
  /**
   * Positive pointwise mutual information in nats; 0 for words that are known and were never seen together, undefined
   * for a word that was not counted at all on its side.
   */
  ppmi(left: string, right: string): number | undefined;
}

/** How often two words were counted, the first on the left. */
export interface CountedPair {
  readonly left: string;
  readonly right: string;
  /** Above 0. */
  readonly count: number;
}

/**
 * Makes an association of counted pairs: max(0, log(p(left, right) / (p(left) p(right)))), the sums taken over the
 * pairs themselves (Turney 2013, section 4.2, with adjacent words in place of his phrase queries).
 *
 * A pair that comes twice counts with the sum.
 *
 * @throws OptionError when a count is not above 0, or there are no pairs.
 */
export function associatePairs(name: string, pairs: Iterable<CountedPair>): PairAssociation {
  const counts = new Map<string, Map<string, number>>();
  const lefts = new Map<string, number>();
  const rights = new Map<string, number>();
  let total = 0;
  for (const { left, right, count } of pairs) {
    if (!(count > 0 && Number.isFinite(count))) throw new OptionError('count', count, 'a number above 0');
    const row = counts.get(left) ?? new Map<string, number>();
    counts.set(left, row.set(right, (row.get(right) ?? 0) + count));
    lefts.set(left, (lefts.get(left) ?? 0) + count);
    rights.set(right, (rights.get(right) ?? 0) + count);
    total += count;
  }
  if (total === 0) throw new OptionError('pairs', [], 'at least one counted pair');
  return {
    name,
    ppmi(left, right) {
      const [leftSum, rightSum] = [lefts.get(left), rights.get(right)];
      if (leftSum === undefined || rightSum === undefined) return undefined;
      const count = counts.get(left)?.get(right);
      return count === undefined ? 0 : Math.max(0, Math.log((count * total) / (leftSum * rightSum)));
    },
  };
}

/**
 * Makes an association of a space of counts, whose targets are on the left and whose contexts are on the right.
 *
 * @param counts a sparse space of counts with context labels, for instance the nearest nouns of each target.
 * @param options.mark what stands before the word in the label of a context, `+1 ` for those on the right in windows with
 * sides; default nothing.
 * @throws QualiaError when the space is dense or its contexts have no labels.
 */
export function associateContexts(
  name: string,
  counts: Space,
  options: { readonly mark?: string } = {},
): PairAssociation {
  const { mark = '' } = options;
  const { contexts, targets, matrix } = counts;
  if (contexts === undefined || !('rowStarts' in matrix)) {
    throw new QualiaError('NO_CONTEXTS', `The ${counts.name} space has no labelled contexts; give a space of counts.`);
  }
  const weights: SparseMatrix = ppmi(matrix);
  return {
    name,
    ppmi(left, right) {
      const [row, column] = [targets.find(left), contexts.find(mark + right)];
      return row === undefined || column === undefined ? undefined : weights.at(row, column);
    },
  };
}
