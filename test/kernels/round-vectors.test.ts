import fc from 'fast-check';
import { describeKernel } from './kernel-laws.js';

const numbers = fc.oneof(
  fc.constantFrom(0, -0, 0.5, 1.5, -2.5, 127, -127),
  fc.float({ noNaN: true, min: -200, max: 200 }),
);
const inputs = fc.integer({ min: 1, max: 21 }).chain((columns) =>
  fc.record({
    columns: fc.constant(columns),
    rows: fc.array(fc.array(numbers, { minLength: columns, maxLength: columns }), { minLength: 1, maxLength: 6 }),
  }),
);

const kernels = [
  ['roundVectors8', Int8Array, 8],
  ['roundVectors16', Int16Array, 32],
] as const;

for (const [kernel, type, multiple] of kernels) {
  describeKernel(kernel, inputs, (arena, { columns, rows }) => {
    const width = Math.ceil(columns / multiple) * multiple;
    const vectors = arena.allocate(Float32Array, rows.length * columns + 8).fill(Number.NaN);
    vectors.set(rows.flat());
    const steps = arena.allocate(Float32Array, rows.length);
    const cells = arena.allocate<Int8Array | Int16Array>(type, rows.length * width);
    arena.kernels[kernel](vectors, columns, cells as Int8Array & Int16Array, width, steps, 0, rows.length);
    return [cells, steps];
  });
}
