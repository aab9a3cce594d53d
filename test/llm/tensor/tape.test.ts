import { describe, expect, it } from 'vitest';
import { QualiaError, ShapeError } from '../../../src/errors.js';
import { Arithmetic } from '../../../src/llm/tensor/arithmetic.js';
import { scale } from '../../../src/llm/tensor/elementwise.js';
import { add, multiply } from '../../../src/llm/tensor/pairs.js';
import { reshape } from '../../../src/llm/tensor/shapes.js';
import { sumAll } from '../../../src/llm/tensor/sums.js';
import { Tape } from '../../../src/llm/tensor/tape.js';
import type { Tensor } from '../../../src/llm/tensor/tensor.js';

const double = new Arithmetic({ precision: 'double' });

describe('Tape', () => {
  it('finds the gradient of (2x)(x + 1): 4x + 2', () => {
    const tape = new Tape(double);
    const x = tape.variable([], [3]);
    tape.backward(multiply(tape, scale(tape, x, 2), add(tape, x, tape.constant([], [1]))));
    expect(x.gradient?.[0]).toBe(14);
  });

  it('adds to gradients that are there', () => {
    const tape = new Tape(double);
    const x = tape.variable([], [3]);
    const loss = scale(tape, x, 5);
    tape.backward(loss);
    const other = new Tape(double);
    other.backward(scale(other, x, 2));
    expect(x.gradient?.[0]).toBe(7);
  });

  it('takes no gradient of constants, and refuses a loss of constants alone', () => {
    const tape = new Tape(double);
    const [constant, variable] = [tape.constant([], [3]), tape.variable([], [2])];
    tape.backward(multiply(tape, constant, variable));
    expect([constant.gradient, variable.gradient?.[0]]).toEqual([undefined, 3]);
    expect(() => tape.backward(scale(tape, constant, 2))).toThrow(QualiaError);
  });

  it('refuses the gradient of more than one number', () => {
    const tape = new Tape(double);
    expect(() => tape.backward(tape.variable([2], [1, 2]))).toThrow(ShapeError);
  });
});

describe('hooks', () => {
  /** The sum of squares of twice the input, with a tap between. */
  const compute = (tape: Tape, input: Tensor): Tensor => {
    const doubled = tape.tap('doubled', scale(tape, input, 2));
    return sumAll(tape, multiply(tape, doubled, doubled));
  };

  it('read an activation and its gradient', () => {
    const seen: Tensor[] = [];
    const tape = new Tape(double, {
      onActivation: (name, activation) => {
        if (name === 'doubled') seen.push(activation);
        return undefined;
      },
    });
    tape.backward(compute(tape, tape.variable([2], [1, 2])));
    expect([...(seen[0]?.values ?? [])]).toEqual([2, 4]);
    expect([...(seen[0]?.gradient ?? [])]).toEqual([4, 8]);
  });

  it('replace an activation', () => {
    const tape = new Tape(double, { onActivation: (_name, { shape }, own) => own.constant(shape, [1, 1]) });
    expect(compute(tape, tape.constant([2], [5, 6])).item()).toBe(2);
  });

  it('differentiate an activation of constants, by a probe of zeros that is added to it', () => {
    const probe = new Tape(double).variable([2], [0, 0]);
    const tape = new Tape(double, { onActivation: (_name, activation, own) => add(own, activation, probe) });
    tape.backward(compute(tape, tape.constant([2], [1, 2])));
    expect([...(probe.gradient ?? [])]).toEqual([4, 8]);
  });

  it('are refused another shape', () => {
    const tape = new Tape(double, { onActivation: (_name, activation, own) => reshape(own, activation, [2, 1]) });
    expect(() => compute(tape, tape.constant([2], [1, 2]))).toThrow(ShapeError);
  });
});
