import { QualiaError, requireOption } from '../../errors.js';
import { countCells } from '../../matrix/shape.js';
import type { Random } from '../../random.js';
import { logistic, scale } from './elementwise.js';
import { add, multiply } from './pairs.js';
import type { Tape } from './tape.js';
import type { Tensor } from './tensor.js';

/**
 * Returns a tensor in which each number is 0 with probability `rate`, and the others are divided by 1 - rate (Srivastava et
 * al. 2014, in its inverted form); the tensor itself where the tape has no chance.
 *
 * @throws OptionError when the rate is not in [0, 1).
 */
export function dropout(tape: Tape, input: Tensor, rate: number): Tensor {
  requireOption(rate >= 0 && rate < 1, 'rate', rate, 'a number >= 0 and < 1');
  const { random } = tape;
  if (rate === 0 || random === undefined) return input;
  const mask = tape.constant(input.shape, new Float32Array(input.values.length));
  for (let at = 0; at < mask.values.length; at++) mask.values[at] = random.uniform() < rate ? 0 : 1 / (1 - rate);
  return multiply(tape, input, mask);
}

/**
 * Returns a sample of normal distributions, mean + deviation times noise, through which gradients reach both (Kingma & Welling
 * 2014).
 *
 * @throws QualiaError with code `RANDOM` when the tape has no chance.
 */
export function sampleNormal(tape: Tape, mean: Tensor, deviation: Tensor): Tensor {
  const random = requireRandom(tape);
  const noise = tape.constant(mean.shape, new Float32Array(mean.values.length));
  for (let at = 0; at < noise.values.length; at++) noise.values[at] = random.normal();
  return add(tape, mean, multiply(tape, deviation, noise));
}

/**
 * Returns a sample of relaxed coins, numbers in 0..1 that near 0 and 1 as the temperature falls: the concrete distribution of
 * Maddison, Mnih & Teh (2017).
 *
 * @param logits the logarithms of the odds of 1.
 * @throws OptionError when the temperature is not > 0; QualiaError with code `RANDOM` when the tape has no chance.
 */
export function sampleConcrete(tape: Tape, logits: Tensor, temperature: number): Tensor {
  requireOption(temperature > 0, 'temperature', temperature, 'a number > 0');
  const random = requireRandom(tape);
  const noise = Float64Array.from({ length: countCells(logits.shape) }, () => {
    const share = (random.uniform() * 4294967296 + 0.5) / 4294967297;
    return Math.log(share) - Math.log1p(-share);
  });
  const noisy = add(tape, logits, tape.constant(logits.shape, noise));
  return logistic(tape, scale(tape, noisy, 1 / temperature));
}

function requireRandom({ random }: Tape): Random {
  if (random === undefined) throw new QualiaError('RANDOM', 'A sample needs chance: give the tape a seeded generator.');
  return random;
}
