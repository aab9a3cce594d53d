/** Instruments for looking into spaces, counts and tables: associations of parts of compositions. */

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
export { fisherZ } from './associations/fisher-z.js';
export {
  type LogRatioInverse,
  type LogRatioOptions,
  type LogRatioShrinkage,
  logRatioInverse,
} from './associations/log-ratio-inverse.js';
export { type LogRatioPartial, logRatioPartial, logRatioResiduals } from './associations/log-ratio-partial.js';
export type { LongWork } from './associations/long-work.js';
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
export { benjaminiHochberg, type ExceedanceRates } from './statistics/false-discovery.js';
