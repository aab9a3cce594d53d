import { expect } from 'vitest';
import { Arithmetic } from '../../../src/llm/tensor/arithmetic.js';
import { multiply } from '../../../src/llm/tensor/pairs.js';
import { sumAll } from '../../../src/llm/tensor/sums.js';
import { Tape } from '../../../src/llm/tensor/tape.js';
import type { Tensor } from '../../../src/llm/tensor/tensor.js';
import { countCells } from '../../../src/matrix/shape.js';
import { createRandom, type Random } from '../../../src/random.js';

const double = new Arithmetic({ precision: 'double' });

/** Options of {@link checkGradients}. */
export interface GradientCheck {
  /** The numbers of the inputs, drawn one by one; default normal ones. */
  readonly draw?: (random: Random) => number;
  /** The greatest difference between a gradient and its quotient of differences; default 1e-7. */
  readonly tolerance?: number;
  readonly seed?: number;
}

/**
 * Checks the gradients of an operation in double precision: for inputs of the given shapes, those of a weighted sum of its output with
 * respect to every number of every input agree with quotients of central differences.
 */
export function checkGradients(
  shapes: readonly (readonly number[])[],
  operation: (tape: Tape, inputs: readonly Tensor[]) => Tensor,
  options: GradientCheck = {},
): void {
  const { draw = (random) => random.normal(), tolerance = 1e-7, seed = 1 } = options;
  const random = createRandom(seed);
  const numbers = shapes.map((shape) => Float64Array.from({ length: countCells(shape) }, () => draw(random)));
  const weigh = (tape: Tape, output: Tensor): Tensor => {
    const own = createRandom(seed + 1);
    return sumAll(
      tape,
      multiply(
        tape,
        output,
        tape.constant(
          output.shape,
          Array.from(output.values, () => own.normal()),
        ),
      ),
    );
  };
  const lossOf = (): number => {
    const tape = new Tape(double, { random: createRandom(seed) });
    return weigh(
      tape,
      operation(
        tape,
        shapes.map((shape, place) => tape.constant(shape, numbers[place] as Float64Array)),
      ),
    ).item();
  };
  const tape = new Tape(double, { random: createRandom(seed) });
  const inputs = shapes.map((shape, place) => tape.variable(shape, numbers[place] as Float64Array));
  tape.backward(weigh(tape, operation(tape, inputs)));
  for (const [place, own] of numbers.entries()) {
    for (let at = 0; at < own.length; at++) {
      const value = own[at] as number;
      const step = 1e-5 * Math.max(1, Math.abs(value));
      own[at] = value + step;
      const above = lossOf();
      own[at] = value - step;
      const below = lossOf();
      own[at] = value;
      const expected = (above - below) / (2 * step);
      const found = inputs[place]?.gradient?.[at] ?? Number.NaN;
      const problem = `input ${place}, number ${at}: ${found}, by differences ${expected}`;
      expect(Math.abs(found - expected) <= tolerance * Math.max(1, Math.abs(expected)), problem).toBe(true);
    }
  }
}
