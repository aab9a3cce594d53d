import { describe, expect, it } from 'vitest';
import { Arithmetic } from '../../../src/llm/tensor/arithmetic.js';
import { square } from '../../../src/llm/tensor/elementwise.js';
import { subtract } from '../../../src/llm/tensor/pairs.js';
import { sumAll } from '../../../src/llm/tensor/sums.js';
import type { Tape } from '../../../src/llm/tensor/tape.js';
import type { Tensor } from '../../../src/llm/tensor/tensor.js';
import { fitParameters } from '../../../src/llm/training/fit-parameters.js';
import { Parameters } from '../../../src/llm/training/parameters.js';
import type { Random } from '../../../src/random.js';

function makeProblem(): { readonly parameters: Parameters; readonly lossOf: (tape: Tape, random: Random) => Tensor } {
  const parameters = new Parameters(new Arithmetic({ precision: 'double' }));
  const x = parameters.add('x', [2], { value: 0 });
  /** The distance to (3, -1) with some noise. */
  const lossOf = (tape: Tape, random: Random): Tensor => {
    const aim = tape.constant([2], [3 + 0.01 * random.normal(), -1 + 0.01 * random.normal()]);
    return sumAll(tape, square(tape, subtract(tape, x, aim)));
  };
  return { parameters, lossOf };
}

const options = { seed: 1, steps: 400, learningRate: 0.1, decay: 'linear', weightDecay: 0 } as const;

describe('fitParameters', () => {
  it('finds the least of a noisy loss, the same for the same seed', async () => {
    const [first, second] = [makeProblem(), makeProblem()];
    const losses = await fitParameters(first.parameters, first.lossOf, options);
    const [x, y] = first.parameters.get('x').values;
    expect(Math.hypot((x ?? 0) - 3, (y ?? 0) + 1)).toBeLessThan(0.02);
    expect(losses[0]).toBeCloseTo(10, 0);
    expect(await fitParameters(second.parameters, second.lossOf, options)).toEqual(losses);
  });

  it('stops with the reason of its signal', async () => {
    const { parameters, lossOf } = makeProblem();
    const stop = new AbortController();
    const onStep = (step: number): void => {
      if (step === 5) stop.abort(new Error('enough'));
    };
    await expect(fitParameters(parameters, lossOf, { ...options, signal: stop.signal, onStep })).rejects.toThrow(
      'enough',
    );
  });
});
