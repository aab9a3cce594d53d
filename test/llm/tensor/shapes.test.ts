import { describe, expect, it } from 'vitest';
import { OptionError, ShapeError } from '../../../src/errors.js';
import { Arithmetic } from '../../../src/llm/tensor/arithmetic.js';
import { concatenate, gatherRows, pad, permute, reshape, slice } from '../../../src/llm/tensor/shapes.js';
import { Tape } from '../../../src/llm/tensor/tape.js';
import type { Tensor } from '../../../src/llm/tensor/tensor.js';
import { checkGradients } from './check-gradients.js';

const tape = new Tape(new Arithmetic());
const sixNumbers = tape.constant([2, 3], [1, 2, 3, 4, 5, 6]);

describe('reshape', () => {
  it('shares the numbers and hands the gradients on', () => {
    checkGradients([[2, 3]], (own, [x]) => reshape(own, x as Tensor, [3, 2]));
    expect(reshape(tape, sixNumbers, [6]).values).toBe(sixNumbers.values);
    expect(() => reshape(tape, sixNumbers, [5])).toThrow(ShapeError);
  });
});

describe('permute', () => {
  it('turns a matrix', () => {
    expect([...permute(tape, sixNumbers, [1, 0]).values]).toEqual([1, 4, 2, 5, 3, 6]);
  });

  it.each([[[0, 1, 2, 3]], [[1, 0, 2, 3]], [[3, 1, 0, 2]], [[2, 3, 0, 1]], [[0, 2, 1, 3]]])(
    'has the right gradients for %j',
    (order) => {
      checkGradients([[2, 3, 2, 2]], (own, [x]) => permute(own, x as Tensor, order));
      const input = tape.constant(
        [2, 3, 2, 2],
        Float32Array.from({ length: 24 }, (_, at) => at),
      );
      const there = permute(tape, input, order);
      const back = order.map((_, axis) => order.indexOf(axis));
      expect([...permute(tape, there, back).values]).toEqual([...input.values]);
    },
  );

  it('refuses an order that has an axis twice', () => {
    expect(() => permute(tape, sixNumbers, [0, 0])).toThrow(OptionError);
  });
});

describe('slice, concatenate and pad', () => {
  it('cut, join and fill up along any axis', () => {
    expect([...slice(tape, sixNumbers, 1, [1, 3]).values]).toEqual([2, 3, 5, 6]);
    expect([...concatenate(tape, [sixNumbers, slice(tape, sixNumbers, 1, [0, 1])], 1).values]).toEqual([
      1, 2, 3, 1, 4, 5, 6, 4,
    ]);
    expect([...pad(tape, sixNumbers, 1, [1, 0]).values]).toEqual([0, 1, 2, 3, 0, 4, 5, 6]);
  });

  it('have the right gradients', () => {
    for (const axis of [0, 1, 2]) {
      checkGradients([[3, 3, 3]], (own, [x]) => slice(own, x as Tensor, axis, [1, 3]));
      checkGradients([[3, 3, 3], [3, 3, 3].with(axis, 1)], (own, [x, y]) =>
        concatenate(own, [x as Tensor, y as Tensor, x as Tensor], axis),
      );
      checkGradients([[2, 2, 2]], (own, [x]) => pad(own, x as Tensor, axis, [2, 1]));
    }
  });

  it('refuse what is not there', () => {
    expect(() => slice(tape, sixNumbers, 2, [0, 1])).toThrow(OptionError);
    expect(() => slice(tape, sixNumbers, 1, [2, 4])).toThrow(OptionError);
    expect(() => concatenate(tape, [], 0)).toThrow(OptionError);
    expect(() => concatenate(tape, [sixNumbers, permute(tape, sixNumbers, [1, 0])], 0)).toThrow(ShapeError);
    expect(() => pad(tape, sixNumbers, 0, [-1, 0])).toThrow(OptionError);
  });
});

describe('gatherRows', () => {
  it('takes rows in any order, some more than once, whose gradients add up', () => {
    expect([...gatherRows(tape, sixNumbers, [1, 1, 0]).values]).toEqual([4, 5, 6, 4, 5, 6, 1, 2, 3]);
    checkGradients([[4, 2]], (own, [table]) => gatherRows(own, table as Tensor, [3, 0, 3, 1], [2, 2]));
  });

  it('refuses a row that is not there', () => {
    expect(() => gatherRows(tape, sixNumbers, [2])).toThrow(OptionError);
    expect(() => gatherRows(tape, sixNumbers, [0], [2])).toThrow(ShapeError);
  });
});
