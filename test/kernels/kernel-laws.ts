import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Arena } from '../../src/kernels/arena.js';
import { availableKernels } from '../../src/kernels/compile.js';

/**
 * Checks that compiled kernels compute what their plain twins do: `compute` runs on the same drawn input in an arena of
 * each kind, and its results are compared, integers exactly, other numbers within `tolerance` of the largest.
 */
export function describeKernel<Input>(
  name: string,
  inputs: fc.Arbitrary<Input>,
  compute: (arena: Arena, input: Input) => readonly ArrayLike<number>[],
  options: { readonly tolerance?: number; readonly runs?: number } = {},
): void {
  const { tolerance = 1e-5, runs = 60 } = options;
  const kinds = [...availableKernels()].filter((kind) => kind !== 'plain');
  describe.each(kinds)(`${name}, compiled for %s`, (kind) => {
    const compiled = new Arena({ kind });
    const plain = new Arena({ kind: 'plain' });

    it('computes what the plain kernel computes', () => {
      fc.assert(
        fc.property(inputs, (input) => {
          compiled.scope(() => expectSame(compute(compiled, input), compute(plain, input), tolerance));
        }),
        { numRuns: runs },
      );
    });

    it('gives the same bytes when it is called again', () => {
      fc.assert(
        fc.property(inputs, (input) => {
          const copies = [0, 1].map(() =>
            compiled.scope(() => compute(compiled, input).map((numbers) => Array.from(numbers))),
          );
          expect(copies[1]).toEqual(copies[0]);
        }),
        { numRuns: 10 },
      );
    });
  });
}

function expectSame(left: readonly ArrayLike<number>[], right: readonly ArrayLike<number>[], tolerance: number): void {
  expect(left.map(({ length }) => length)).toEqual(right.map(({ length }) => length));
  for (const [place, numbers] of left.entries()) {
    const expected = right[place] as ArrayLike<number>;
    const isFloat = numbers instanceof Float32Array || numbers instanceof Float64Array;
    if (!isFloat) {
      expect(Array.from(numbers)).toEqual(Array.from(expected));
      continue;
    }
    const scale = Array.from(expected).reduce((most, value) => Math.max(most, Math.abs(value)), 1);
    const worst = Array.from(numbers).reduce(
      (most, value, cell) => Math.max(most, Math.abs(value - expected[cell])),
      0,
    );
    expect(worst).toBeLessThanOrEqual(tolerance * scale);
  }
}
