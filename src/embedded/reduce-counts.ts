import { type ContextCounts, mergeCounts, type PruneOptions, pruneCounts } from '../corpus/count-contexts.js';
import { Vocabulary } from '../corpus/vocabulary.js';
import type { JobContext } from '../engine/engine.js';
import type { DenseMatrix } from '../matrix/dense-matrix.js';
import { besides, selectRows } from '../matrix/select.js';
import type { HistoryStep } from '../space/history.js';
import { normalisation } from '../space/normalisation.js';
import { occupiedTargets } from '../space/occupied-targets.js';
import { reduction } from '../space/reduction.js';
import { Space } from '../space/space.js';
import { applyTransforms } from '../space/transform.js';
import { weighting } from '../space/weighting.js';
import { fromPlainCounts, type PlainCounts } from './plain-counts.js';
import type { PlainSpace } from './plain-space.js';
import type { EmbeddedSettings, ReductionSettings } from './settings.js';

/** Counts from the shards of a corpus, and what to keep of them. */
export interface CountSource {
  readonly kind: 'domain' | 'function';
  readonly shards: readonly PlainCounts[];
}

/** Counts and what to make of them; with two sources their contexts stand side by side. */
export interface ReductionInput {
  readonly name: string;
  readonly sources: readonly CountSource[];
  readonly reduction: ReductionSettings;
  readonly settings: EmbeddedSettings;
}

/** A job: shards of counts to one space: merged, pruned, PPMI, truncated SVD, unit rows. */
export function reduceCounts(input: ReductionInput, context: JobContext): PlainSpace {
  const { name, sources, settings } = input;
  const { contextSmoothing, rank, singularValueExponent, powerIterations } = input.reduction;
  const { targets, contexts, matrix } = sources
    .map(({ kind, shards }) =>
      pruneCounts(mergeCounts(shards.map((shard) => fromPlainCounts(kind, shard))), pruning(kind, settings)),
    )
    .reduce(joinCounts);
  const history = sources.map(({ kind }) => describeCounts(kind, settings));
  const space = applyTransforms(new Space({ name, targets, contexts, matrix, history }), [
    weighting('ppmi', { contextSmoothing }),
    occupiedTargets(),
    reduction({
      rank,
      singularValueExponent,
      method: 'randomised',
      powerIterations,
      seed: settings.seed,
      onProgress: (share) => context.report(share),
    }),
    normalisation(),
  ]);
  const { columns, values } = space.matrix as DenseMatrix<Float32Array>;
  return { name, targets: space.targets.labels, columns, values, history: space.history };
}

function pruning(kind: CountSource['kind'], settings: EmbeddedSettings): PruneOptions {
  const { minimumContextTargets, maximumContexts } = settings[kind];
  return { minimumTargetCount: settings.minimumTargetCount, minimumContextTargets, maximumContexts };
}

function describeCounts(kind: CountSource['kind'], settings: EmbeddedSettings): HistoryStep {
  const { window } = settings[kind];
  const contexts = kind === 'domain' ? { nouns: settings.domain.nouns } : { contexts: 'role' };
  return {
    step: `${kind} counts of wordnet-glosses`,
    options: { window, ...contexts, ...(pruning(kind, settings) as Record<string, number>) },
  };
}

/** Puts two kinds of contexts side by side for the targets that have both. */
export function joinCounts(left: ContextCounts, right: ContextCounts): ContextCounts {
  const common = left.targets.labels.filter((label) => right.targets.has(label));
  const rowsOf = (counts: ContextCounts): number[] => common.map((label) => counts.targets.indexOf(label));
  return {
    targets: new Vocabulary('the mono targets', common),
    // A noun and a pattern may be spelled alike only by accident, but labels must differ.
    contexts: new Vocabulary('the mono contexts', [
      ...left.contexts.labels.map((label) => `domain ${label}`),
      ...right.contexts.labels.map((label) => `function ${label}`),
    ]),
    matrix: besides(selectRows(left.matrix, rowsOf(left)), selectRows(right.matrix, rowsOf(right))),
  };
}
