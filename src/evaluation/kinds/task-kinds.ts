import { QualiaError } from '../../errors.js';
import type { Dataset, DatasetKind } from '../any-dataset.js';
import { choiceKind } from './choice-kind.js';
import { ratedPairKind } from './rated-pair-kind.js';
import type { TaskKind } from './task-kind.js';

const kinds: { readonly [Kind in DatasetKind]?: TaskKind<Kind> } = {
  'rated-pairs': ratedPairKind,
  choices: choiceKind,
};

/** Returns how data sets of the kind of this one are described, and answers to them scored. */
export function taskKindOf({ kind }: Pick<Dataset, 'kind'>): TaskKind<DatasetKind> {
  const found = kinds[kind];
  if (found === undefined) throw new QualiaError('UNKNOWN_KIND', `There is no kind of data set called "${kind}".`);
  // The name of the kind goes with its methods, which the types of a lookup cannot say.
  return found as unknown as TaskKind<DatasetKind>;
}
