import { describe, expect, it } from 'vitest';
import { ShapeError } from '../../../src/errors.js';
import { Arithmetic } from '../../../src/llm/tensor/arithmetic.js';
import { layerNorm } from '../../../src/llm/tensor/layer-norm.js';
import { Tape } from '../../../src/llm/tensor/tape.js';
import type { Tensor } from '../../../src/llm/tensor/tensor.js';
import { checkGradients } from './check-gradients.js';

describe('layerNorm', () => {
  it('has the right gradients', () => {
    checkGradients([[2, 3, 4], [4], [4]], (tape, inputs) => layerNorm(tape, inputs as [Tensor, Tensor, Tensor]));
  });

  it('makes [1, 3] of mean 2 and deviation 1 into [-1, 1], then applies gain and offset', () => {
    const tape = new Tape(new Arithmetic({ precision: 'double' }));
    const [row, gain, offset] = [
      [1, 3],
      [2, 2],
      [0, 5],
    ].map((numbers) => tape.constant([2], numbers)) as [Tensor, Tensor, Tensor];
    const { values } = layerNorm(tape, [row, gain, offset], { epsilon: 0 });
    expect([...values]).toEqual([-2, 7]);
  });

  it('refuses a gain of another width', () => {
    const tape = new Tape(new Arithmetic());
    const [row, one] = [tape.constant([2], [1, 2]), tape.constant([1], [1])];
    expect(() => layerNorm(tape, [row, one, one])).toThrow(ShapeError);
  });
});
