import type { AnalogySet, ChoiceSet, PropertySet, RatedPairSet, RelataSet, RelationDegreeSet } from './dataset.js';
import type {
  AllWordsSet,
  AspectSet,
  ExampleSenseSet,
  MetonymySet,
  TargetSenseSet,
  WordInContextSet,
} from './sense-dataset.js';

/** A data set of any kind. */
export type Dataset =
  | RatedPairSet
  | ChoiceSet
  | AnalogySet
  | PropertySet
  | RelationDegreeSet
  | RelataSet
  | AllWordsSet
  | ExampleSenseSet
  | WordInContextSet
  | TargetSenseSet
  | MetonymySet
  | AspectSet;

/** The name of a kind of data set. */
export type DatasetKind = Dataset['kind'];

/** The names of all kinds of data sets. */
export const datasetKinds = [
  'rated-pairs',
  'choices',
  'analogies',
  'properties',
  'relation-degrees',
  'relata',
  'all-words',
  'example-senses',
  'words-in-context',
  'target-senses',
  'metonymy',
  'aspects',
] as const satisfies readonly DatasetKind[];

/** The data sets of a kind. */
export type DatasetOf<Kind extends DatasetKind> = Extract<Dataset, { readonly kind: Kind }>;

/**
 * What a system says of one item, by the kind of the data set.
 *
 * - rated pairs: how alike the two phrases are; any scale, higher is more alike.
 * - choices: a score for each choice, higher is better, null for one that the system cannot score.
 * - analogies: the word that completes the analogy.
 * - properties: an item is a term; a score for each property of the set, null as above.
 * - relation degrees: an item is a relation; a score for each of its rated word pairs, null as above.
 * - relata: an item is a concept; a score for each of its relata, higher is more alike, null as above.
 * - all words, example senses: the sense keys of the best senses, several where they tie.
 * - words in context: `T` where the meaning is the same, else `F`.
 * - target senses: `T` where the sense is meant, else `F`.
 * - metonymy: `literal`, `metonymic` or `mixed`, or the aspect of the name that is meant.
 * - aspects: the aspect of the name or noun that is meant.
 */
export interface AnswerForms {
  readonly 'rated-pairs': number;
  readonly choices: readonly (number | null)[];
  readonly analogies: string;
  readonly properties: readonly (number | null)[];
  readonly 'relation-degrees': readonly (number | null)[];
  readonly relata: readonly (number | null)[];
  readonly 'all-words': readonly string[];
  readonly 'example-senses': readonly string[];
  readonly 'words-in-context': string;
  readonly 'target-senses': string;
  readonly metonymy: string;
  readonly aspects: string;
}

/** What a system says of an item of any kind. */
export type AnyAnswer = AnswerForms[DatasetKind];

/** The answer to one item. */
export interface ItemAnswer<Answer extends AnyAnswer = AnyAnswer> {
  /** Undefined where the system cannot answer, for instance for want of a vector. */
  readonly answer: Answer | undefined;
  /** The words that the system does not know: for want of them there is no answer, or they were left out. */
  readonly missing?: readonly string[] | undefined;
}
