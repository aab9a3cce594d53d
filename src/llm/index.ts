/**
 * A small encoder and what is done with it: a tape of gradients, training, adaptations, continual learning, circuits.
 *
 * @module qualia/llm
 */

export {
  type AlignerOptions,
  countAlignerParameters,
  createAligner,
  mergeAligner,
} from './adaptation/aligner.js';
export { fitAdaptation, type Objective } from './adaptation/fit-adaptation.js';
export { type HiddenWordObjectiveOptions, hiddenWordObjective } from './adaptation/hidden-word-objective.js';
export { type LabelObjective, type LabelObjectiveOptions, labelObjective } from './adaptation/label-objective.js';
export { createLowRank, type LowRankOptions, mergeLowRank } from './adaptation/low-rank.js';
export { type PairObjectiveOptions, pairObjective } from './adaptation/pair-objective.js';
export {
  type Preference,
  type PreferenceObjectiveOptions,
  preferenceMargins,
  preferenceObjective,
} from './adaptation/preference-objective.js';
export { readAdaptation } from './adaptation/read-adaptation.js';
export { readPreferences } from './adaptation/read-preferences.js';
export { readTextPairs } from './adaptation/read-text-pairs.js';
export { type PairScores, type ScorePairsOptions, scorePairs } from './adaptation/score-pairs.js';
export type { TextPair } from './adaptation/text-pairs.js';
export {
  type AdaptationForm,
  fingerprintOfAdaptation,
  type NamedAdaptation,
  type TrainedAdaptation,
} from './adaptation/trained-adaptation.js';
export { writeAdaptation } from './adaptation/write-adaptation.js';
export {
  agreementSpans,
  createAgreementContrasts,
  type TrainAgreementOptions,
  trainAgreementEncoder,
} from './circuits/agreement-task.js';
export {
  type AttributeEdgesOptions,
  attributeEdges,
  type CircuitEdge,
  type EdgeScores,
  keyOfEdge,
  type ScoredEdge,
  type SpanAggregate,
} from './circuits/attribute-edges.js';
export {
  type Circuit,
  circuitFromJson,
  circuitToDot,
  circuitToJson,
  completeCircuit,
  nameOfEdge,
} from './circuits/circuit.js';
export { type CircuitMetric, cosineDifference, logitDifference } from './circuits/circuit-metric.js';
export {
  type CircuitExample,
  type CircuitTask,
  type CircuitTaskOptions,
  type Contrast,
  createCircuitTask,
  hiddenWord,
} from './circuits/circuit-task.js';
export { type CircuitSize, countConcreteEdges } from './circuits/compiled-circuit.js';
export type { HeadPart } from './circuits/components.js';
export { type DiscoverOptions, discoverCircuit } from './circuits/discover-circuit.js';
export { type DrawCircuitOptions, drawCircuit } from './circuits/draw-circuit.js';
export {
  type ExplainSenseOptions,
  explainSense,
  type SenseCheck,
  type SenseEvidence,
  type SenseExplanation,
  type SenseQuestion,
  type SenseVector,
} from './circuits/explain-sense.js';
export {
  compareCircuits,
  type Faithfulness,
  type FaithfulnessOptions,
  measureFaithfulness,
  measureText,
} from './circuits/faithfulness.js';
export {
  findSmallestCircuit,
  type MeasuredCircuit,
  type SmallestCircuitOptions,
} from './circuits/find-smallest-circuit.js';
export { readContrasts } from './circuits/read-contrasts.js';
export {
  type LayerRun,
  ReceiverNetwork,
  type ReceiverRun,
  type RunHooks,
  type StreamState,
} from './circuits/receiver-network.js';
export type { Ablation } from './circuits/run-values.js';
export {
  type ParsedSpan,
  type ParsedWords,
  parsedSpans,
  schemaFromParse,
  spansOfParse,
} from './circuits/schema-from-parse.js';
export {
  type DefineSchemaOptions,
  defineSchema,
  type SchemaContext,
  type SpanAssignment,
  type SpanSchema,
  spansFromStarts,
} from './circuits/span-schema.js';
export {
  type AdaptiveLearner,
  type AdaptiveOptions,
  createAdaptiveLearner,
  type UnitAdaptation,
} from './continual/adaptive-learner.js';
export {
  type CompareLearnersOptions,
  type CreateLearnerOptions,
  compareLearners,
  createLearner,
  type LearnerComparison,
  type LearnerMethod,
  learnerMethods,
} from './continual/compare-learners.js';
export { type ConsolidationOptions, createConsolidationLearner } from './continual/consolidation-learner.js';
export type {
  ContinualLearner,
  ContinualTask,
  LabelledExamples,
  LearnOptions,
  TaskName,
  TrainingTask,
} from './continual/continual-learner.js';
export { type ContinualScores, scoreContinual } from './continual/continual-scores.js';
export {
  createEncoderBackbone,
  type EncodedText,
  type EncoderBackbone,
  type EncoderBackboneOptions,
} from './continual/encoder-backbone.js';
export {
  createWeightField,
  EncoderField,
  type EncoderFieldOptions,
  EncoderFieldVersion,
  type FieldRecord,
} from './continual/encoder-field.js';
export {
  accuracyOf,
  type ContinualEvaluation,
  type EvaluateContinualOptions,
  evaluateContinual,
} from './continual/evaluate-continual.js';
export {
  type EmbedTextTaskOptions,
  embedTextTask,
  type FeatureModel,
  type FeatureTask,
  type Standard,
  standardise,
  standardiseTasks,
  standardOf,
} from './continual/feature-tasks.js';
export {
  type ChangeProduct,
  createFeatureBackbone,
  type FieldBackbone,
  type FieldProduct,
} from './continual/field-backbone.js';
export { createFieldLearner, type FieldLearner, learnByField } from './continual/field-learner.js';
export type { FieldSizes, FullFieldSizes } from './continual/field-parts.js';
export type { FieldRegion, FieldSettings, WeightFieldOptions } from './continual/field-region.js';
export { type FieldCommit, FieldVersion } from './continual/field-version.js';
export type { LearnerOptions } from './continual/headed-network.js';
export { createJointLearner } from './continual/joint-learner.js';
export { createNaiveLearner } from './continual/naive-learner.js';
export { readWeightField } from './continual/read-weight-field.js';
export { createSoftLockLearner, type SoftLockLearner, type SoftLockOptions } from './continual/soft-lock-learner.js';
export { createVariationalLearner, type VariationalOptions } from './continual/variational-learner.js';
export { type FieldVerification, WeightField } from './continual/weight-field.js';
export { writeWeightField } from './continual/write-weight-field.js';
export { countWords, type ReadRowsOptions, readRows } from './encoder/corpus-rows.js';
export {
  type CreateEncoderOptions,
  createEncoder,
  type Encoder,
  type EncoderFacts,
  fingerprintOf,
} from './encoder/encoder.js';
export {
  createEncoderEmbedding,
  type EncoderEmbedding,
  type EncoderEmbeddingOptions,
} from './encoder/encoder-embedding.js';
export {
  type Adaptation,
  createEncoderNetwork,
  type EncodedBatch,
  type EncodeOptions,
  EncoderNetwork,
  type ProjectionName,
  type TokenBatch,
} from './encoder/encoder-network.js';
export type { EncoderSizes, FullEncoderSizes } from './encoder/encoder-parameters.js';
export {
  type EncoderEvaluation,
  type EvaluateEncoderOptions,
  type EvaluateRowsOptions,
  evaluateEncoder,
  evaluateRows,
} from './encoder/evaluate-encoder.js';
export { type HiddenWords, type HideWordsOptions, hideWords } from './encoder/hide-words.js';
export {
  type Pretraining,
  type PretrainingRecord,
  type PretrainingState,
  type PretrainOptions,
  pretrainEncoder,
} from './encoder/pretrain-encoder.js';
export { type ReadEncoder, readEncoder } from './encoder/read-encoder.js';
export { type CodedWord, chooseWords, WordCodes } from './encoder/word-codes.js';
export { type WrittenTraining, writeEncoder } from './encoder/write-encoder.js';
export {
  type AttentionOfOptions,
  type AttentionShares,
  attentionOf,
  type HeadShares,
} from './inspection/attention-shares.js';
export { chooseHeads, type DrawAttentionOptions, drawAttention } from './inspection/draw-attention.js';
export { type DrawnFrontier, drawFrontier } from './inspection/draw-frontier.js';
export { meanWordVectors, type NamedVectors, tokensOfAligner, wordsOfEncoder } from './inspection/encoder-words.js';
export {
  type NearestWords,
  type NearestWordsOptions,
  nearestWordCaution,
  nearestWords,
  type WordDistance,
  type WordMetric,
  wordOverlap,
} from './inspection/nearest-words.js';
export type { SteeringForm } from './inspection/steering-vectors.js';
export type {
  FrontierPoint,
  Spread,
  TargetWaywardness,
  WaywardnessSummary,
} from './inspection/summarise-waywardness.js';
export {
  type Waywardness,
  type WaywardnessOptions,
  type WaywardnessStep,
  waywardness,
} from './inspection/waywardness.js';
export type { WaywardnessRow } from './inspection/waywardness-row.js';
export { type ReadTextTaskOptions, readTextTask } from './tasks/read-text-task.js';
export { type LabelledText, type SplitTextsOptions, splitTexts, type TextTask } from './tasks/text-task.js';
export {
  Arithmetic,
  type Factor,
  type Precision,
  type ProductSizes,
  type SoftmaxSettings,
  type Strides,
} from './tensor/arithmetic.js';
export {
  exponential,
  gaussianUnits,
  hyperbolicTangent,
  logarithm,
  logistic,
  logLogistic,
  reciprocal,
  rectify,
  scale,
  shift,
  square,
  squareRoot,
  stopGradient,
} from './tensor/elementwise.js';
export { layerNorm } from './tensor/layer-norm.js';
export { naiveAttention } from './tensor/naive-attention.js';
export { add, multiply, subtract } from './tensor/pairs.js';
export { type MultiplyOptions, multiplyMatrices } from './tensor/products.js';
export {
  type Attention,
  type AttentionInputs,
  type AttentionOptions,
  relativeAttention,
} from './tensor/relative-attention.js';
export { dropout, sampleConcrete, sampleNormal } from './tensor/samples.js';
export { concatenate, gatherRows, pad, permute, reshape, slice } from './tensor/shapes.js';
export { crossEntropy, softmax } from './tensor/softmax.js';
export { largestOfRows, sumAll, sumRows } from './tensor/sums.js';
export { type ActivationHook, Tape, type TapeOptions } from './tensor/tape.js';
export { Tensor } from './tensor/tensor.js';
export { AdamW, type AdamWOptions, type AdamWState } from './training/adam-w.js';
export { type FitOptions, fitParameters } from './training/fit-parameters.js';
export { type Beginning, Parameters } from './training/parameters.js';
export { makeSchedule, type Schedule, type ScheduleOptions } from './training/schedules.js';
