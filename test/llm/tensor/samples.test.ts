import { describe, expect, it } from 'vitest';
import { OptionError, QualiaError } from '../../../src/errors.js';
import { Arithmetic } from '../../../src/llm/tensor/arithmetic.js';
import { dropout, sampleConcrete, sampleNormal } from '../../../src/llm/tensor/samples.js';
import { Tape } from '../../../src/llm/tensor/tape.js';
import type { Tensor } from '../../../src/llm/tensor/tensor.js';
import { createRandom } from '../../../src/random.js';
import { checkGradients } from './check-gradients.js';

const double = new Arithmetic({ precision: 'double' });

describe('dropout', () => {
  it('leaves out about the share that it is told to, keeps the mean, and has the right gradients', () => {
    checkGradients([[3, 4]], (tape, [x]) => dropout(tape, x as Tensor, 0.4));
    const tape = new Tape(double, { random: createRandom(1) });
    const { values } = dropout(tape, tape.constant([4000], new Float64Array(4000).fill(1)), 0.25);
    const left = Array.from(values).filter((value) => value === 0).length;
    expect(left / 4000).toBeCloseTo(0.25, 1);
    expect(values.every((value) => value === 0 || Math.abs(value - 4 / 3) < 1e-12)).toBe(true);
  });

  it('does nothing without chance, and refuses to leave out all', () => {
    const tape = new Tape(double);
    const input = tape.constant([2], [1, 2]);
    expect(dropout(tape, input, 0.5)).toBe(input);
    expect(() => dropout(tape, input, 1)).toThrow(OptionError);
  });
});

describe('samples', () => {
  it('let gradients through to what they are drawn from', () => {
    checkGradients([[3], [3]], (tape, [mean, deviation]) => sampleNormal(tape, mean as Tensor, deviation as Tensor));
    checkGradients([[5]], (tape, [logits]) => sampleConcrete(tape, logits as Tensor, 0.5));
  });

  it('have the mean and deviation that they are told', () => {
    const tape = new Tape(double, { random: createRandom(2) });
    const size = 20_000;
    const [mean, deviation] = [3, 2].map((value) => tape.constant([size], new Float64Array(size).fill(value))) as [
      Tensor,
      Tensor,
    ];
    const drawn = Array.from(sampleNormal(tape, mean, deviation).values);
    const average = drawn.reduce((sum, value) => sum + value, 0) / size;
    const variance = drawn.reduce((sum, value) => sum + (value - average) ** 2, 0) / size;
    expect(average).toBeCloseTo(3, 1);
    expect(Math.sqrt(variance)).toBeCloseTo(2, 1);
  });

  it('are 1 with the probability of their logits when the temperature is low', () => {
    const tape = new Tape(double, { random: createRandom(3) });
    const size = 20_000;
    const logits = tape.constant([size], new Float64Array(size).fill(Math.log(3)));
    const drawn = Array.from(sampleConcrete(tape, logits, 0.01).values);
    expect(drawn.filter((value) => value > 0.5).length / size).toBeCloseTo(3 / 4, 2);
    expect(() => sampleConcrete(tape, logits, 0)).toThrow(OptionError);
  });

  it('are refused without chance', () => {
    const tape = new Tape(double);
    expect(() => sampleNormal(tape, tape.constant([], [0]), tape.constant([], [1]))).toThrow(QualiaError);
  });
});
