import { setImmediate as nextTurn } from 'node:timers/promises';
import { createRandom, type Random } from '../../random.js';
import { Tape } from '../tensor/tape.js';
import type { Tensor } from '../tensor/tensor.js';
import { AdamW, type AdamWOptions } from './adam-w.js';
import type { Parameters } from './parameters.js';
import { makeSchedule, type ScheduleOptions } from './schedules.js';

/** Options of {@link fitParameters}. */
export interface FitOptions extends AdamWOptions, ScheduleOptions {
  readonly seed: number;
  readonly signal?: AbortSignal | undefined;
  readonly onStep?: (step: number, loss: number) => void;
}

/**
 * Trains parameters on a loss that a function computes for each step, by AdamW.
 *
 * @param lossOf makes the loss of a step on a tape, with chance of its own.
 * @returns the loss of each step.
 * @throws OptionError when an option is out of range; the signal's reason when it is aborted.
 */
export async function fitParameters(
  parameters: Parameters,
  lossOf: (tape: Tape, random: Random) => Tensor,
  options: FitOptions,
): Promise<Float64Array> {
  const { seed, steps, signal, onStep } = options;
  const schedule = makeSchedule(options);
  const optimiser = new AdamW(parameters, options);
  const { arithmetic } = parameters;
  const losses = new Float64Array(steps);
  for (let step = 0; step < steps; step++) {
    parameters.clearGradients();
    const random = createRandom((Math.imul(seed, 0x9e3779b1) + step) >>> 0);
    losses[step] = arithmetic.scope(() => {
      const tape = new Tape(arithmetic, { random });
      const loss = lossOf(tape, random);
      tape.backward(loss);
      return loss.item();
    });
    optimiser.update(schedule(step));
    onStep?.(step, losses[step] as number);
    if (step % 16 === 15) await nextTurn();
    signal?.throwIfAborted();
  }
  return losses;
}
