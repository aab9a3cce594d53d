import { type ComposeWordOptions, composeWord, type RankedWord } from './compose-word.js';
import { type DecomposeWordOptions, decomposeWord, type RankedPhrase } from './decompose-word.js';
import type { DualSpace } from './dual-space.js';
import type { WordPair } from './relation.js';
import { SearchTargets } from './search-targets.js';
import { type SolveRelationOptions, solveRelation } from './solve-relation.js';

/**
 * Searches the vocabulary that both spaces of a dual space share: from recognition to generation (Turney 2014).
 *
 * Answers are exact: they have the scores of `compositionSimilarity` and `relationSimilarity`, no answer that is left out
 * has a higher one (a phrase: beyond rounding), and equal ones come in the order of the words. A search makes one to
 * three products of a space with a vector; the other similarities are asked for only where they still matter. Words that
 * a space gives no direction are never found.
 *
 * @example
 * const search = new DualSearch(new DualSpace(domain, functional));
 * search.composeWord(['dog', 'house'], { limit: 5 });
 * search.solveRelation(['carpenter', 'wood'], 'mason');
 * search.decomposeWord('kennel', { pairs: await readBigrams(['noun-noun.tsv']) });
 */
export class DualSearch {
  readonly #targets: SearchTargets;

  /** Looks up what both spaces hold, which takes a pass over each; the spaces must not change. */
  constructor(dual: DualSpace) {
    this.#targets = new SearchTargets(dual);
  }

  /** The words that are searched, in the order of the domain space. */
  get words(): readonly string[] {
    return this.#targets.words.labels;
  }

  /** The dual space that is searched. */
  get dual(): DualSpace {
    return this.#targets.dual;
  }

  /**
   * Finds the words c closest to a phrase by sim_c(ab, c) = geo(d(a,c), d(b,c), f(b,c)), best first (Turney 2012,
   * equations 14 and 15): never a or b, and only words whose score is above 0.
   *
   * With `rerank` the first pass makes a list of `candidates`, which the given scorer puts in order (Turney 2014,
   * section 4).
   *
   * @throws UnknownWordError when a word is missing from a space; QualiaError when one has no direction; OptionError.
   */
  composeWord(phrase: readonly [modifier: string, head: string], options: ComposeWordOptions = {}): RankedWord[] {
    return composeWord(this.#targets, phrase, options);
  }

  /**
   * Finds the words d for which a:b is like c:d, best first, by sim_r(a:b, c:d) = geo(f(a,c), f(b,d)) with its condition
   * on the domains (Turney 2012, equations 10 to 12).
   *
   * Over the vocabulary a, b and c are left out, words that score 0, and, unless `requireSharedDomain` is false, words that
   * share no domain with c. Of given choices all are returned, each with the reason where the condition makes its score 0.
   *
   * @throws as {@link composeWord}; UnknownWordError for a choice too.
   */
  solveRelation(pair: WordPair, word: string, options: SolveRelationOptions = {}): RankedWord[] {
    return solveRelation(this.#targets, [pair, word], options);
  }

  /**
   * Finds the phrases of two words, modifier a and head b, closest to a word c by sim_c(ab, c), best first: a, b and c
   * all differ, and scores are above 0.
   *
   * Any two words make a phrase unless `pairs` tells which were seen; most that were not are no phrases of the language.
   * With `rerank` as in {@link composeWord}.
   *
   * @throws as {@link composeWord}.
   */
  decomposeWord(word: string, options: DecomposeWordOptions = {}): RankedPhrase[] {
    return decomposeWord(this.#targets, word, options);
  }
}
