/**
 * Meanings of phrases and sentences, composed of the meanings of their words along their grammar.
 *
 * @module qualia/discocat
 */

export { countCells } from '../matrix/shape.js';
export { type ArgumentCount, ArgumentCounts, type CountedVectors, countedVectors } from './argument-counts.js';
export type { ArgumentTables } from './argument-tables.js';
export { type ArgumentWeights, weighArguments } from './argument-weights.js';
export {
  type AssociationOptions,
  createAssociationPlausibility,
  type WordPair,
  wordPairs,
} from './association-plausibility.js';
export { checkDiagram } from './check-diagram.js';
export { type ClusterOptions, clusterRows, type RowClusters } from './cluster-rows.js';
export {
  type ComparedModel,
  comparedModels,
  type RankedReading,
  SentenceComparer,
  type SentenceComparerOptions,
  type SentenceComparison,
} from './compare-sentences.js';
export type { Construction, NounPhrase } from './construction.js';
export { embedSentences, embedVerbArguments } from './contextual-sentences.js';
export { type ContractionOptions, contractNetwork, planNetwork, spellOut } from './contract-network.js';
export { type ContractionPlan, type ContractionStep, type PlannedTensor, printPlan } from './contraction-plan.js';
export { copyObject, copySubject, createCopyObjectModel, createCopySubjectModel } from './copy-models.js';
export {
  type Corruption,
  type CorruptTriplesOptions,
  corruptions,
  corruptTriples,
  type PlausibilityItem,
} from './corrupt-triples.js';
export {
  compressDensity,
  type DensityMatrix,
  type DensitySpectrum,
  densityCells,
  densityMatrixOf,
  densitySpectrum,
  densityTensor,
  densityTrace,
  mixStates,
  normaliseTrace,
  pureState,
  type WeightedState,
} from './density-matrix.js';
export { densityEntropy, densityFidelity, densitySimilarity } from './density-measures.js';
export { addDensities, fuzz, multiplyDensities, phaser } from './density-operations.js';
export {
  type ArgumentEntropies,
  type DescribeVerbOptions,
  describeVerb,
  type VerbDescription,
} from './describe-verb.js';
export { createOneDiagonalModel, createZeroDiagonalModel } from './diagonal-models.js';
export {
  type Box,
  boxCodomain,
  boxDomain,
  type Cap,
  type Cup,
  type Diagram,
  type Layer,
  type MapBox,
  type Spider,
  type Swap,
  type WordBox,
} from './diagram.js';
export {
  boxDiagram,
  capDiagram,
  composeDiagrams,
  cupDiagram,
  daggerDiagram,
  identityDiagram,
  spiderDiagram,
  swapDiagram,
  tensorDiagrams,
  wordDiagram,
} from './diagram-algebra.js';
export { DiagramError } from './diagram-error.js';
export { type DiagramNetwork, diagramNetwork } from './diagram-network.js';
export { parseDiagram, printDiagram } from './diagram-text.js';
export {
  compareDitransitives,
  copyDitransitive,
  type DitransitiveArguments,
  type DitransitivePlace,
  type DitransitiveSentence,
  ditransitiveInnerProduct,
  ditransitivePlaces,
} from './ditransitive.js';
export { drawSvg } from './drawing/draw-svg.js';
export { type DrawOptions, drawText } from './drawing/draw-text.js';
export { evaluateDiagram, planDiagram } from './evaluate-diagram.js';
export { type FactoredTensorParts, FactoredTensors } from './factored-tensors.js';
export { fitMultiStep, fitRidge, type RegressionOptions } from './fit-regression.js';
export { composeFrobeniusOuter, composeFrobeniusProduct, composeFrobeniusSum } from './frobenius-models.js';
export { type FullAdditive, fitFullAdditive, type ObservedPhrase } from './full-additive.js';
export { countVerbNouns, createInContextModel, type InContextOptions, type VerbNouns } from './in-context-model.js';
export type { Interpretation } from './interpretation.js';
export { keepFrequentVerbs } from './keep-frequent-verbs.js';
export {
  LearnedPhraseComposer,
  type LearnedPhraseModel,
  type LearnedPhraseOptions,
  learnedPhraseModels,
} from './learned-phrase-composer.js';
export { type LearnedTensors, type PlausibilityModel, type TensorMethod, tensorMethods } from './learned-tensors.js';
export { fitLexicalFunction, type LexicalFunction, type ObservedArgument } from './lexical-function.js';
export { type MatrixTensorParts, MatrixTensors } from './matrix-tensors.js';
export { createMeanModel } from './mean-model.js';
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
export { type NearestVerbsOptions, type NearVerb, nearestVerbs } from './nearest-verbs.js';
export { applyAuxiliary, negateTruth, negateVector } from './negation.js';
export type { OrderChoice } from './network/plan-contraction.js';
export { type FactorPairsOptions, factorPairs, type VerbFactors } from './pair-factors.js';
export { type Action, findActions, findTransitive, type NamedAction, nameActions } from './parsing/find-actions.js';
export type { LexicalEntry } from './parsing/lexical-entry.js';
export { type Link, type Linkage, type LinkedWord, parseLinkage } from './parsing/linkage.js';
export { findLinkedActions, type LinkedAction } from './parsing/linkage-actions.js';
export { reduceLinkage } from './parsing/linkage-reduction.js';
export type { ParsedSentence, ParsedWord } from './parsing/parsed-sentence.js';
export { type LinkedSentence, type ReadLinkGrammarOptions, readLinkGrammar } from './parsing/read-link-grammar.js';
export { listSteps, type ReductionStep } from './parsing/reduction-steps.js';
export { SentenceParser, type SentenceParserOptions } from './parsing/sentence-parser.js';
export { createTagVariants, type TagVariants, type TagVariantsOptions } from './parsing/tag-variants.js';
export { attachRelativeClauses } from './parsing/tree-variants.js';
export { type EllipsisJoin, ellipsisJoins, PhraseComposer, type PhraseComposerOptions } from './phrase-composer.js';
export {
  createFrequencyPlausibility,
  createMeanPlausibility,
  createPrototypePlausibility,
  createRelationalPlausibility,
  createTensorPlausibility,
} from './plausibility-models.js';
export { composePractical, type PracticalWord } from './practical-lexical-function.js';
export {
  contracts,
  isSameSimpleType,
  isSameType,
  leftAdjoint,
  type PregroupType,
  parseType,
  printSimpleType,
  printType,
  reflectType,
  rightAdjoint,
  type SimpleType,
} from './pregroup-type.js';
export { type ArgumentTable, argumentTables, readArgumentCounts } from './read-argument-counts.js';
export { readBuiltVerbs, type SpaceFile } from './read-built-verbs.js';
export { readLearnedTensors } from './read-learned-tensors.js';
export { readVerbArguments } from './read-verb-arguments.js';
export { readVerbOccurrences } from './read-verb-occurrences.js';
export { readVerbTensors } from './read-verb-tensors.js';
export {
  type ReductionOptions,
  reduceAmbiguous,
  reduceWords,
  tryReduceAmbiguous,
  tryReduceWords,
} from './reduce-words.js';
export { type AmbiguousWord, type Contraction, type Reduction, residualType, type TypedWord } from './reduction.js';
export { reductionDiagram } from './reduction-diagram.js';
export { ReductionError } from './reduction-error.js';
export { kroneckerMatrix, relationalMatrix, sentenceMatrix } from './relational-matrix.js';
export { type RelationalEvidence, RelationalModel } from './relational-model.js';
export { type RelationalSentence, relationalInnerProduct } from './relational-product.js';
export { composeRelativeClause, type RelativeWords } from './relative-clause.js';
export { createSenseAwareModel, type SenseAwareOptions } from './sense-aware-model.js';
export {
  type ExplainedSimilarity,
  type SentenceEvidence,
  SentenceModel,
  type SentenceModelOptions,
  type TextModel,
  textModels,
} from './sentence-model.js';
export {
  type CopiedArgument,
  type NetworkVerb,
  type SentenceMeanings,
  type SentenceNetwork,
  sentenceNetwork,
} from './sentence-network.js';
export { type SignedOptions, SignedVectorsError } from './signed-vectors.js';
export { createSimilarityPlausibilities, type SimilarityPlausibilityOptions } from './similarity-plausibility.js';
export { simplifyDiagram } from './simplify-diagram.js';
export {
  createSpaceInterpretation,
  type SentenceSpace,
  type SpaceInterpretationOptions,
  transitiveVerb,
} from './space-interpretation.js';
export { splitTriples, type TripleSplit, type TripleSplitOptions } from './split-triples.js';
export {
  createStackedPlausibility,
  fitStackedPlausibility,
  type StackedWeights,
  type StackOptions,
} from './stacked-plausibility.js';
export { createSubstitutionModel, type SubstitutionModel } from './substitution-model.js';
export {
  asNetwork,
  type DenseTensor,
  type DensityOperator,
  denseTensor,
  lowRankTensor,
  matrixTensor,
  type NetworkFactor,
  type SparseTensor,
  shapeOfTensor,
  sparseTensor,
  type Tensor,
  type TensorNetwork,
  vectorTensor,
  wireTensor,
} from './tensor.js';
export { createTensorModel, type TensorModel, type TensorModelOptions, tensorModels } from './tensor-models.js';
export { ThematicFit, type ThematicFitOptions, type VerbSurroundings } from './thematic-fit.js';
export { type BoxPort, traceWires, type WireTrace } from './trace-wires.js';
export { type FactoredOptions, trainFactored } from './train-factored.js';
export type { TensorTraining, TensorTrainingOptions } from './train-in-epochs.js';
export { type LowRankOptions, trainLowRank } from './train-low-rank.js';
export { type SkipGramOptions, type TrainedTensors, trainSkipGram } from './train-skip-gram.js';
export { createTransitiveModel, multipliesEntries, needsArguments } from './transitive-model.js';
export {
  findTransitiveOperator,
  listTransitiveOperators,
  type TransitiveModel,
  type TransitiveOperator,
  type TransitiveWords,
  transitiveModels,
} from './transitive-operators.js';
export type { TransitiveSentence } from './transitive-sentence.js';
export { type SignTreatment, signTreatments, type TreatSignsOptions, treatSigns } from './treat-signs.js';
export type { TripleTableOptions } from './triple-table.js';
export {
  type AdditiveWeights,
  createAdditiveModel,
  createKroneckerModel,
  createMultiplicativeModel,
  createVerbOnlyModel,
} from './vector-models.js';
export { type ArgumentTriple, type ArgumentVectors, argumentVectors, VerbArguments } from './verb-arguments.js';
export { argumentDensity } from './verb-density.js';
export { findVerbFileKind, type VerbFileKind } from './verb-file-kind.js';
export { createVerbInSentenceModel } from './verb-in-sentence.js';
export { multiplyByObject, multiplyBySubject } from './verb-map.js';
export { type NounVectors, VerbMatrices } from './verb-matrices.js';
export { findVerbOccurrences, type VerbOccurrence, type WordPlace } from './verb-occurrences.js';
export { composeVerbPhrase, type VerbPhraseWords } from './verb-phrase.js';
export {
  composeObjectSum,
  composeSubjectSum,
  composeUnitObjectSum,
  composeUnitSubjectSum,
} from './verb-phrase-sums.js';
export { chooseSenses, findSenses, type SenseOptions, type VerbSenses, weighSenses } from './verb-senses.js';
export { listVerbSubstitutions, type VerbSubstitution, type VerbSubstitutionOptions } from './verb-substitutions.js';
export {
  type BuildVerbTensorsOptions,
  buildVerbTensors,
  type VerbTensor,
  VerbTensors,
  verbTensorKinds,
} from './verb-tensors.js';
export { writeLearnedTensors } from './write-learned-tensors.js';
export { writeVerbTensors } from './write-verb-tensors.js';
