import { requireOption, requireWhole } from '../../errors.js';

/** Gives the rate of a step, counted from 0. */
export type Schedule = (step: number) => number;

/** Options of {@link makeSchedule}. */
export interface ScheduleOptions {
  /** The highest learning rate. */
  readonly learningRate: number;
  /** How many steps there will be. */
  readonly steps: number;
  /** Steps in which the rate rises from near 0; default 0. */
  readonly warmUp?: number;
  /** How it falls afterwards, to 0 at the end: not at all, in a line, as half a cosine; default `constant`. */
  readonly decay?: 'constant' | 'linear' | 'cosine';
}

/**
 * Makes a schedule of rates: a rise in a line, then a constant rate or a fall.
 *
 * @throws OptionError when an option is out of range.
 */
export function makeSchedule({ learningRate, steps, warmUp = 0, decay = 'constant' }: ScheduleOptions): Schedule {
  requireOption(learningRate > 0 && Number.isFinite(learningRate), 'learningRate', learningRate, 'a number > 0');
  requireWhole('steps', steps, 1);
  const isWarmUp = Number.isInteger(warmUp) && warmUp >= 0 && warmUp <= steps;
  requireOption(isWarmUp, 'warmUp', warmUp, `a whole number of 0 to ${steps}`);
  return (step) => {
    if (step < warmUp) return (learningRate * (step + 1)) / warmUp;
    const share = Math.min(1, (step - warmUp) / Math.max(1, steps - warmUp));
    if (decay === 'linear') return learningRate * (1 - share);
    if (decay === 'cosine') return (learningRate / 2) * (1 + Math.cos(Math.PI * share));
    return learningRate;
  };
}
