import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { OptionError } from '../../../src/errors.js';
import { Arithmetic as SourceArithmetic } from '../../../src/llm/tensor/arithmetic.js';
import { gaussianMatrix } from '../../matrix/arbitraries.js';

// Worker threads cannot load TypeScript, so this runs the compiled arithmetic: build before testing.
const dist = new URL('../../../dist/llm/tensor/arithmetic.js', import.meta.url);
if (!existsSync(dist)) throw new Error('There is no dist/: run `npm run build`.');
const { Arithmetic } = (await import(dist.href)) as { readonly Arithmetic: typeof SourceArithmetic };

const [rows, inner, columns] = [133, 70, 45];

function product(threads: number): number[] {
  const arithmetic = new Arithmetic({ threads });
  try {
    const [left, right] = [gaussianMatrix(rows, inner, 1), gaussianMatrix(inner, columns, 2)].map(({ values }) => {
      const own = arithmetic.allocate(values.length);
      own.set(values);
      return own;
    });
    const result = arithmetic.zeros(rows * columns);
    const pair = [
      { values: left as Float32Array, strides: { batch: 0, row: inner, column: 1 } },
      { values: right as Float32Array, strides: { batch: 0, row: columns, column: 1 } },
    ] as const;
    arithmetic.multiply(pair, result, { batches: 1, rows, inner, columns });
    return Array.from(result);
  } finally {
    arithmetic.close();
  }
}

describe('Arithmetic', () => {
  it('gives the same bytes on any number of threads', () => {
    expect(product(2)).toEqual(product(1));
    expect(product(3)).toEqual(product(1));
  });

  it('gives back the numbers of a scope and keeps those from before', () => {
    const arithmetic = new SourceArithmetic({ kind: 'wasm' });
    const kept = arithmetic.zeros(4);
    const [first, second] = [1, 2].map(() => arithmetic.scope(() => arithmetic.allocate(4).byteOffset));
    expect(second).toBe(first);
    expect(second).toBeGreaterThan(kept.byteOffset);
    expect(arithmetic.allocatedNumbers).toBe(12);
    expect(arithmetic.capacityBytes).toBeGreaterThan(0);
  });

  it('refuses no threads', () => {
    expect(() => new SourceArithmetic({ threads: 0 })).toThrow(OptionError);
  });
});
