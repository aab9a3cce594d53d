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

describeKernel('roundVectors8', inputs, (arena, { columns, rows }) => {
  const width = Math.ceil(columns / 8) * 8;
  const vectors = arena.allocate(Float32Array, rows.length * columns + 8).fill(Number.NaN);
  vectors.set(rows.flat());
  const cells = arena.allocate(Int8Array, rows.length * width);
  const steps = arena.allocate(Float32Array, rows.length);
  arena.run('roundVectors8', [vectors, columns, cells, width, steps], { items: rows.length, chunk: 2 });
  return [cells, steps];
});

describeKernel('roundVectors16', inputs, (arena, { columns, rows }) => {
  const width = Math.ceil(columns / 32) * 32;
  const vectors = arena.allocate(Float32Array, rows.length * columns + 8).fill(Number.NaN);
  vectors.set(rows.flat());
  const cells = arena.allocate(Int16Array, rows.length * width);
  const steps = arena.allocate(Float32Array, rows.length);
  arena.run('roundVectors16', [vectors, columns, cells, width, steps], { items: rows.length, chunk: 2 });
  return [cells, steps];
});
