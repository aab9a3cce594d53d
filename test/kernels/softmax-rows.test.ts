import fc from 'fast-check';
import { gaussianMatrix } from '../matrix/arbitraries.js';
import { describeKernel } from './kernel-laws.js';

const inputs = fc.record({
  sequences: fc.integer({ min: 1, max: 3 }),
  queries: fc.integer({ min: 1, max: 11 }),
  isRelative: fc.boolean(),
  causal: fc.constantFrom(0, 1),
  scale: fc.constantFrom(0.5, 1, 40),
  seed: fc.nat(),
});

describeKernel('softmaxRows', inputs, (arena, { sequences, queries, isRelative, causal, scale, seed }) => {
  const rows = sequences * queries;
  const scores = arena.copy(Float32Array, gaussianMatrix(rows, queries, seed).values);
  const span = isRelative ? 2 * queries - 1 : 0;
  const relative = arena.copy(Float32Array, gaussianMatrix(rows, span, seed + 1).values);
  const lengths = arena.copy(
    Uint32Array,
    Array.from({ length: sequences }, (_, place) => Math.max(1, queries - place)),
  );
  arena.run('softmaxRows', [scores, queries, scale, relative, span, queries, lengths, queries, causal], {
    items: rows,
    chunk: 3,
  });
  return [scores];
});

describeKernel('softmaxGradients', inputs, (arena, { sequences, queries, scale, seed }) => {
  const shares = arena.copy(Float32Array, gaussianMatrix(sequences, queries, seed).values);
  const gradients = arena.copy(Float32Array, gaussianMatrix(sequences, queries, seed + 1).values);
  arena.run('softmaxGradients', [shares, gradients, queries, scale], { items: sequences, chunk: 2 });
  return [gradients];
});
