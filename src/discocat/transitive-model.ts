import type { CompositionModel } from '../embedding/composition-model.js';
import { requireOption } from '../errors.js';
import type { Space } from '../space/space.js';
import { requireVerbs } from './argument-tables.js';
import { createCopyObjectModel, createCopySubjectModel } from './copy-models.js';
import { createOneDiagonalModel, createZeroDiagonalModel } from './diagonal-models.js';
import { compareMeanings, type Meaning } from './meaning.js';
import { RelationalModel } from './relational-model.js';
import type { SignedOptions } from './signed-vectors.js';
import {
  findTransitiveOperator,
  type TransitiveModel,
  type TransitiveOperator,
  transitiveModels,
} from './transitive-operators.js';
import type { TransitiveSentence } from './transitive-sentence.js';
import {
  createAdditiveModel,
  createKroneckerModel,
  createMultiplicativeModel,
  createVerbOnlyModel,
} from './vector-models.js';
import { argumentVectors, type VerbArguments } from './verb-arguments.js';

/** Tells whether a model multiplies vectors entry by entry, and so was published for vectors without negative numbers. */
export function multipliesEntries(model: TransitiveModel): boolean {
  return findTransitiveOperator(model).multiplies;
}

/** Tells whether a model is made of the arguments that verbs were seen with. */
export function needsArguments(model: TransitiveModel): boolean {
  return findTransitiveOperator(model).needs === 'arguments';
}

/**
 * Makes a model of transitive sentences by the name of its operator, see `listTransitiveOperators`; its similarity is the
 * cosine of the meanings of two sentences.
 *
 * @param space the vectors of nouns and verbs, from any source.
 * @param verbs the arguments that verbs were seen with; those models that need them refuse to be made without.
 * @throws OptionError for another name; QualiaError with code `NO_ARGUMENTS` without the arguments that it needs;
 * SignedVectorsError as the models themselves do.
 */
export function createTransitiveModel(
  model: TransitiveModel,
  space: Space,
  verbs: VerbArguments | undefined,
  options: SignedOptions = {},
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
      return new RelationalModel(space, requireVerbs(model, { verbs }));
    case 'copy-subject':
      return createCopySubjectModel(space, requireVerbs(model, { verbs }));
    case 'copy-object':
      return createCopyObjectModel(space, requireVerbs(model, { verbs }));
    default:
      return createOperatorModel(findTransitiveOperator(model), space, requireVerbs(model, { verbs }));
  }
}

/** Compares sentences by the cosine of the meanings that an operator on the argument pairs of verbs composes. */
function createOperatorModel(
  { name, compose }: TransitiveOperator,
  space: Space,
  verbs: VerbArguments,
): CompositionModel<TransitiveSentence> {
  const meaningOf = ({ subject, verb, object }: TransitiveSentence): Meaning =>
    compose({
      subject: space.vector(subject),
      object: space.vector(object),
      verbVector: () => space.vector(verb),
      verbArguments: () => argumentVectors(verbs, verb, space),
    });
  return { name, similarity: (left, right) => compareMeanings(meaningOf(left), meaningOf(right)) };
}
