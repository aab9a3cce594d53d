import { requireWhole } from '../errors.js';
import type { Space } from '../space/space.js';
import { LowRankLearner } from './low-rank-learner.js';
import { MatrixTensors } from './matrix-tensors.js';
import { type TensorTrainingOptions, trainInEpochs } from './train-in-epochs.js';
import type { TrainedTensors } from './train-skip-gram.js';
import { type TripleTableOptions, tabulateTriples } from './triple-table.js';
import type { VerbArguments } from './verb-arguments.js';

/** How {@link trainLowRank} learns. */
export interface LowRankOptions extends TensorTrainingOptions, TripleTableOptions {
  /** How many products of two vectors make up the matrix of a verb; default 5. */
  readonly rank?: number | undefined;
}

/**
 * Trains a matrix of low rank for each verb by telling seen from corrupted triples with logistic loss (Fried, Polajnar & Clark
 * 2015). A 1 follows each vector of a noun unless `affine` is false, so that a verb can like a subject whatever the object.
 *
 * The default learning rate is 0.1, of AdaGrad whose sums start at 0.1.
 *
 * @param space the vectors of nouns, scaled to length 1, which stay as they are.
 * @throws OptionError when `rank` is not a whole number from 1; as `tabulateTriples` and `trainInEpochs`.
 * @example const { tensors } = await trainLowRank(verbs, space, { dimensions: 100, rank: 10 });
 */
export async function trainLowRank(
  verbs: VerbArguments,
  space: Space,
  options: LowRankOptions = {},
): Promise<TrainedTensors> {
  const { rank = 5, learningRate = 0.1, seed = 1 } = options;
  requireWhole('rank', rank, 1);
  const table = tabulateTriples(verbs, space, { affine: true, ...options });
  const learner = new LowRankLearner(table, { rank, initialSquares: 0.1, seed });
  const training = await trainInEpochs(table, learner, { ...options, learningRate });
  const matrices = learner.matrices();
  const { nouns, vectors } = table;
  const parts = { verbs: table.verbs, nouns, vectors, subjectMatrices: matrices, objectMatrices: matrices };
  return { tensors: new MatrixTensors({ method: 'low-rank', ...parts }), training };
}
