import { requireOption } from '../../errors.js';
import type { Encoder } from '../encoder/encoder.js';
import type { Adaptation } from '../encoder/encoder-network.js';
import { type TextPair, unitVectors } from './text-pairs.js';

/** Options of {@link scorePairs}. */
export interface ScorePairsOptions {
  /** What changes the vectors of the sources; default nothing. */
  readonly adaptation?: Adaptation | undefined;
  /** The texts among which the targets are looked for; default all targets of the pairs. */
  readonly candidates?: readonly string[] | undefined;
}

/** How well the vectors of texts lead to others. */
export interface PairScores {
  /** Sources that were asked; each counts once, with the best of its targets. */
  readonly sources: number;
  readonly candidates: number;
  /** The mean of 1 / rank. */
  readonly meanReciprocalRank: number;
  /** The share of sources whose target is nearest of all. */
  readonly first: number;
  /** The share of sources with a target among the nearest ten. */
  readonly firstTen: number;
  /** Each source with the rank of the best of its targets, from 1. */
  readonly ranks: ReadonlyMap<string, number>;
}

/**
 * Ranks candidates by the cosine of their vector with that of each source: sources adapted, candidates as the encoder gives them. A source itself is never a candidate; candidates of
 * equal cosine share the middle of their ranks.
 *
 * @throws OptionError when there is no pair or a target is no candidate; UnknownWordError when the encoder knows no word of a text.
 */
export function scorePairs(
  encoder: Encoder,
  pairs: readonly TextPair[],
  { adaptation, candidates = [...new Set(pairs.map(({ target }) => target))] }: ScorePairsOptions = {},
): PairScores {
  requireOption(pairs.length > 0, 'pairs', 0, 'at least one');
  const placeOf = new Map(candidates.map((candidate, place) => [candidate, place]));
  const targetsOf = new Map<string, Set<number>>();
  for (const { source, target } of pairs) {
    const place = placeOf.get(target);
    requireOption(place !== undefined, 'candidates', target, 'a list with all targets');
    targetsOf.set(source, (targetsOf.get(source) ?? new Set()).add(place));
  }
  const sources = [...targetsOf.keys()];
  const vectors = unitVectors(encoder, candidates);
  const ranks = new Map<string, number>();
  unitVectors(encoder, sources, { adaptation }).forEach((vector, row) => {
    const source = sources[row] as string;
    const own = placeOf.get(source);
    const cosines = vectors.map((other, place) =>
      place === own
        ? Number.NEGATIVE_INFINITY
        : other.reduce((sum, value, at) => sum + value * (vector[at] as number), 0),
    );
    const best = [...(targetsOf.get(source) ?? [])].reduce(
      (most, place) => Math.max(most, cosines[place] as number),
      Number.NEGATIVE_INFINITY,
    );
    const above = cosines.filter((cosine) => cosine > best).length;
    const equal = cosines.filter((cosine) => cosine === best).length;
    ranks.set(source, above + (equal + 1) / 2);
  });
  const all = [...ranks.values()];
  const share = (most: number): number => all.filter((rank) => rank <= most).length / all.length;
  return {
    sources: all.length,
    candidates: candidates.length,
    meanReciprocalRank: all.reduce((sum, rank) => sum + 1 / rank, 0) / all.length,
    first: share(1),
    firstTen: share(10),
    ranks,
  };
}
