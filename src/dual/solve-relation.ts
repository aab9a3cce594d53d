import { requireWhole } from '../errors.js';
import { BestList } from './best-list.js';
import type { RankedWord } from './compose-word.js';
import { relationSimilarity, type WordPair } from './relation.js';
import type { SearchTargets } from './search-targets.js';
import { geometricMean } from './similarity.js';

/** Options of {@link DualSearch.solveRelation}. */
export interface SolveRelationOptions {
  /** How many words; default 10, or all choices. */
  readonly limit?: number | undefined;
  /** The words to choose from; default the whole vocabulary without a, b and c. */
  readonly choices?: readonly string[] | undefined;
  /** Tells which words may be returned; default all. */
  readonly accept?: ((word: string) => boolean) | undefined;
  /**
   * Whether a word d must share a domain with c, d(c,d) > 0; default true over the vocabulary, false among given choices.
   *
   * The condition of sim_r, geo(d(a,b), d(c,d)) >= geo(d(a,d), d(c,b)), holds where both sides are 0. Among choices that
   * are all of the domain of c it does no harm; over a vocabulary most words are unrelated to all of a, b and c, so that
   * those with the role of b would stand first, whatever they are about.
   */
  readonly requireSharedDomain?: boolean | undefined;
}

/** Finds what is to c as b is to a; see {@link DualSearch.solveRelation}. */
export function solveRelation(
  targets: SearchTargets,
  [pair, word]: readonly [pair: WordPair, word: string],
  options: SolveRelationOptions = {},
): RankedWord[] {
  const { choices, accept = () => true, limit = choices === undefined ? 10 : Math.max(1, choices.length) } = options;
  const { requireSharedDomain = choices === undefined } = options;
  requireWhole('limit', limit, 1);
  const places = [...pair, word].map((known) => targets.placeOf(known));
  const answer = (solution: string): RankedWord => ({
    word: solution,
    ...relationSimilarity(targets.dual, pair, [word, solution]),
  });
  if (choices !== undefined) {
    const known = [...new Set(choices)].filter(accept);
    const answers = known.map(answer).map((found) => {
      if (!requireSharedDomain || targets.dual.domain(word, found.word) > 0) return found;
      return { ...found, score: 0, reason: `${word} and ${found.word} share no domain` };
    });
    const best = new BestList(limit, (place) => known[place]);
    for (const [place, { score }] of answers.entries()) best.offer(place, score);
    return best.best.map(({ place }) => answers[place]);
  }
  const best = new BestList(limit, (place) => targets.words.labelAt(place));
  const isWanted = (place: number): boolean => !places.includes(place) && accept(targets.words.labelAt(place));
  offerSolutions(targets, places as [number, number, number], { best, isWanted, requireSharedDomain });
  return best.best.map(({ place }) => answer(targets.words.labelAt(place)));
}

/** Roles decide the order; only what would be kept is asked whether its pair is close enough in domain. */
function offerSolutions(
  { domain, function: functional }: SearchTargets,
  [a, b, c]: readonly [number, number, number],
  {
    best,
    isWanted,
    requireSharedDomain,
  }: {
    readonly best: BestList;
    readonly isWanted: (place: number) => boolean;
    readonly requireSharedDomain: boolean;
  },
): void {
  const firstRoles = functional.cosine(a, c);
  if (!(firstRoles > 0)) return;
  const ab = domain.cosine(a, b);
  const cb = domain.cosine(c, b);
  const secondRoles = functional.cosines(b);
  for (let d = 0; d < secondRoles.length; d++) {
    const score = geometricMean([firstRoles, secondRoles[d]]);
    if (!(score > 0) || score < best.threshold || !isWanted(d)) continue;
    const cd = domain.cosine(c, d);
    if (requireSharedDomain && !(cd > 0)) continue;
    const straight = geometricMean([ab, cd]);
    const crossed = geometricMean([domain.cosine(a, d), cb]);
    if (straight >= crossed) best.offer(d, score);
  }
}
