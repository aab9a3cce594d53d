import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ShapeError } from '../../../src/errors.js';
import { Arithmetic } from '../../../src/llm/tensor/arithmetic.js';
import { naiveAttention } from '../../../src/llm/tensor/naive-attention.js';
import { multiply } from '../../../src/llm/tensor/pairs.js';
import {
  type AttentionInputs,
  type AttentionOptions,
  relativeAttention,
} from '../../../src/llm/tensor/relative-attention.js';
import { sumAll } from '../../../src/llm/tensor/sums.js';
import { Tape } from '../../../src/llm/tensor/tape.js';
import type { Tensor } from '../../../src/llm/tensor/tensor.js';
import { countCells } from '../../../src/matrix/shape.js';
import { createRandom } from '../../../src/random.js';
import { checkGradients } from './check-gradients.js';

const double = new Arithmetic({ precision: 'double' });

interface Sizes {
  readonly heads: number;
  readonly sequences: number;
  readonly places: number;
  readonly width: number;
  /** How many distances in each direction have a vector; 0 for attention without distances. */
  readonly reach: number;
}

const sizes = fc.record({
  heads: fc.integer({ min: 1, max: 2 }),
  sequences: fc.integer({ min: 1, max: 3 }),
  places: fc.integer({ min: 1, max: 6 }),
  width: fc.integer({ min: 1, max: 4 }),
  reach: fc.integer({ min: 0, max: 8 }),
});

function shapesOf({ heads, sequences, places, width, reach }: Sizes): number[][] {
  const cube = [heads, sequences, places, width];
  return [cube, cube, cube, ...(reach === 0 ? [] : [[heads, 2 * reach - 1, width]])];
}

const inputsOf = ([queries, keys, values, distances]: readonly Tensor[]): AttentionInputs =>
  ({ queries, keys, values, distances }) as AttentionInputs;

/** The output and the gradients of all inputs of one way of attention. */
function compute(
  arithmetic: Arithmetic,
  own: Sizes,
  attend: (tape: Tape, inputs: AttentionInputs) => Tensor,
): number[][] {
  return arithmetic.scope(() => {
    const random = createRandom(own.places + 10 * own.width);
    const tape = new Tape(arithmetic);
    const inputs = shapesOf(own).map((shape) =>
      tape.variable(
        shape,
        Float64Array.from({ length: countCells(shape) }, () => random.normal()),
      ),
    );
    const output = attend(tape, inputsOf(inputs));
    const weights = tape.constant(
      output.shape,
      Float64Array.from(output.values, () => random.normal()),
    );
    tape.backward(sumAll(tape, multiply(tape, output, weights)));
    return [output.values, ...inputs.map(({ gradient }) => gradient ?? [])].map((numbers) => Array.from(numbers));
  });
}

function expectClose(found: number[][], expected: number[][], digits: number): void {
  expected.forEach((numbers, place) => {
    numbers.forEach((number, at) => {
      expect(found[place]?.[at]).toBeCloseTo(number, digits);
    });
  });
}

describe('relativeAttention', () => {
  it('computes what the naive twin computes, masked and unmasked, forward and backward', () => {
    fc.assert(
      fc.property(sizes, fc.boolean(), fc.boolean(), (own, causal, isShort) => {
        const lengths = isShort
          ? Array.from({ length: own.sequences }, (_, place) => Math.max(1, own.places - place))
          : undefined;
        const options: AttentionOptions = { causal, lengths };
        const skewed = compute(double, own, (tape, inputs) => relativeAttention(tape, inputs, options).output);
        const naive = compute(double, own, (tape, inputs) => naiveAttention(tape, inputs, options));
        expectClose(skewed, naive, 12);
      }),
      { numRuns: 60 },
    );
  });

  it('has the right gradients', () => {
    const own = { heads: 2, sequences: 2, places: 3, width: 2, reach: 2 };
    checkGradients(
      shapesOf(own),
      (tape, inputs) => relativeAttention(tape, inputsOf(inputs), { lengths: [3, 2] }).output,
    );
  });

  it('gives single precision what double precision gives, to its rounding', () => {
    const single = new Arithmetic();
    const own = { heads: 2, sequences: 3, places: 19, width: 8, reach: 12 };
    const [found, expected] = [single, double].map((arithmetic) =>
      compute(arithmetic, own, (tape, inputs) => relativeAttention(tape, inputs, { lengths: [19, 7, 1] }).output),
    ) as [number[][], number[][]];
    expectClose(found, expected, 4);
  });

  it('puts nothing on keys beyond the length, or behind the query when causal', () => {
    const tape = new Tape(new Arithmetic());
    const cube = tape.constant([1, 1, 3, 1], [1, 2, 3]);
    const sharesOf = (options: AttentionOptions) => {
      return [...relativeAttention(tape, { queries: cube, keys: cube, values: cube }, options).shares.values].map(
        (share) => share > 0,
      );
    };
    const [yes, no] = [true, false];
    expect(sharesOf({ lengths: [2] })).toEqual([yes, yes, no, yes, yes, no, yes, yes, no]);
    expect(sharesOf({ causal: true })).toEqual([yes, no, no, yes, yes, no, yes, yes, yes]);
  });

  it('needs memory that grows with the places, times the width, where the naive twin needs their square', () => {
    const attend = {
      skewed: (tape: Tape, inputs: AttentionInputs): Tensor => relativeAttention(tape, inputs).output,
      naive: naiveAttention,
    };
    // What does not depend on the width, the scores of all pairs, is the same for both widths and drops out.
    const numbersAWidth = (kind: keyof typeof attend, places: number): number => {
      const [narrow, wide] = [4, 8].map((width) => {
        const before = double.allocatedNumbers;
        compute(double, { heads: 1, sequences: 1, places, width, reach: places }, attend[kind]);
        return double.allocatedNumbers - before;
      }) as [number, number];
      return wide - narrow;
    };
    const slope = (kind: keyof typeof attend): number => Math.log2(numbersAWidth(kind, 128) / numbersAWidth(kind, 64));
    expect(slope('skewed')).toBeCloseTo(1, 1);
    expect(slope('naive')).toBeCloseTo(2, 1);
  });

  it('refuses inputs that do not fit each other', () => {
    const tape = new Tape(new Arithmetic());
    const [cube, other] = [
      [1, 1, 2, 2],
      [1, 1, 1, 2],
    ].map((shape) => tape.constant(shape, new Float32Array(countCells(shape)))) as [Tensor, Tensor];
    expect(() => relativeAttention(tape, { queries: cube, keys: other, values: cube })).toThrow(ShapeError);
    const distances = tape.constant([1, 2, 2], new Float32Array(4));
    expect(() => relativeAttention(tape, { queries: cube, keys: cube, values: cube, distances })).toThrow(ShapeError);
  });
});
