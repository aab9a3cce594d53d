import type { CompositionModel } from '../embedding/composition-model.js';
import { QualiaError, requireOption } from '../errors.js';
import type { Space } from '../space/space.js';
import { createCopyObjectModel, createCopySubjectModel } from './copy-models.js';
import { createOneDiagonalModel, createZeroDiagonalModel } from './diagonal-models.js';
import { RelationalModel } from './relational-model.js';
import type { SignedOptions } from './signed-vectors.js';
import { createTensorModel, type TensorModelOptions, tensorModels } from './tensor-models.js';
import type { TransitiveSentence } from './transitive-sentence.js';
import {
  createAdditiveModel,
  createKroneckerModel,
  createMultiplicativeModel,
  createVerbOnlyModel,
} from './vector-models.js';
import type { VerbArguments } from './verb-arguments.js';
import type { VerbTensors } from './verb-tensors.js';

/** The models of transitive sentences, by name. */
export const transitiveModels = [
  'verb-only',
  'additive',
  'multiplicative',
  '0-diag',
  '1-diag',
  'kronecker',
  'relational',
  'copy-subject',
  'copy-object',
  ...tensorModels,
] as const;

/** The name of a model of transitive sentences. */
export type TransitiveModel = (typeof transitiveModels)[number];

/** Those that add vectors up; all others multiply them entry by entry, so that two negative numbers count as agreement. */
const adding: readonly TransitiveModel[] = ['verb-only', 'additive'];

/** Those that are made of learned tensors alone, whatever the vectors of words. */
const learned: readonly TransitiveModel[] = tensorModels;

/** Those that need to have seen the verbs with their arguments. */
const arguing: readonly TransitiveModel[] = ['relational', 'copy-subject', 'copy-object'];

/** Tells whether a model multiplies vectors entry by entry, and so was published for vectors without negative numbers. */
export function multipliesEntries(model: TransitiveModel): boolean {
  return !adding.includes(model) && !learned.includes(model);
}

/** Tells whether a model is made of the arguments that verbs were seen with. */
export function needsArguments(model: TransitiveModel): boolean {
  return arguing.includes(model);
}

/** Tells whether a model is made of learned tensors of verbs. */
export function needsTensors(model: TransitiveModel): boolean {
  return learned.includes(model);
}

/** What {@link createTransitiveModel} takes beside vectors and arguments. */
export interface TransitiveModelOptions extends SignedOptions, TensorModelOptions {
  /** Learned tensors of verbs; those models that need them refuse to be made without. */
  readonly tensors?: VerbTensors | undefined;
}

/**
 * Makes a model of transitive sentences by its name: see `createVerbOnlyModel`, `createAdditiveModel`,
 * `createMultiplicativeModel`,
 * `createZeroDiagonalModel`, `createOneDiagonalModel`, `createKroneckerModel`, `RelationalModel`, `createCopySubjectModel`, `createCopyObjectModel`, `createTensorModel`.
 *
 * @param space the vectors of nouns and verbs, from any source.
 * @param verbs the arguments that verbs were seen with; those models that need them refuse to be made without.
 * @throws OptionError for another name; QualiaError with code `NO_ARGUMENTS` without the arguments, or `NO_TENSORS` without the
 * tensors, that it needs;
 * SignedVectorsError as the models themselves do.
 */
export function createTransitiveModel(
  model: TransitiveModel,
  space: Space,
  verbs: VerbArguments | undefined,
  options: TransitiveModelOptions = {},
): CompositionModel<TransitiveSentence> {
  requireOption(transitiveModels.includes(model), 'model', model, transitiveModels.join(', '));
  switch (model) {
    case 'verb-only':
      return createVerbOnlyModel(space);
    case 'additive':
      return createAdditiveModel(space);
    case 'multiplicative':
      return createMultiplicativeModel(space, options);
    case '0-diag':
      return createZeroDiagonalModel(space, options);
    case '1-diag':
      return createOneDiagonalModel(space, options);
    case 'kronecker':
      return createKroneckerModel(space, options);
    case 'relational':
      return new RelationalModel(space, requireArguments(model, verbs));
    case 'copy-subject':
      return createCopySubjectModel(space, requireArguments(model, verbs));
    case 'copy-object':
      return createCopyObjectModel(space, requireArguments(model, verbs));
    default:
      return createTensorModel(model, requireTensors(model, options.tensors), options);
  }
}

function requireArguments(model: TransitiveModel, verbs: VerbArguments | undefined): VerbArguments {
  if (verbs !== undefined) return verbs;
  const advice = 'give a table of verbs, subjects and objects, as "qualia space build" writes verb-subject-object.tsv.';
  throw new QualiaError('NO_ARGUMENTS', `The ${model} model is made of the arguments of verbs: ${advice}`);
}

function requireTensors(model: TransitiveModel, tensors: VerbTensors | undefined): VerbTensors {
  if (tensors !== undefined) return tensors;
  const advice = 'give a file of tensors, as "qualia verb train" writes it.';
  throw new QualiaError('NO_TENSORS', `The ${model} model is made of learned tensors of verbs: ${advice}`);
}
