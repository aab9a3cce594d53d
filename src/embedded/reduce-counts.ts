import { Vocabulary } from '../corpus/vocabulary.js';
import type { JobContext } from '../engine/engine.js';
import { DenseMatrix } from '../matrix/dense-matrix.js';
import type { HistoryStep } from '../space/history.js';
import { normalisation } from '../space/normalisation.js';
import { occupiedTargets } from '../space/occupied-targets.js';
import { reduction } from '../space/reduction.js';
import { Space } from '../space/space.js';
import { applyTransforms } from '../space/transform.js';
import { weighting } from '../space/weighting.js';
import { fromPlainCounts, type PlainCounts } from './annotate-shard.js';
import type { SpaceSettings } from './settings.js';

/** Counts and what to make of them. */
export interface ReductionInput {
  readonly name: string;
  readonly counts: PlainCounts;
  readonly settings: Pick<SpaceSettings, 'contextSmoothing' | 'rank' | 'singularValueExponent' | 'powerIterations'>;
  readonly seed: number;
  /** How the counts were made. */
  readonly history: readonly HistoryStep[];
}

/** A dense space as plain data, fit to cross a thread boundary. */
export interface PlainSpace {
  readonly name: string;
  readonly targets: readonly string[];
  readonly columns: number;
  readonly values: Float32Array;
  readonly history: readonly HistoryStep[];
}

/** A job: counts to PPMI, truncated SVD, unit rows. */
export function reduceCounts(
  { name, counts, settings, seed, history }: ReductionInput,
  context: JobContext,
): PlainSpace {
  const { targets, contexts, matrix } = fromPlainCounts(name, counts);
  const { contextSmoothing, rank, singularValueExponent, powerIterations } = settings;
  const space = applyTransforms(new Space({ name, targets, contexts, matrix, history }), [
    weighting('ppmi', { contextSmoothing }),
    occupiedTargets(),
    reduction({ rank, singularValueExponent, powerIterations, seed, onProgress: context.report }),
    normalisation(),
  ]);
  const dense = space.matrix as DenseMatrix<Float32Array>;
  return { name, targets: space.targets.labels, columns: dense.columns, values: dense.values, history: space.history };
}

/** Makes a space of plain data again. */
export function fromPlainSpace({ name, targets, columns, values, history }: PlainSpace): Space {
  return new Space({
    name,
    targets: new Vocabulary(`the ${name} space`, targets),
    matrix: new DenseMatrix(targets.length, columns, values),
    history,
  });
}
