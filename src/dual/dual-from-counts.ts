import type { ContextCounts } from '../corpus/count-contexts.js';
import { QualiaError } from '../errors.js';
import type { HistoryStep } from '../space/history.js';
import { normalisation } from '../space/normalisation.js';
import { occupiedTargets } from '../space/occupied-targets.js';
import { type ReductionOptions, reduction } from '../space/reduction.js';
import { Space } from '../space/space.js';
import { applyTransforms } from '../space/transform.js';
import { type WeightingName, weighting } from '../space/weighting.js';
import { DualSpace } from './dual-space.js';
import { createTargetSuggester } from './suggest-targets.js';

/** How counts become a space. */
export interface CountsReduction extends Omit<ReductionOptions, 'onProgress'> {
  /** How counts are weighted; default ppmi. */
  readonly weighting?: WeightingName;
  /** The exponent on context counts in ppmi and pmi; default 1. */
  readonly contextSmoothing?: number;
  /** Is subtracted from every value in ppmi before cutting at 0: log k, in nats; default 0. */
  readonly shift?: number;
  /** The first steps of the history: what was counted; default the kind of counts alone. */
  readonly history?: readonly HistoryStep[];
}

/** Options of {@link dualFromCounts}. */
export interface DualFromCountsOptions {
  /** For the domain space. */
  readonly domain?: CountsReduction;
  /** For the function space. */
  readonly function?: CountsReduction;
}

/**
 * Makes a dual space of counted contexts: of each kind of counts a space that is weighted, reduced by truncated SVD and
 * scaled to rows of unit length. Targets without any weight are left out.
 *
 * A rank above what the counts allow is lowered to it. Counts below a threshold go out with `pruneCounts` before.
 *
 * @throws QualiaError with code `EMPTY` when counts leave no weight; OptionError when an option is out of range.
 * @example dualFromCounts(domainCounts, functionCounts, { domain: { rank: 300 }, function: { rank: 100 } })
 */
export function dualFromCounts(
  domainCounts: ContextCounts,
  functionCounts: ContextCounts,
  options: DualFromCountsOptions = {},
): DualSpace {
  const domainSpace = reduceCounts('domain', domainCounts, options.domain ?? {});
  const functionSpace = reduceCounts('function', functionCounts, options.function ?? {});
  return new DualSpace(domainSpace, functionSpace, { suggest: createTargetSuggester(domainSpace, functionSpace) });
}

function reduceCounts(name: string, counts: ContextCounts, options: CountsReduction): Space {
  const { weighting: weightingName = 'ppmi', contextSmoothing, shift, history, rank = 300, ...svd } = options;
  const counted = new Space({
    name,
    targets: counts.targets,
    contexts: counts.contexts,
    matrix: counts.matrix,
    history: history ?? [{ step: `${name} counts`, options: {} }],
  });
  const weigh = weighting(weightingName, {
    ...(contextSmoothing !== undefined && { contextSmoothing }),
    ...(shift !== undefined && { shift }),
  });
  const occupied = applyTransforms(counted, [weigh, occupiedTargets()]);
  const most = Math.min(occupied.matrix.rows, occupied.matrix.columns);
  if (most === 0) throw new QualiaError('EMPTY', `No target of the ${name} space is left with a weight above 0.`);
  return applyTransforms(occupied, [reduction({ ...svd, rank: Math.min(rank, most) }), normalisation()]);
}
