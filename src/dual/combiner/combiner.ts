import { calibrate } from './calibration.js';
import { type CombinerModel, type GroupImportance, requireFeatures } from './combiner-model.js';
import { contributeLearned, scoreLearned } from './learner.js';
import {
  createTupleFeatures,
  type FeatureName,
  type TupleEvidence,
  type TupleFeatures,
  type WordTuple,
} from './tuple-features.js';

/** What a feature did for a score. */
export interface FeatureContribution extends FeatureName {
  /** Undefined where a word is missing, or two words are the same. */
  readonly value: number | undefined;
  /** What it added to the log odds, after calibration. */
  readonly contribution: number;
}

/** A probability with what it was made of. */
export interface CombinerScore {
  /** How probable it is that the tuple is right, 0..1, calibrated at the share of right tuples in training. */
  readonly probability: number;
  /** The features that moved it, those that moved it most first. */
  readonly parts: readonly FeatureContribution[];
}

/**
 * A learned combination of domain, function, association and frequency (SuperSim; Turney 2013): how probable it is that a
 * word means the same as a phrase, or that two relations are alike.
 *
 * @example
 * const combiner = new Combiner(await readCombiner('combiner.json'), evidence);
 * combiner.score('dog', 'house', 'kennel').probability;
 */
export class Combiner {
  readonly model: CombinerModel;
  readonly #features: TupleFeatures;

  /**
   * @param evidence the same views and associations, by name and order, as in training.
   * @throws OptionError when the features of the evidence are not those of the model.
   */
  constructor(model: CombinerModel, evidence: TupleEvidence) {
    this.model = model;
    this.#features = createTupleFeatures(evidence, model.length);
    requireFeatures(model, this.#features.names);
  }

  /**
   * Scores the words of a tuple: (a, b, c) says that the phrase "a b" means c; (a, b, c, d) that a is to b as c to d.
   *
   * The order matters. A word that is missing makes its features missing, which is part of what was learned; ask
   * `findMissing` where such a score should not count.
   *
   * @throws ShapeError when there are more or fewer words than the model takes.
   */
  score(...words: WordTuple): CombinerScore {
    const { scorer, calibration, features } = this.model;
    const values = this.#features.extract(words);
    const contributions = contributeLearned(scorer, values);
    const parts = features
      .map(({ name, group }, place): FeatureContribution => {
        const value = Number.isNaN(values[place]) ? undefined : values[place];
        return { name, group, value, contribution: contributions[place] * calibration.slope };
      })
      .filter(({ contribution }) => contribution !== 0)
      .sort((first, second) => Math.abs(second.contribution) - Math.abs(first.contribution));
    return { probability: this.probability(...words), parts };
  }

  /** Returns the probability alone, without the explanation. */
  probability(...words: WordTuple): number {
    const { scorer, calibration } = this.model;
    return calibrate(calibration, scoreLearned(scorer, this.#features.extract(words)));
  }

  /** Returns the words of a tuple that a view has no direction for, each once. */
  findMissing(words: WordTuple): string[] {
    return this.#features.findMissing(words);
  }

  /**
   * Returns what each group of features is worth, most first: the rise of the mean loss of tuples not trained on, in nats,
   * when the features of the group are shuffled among them (permutation importance; Breiman 2001).
   */
  importance(): readonly GroupImportance[] {
    return [...this.model.importance].sort((first, second) => second.rise - first.rise);
  }
}
