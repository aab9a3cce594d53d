import { describe, expect, it } from 'vitest';
import { ShapeError } from '../../../src/errors.js';
import { Arithmetic } from '../../../src/llm/tensor/arithmetic.js';
import { add, broadcastShape, multiply, subtract } from '../../../src/llm/tensor/pairs.js';
import { Tape } from '../../../src/llm/tensor/tape.js';
import type { Tensor } from '../../../src/llm/tensor/tensor.js';
import { checkGradients } from './check-gradients.js';

describe('operations on pairs of numbers', () => {
  const shapes = [
    [
      [2, 3],
      [2, 3],
    ],
    [[2, 3], [3]],
    [[3], [2, 3]],
    [
      [2, 1, 3],
      [4, 1],
    ],
    [[2, 3], []],
    [
      [1, 3],
      [2, 1],
    ],
  ];

  it.each(shapes)('add, subtract and multiply have the right gradients for %j and %j', (left, right) => {
    for (const operation of [add, subtract, multiply]) {
      checkGradients([left, right], (tape, [a, b]) => operation(tape, a as Tensor, b as Tensor));
    }
  });

  it('repeats [1, 2] below [10, 20, 30] beside it: each row plus its own number', () => {
    const tape = new Tape(new Arithmetic());
    const rows = add(tape, tape.constant([3], [10, 20, 30]), tape.constant([2, 1], [1, 2]));
    expect(rows.shape).toEqual([2, 3]);
    expect([...rows.values]).toEqual([11, 21, 31, 12, 22, 32]);
  });

  it('refuses axes of two sizes', () => {
    expect(broadcastShape([5, 1], [2])).toEqual([5, 2]);
    expect(() => broadcastShape([2, 3], [2])).toThrow(ShapeError);
  });

  it('adds the gradients of a tensor that stands on both sides', () => {
    checkGradients([[4]], (tape, [x]) => multiply(tape, x as Tensor, x as Tensor));
  });
});
