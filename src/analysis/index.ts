/**
 * What is in spaces, counts and properties: factors of embeddings, statistics of compositions, structure learning.
 *
 * @module qualia/analysis
 */

export { alr, alrInverse } from '../matrix/compositions/alr.js';
export { closure } from '../matrix/compositions/closure.js';
export { clr, clrInverse } from '../matrix/compositions/clr.js';
export { CompositionError } from '../matrix/compositions/composition-error.js';
export { type SymmetricPrior, symmetricPriors } from '../matrix/compositions/dirichlet-prior.js';
export { helmertBasis, ilr, ilrInverse, partitionBasis } from '../matrix/compositions/ilr.js';
export {
  type ReplacedZeros,
  type ReplaceZerosOptions,
  replaceZeros,
  type ZeroReplacement,
  zeroReplacements,
} from '../matrix/compositions/replace-zeros.js';
export {
  type LogRatioProfileOptions,
  type LogRatioProfiles,
  logRatioProfiles,
} from '../matrix/weightings/log-ratio-profiles.js';
export { logRatioProfile } from '../space/log-ratio-profile.js';
export {
  type AssociateOptions,
  type Association,
  type AssociationMeasure,
  type Associations,
  associate,
  associationMeasures,
} from './associations/associate.js';
export {
  type AssociationEdge,
  type AssociationGraph,
  associationDot,
  associationGraph,
} from './associations/association-graph.js';
export type { AssociationNotice } from './associations/association-notices.js';
export {
  type LogRatioInverse,
  type LogRatioOptions,
  type LogRatioShrinkage,
  logRatioInverse,
} from './associations/log-ratio-inverse.js';
export { type LogRatioPartial, logRatioPartial, logRatioResiduals } from './associations/log-ratio-partial.js';
export type { PartTable } from './associations/part-table.js';
export { type PermutationOptions, pairsOf, permutationRates } from './associations/permutation-rates.js';
export {
  type ProportionalityMeasure,
  type ProportionalityOptions,
  proportionality,
  proportionalityMeasures,
} from './associations/proportionality.js';
export { type AmountTable, readAmounts } from './associations/read-amounts.js';
export {
  type NamedAmounts,
  type SelectedParts,
  type SelectPartsOptions,
  selectParts,
} from './associations/select-parts.js';
export { type ShrinkageShares, type ShrunkCovariance, shrinkCovariance } from './associations/shrink-covariance.js';
export type { LongWork } from './long-work.js';
export { chiSquaredTail } from './statistics/chi-squared-tail.js';
export { correlationTail } from './statistics/correlation-tail.js';
export { benjaminiHochberg, type ExceedanceRates } from './statistics/false-discovery.js';
export { normalQuantile, normalTail, normalTwoSided } from './statistics/normal-tail.js';
export type { AssumptionOptions, AssumptionReport, DeterminedVariable, TripleReport } from './structure/assumptions.js';
export { assumptions } from './structure/assumptions.js';
export type { BackgroundKnowledge } from './structure/background-knowledge.js';
export type { BootstrapOptions, EdgeFrequency } from './structure/bootstrap.js';
export { bootstrap } from './structure/bootstrap.js';
export type { CachedTest } from './structure/cached-test.js';
export { cachedTest } from './structure/cached-test.js';
export type { CategoryChoice, ColumnChoice } from './structure/choose-columns.js';
export { categoriesOf, kindOfColumns, numbersOf } from './structure/choose-columns.js';
export type { Condition, ConditionReport, CounterExample } from './structure/condition-report.js';
export type { ConditionalTest, TestAnswer } from './structure/conditional-test.js';
export { chiSquared, gSquared } from './structure/count-tests.js';
export { cpdag } from './structure/cpdag.js';
export { directedGraph } from './structure/directed-graph.js';
export type { DrawOptions } from './structure/draw-graph.js';
export { drawGraph } from './structure/draw-graph.js';
export type { FciOptions } from './structure/fci.js';
export { fci } from './structure/fci.js';
export type { CovarianceTable } from './structure/fisher-z.js';
export { fisherZ } from './structure/fisher-z.js';
export type { Skeleton, SkeletonOptions } from './structure/learn-skeleton.js';
export { learnSkeleton } from './structure/learn-skeleton.js';
export type { LogRatioTest, LogRatioTestOptions } from './structure/log-ratio-test.js';
export { logRatioTest } from './structure/log-ratio-test.js';
export type { GraphEdge, GraphRecord, Mark } from './structure/mixed-graph.js';
export { MixedGraph, parseGraph } from './structure/mixed-graph.js';
export type { NaturalOptions, NaturalStructure } from './structure/natural-structure.js';
export { naturalStructure } from './structure/natural-structure.js';
export { normalScores } from './structure/normal-scores.js';
export type { ConflictPolicy, UnshieldedTriple } from './structure/orient-colliders.js';
export type { TextTable } from './structure/parse-property-table.js';
export { parsePropertyTable } from './structure/parse-property-table.js';
export type { LearnedStructure, PcOptions } from './structure/pc.js';
export { pc } from './structure/pc.js';
export type { CategoryTable, NumberTable } from './structure/property-table.js';
export { categoryTable, numberTable, selectColumns, selectRows } from './structure/property-table.js';
export { readPropertyTable } from './structure/read-property-table.js';
export type { WatchOptions } from './structure/search-options.js';
export { separationOracle } from './structure/separation-oracle.js';
export type { Separator } from './structure/separators.js';
export { Separators } from './structure/separators.js';
export { sgs } from './structure/sgs.js';
export { structuralDistance } from './structure/structural-distance.js';
export type { NoticeSource } from './structure/structure-notices.js';
export { structureNotices } from './structure/structure-notices.js';
/** Instruments for looking into spaces of meaning. */

export type { ChanceInterval } from './factors/chance-interval.js';
export {
  type ComposedFactorialSet,
  type ComposeFactorialSetOptions,
  type CompositionOperator,
  composeFactorialSet,
  compositionOperators,
} from './factors/compose-factorial-set.js';
export {
  correlateRuns,
  type FactorRun,
  type RunCorrelation,
  type RunMeasure,
  summariseRun,
} from './factors/correlate-runs.js';
export { type DecomposeOptions, type Decomposition, decompose } from './factors/decompose.js';
export {
  type EmbeddedFactorialSet,
  type EmbedFactorialSetOptions,
  embedFactorialSet,
  type SetCoverage,
} from './factors/embed-factorial-set.js';
export type { ExplainedVariance } from './factors/explained-variance.js';
export type { ComponentCosines } from './factors/factor-cosines.js';
export type {
  DesignSummary,
  DimensionSummary,
  FactorReport,
  FactorSummary,
  OrthogonalityCosines,
  ProjectedVariance,
  SubspaceAngles,
} from './factors/factor-report.js';
export { principalAngles } from './factors/factor-subspace.js';
export {
  createFactorialSet,
  type Factor,
  type FactorialRow,
  type FactorialSet,
  type GridOptions,
  grid,
} from './factors/factorial-set.js';
export { factorise } from './factors/factorise.js';
export type { FactoriseOptions, ProbeSettings, TransferSettings } from './factors/factorise-options.js';
export { type ParseFactorialSetOptions, parseFactorialSet } from './factors/parse-factorial-set.js';
export type { ProbeKind } from './factors/probes.js';
export { readFactorialSet } from './factors/read-factorial-set.js';
export { vectorsFromProducts } from './factors/snapshot-vectors.js';
export type { FactorTransfer, Stability, Transfer } from './factors/transfer.js';
