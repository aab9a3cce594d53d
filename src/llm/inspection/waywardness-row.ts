import type { NearestWords } from './nearest-words.js';

/** What one training came to. */
export interface WaywardnessRow {
  /** The text that its vectors were pulled to; undefined where they were free. */
  readonly target: string | undefined;
  /** How many vectors. */
  readonly count: number;
  readonly gamma: number;
  readonly seed: number;
  /** The two words nearest to each vector, by the length of the difference. */
  readonly projected: readonly NearestWords[];
  /** The nearest words as a text. */
  readonly reading: string;
  /** The overlap of reading and target, 0 to 1; 0 where there is none. */
  readonly promptF1: number;
  /** The mean distance of the vectors from those of the target; undefined where there is none. */
  readonly distance: number | undefined;
  /** The share of held-out training texts that get their label. */
  readonly heldOutAccuracy: number;
  /** The share of test texts that get their label. */
  readonly accuracy: number;
  /** How much of the accuracy of free vectors of the same number and seed is lost, as a share; 0 where these have none. */
  readonly relativeDrop: number;
}
