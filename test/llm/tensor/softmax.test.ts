import { describe, expect, it } from 'vitest';
import { OptionError, ShapeError } from '../../../src/errors.js';
import { Arithmetic } from '../../../src/llm/tensor/arithmetic.js';
import { crossEntropy, softmax } from '../../../src/llm/tensor/softmax.js';
import { Tape } from '../../../src/llm/tensor/tape.js';
import type { Tensor } from '../../../src/llm/tensor/tensor.js';
import { checkGradients } from './check-gradients.js';

describe('softmax', () => {
  it('has the right gradients', () => {
    checkGradients([[2, 3, 5]], (tape, [x]) => softmax(tape, x as Tensor));
  });

  it('makes shares of 1, the same for scores that differ by a constant', () => {
    const tape = new Tape(new Arithmetic());
    const shares = softmax(
      tape,
      tape.constant([2, 3], [0, Math.log(2), Math.log(5), 700, 700 + Math.log(2), 700 + Math.log(5)]),
    );
    [1 / 8, 2 / 8, 5 / 8, 1 / 8, 2 / 8, 5 / 8].forEach((share, at) => {
      expect(shares.values[at]).toBeCloseTo(share, 4);
    });
  });
});

describe('crossEntropy', () => {
  it('has the right gradients', () => {
    checkGradients([[4, 3]], (tape, [scores]) => crossEntropy(tape, scores as Tensor, [0, 2, 2, 1]));
  });

  it('is ln 4 for four equal scores', () => {
    const tape = new Tape(new Arithmetic());
    expect(crossEntropy(tape, tape.constant([2, 4], new Float32Array(8)), [0, 3]).item()).toBeCloseTo(Math.log(4), 6);
  });

  it('refuses classes that are not there', () => {
    const tape = new Tape(new Arithmetic());
    const scores = tape.constant([1, 2], [0, 0]);
    expect(() => crossEntropy(tape, scores, [2])).toThrow(OptionError);
    expect(() => crossEntropy(tape, scores, [0, 0])).toThrow(ShapeError);
  });
});
