import type { Dataset, DatasetKind } from '../any-dataset.js';
import { allWordsKind } from './all-words-kind.js';
import { analogyKind } from './analogy-kind.js';
import { aspectKind } from './aspect-kind.js';
import { choiceKind } from './choice-kind.js';
import { exampleSenseKind } from './example-sense-kind.js';
import { metonymyKind } from './metonymy-kind.js';
import { propertyKind } from './property-kind.js';
import { ratedPairKind } from './rated-pair-kind.js';
import { relataKind } from './relata-kind.js';
import { relationDegreeKind } from './relation-degree-kind.js';
import { targetSenseKind } from './target-sense-kind.js';
import type { TaskKind } from './task-kind.js';
import { wordInContextKind } from './word-in-context-kind.js';

const kinds: { readonly [Kind in DatasetKind]: TaskKind<Kind> } = {
  'rated-pairs': ratedPairKind,
  choices: choiceKind,
  analogies: analogyKind,
  properties: propertyKind,
  'relation-degrees': relationDegreeKind,
  relata: relataKind,
  'all-words': allWordsKind,
  'example-senses': exampleSenseKind,
  'words-in-context': wordInContextKind,
  'target-senses': targetSenseKind,
  metonymy: metonymyKind,
  aspects: aspectKind,
};

/** Returns how data sets of the kind of this one are described, and answers to them scored. */
export function taskKindOf({ kind }: Pick<Dataset, 'kind'>): TaskKind<DatasetKind> {
  // The name of the kind goes with its methods, which the types of a lookup cannot say.
  return kinds[kind] as unknown as TaskKind<DatasetKind>;
}
