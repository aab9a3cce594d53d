import { requireOption } from '../errors.js';
import { BestList } from './best-list.js';
import type { BigramCounts } from './bigram-counts.js';
import { compositionSimilarity } from './composition.js';
import { pairsInOrder } from './pairs-in-order.js';
import { firstPassLimit, type Reranked, type RerankOptions, rerankAnswers } from './rerank.js';
import type { SearchTargets } from './search-targets.js';

/** Options of {@link DualSearch.decomposeWord}. */
export interface DecomposeWordOptions extends RerankOptions {
  /** How many phrases; default 10. */
  readonly limit?: number | undefined;
  /** Tells which words may be modifiers, for instance nouns and adjectives; default all. */
  readonly modifiers?: ((word: string) => boolean) | undefined;
  /** Tells which words may be heads, for instance nouns; default all. */
  readonly heads?: ((word: string) => boolean) | undefined;
  /** Only phrases that were seen; default any two words. */
  readonly pairs?: BigramCounts | undefined;
  /** How often a phrase must have been seen; default 1; only with `pairs`. */
  readonly minimumCount?: number | undefined;
}

/** A phrase of modifier and head with its score and what that was made of. */
export interface RankedPhrase extends Reranked {
  readonly phrase: readonly [modifier: string, head: string];
  /** How often the phrase was seen, where only such were searched. */
  readonly count?: number;
}

/** A phrase by the places of its words, and the product that its score is the cube root of. */
interface PlacedPhrase {
  readonly modifier: number;
  readonly head: number;
  readonly product: number;
}

/** Products whose order rounding may decide differ by less than this share. */
const rounding = 1e-12;

/** Finds the phrases closest to a word; see {@link DualSearch.decomposeWord}. */
export function decomposeWord(
  targets: SearchTargets,
  word: string,
  options: DecomposeWordOptions = {},
): RankedPhrase[] {
  const { limit = 10, pairs, rerank, minimumCount = 1 } = options;
  const wanted = firstPassLimit(limit, options);
  requireOption(minimumCount >= 1, 'minimumCount', minimumCount, 'a number >= 1');
  requireOption(pairs !== undefined || minimumCount === 1, 'minimumCount', minimumCount, 'nothing without pairs');
  const similarities = findSimilarities(targets, targets.placeOf(word), options);
  const phrases =
    pairs === undefined
      ? findAnyPhrases(targets, similarities, wanted)
      : findSeenPhrases(targets, similarities, { pairs, minimumCount, wanted });
  const found = phrases
    .map(({ modifier, head }): RankedPhrase => {
      const phrase = [targets.words.labelAt(modifier), targets.words.labelAt(head)] as const;
      const count = pairs?.count(...phrase);
      return { phrase, ...(count !== undefined && { count }), ...compositionSimilarity(targets.dual, phrase, word) };
    })
    .sort((left, right) => right.score - left.score || comparePhrases(left.phrase, right.phrase))
    .slice(0, wanted);
  if (rerank === undefined) return found;
  return rerankAnswers(found, limit, ({ phrase: [modifier, head] }) => rerank(modifier, head, word));
}

/** What each word brings to a phrase, by place: d(a,c) as its modifier, d(b,c) f(b,c) as its head; 0 where it may not. */
interface Similarities {
  readonly modifiers: Float64Array;
  readonly heads: Float64Array;
}

function findSimilarities(
  targets: SearchTargets,
  word: number,
  { modifiers: isModifier = () => true, heads: isHead = () => true }: DecomposeWordOptions,
): Similarities {
  const modifiers = targets.domain.cosines(word);
  const heads = targets.function.cosines(word);
  for (let place = 0; place < heads.length; place++) {
    const domain = modifiers[place];
    const label = targets.words.labelAt(place);
    if (!(domain > 0) || place === word) {
      modifiers[place] = 0;
      heads[place] = 0;
      continue;
    }
    heads[place] = heads[place] > 0 && isHead(label) ? domain * heads[place] : 0;
    if (!isModifier(label)) modifiers[place] = 0;
  }
  return { modifiers, heads };
}

/**
 * The score of a phrase is the product of a value of its modifier and one of its head. So the n best phrases, those of
 * one word twice aside, have their words among the n + 1 best of either.
 */
function findAnyPhrases(targets: SearchTargets, { modifiers, heads }: Similarities, wanted: number): PlacedPhrase[] {
  const bestOf = (values: Float64Array): BestList => {
    const list = new BestList(wanted + 1, (place) => targets.words.labelAt(place));
    for (let place = 0; place < values.length; place++) if (values[place] > 0) list.offer(place, values[place]);
    return list;
  };
  const [left, right] = [bestOf(modifiers).best, bestOf(heads).best];
  const found: PlacedPhrase[] = [];
  const scoresOf = (list: typeof left): number[] => list.map(({ score }) => score);
  for (const pair of pairsInOrder(scoresOf(left), scoresOf(right))) {
    const last = found[wanted - 1];
    if (pair.product === 0 || (last !== undefined && pair.product < last.product * (1 - rounding))) break;
    const [modifier, head] = [left[pair.left].place, right[pair.right].place];
    if (modifier !== head) found.push({ modifier, head, product: pair.product });
  }
  return found;
}

function findSeenPhrases(
  targets: SearchTargets,
  { modifiers, heads }: Similarities,
  options: { readonly pairs: BigramCounts; readonly minimumCount: number; readonly wanted: number },
): PlacedPhrase[] {
  const { pairs, minimumCount, wanted } = options;
  const { words } = targets;
  const table = pairs.table;
  const modifierPlaces = targets.placesOf(pairs.modifiers);
  const headPlaces = targets.placesOf(pairs.heads);
  const phraseAt = (entry: number): PlacedPhrase => {
    const [modifier, head] = [modifierPlaces[table.modifiers[entry]], headPlaces[table.heads[entry]]];
    return { modifier, head, product: modifiers[modifier] * heads[head] };
  };
  const best = new BestList(wanted, (entry) => {
    const { modifier, head } = phraseAt(entry);
    return `${words.labelAt(modifier)}\u0000${words.labelAt(head)}`;
  });
  for (let entry = 0; entry < table.counts.length; entry++) {
    const head = headPlaces[table.heads[entry]];
    if (head === -1 || heads[head] === 0) continue;
    const modifier = modifierPlaces[table.modifiers[entry]];
    if (modifier === -1 || modifier === head || table.counts[entry] < minimumCount) continue;
    const product = modifiers[modifier] * heads[head];
    if (product > 0 && product >= best.threshold) best.offer(entry, product);
  }
  return best.best.map(({ place }) => phraseAt(place));
}

function comparePhrases([a, b]: readonly [string, string], [c, d]: readonly [string, string]): number {
  if (a !== c) return a < c ? -1 : 1;
  if (b !== d) return b < d ? -1 : 1;
  return 0;
}
