/** Meanings of phrases and sentences, composed of the meanings of their words along their grammar. */

export { type ArgumentCount, ArgumentCounts, type CountedVectors, countedVectors } from './argument-counts.js';
export type { ArgumentTables } from './argument-tables.js';
export type { Construction, NounPhrase } from './construction.js';
export { embedSentences, embedVerbArguments } from './contextual-sentences.js';
export { copyObject, copySubject, createCopyObjectModel, createCopySubjectModel } from './copy-models.js';
export { createOneDiagonalModel, createZeroDiagonalModel } from './diagonal-models.js';
export {
  compareDitransitives,
  copyDitransitive,
  type DitransitiveArguments,
  type DitransitivePlace,
  type DitransitiveSentence,
  ditransitiveInnerProduct,
  ditransitivePlaces,
} from './ditransitive.js';
export { composeFrobeniusOuter, composeFrobeniusProduct, composeFrobeniusSum } from './frobenius-models.js';
export { type FullAdditive, fitFullAdditive, type ObservedPhrase } from './full-additive.js';
export { fitLexicalFunction, type LexicalFunction, type ObservedArgument } from './lexical-function.js';
export {
  addMeanings,
  compareMeanings,
  type Meaning,
  multiplyMeanings,
  outerMeaning,
  toMatrix,
  vectorMeaning,
} from './meaning.js';
export { composeModifier, type ModifierWords } from './modifier-composition.js';
export { applyAuxiliary, negateTruth, negateVector } from './negation.js';
export { type FactorPairsOptions, factorPairs, type VerbFactors } from './pair-factors.js';
export { type EllipsisJoin, ellipsisJoins, PhraseComposer, type PhraseComposerOptions } from './phrase-composer.js';
export { composePractical, type PracticalWord } from './practical-lexical-function.js';
export { type ArgumentTable, argumentTables, readArgumentCounts } from './read-argument-counts.js';
export { readVerbArguments } from './read-verb-arguments.js';
export { readVerbOccurrences } from './read-verb-occurrences.js';
export { readVerbTensors } from './read-verb-tensors.js';
export { kroneckerMatrix, relationalMatrix, sentenceMatrix } from './relational-matrix.js';
export { type RelationalEvidence, RelationalModel } from './relational-model.js';
export { type RelationalSentence, relationalInnerProduct } from './relational-product.js';
export { composeRelativeClause, type RelativeWords } from './relative-clause.js';
export { type SignedOptions, SignedVectorsError } from './signed-vectors.js';
export { createTransitiveModel } from './transitive-model.js';
export {
  findTransitiveOperator,
  listTransitiveOperators,
  type TransitiveModel,
  type TransitiveOperator,
  type TransitiveWords,
  transitiveModels,
} from './transitive-operators.js';
export type { TransitiveSentence } from './transitive-sentence.js';
export {
  type AdditiveWeights,
  createAdditiveModel,
  createKroneckerModel,
  createMultiplicativeModel,
  createVerbOnlyModel,
} from './vector-models.js';
export {
  type ArgumentTriple,
  type ArgumentVectors,
  argumentVectors,
  VerbArguments,
} from './verb-arguments.js';
export { multiplyByObject, multiplyBySubject } from './verb-map.js';
export { type NounVectors, VerbMatrices } from './verb-matrices.js';
export { findVerbOccurrences, type VerbOccurrence, type WordPlace } from './verb-occurrences.js';
export { composeVerbPhrase, type VerbPhraseWords } from './verb-phrase.js';
export { composeObjectSum, composeSubjectSum } from './verb-phrase-sums.js';
export {
  type BuildVerbTensorsOptions,
  buildVerbTensors,
  type VerbTensor,
  VerbTensors,
  verbTensorKinds,
} from './verb-tensors.js';
export { writeVerbTensors } from './write-verb-tensors.js';
