import { requireOption } from '../errors.js';
import { BestList } from './best-list.js';
import { compositionSimilarity } from './composition.js';
import { firstPassLimit, type Reranked, type RerankOptions, rerankAnswers } from './rerank.js';
import type { SearchTargets } from './search-targets.js';
import { geometricMean } from './similarity.js';

/** Options of {@link DualSearch.composeWord}. */
export interface ComposeWordOptions extends RerankOptions {
  /** How many words; default 10. */
  readonly limit?: number | undefined;
  /** Tells which words may be returned; default all. */
  readonly accept?: ((word: string) => boolean) | undefined;
  /**
   * What makes the list for a second pass: the sum d(a,c) + d(b,c) + f(b,c), or sim_c itself; default `sum`. It costs as
   * little and forgives one low similarity: of 298 questions of Turney (2012), with spaces of 55 million tokens, it has
   * the solution among 1000 candidates for 67 %, sim_c for 59 %. Only with `rerank`.
   */
  readonly firstPass?: 'composition' | 'sum' | undefined;
}

/** A word with its score and what that was made of. */
export interface RankedWord extends Reranked {
  readonly word: string;
}

/** Bounds are compared with so much room, since powers round. */
const room = 1 - 1e-9;

/** Finds the words closest to a phrase; see {@link DualSearch.composeWord}. */
export function composeWord(
  targets: SearchTargets,
  [modifier, head]: readonly [modifier: string, head: string],
  options: ComposeWordOptions = {},
): RankedWord[] {
  const { limit = 10, accept = () => true, rerank, firstPass } = options;
  const wanted = firstPassLimit(limit, options);
  const allowed = rerank === undefined ? [undefined] : [undefined, 'sum', 'composition'];
  const named = rerank === undefined ? 'nothing without rerank' : 'sum, composition';
  requireOption(allowed.includes(firstPass), 'firstPass', firstPass, named);
  const places = [targets.placeOf(modifier), targets.placeOf(head)] as const;
  const isWanted = (place: number): boolean => !places.includes(place) && accept(targets.words.labelAt(place));
  const best = new BestList(wanted, (place) => targets.words.labelAt(place));
  const pass = rerank === undefined || firstPass === 'composition' ? offerMeans : offerSums;
  pass(targets, places, { best, isWanted });
  const found = best.best.map(({ place }): RankedWord => {
    const word = targets.words.labelAt(place);
    return { word, ...compositionSimilarity(targets.dual, [modifier, head], word) };
  });
  if (rerank === undefined) return found;
  return rerankAnswers(found, limit, ({ word }) => rerank(modifier, head, word));
}

interface PassOptions {
  readonly best: BestList;
  readonly isWanted: (place: number) => boolean;
}

/** Function similarities are at most 1, so most words are passed over by their domain similarities alone. */
function offerMeans(
  targets: SearchTargets,
  [modifier, head]: readonly [number, number],
  { best, isWanted }: PassOptions,
): void {
  const [modifiers, heads] = targets.domain.cosinesOfTwo(modifier, head);
  for (let place = 0; place < modifiers.length; place++) {
    const both = modifiers[place] * heads[place];
    if (!(modifiers[place] > 0 && both > 0) || both < Math.max(0, best.threshold) ** 3 * room) continue;
    const roles = targets.function.cosine(head, place);
    if (!(roles > 0) || both * roles < Math.max(0, best.threshold) ** 3 * room) continue;
    const score = geometricMean([modifiers[place], heads[place], roles]);
    if (score > 0 && score >= best.threshold && isWanted(place)) best.offer(place, score);
  }
}

function offerSums(
  targets: SearchTargets,
  [modifier, head]: readonly [number, number],
  { best, isWanted }: PassOptions,
): void {
  const [modifiers, heads] = targets.domain.cosinesOfTwo(modifier, head);
  const roles = targets.function.cosines(head);
  for (let place = 0; place < modifiers.length; place++) {
    const score = modifiers[place] + heads[place] + roles[place];
    if (score >= best.threshold && isWanted(place)) best.offer(place, score);
  }
}
