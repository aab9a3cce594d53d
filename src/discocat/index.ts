/** Meanings of phrases and sentences, composed of the meanings of their words along their grammar. */

export { checkDiagram } from './check-diagram.js';
export { embedSentences, embedVerbArguments } from './contextual-sentences.js';
export { type ContractionOptions, contractNetwork, planNetwork, spellOut } from './contract-network.js';
export { type ContractionPlan, type ContractionStep, type PlannedTensor, printPlan } from './contraction-plan.js';
export { copyObject, copySubject, createCopyObjectModel, createCopySubjectModel } from './copy-models.js';
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
export { evaluateDiagram, planDiagram } from './evaluate-diagram.js';
export type { Interpretation } from './interpretation.js';
export type { OrderChoice } from './network/plan-contraction.js';
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
export { readVerbArguments } from './read-verb-arguments.js';
export { readVerbOccurrences } from './read-verb-occurrences.js';
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
export { type SignedOptions, SignedVectorsError } from './signed-vectors.js';
export { simplifyDiagram } from './simplify-diagram.js';
export {
  createSpaceInterpretation,
  type SentenceSpace,
  type SpaceInterpretationOptions,
  transitiveVerb,
} from './space-interpretation.js';
export {
  asNetwork,
  countCells,
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
export { type BoxPort, traceWires, type WireTrace } from './trace-wires.js';
export { createTransitiveModel, type TransitiveModel, transitiveModels } from './transitive-model.js';
export type { TransitiveSentence } from './transitive-sentence.js';
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
export { argumentDensity } from './verb-density.js';
export { type NounVectors, VerbMatrices } from './verb-matrices.js';
export { findVerbOccurrences, type VerbOccurrence, type WordPlace } from './verb-occurrences.js';
