/** What a test of conditional independence answers. */
export interface TestAnswer {
  /** The probability of a statistic so large if the two were independent; 1 or 0 of an oracle. */
  readonly p: number;
  /** What was compared with its distribution: |z| sqrt(n - |S| - 3), chi-squared or G-squared. */
  readonly statistic: number;
  /** The degrees of freedom of a chi-squared distribution, the size that is left for a partial correlation, 0 of an oracle. */
  readonly freedom: number;
}

/** A test of "x and y are independent given S" for a fixed list of variables, which are named by their places. */
export interface ConditionalTest {
  /** The name of the test, for reports. */
  readonly name: string;
  readonly variables: readonly string[];
  /** How many rows of data there are; undefined of an oracle. */
  readonly samples: number | undefined;
  /** The size of the largest set that can be given. */
  readonly largestSet: number;
  /** Tests x and y given the variables of `given`, in any order; x, y and these differ. */
  test(x: number, y: number, given: readonly number[]): TestAnswer;
  /**
   * Returns which share of the uncertainty about `x` is left when `given` is known, 0 to 1: the conditional entropy over the
   * entropy, or the residual variance over the variance. It is absent where a test cannot tell.
   */
  uncertainty?(x: number, given: readonly number[]): number;
}
