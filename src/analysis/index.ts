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
