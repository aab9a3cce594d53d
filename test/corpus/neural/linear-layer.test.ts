import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLinearLayer } from '../../../src/corpus/neural/linear-layer.js';
import { createNibbleMatrix } from '../../../src/corpus/neural/quantised-matrix.js';
import { Arena } from '../../../src/kernels/arena.js';
import { gaussianMatrix } from '../../matrix/arbitraries.js';

const sizes = fc.record({
  count: fc.integer({ min: 1, max: 70 }),
  inputs: fc.integer({ min: 1, max: 100 }),
  outputs: fc.integer({ min: 1, max: 20 }),
  seed: fc.nat(),
});

describe.each(['wasm', 'plain'] as const)('createLinearLayer with %s kernels', (kind) => {
  const arena = new Arena({ kind });

  it('maps by four bits what it maps by single precision, but for the rounding of what comes in', () => {
    fc.assert(
      fc.property(sizes, ({ count, inputs, outputs, seed }) => {
        const draw = (size: number, from: number) => gaussianMatrix(1, size, seed + from).values;
        const groups = Math.ceil(inputs / 32);
        const bytes = Uint8Array.from(draw(outputs * groups * 16, 0), (value) => Math.abs(value) * 100);
        const four = createNibbleMatrix(bytes, Float32Array.from(draw(outputs * groups, 1)), inputs);
        const { rows, columns, readRow } = four;
        const bias = Float32Array.from(draw(outputs, 2));
        arena.scope(() => {
          const vectors = arena.copy(Float32Array, draw(count * inputs, 3));
          const stride = outputs + 2;
          const targets = [four, { rows, columns, readRow }].map((weights) => {
            const target = arena.zeros(Float32Array, count * stride);
            createLinearLayer(arena, weights, bias).apply(vectors, count, target, { stride });
            return target;
          });
          const row = new Float32Array(inputs);
          for (let output = 0; output < outputs; output++) {
            four.readRow(output, row, 0);
            const size = row.reduce((sum, weight) => sum + Math.abs(weight), 1);
            for (let vector = 0; vector < count; vector++) {
              const values = vectors.subarray(vector * inputs, (vector + 1) * inputs);
              const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
              const place = vector * stride + output;
              // Half a step for each weight, and single precision.
              const bound = (largest / 32_767 / 2 + 1e-6 * (1 + largest)) * size;
              expect(Math.abs(targets[0][place] - targets[1][place])).toBeLessThanOrEqual(bound);
            }
          }
          for (let vector = 0; vector < count; vector++) {
            expect([...targets[0].subarray(vector * stride + outputs, (vector + 1) * stride)]).toEqual([0, 0]);
          }
        });
      }),
      { numRuns: 40 },
    );
  });
});
