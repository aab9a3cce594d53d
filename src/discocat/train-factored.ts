import type { Space } from '../space/space.js';
import { FactoredLearner } from './factored-learner.js';
import { FactoredTensors } from './factored-tensors.js';
import { type TensorTrainingOptions, trainInEpochs } from './train-in-epochs.js';
import type { TrainedTensors } from './train-skip-gram.js';
import { type TripleTableOptions, tabulateTriples, unitVectors } from './triple-table.js';
import type { VerbArguments } from './verb-arguments.js';

/** How {@link trainFactored} learns. */
export interface FactoredOptions extends TensorTrainingOptions, TripleTableOptions {
  /** The space whose vectors tell at the start how well subject and object go together; default that of the nouns. */
  readonly pairSpace?: Space | undefined;
}

/**
 * Trains tensors that share their factors, together with vectors of nouns as subjects and as objects, by telling seen from
 * corrupted triples: implicit tensor factorisation (Hashimoto & Tsuruoka 2015) of a sum of factors (Van de Cruys 2011),
 * with logistic loss (Fried, Polajnar & Clark 2015), starting from the vectors of a space.
 *
 * Each distinct triple is learned once an epoch, against `negatives` triples with another subject, as many with another
 * object and one with both. The default learning rate is 0.1, of AdaGrad whose sums start at 1.
 *
 * @throws as `tabulateTriples` and `trainInEpochs`.
 * @example
 * const { tensors } = await trainFactored(verbs, space, { dimensions: 100, epochs: 3 });
 */
export async function trainFactored(
  verbs: VerbArguments,
  space: Space,
  options: FactoredOptions = {},
): Promise<TrainedTensors> {
  const { learningRate = 0.1, pairSpace = space } = options;
  const table = tabulateTriples(verbs, space, { ...options, affine: false });
  const pairs = unitVectors(table.nouns.labels, pairSpace, { dimensions: table.vectors.columns, affine: false });
  const learner = new FactoredLearner(table, { pairs, initialSquares: 1 });
  const training = await trainInEpochs(table, learner, { ...options, learningRate });
  const tensors = new FactoredTensors({
    verbs: table.verbs,
    nouns: table.nouns,
    factors: learner.factors.rows,
    subjects: learner.subjects.rows,
    objects: learner.objects.rows,
  });
  return { tensors, training };
}
