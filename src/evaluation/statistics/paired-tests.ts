import { requireOption, ShapeError } from '../../errors.js';

/** What McNemar's test finds. */
export interface McnemarResult {
  /** How many items the first system alone, and the second alone, has right. */
  readonly first: number;
  readonly second: number;
  /** The two-sided exact probability of a split at least as uneven by chance. */
  readonly pValue: number;
}

/**
 * McNemar's exact test (1947) of two systems on the same items: of those that one alone has right, is the split uneven?
 * Two-sided by the binomial distribution with one half; 1 where there is no such item.
 *
 * @throws ShapeError where the lists differ in length.
 */
export function testMcnemar(first: readonly boolean[], second: readonly boolean[]): McnemarResult {
  if (first.length !== second.length) {
    throw new ShapeError('testMcnemar', `${first.length} and ${second.length} items`, 'as many in both lists');
  }
  let onlyFirst = 0;
  let onlySecond = 0;
  for (const [item, isRight] of first.entries()) {
    if (isRight && second[item] === false) onlyFirst++;
    else if (!isRight && second[item] === true) onlySecond++;
  }
  return { first: onlyFirst, second: onlySecond, pValue: binomialTail(onlyFirst, onlySecond) };
}

/** Twice the probability of at most the lesser count among all by a fair coin, at most 1. */
function binomialTail(one: number, other: number): number {
  const trials = one + other;
  const fewest = Math.min(one, other);
  // The logarithm of trials over k ways, summed up from k = 0, so that large counts neither overflow nor vanish.
  let logWays = 0;
  let sum = 0;
  for (let k = 0; k <= fewest; k++) {
    if (k > 0) logWays += Math.log((trials - k + 1) / k);
    sum += Math.exp(logWays - trials * Math.LN2);
  }
  return Math.min(1, 2 * sum);
}

/**
 * Holm's correction (1979) of the probabilities of several tests, in the order given: the lowest is multiplied by their
 * number, the next by one less, and so on; none falls below the one before it, none rises above 1.
 *
 * @throws OptionError where a probability lies outside 0 to 1.
 * @example correctHolm([0.01, 0.04, 0.03]) // [0.03, 0.06, 0.06]
 */
export function correctHolm(pValues: readonly number[]): number[] {
  for (const pValue of pValues) requireOption(pValue >= 0 && pValue <= 1, 'pValues', pValue, '0 to 1');
  const order = pValues.map((_, place) => place).sort((a, b) => (pValues[a] as number) - (pValues[b] as number));
  const corrected = new Array<number>(pValues.length).fill(1);
  let highest = 0;
  for (const [rank, place] of order.entries()) {
    highest = Math.max(highest, Math.min(1, (pValues.length - rank) * (pValues[place] as number)));
    corrected[place] = highest;
  }
  return corrected;
}
