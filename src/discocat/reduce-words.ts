import { contracts, isSameType, type PregroupType, parseType } from './pregroup-type.js';
import { type AmbiguousWord, type Contraction, type Reduction, residualType, type TypedWord } from './reduction.js';
import { searchReductions } from './reduction-chart.js';
import { ReductionError } from './reduction-error.js';

/** What words are to reduce to. */
export interface ReductionOptions {
  /** The type, or its text; default `s`. */
  readonly target?: PregroupType | string;
}

/**
 * Reduces words to a type by contractions of neighbours, t t.r and t.l t (Lambek 1999).
 *
 * First each simple type contracts with the nearest open one on its left, wherever it can: linear in the number of simple types.
 * That is not complete (n.l n n.r reduces to n.l, but the first two contract at once), so where it does not give the target a chart
 * finds the reduction if there is any, in cubic time. Contractions alone are tried: for a target without adjoints no expansion
 * helps (Lambek's switching lemma).
 *
 * @throws ReductionError when there is none; ParseError when the target is no type.
 * @example reduceWords([{ word: 'dogs', type: parseType('n') }, { word: 'run', type: parseType('n.r s') }]).open // [2]
 */
export function reduceWords(words: readonly TypedWord[], options: ReductionOptions = {}): Reduction {
  return checkReduction(tryReduceWords(words, options), options);
}

/**
 * Like {@link reduceWords}, but where no reduction gives the target it returns one with the fewest open simple types, for instance to
 * draw what went wrong.
 */
export function tryReduceWords(words: readonly TypedWord[], options: ReductionOptions = {}): Reduction {
  const target = targetOf(options);
  const greedy = reduceGreedily(words);
  if (isSameType(residualType(greedy), target)) return greedy;
  return searchReductions(
    words.map(({ word, type }) => ({ word, types: [type] })),
    target,
  );
}

/**
 * Chooses a type for each word, so that they reduce to the target.
 *
 * Of several reductions it returns the one whose types come first in the lists of their words: with the least sum of places, and on a
 * tie the one whose later words take the later types. A chart over all types of all words, cubic in the number of their simple types.
 *
 * @throws ReductionError when there is none; UnknownWordError when a word has no type; ParseError when the target is no type.
 */
export function reduceAmbiguous(words: readonly AmbiguousWord[], options: ReductionOptions = {}): Reduction {
  return checkReduction(tryReduceAmbiguous(words, options), options);
}

/** Like {@link reduceAmbiguous}, but where no reduction gives the target it returns one with the fewest open simple types. */
export function tryReduceAmbiguous(words: readonly AmbiguousWord[], options: ReductionOptions = {}): Reduction {
  return searchReductions(words, targetOf(options));
}

function targetOf({ target = 's' }: ReductionOptions): PregroupType {
  return typeof target === 'string' ? parseType(target) : target;
}

function checkReduction(reduction: Reduction, options: ReductionOptions): Reduction {
  const [target, residual] = [targetOf(options), residualType(reduction)];
  if (isSameType(residual, target)) return reduction;
  throw new ReductionError(
    reduction.words.map(({ word }) => word),
    target,
    residual,
  );
}

/** Contracts each simple type with the last open one where they contract. */
function reduceGreedily(words: readonly TypedWord[]): Reduction {
  const simple = words.flatMap(({ type }) => type);
  const open: number[] = [];
  const contractions: Contraction[] = [];
  for (let right = 0; right < simple.length; right++) {
    const left = open.at(-1);
    if (left !== undefined && contracts(simple[left], simple[right])) {
      contractions.push({ left, right });
      open.pop();
    } else {
      open.push(right);
    }
  }
  return { words, contractions: contractions.sort((a, b) => a.left - b.left), open };
}
