/** Meanings of phrases and sentences, composed of the meanings of their words along their grammar. */

export { type ClusterOptions, clusterRows, type RowClusters } from './cluster-rows.js';
export { embedSentences, embedVerbArguments } from './contextual-sentences.js';
export { copyObject, copySubject, createCopyObjectModel, createCopySubjectModel } from './copy-models.js';
export {
  type Corruption,
  type CorruptTriplesOptions,
  corruptions,
  corruptTriples,
  type PlausibilityItem,
} from './corrupt-triples.js';
export { createOneDiagonalModel, createZeroDiagonalModel } from './diagonal-models.js';
export { type FactoredTensorParts, FactoredTensors } from './factored-tensors.js';
export { fitMultiStep, fitRidge, type RegressionOptions } from './fit-regression.js';
export { type MatrixTensorParts, MatrixTensors } from './matrix-tensors.js';
export {
  createFrequencyPlausibility,
  createMeanPlausibility,
  createPrototypePlausibility,
  createRelationalPlausibility,
  createTensorPlausibility,
} from './plausibility-models.js';
export { readVerbArguments } from './read-verb-arguments.js';
export { readVerbOccurrences } from './read-verb-occurrences.js';
export { readVerbTensors } from './read-verb-tensors.js';
export { kroneckerMatrix, relationalMatrix, sentenceMatrix } from './relational-matrix.js';
export { type RelationalEvidence, RelationalModel } from './relational-model.js';
export { type RelationalSentence, relationalInnerProduct } from './relational-product.js';
export { createSenseAwareModel, type SenseAwareOptions } from './sense-aware-model.js';
export { type SignedOptions, SignedVectorsError } from './signed-vectors.js';
export { splitTriples, type TripleSplit, type TripleSplitOptions } from './split-triples.js';
export { createTensorModel, type TensorModel, type TensorModelOptions, tensorModels } from './tensor-models.js';
export { type FactoredOptions, trainFactored } from './train-factored.js';
export type { TensorTraining, TensorTrainingOptions } from './train-in-epochs.js';
export { type LowRankOptions, trainLowRank } from './train-low-rank.js';
export { type SkipGramOptions, type TrainedTensors, trainSkipGram } from './train-skip-gram.js';
export {
  createTransitiveModel,
  type TransitiveModel,
  type TransitiveModelOptions,
  transitiveModels,
} from './transitive-model.js';
export type { TransitiveSentence } from './transitive-sentence.js';
export type { TripleTableOptions } from './triple-table.js';
export {
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
export { type NounVectors, VerbMatrices } from './verb-matrices.js';
export { findVerbOccurrences, type VerbOccurrence, type WordPlace } from './verb-occurrences.js';
export { chooseSenses, findSenses, type SenseOptions, type VerbSenses, weighSenses } from './verb-senses.js';
export { type PlausibilityModel, type TensorMethod, tensorMethods, type VerbTensors } from './verb-tensors.js';
export { writeVerbTensors } from './write-verb-tensors.js';
