import { describe, expect, it } from 'vitest';
import { ShapeError } from '../../../src/errors.js';
import { Arithmetic } from '../../../src/llm/tensor/arithmetic.js';
import { largestOfRows, sumAll, sumRows } from '../../../src/llm/tensor/sums.js';
import { Tape } from '../../../src/llm/tensor/tape.js';
import type { Tensor } from '../../../src/llm/tensor/tensor.js';
import { checkGradients } from './check-gradients.js';

describe('sums', () => {
  it('have the right gradients', () => {
    for (const operation of [sumAll, sumRows, largestOfRows]) {
      checkGradients([[3, 2, 4]], (tape, [x]) => operation(tape, x as Tensor));
    }
  });

  it('sum all numbers, or those of each row, and find the largest of each', () => {
    const tape = new Tape(new Arithmetic());
    const numbers = tape.constant([2, 2], [1, 2, 4, 3]);
    expect(sumAll(tape, numbers).item()).toBe(10);
    expect([...sumRows(tape, numbers).values]).toEqual([3, 7]);
    expect([...largestOfRows(tape, numbers).values]).toEqual([2, 4]);
    expect(() => largestOfRows(tape, tape.constant([2, 0], []))).toThrow(ShapeError);
  });
});
