import type { AnswerForms, DatasetKind, DatasetOf } from '../any-dataset.js';
import type { SenseInventory } from '../sense-inventory.js';
import type { BootstrapOptions } from '../statistics/bootstrap.js';
import type { TaskResultScore } from '../task-result.js';

/** What scoring may need beside the data set. */
export interface KindOptions extends BootstrapOptions {
  /** The candidates of each word, for data sets of senses; without it what depends on them is left out. */
  readonly inventory?: SenseInventory | undefined;
}

/** What a kind makes of the answers to a data set. */
export interface KindScores {
  /** How many items have an answer. */
  readonly answered: number;
  /** The scores by measure; the one that the manifest calls the main score is among them. */
  readonly scores: readonly TaskResultScore[];
  /** How often each answer was given to the items of each gold label, where answers are labels. */
  readonly confusion?: readonly LabelConfusion[] | undefined;
}

/** How often an answer was given to the items with a gold label. */
export interface LabelConfusion {
  readonly gold: string;
  /** Undefined where there was no answer. */
  readonly answer: string | undefined;
  readonly items: number;
}

/**
 * A score that needs no system.
 *
 * A floor is what anyone gets (chance, the most frequent answer, spelling), a ceiling what people or a perfect system get, a
 * reference neither, for instance what can be known without the context.
 */
export interface Anchor {
  readonly name: string;
  readonly role: 'floor' | 'ceiling' | 'reference';
  /** The measure that it can be compared with. */
  readonly measure: string;
  readonly value: number;
}

/** A fact about a data set: its name, a number, and how many decimals it is shown with. */
export interface DatasetFact {
  readonly name: string;
  readonly value: number;
  readonly decimals: number;
}

/**
 * What is compared of two systems: the credit of each item, of which the mean is the score, or predictions that are
 * correlated with an outcome. Undefined stands for items without an answer.
 */
export type Outcomes =
  | {
      readonly type: 'credits';
      /** The measure that their mean is. */
      readonly measure: string;
      /** 0 to 1, of the items that have gold; one without an answer has the credit that it has in the score. */
      readonly credits: readonly number[];
      /** Whether an item is either right or wrong, so that McNemar's test applies. */
      readonly isAccuracy: boolean;
    }
  | {
      readonly type: 'correlation';
      /** The measure that their rank correlation is. */
      readonly measure: string;
      readonly predictions: readonly (number | undefined)[];
      readonly outcome: readonly number[];
    };

/**
 * How data sets of a kind are described, and the answers of a system to them checked, scored and compared.
 *
 * An answer list has one entry an item, in the order of `listItems`, undefined where the system has no answer. Nothing here
 * asks a system: scores come from answers alone, so that kept answers give the same scores.
 */
export interface TaskKind<Kind extends DatasetKind> {
  readonly kind: Kind;
  /** The ids of the items, each once. */
  listItems(set: DatasetOf<Kind>): readonly string[];
  /** The first items of a set, at least one, for a mock run. */
  take(set: DatasetOf<Kind>, items: number): DatasetOf<Kind>;
  /** Says what is wrong with an answer of unknown origin to the item at a place; undefined where it is one. */
  findFault(set: DatasetOf<Kind>, place: number, answer: unknown): string | undefined;
  /** Reads an answer from the text of a table's cell. The result is yet to be checked by `findFault`. */
  parseAnswer(text: string): unknown;
  score(set: DatasetOf<Kind>, answers: readonly (AnswerForms[Kind] | undefined)[], options: KindOptions): KindScores;
  outcomes(set: DatasetOf<Kind>, answers: readonly (AnswerForms[Kind] | undefined)[], options: KindOptions): Outcomes;
  /** Floors, ceilings and references; what the data do not allow is left out. */
  anchors(set: DatasetOf<Kind>, options: KindOptions): readonly Anchor[];
  /** What can be counted, without the anchors. */
  describe(set: DatasetOf<Kind>): readonly DatasetFact[];
}
