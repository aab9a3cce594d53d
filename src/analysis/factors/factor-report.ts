import type { ChanceInterval } from './chance-interval.js';
import type { ExplainedVariance } from './explained-variance.js';
import type { ComponentCosines } from './factor-cosines.js';
import type { ProbeKind } from './probes.js';
import type { Transfer } from './transfer.js';

/** What {@link factorise} finds of vectors of a factorial set. */
export interface FactorReport {
  readonly items: number;
  readonly design: DesignSummary;
  readonly dimensions: DimensionSummary;
  /** Linearity: how much of the variance a mean plus one component a value explains. */
  readonly raw: ExplainedVariance;
  /** The same after whitening, in which each direction of variance counts the same, as the authors' code has it. */
  readonly whitened: ExplainedVariance;
  /**
   * The same along the leading principal axes alone, as many as the components have degrees of freedom, so that it can reach 1 however many
   * dimensions there are: whether the directions of most variance are those of the factors.
   */
  readonly leading: ExplainedVariance;
  /** The same within the span of linear readouts; absent without probes. */
  readonly projected?: ProjectedVariance | undefined;
  readonly factors: readonly FactorSummary[];
  /** Orthogonality of components. */
  readonly cosine: OrthogonalityCosines;
  /** Orthogonality of the subspaces of each pair of factors. */
  readonly angles: readonly SubspaceAngles[];
  /** How readouts do on unseen combinations, one for each number of partners; empty without probes. */
  readonly transfer: readonly Transfer[];
  /** How readouts were fitted; absent without them. */
  readonly probes?: ProbeKind | undefined;
  /** What to bear in mind when reading the numbers, in sentences. */
  readonly notices: readonly string[];
}

/** Which combinations there are. */
export interface DesignSummary {
  /** How many different combinations there are, and how many there could be. */
  readonly combinations: number;
  readonly possible: number;
  /** The degrees of freedom of the components: the sum of n_i - 1 where the design is connected. */
  readonly rank: number;
  /** Whether means of values are the fit of least squares, as in a full grid. */
  readonly isOrthogonal: boolean;
  /** Whether components are unique. */
  readonly isConnected: boolean;
}

/** How many dimensions there are, and how many are needed. */
export interface DimensionSummary {
  /** The length of the vectors. */
  readonly given: number;
  /** Directions in which the vectors vary, and that were analysed. */
  readonly rank: number;
  /** exp of the entropy of the shares of variance (Roy & Vetterli 2007). */
  readonly effectiveRank: number;
  /**
   * One direction a factor, without which linear readouts with a bias cannot tell its values on all combinations: along a line the values c of a factor
   * win where c x - c^2 / 2 is the largest, so that one is enough for any number of values, and factors that do not disturb each other's
   * readouts share none.
   */
  readonly forReadouts: number;
  /** A full linear factorisation with independent components needs the sum of n_i - 1. */
  readonly forFactorisation: number;
  /** The sum of the dimensions that hold 95 % of each factor: what this one takes. */
  readonly taken: number;
}

/** The components of one factor. */
export interface FactorSummary {
  readonly name: string;
  readonly values: number;
  /** The share of the variance of all vectors that lies in its components, sum_c n_c ||b_c||^2 / ||X||^2. */
  readonly share: number;
  /** The number of singular values of its components that hold 95 % of their squared mass. */
  readonly rank95: number;
  readonly spectrum: readonly number[];
}

/** Absolute cosines of components, and what they are by chance. */
export interface OrthogonalityCosines extends ComponentCosines {
  /** Where `across` lies when vectors are shuffled against labels; absent without permutations. */
  readonly interval?: ChanceInterval | undefined;
  /** The same with the means of values for components. */
  readonly asCoded: ComponentCosines;
}

/** The principal angles between the subspaces that hold 95 % of two factors (Bjorck & Golub 1973). */
export interface SubspaceAngles {
  readonly left: string;
  readonly right: string;
  /** In degrees, smallest first; 90 where orthogonal. */
  readonly degrees: readonly number[];
  readonly smallest: number;
  readonly mean: number;
}

/** R^2 within the span of readouts. */
export interface ProjectedVariance {
  readonly dimensions: number;
  readonly r2: number;
  /** The mean of the same with readouts fitted to shuffled vectors: what fitting readouts alone brings; absent where none were made. */
  readonly shuffled?: number | undefined;
  readonly heads: readonly {
    readonly factor: string;
    readonly dimensions: number;
    readonly r2: number;
    readonly shuffled?: number | undefined;
  }[];
}
