import { describe, expect, it } from 'vitest';
import { Arithmetic } from '../../../src/llm/tensor/arithmetic.js';
import {
  exponential,
  gaussianUnits,
  hyperbolicTangent,
  logarithm,
  logistic,
  logLogistic,
  reciprocal,
  rectify,
  scale,
  shift,
  square,
  squareRoot,
  stopGradient,
} from '../../../src/llm/tensor/elementwise.js';
import { multiply } from '../../../src/llm/tensor/pairs.js';
import { Tape } from '../../../src/llm/tensor/tape.js';
import type { Tensor } from '../../../src/llm/tensor/tensor.js';
import type { Random } from '../../../src/random.js';
import { checkGradients } from './check-gradients.js';

const positive = (random: Random): number => 0.5 + random.uniform();
const awayFromZero = (random: Random): number => (random.uniform() < 0.5 ? -1 : 1) * positive(random);

describe('operations on single numbers', () => {
  const functions = [
    { name: 'exponential', operation: exponential, value: Math.exp },
    { name: 'hyperbolicTangent', operation: hyperbolicTangent, value: Math.tanh },
    { name: 'logistic', operation: logistic, value: (x: number) => 1 / (1 + Math.exp(-x)) },
    { name: 'logLogistic', operation: logLogistic, value: (x: number) => -Math.log(1 + Math.exp(-x)) },
    { name: 'square', operation: square, value: (x: number) => x * x },
    { name: 'rectify', operation: rectify, value: (x: number) => (x > 0 ? x : 0), draw: awayFromZero },
    { name: 'reciprocal', operation: reciprocal, value: (x: number) => 1 / x, draw: awayFromZero },
    { name: 'logarithm', operation: logarithm, value: Math.log, draw: positive },
    { name: 'squareRoot', operation: squareRoot, value: Math.sqrt, draw: positive },
    { name: 'scale', operation: (tape: Tape, x: Tensor) => scale(tape, x, -3), value: (x: number) => -3 * x },
    { name: 'shift', operation: (tape: Tape, x: Tensor) => shift(tape, x, 2), value: (x: number) => x + 2 },
    {
      name: 'gaussianUnits',
      operation: gaussianUnits,
      value: (x: number) => (x / 2) * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x ** 3))),
    },
  ];

  it.each(functions)('$name gives what it is, and the right gradients', ({ operation, value, draw }) => {
    checkGradients([[3, 2]], (tape, [x]) => operation(tape, x as Tensor), draw === undefined ? {} : { draw });
    const tape = new Tape(new Arithmetic({ precision: 'double' }));
    const numbers = [0.25, 1.5, 3];
    operation(tape, tape.constant([3], numbers)).values.forEach((found, place) => {
      expect(found).toBeCloseTo(value(numbers[place] as number), 12);
    });
  });

  it('takes the logarithm of a logistic share far out without overflow', () => {
    const tape = new Tape(new Arithmetic({ precision: 'double' }));
    expect([...logLogistic(tape, tape.constant([2], [-1000, 1000])).values]).toEqual([-1000, 0]);
  });

  it('lets no gradient back through stopGradient: x stop(x) has the slope x, not 2 x', () => {
    const tape = new Tape(new Arithmetic({ precision: 'double' }));
    const x = tape.variable([], [3]);
    tape.backward(multiply(tape, x, stopGradient(tape, x)));
    expect(x.gradient?.[0]).toBe(3);
  });
});
