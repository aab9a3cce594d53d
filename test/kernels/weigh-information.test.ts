import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Arena } from '../../src/kernels/arena.js';
import { availableKernels } from '../../src/kernels/compile.js';
import { countMatrices } from '../matrix/arbitraries.js';
import { describeKernel } from './kernel-laws.js';

const inputs = fc.tuple(
  countMatrices(9, 7),
  fc.integer({ min: 0, max: 3 }),
  fc.constantFrom(1, 0.75, 0.2),
  fc.integer({ min: 1, max: 9 }),
);

for (const [name, type] of [
  ['weighInformation16', Uint16Array],
  ['weighInformation32', Uint32Array],
] as const) {
  describeKernel(name, inputs, (arena, [matrix, measure, smoothing, chunk]) => {
    const contexts = arena.zeros(Float64Array, matrix.columns);
    for (const [entry, column] of matrix.columnIndices.entries()) contexts[column] += matrix.values[entry];
    for (const [column, sum] of contexts.entries()) contexts[column] = sum ** smoothing;
    const scale = contexts.reduce((sum, value) => sum + value, 0);
    const starts = arena.copy(Uint32Array, matrix.rowStarts);
    const columns = arena.copy<Uint16Array | Uint32Array>(type, matrix.columnIndices) as never;
    const values = arena.copy(Float32Array, matrix.values);
    const kept = arena.zeros(Uint32Array, matrix.rows);
    const parameters = [starts, columns, values, columns, values, kept, contexts, scale, measure] as const;
    arena.run(name, [...parameters], { items: matrix.rows, chunk });
    const [keptColumns, keptValues]: [number[], number[]] = [[], []];
    for (let first = 0; first < matrix.rows; first += chunk) {
      const count = kept.subarray(first, first + chunk).reduce((sum, entries) => sum + entries, 0);
      keptColumns.push(...(columns as Uint32Array).subarray(starts[first], starts[first] + count));
      keptValues.push(...values.subarray(starts[first], starts[first] + count));
    }
    return [kept, Uint32Array.from(keptColumns), Float32Array.from(keptValues)];
  });
}

describe.each([...availableKernels()])('the logarithm of %s kernels', (kind) => {
  const arena = new Arena({ kind });

  /** Weights a row of counts whose ratio to independence is the count times `scale`: its context sums are 1 / its sum. */
  function logarithms(ratios: readonly number[]): Float32Array {
    return arena.scope(() => {
      const values = arena.copy(Float32Array, ratios);
      const sum = values.reduce((all, value) => all + value, 0);
      const starts = arena.copy(Uint32Array, [0, ratios.length]);
      const columns = arena.zeros(Uint32Array, ratios.length);
      const kept = arena.zeros(Uint32Array, 1);
      const contexts = arena.copy(Float64Array, [1]);
      arena.kernels.weighInformation32(starts, columns, values, columns, values, kept, contexts, sum, 1, 0, 1);
      expect(kept[0]).toBe(ratios.length);
      return values.slice();
    });
  }

  /** The largest relative distance to the logarithm in doubles; ratios of exactly 1 would be dropped. */
  function worstError(ratios: readonly number[]): number {
    const floats = ratios.map(Math.fround).filter((ratio) => ratio !== 1);
    return logarithms(floats).reduce((worst, weight, place) => {
      const expected = Math.log(floats[place]);
      return Math.max(worst, Math.abs(weight - expected) / Math.abs(expected));
    }, 0);
  }

  it('is exact to 5e-7 of its value, from 1e-30 to 1e30', () => {
    expect(worstError(Array.from({ length: 20_001 }, (_, place) => 10 ** ((place - 10_000) / 333)))).toBeLessThan(5e-7);
  });

  it('is exact to 5e-7 of its value around 1, where it is small', () => {
    const steps = Array.from({ length: 10_000 }, (_, place) => 1 + (place - 5000) / 2 ** 13);
    expect(worstError(steps)).toBeLessThan(5e-7);
    expect(worstError(Array.from({ length: 40 }, (_, place) => 1 + (place - 20) * 2 ** -23))).toBeLessThan(5e-7);
  });

  it('is exact to 5e-7 of its value next to the powers of 2 and their roots', () => {
    const edges = Array.from({ length: 40 }, (_, power) => 2 ** ((power - 20) / 2));
    expect(worstError(edges.flatMap((edge) => [edge * (1 - 1e-7), edge, edge * (1 + 1e-7)]))).toBeLessThan(5e-7);
  });
});
