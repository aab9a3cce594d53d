import { requireOption } from '../../errors.js';
import { type BackgroundKnowledge, type KnownDirections, knownDirections } from './background-knowledge.js';
import type { ConditionalTest } from './conditional-test.js';
import { createPause, requireAlpha, type WatchOptions } from './search-options.js';
import { Separators } from './separators.js';
import { searchSubsets } from './subsets.js';

/** How {@link learnSkeleton} goes about it. */
export interface SkeletonOptions extends WatchOptions {
  /** Two variables are parted when a test gives a p value above this; in (0, 1), default 0.05. */
  readonly alpha?: number;
  /** Takes edges away only at the end of a level, so that the order of variables does not matter (Colombo & Maathuis 2014); default true. */
  readonly stable?: boolean;
  /**
   * Keeps of each pair the `first` set that parts it, or the `union` of all sets of its level that do, which asks more questions; default
   * `first`.
   */
  readonly sepset?: 'first' | 'union';
  /** The size of the largest set given, from 0; default as many as the test takes. */
  readonly largestSet?: number;
  readonly knowledge?: BackgroundKnowledge;
}

/** Which variables a search found joined, and why the others are not. */
export interface Skeleton {
  readonly names: readonly string[];
  /** The variables joined with each, in order. */
  readonly neighbours: readonly (readonly number[])[];
  readonly separators: Separators;
  /** How many questions were asked. */
  readonly queries: number;
  /** The sizes of sets that were tried. */
  readonly levels: number;
  /** Of each ordered pair `i * size + j`, i < j, the largest p value of all tests; NaN where nothing was tested. */
  readonly largestP: Float64Array;
}

/**
 * Finds which variables nothing separates: the first half of PC.
 *
 * All begin joined. At level l = 0, 1, ..., for every ordered pair (x, y) still joined and every set S of l of the neighbours of x
 * without y, in lexicographic order, x and y are tested given S; the first that parts them takes the edge away. It ends when no
 * variable has more than l neighbours (Spirtes, Glymour & Scheines 2000, section 5.4.2; with `stable`, neighbours are those of the
 * beginning of the level, Colombo & Maathuis 2014, algorithm 4.1).
 *
 * @throws OptionError when an option is out of range; the signal's reason when it is aborted.
 */
export async function learnSkeleton(test: ConditionalTest, options: SkeletonOptions = {}): Promise<Skeleton> {
  const { alpha = 0.05, stable = true, sepset = 'first', knowledge, signal, onProgress } = options;
  const largestSet = Math.min(options.largestSet ?? Number.POSITIVE_INFINITY, test.largestSet);
  requireAlpha(alpha);
  requireOption(largestSet >= 0, 'largestSet', options.largestSet, 'a whole number >= 0');
  const known = knownDirections(test.variables, knowledge);
  const state = createState(test, known);
  const pause = createPause(signal);
  let level = 0;
  for (; level <= largestSet; level++) {
    const snapshot = state.joined.map((row) => [...row]);
    let isAnyAsked = false;
    for (let x = 0; x < snapshot.length; x++) {
      onProgress?.(`sets of ${level}`, x / snapshot.length);
      const before = stable ? snapshot[x] : [...state.joined[x]];
      for (const y of before) {
        if (known.requires(x, y) || known.requires(y, x)) continue;
        if (!state.isJoined(x, y) && (sepset === 'first' || !stable)) continue;
        const candidates = (stable ? before : state.joined[x]).filter((other) => other !== y);
        if (candidates.length < level) continue;
        isAnyAsked = true;
        if (!(await state.search(x, y, candidates, { level, alpha, sepset, pause }))) continue;
        // Marked as parted at once, so that no more is asked about the pair; the neighbours of a stable level are its snapshot's.
        state.part(x, y);
      }
    }
    if (!isAnyAsked) break;
  }
  const { joined, separators, queries, largestP } = state;
  return { names: test.variables, neighbours: joined, separators, queries: queries(), levels: level, largestP };
}

interface SearchSettings {
  readonly level: number;
  readonly alpha: number;
  readonly sepset: 'first' | 'union';
  readonly pause: () => Promise<void> | undefined;
}

interface SkeletonState {
  readonly joined: number[][];
  readonly separators: Separators;
  readonly largestP: Float64Array;
  queries(): number;
  isJoined(x: number, y: number): boolean;
  part(x: number, y: number): void;
  search(x: number, y: number, candidates: readonly number[], settings: SearchSettings): Promise<boolean>;
}

function createState(test: ConditionalTest, known: KnownDirections): SkeletonState {
  const size = test.variables.length;
  const separators = new Separators();
  const largestP = new Float64Array(size * size).fill(Number.NaN);
  const isBanned = (x: number, y: number): boolean => known.forbids(x, y) && known.forbids(y, x);
  const joined = test.variables.map((_, x) =>
    test.variables.flatMap((_name, y) => (x === y || isBanned(x, y) ? [] : [y])),
  );
  let queries = 0;
  return {
    joined,
    separators,
    largestP,
    queries: () => queries,
    isJoined: (x, y) => joined[x].includes(y),
    part(x, y) {
      joined[x] = joined[x].filter((other) => other !== y);
      joined[y] = joined[y].filter((other) => other !== x);
    },
    async search(x, y, candidates, { level, alpha, sepset, pause }) {
      const place = Math.min(x, y) * size + Math.max(x, y);
      let isParted = false;
      const visit = (given: readonly number[]): boolean => {
        queries++;
        const { p } = test.test(x, y, given);
        if (!(largestP[place] >= p)) largestP[place] = p;
        if (!(p > alpha)) return false;
        isParted = true;
        const before = sepset === 'union' ? separators.get(x, y) : undefined;
        const union = new Set([...(before?.given ?? []), ...given]);
        separators.set(x, y, { given: [...union].sort((a, b) => a - b), p: Math.max(p, before?.p ?? 0) });
        return sepset === 'first';
      };
      await searchSubsets(candidates, level, { visit, pause });
      return isParted;
    },
  };
}
