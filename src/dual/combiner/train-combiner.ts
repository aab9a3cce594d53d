import { OptionError, requireOption } from '../../errors.js';
import { createRandom, type Random, shuffled } from '../../random.js';
import { calibrate, fitCalibration } from './calibration.js';
import { type CombinerModel, combinerVersion, type GroupImportance } from './combiner-model.js';
import { type LabelledFeatures, tableFeatures } from './feature-table.js';
import { type LearnedScorer, type LearnerSettings, scoreLearned, trainLearner } from './learner.js';
import { logisticLoss } from './logistic-loss.js';
import type { FeatureName, TupleFeatures, WordTuple } from './tuple-features.js';

/** A tuple to learn from. */
export interface CombinerExample {
  readonly words: WordTuple;
  readonly isRight: boolean;
  /**
   * Which part it belongs to, from 0. Each part is scored by a learner that was trained on the others, so what must not be
   * learned together, as the choices of one question, belongs to one part.
   */
  readonly fold: number;
}

/** How {@link trainCombiner} learns. */
export interface CombinerTrainingOptions {
  /** Default boosted trees with their defaults. */
  readonly learner?: LearnerSettings;
  /** The seed of the shuffles that measure importance; default 1. */
  readonly seed?: number;
  /** What the model file tells of the training beside the counts of tuples: sources, checksums, scores. */
  readonly facts?: CombinerModel['training'];
  /** Is told which share is done, 0 to 1. */
  readonly onProgress?: (share: number) => void;
}

/** A trained combiner with what it said of examples before it had seen them. */
export interface TrainedCombiner {
  readonly model: CombinerModel;
  /** Calibrated probabilities of the examples, in their order, each by a learner that was trained on other parts. */
  readonly heldOut: Float64Array;
}

/**
 * Trains a combiner on right and wrong tuples (SuperSim; Turney 2013).
 *
 * The learner is trained once without each part, which gives every example a score by a learner that has not seen it: from
 * these come the calibration and the importance of the groups of features. Then it is trained on all. The order of
 * the examples does not matter.
 *
 * @throws OptionError when there are fewer than two parts, or a part that leaves the others without right or wrong
 * tuples; QualiaError as `fitCalibration`.
 */
export function trainCombiner(
  features: TupleFeatures,
  examples: readonly CombinerExample[],
  options: CombinerTrainingOptions = {},
): TrainedCombiner {
  const { learner = { kind: 'trees' }, seed = 1, facts = {}, onProgress } = options;
  const rows = examples.map(
    ({ words, isRight, fold }): FoldedFeatures => ({ features: features.extract(words), isRight, fold }),
  );
  const folds = [...new Set(rows.map(({ fold }) => fold))].sort((a, b) => a - b);
  requireOption(folds.length >= 2, 'examples', `${folds.length} parts`, 'at least 2 parts');
  const scores = new Float64Array(rows.length);
  const rises = new Map<FeatureName['group'], number>();
  for (const [done, fold] of folds.entries()) {
    const scorer = trainOn(
      rows.filter((row) => row.fold !== fold),
      learner,
    );
    const places = rows.flatMap((row, place) => (row.fold === fold ? [place] : []));
    for (const place of places) scores[place] = scoreLearned(scorer, rows[place].features);
    const unseen = sortRows(places.map((place) => rows[place]));
    addRises(rises, { scorer, rows: unseen, names: features.names, random: createRandom(seed) });
    onProgress?.((done + 1) / (folds.length + 1));
  }
  const labels = Uint8Array.from(rows, ({ isRight }) => Number(isRight));
  const calibration = calibrateInOrder(scores, labels);
  const right = labels.reduce((sum, label) => sum + label, 0);
  const model: CombinerModel = {
    format: 'qualia combiner',
    version: combinerVersion,
    length: features.length,
    features: features.names.map(({ name, group }) => ({ name, group })),
    scorer: toFile(trainOn(rows, learner)),
    calibration,
    importance: listImportance(features.names, rises, rows.length),
    training: { learner: learner.kind, tuples: rows.length, right, folds: folds.length, seed, ...facts },
  };
  onProgress?.(1);
  return { model, heldOut: scores.map((score) => calibrate(calibration, score)) };
}

interface FoldedFeatures extends LabelledFeatures {
  readonly fold: number;
}

function trainOn(rows: readonly FoldedFeatures[], learner: LearnerSettings): LearnedScorer {
  const right = rows.filter(({ isRight }) => isRight).length;
  if (right === 0 || right === rows.length) {
    throw new OptionError('examples', `${right} right of ${rows.length}`, 'right and wrong tuples outside each part');
  }
  return trainLearner(tableFeatures(rows), learner);
}

/** In an order of the scores themselves, so that the sums do not depend on that of the examples. */
function calibrateInOrder(scores: Float64Array, labels: Uint8Array): ReturnType<typeof fitCalibration> {
  const order = [...scores.keys()].sort((a, b) => scores[a] - scores[b] || labels[a] - labels[b]);
  return fitCalibration(
    Float64Array.from(order, (place) => scores[place]),
    Uint8Array.from(order, (place) => labels[place]),
  );
}

function sortRows(rows: readonly FoldedFeatures[]): FoldedFeatures[] {
  const { values, columns, labels } = tableFeatures(rows);
  return Array.from(labels, (label, row) => ({
    features: values.slice(row * columns, (row + 1) * columns),
    isRight: label === 1,
    fold: rows[0].fold,
  }));
}

interface Unseen {
  readonly scorer: LearnedScorer;
  readonly rows: readonly FoldedFeatures[];
  readonly names: readonly FeatureName[];
  readonly random: Random;
}

/** Adds, for each group, by how much the summed loss rises when its features are shuffled together among the rows. */
function addRises(rises: Map<FeatureName['group'], number>, { scorer, rows, names, random }: Unseen): void {
  const labels = Uint8Array.from(rows, ({ isRight }) => Number(isRight));
  const lossOf = (list: readonly Float64Array[]): number =>
    logisticLoss(
      Float64Array.from(list, (features) => scoreLearned(scorer, features)),
      labels,
    );
  const plain = lossOf(rows.map(({ features }) => features));
  for (const group of new Set(names.map((name) => name.group))) {
    const from = shuffled(rows, random);
    const mixed = rows.map(({ features }, row) =>
      features.map((value, column) => (names[column].group === group ? from[row].features[column] : value)),
    );
    rises.set(group, (rises.get(group) ?? 0) + lossOf(mixed) - plain);
  }
}

function listImportance(
  names: readonly FeatureName[],
  rises: ReadonlyMap<FeatureName['group'], number>,
  rows: number,
): GroupImportance[] {
  return [...rises].map(([group, rise]) => ({
    group,
    features: names.filter((name) => name.group === group).length,
    rise: rise / rows,
  }));
}

function toFile(scorer: LearnedScorer): CombinerModel['scorer'] {
  if (scorer.kind === 'trees')
    return { ...scorer, trees: scorer.trees.map((tree) => tree.map((node) => ({ ...node }))) };
  const { means, deviations, weights } = scorer;
  return { ...scorer, means: [...means], deviations: [...deviations], weights: [...weights] };
}
