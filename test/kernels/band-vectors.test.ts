import fc from 'fast-check';
import { bandRow } from '../../src/kernels/band-vectors.js';
import { gaussianMatrix } from '../matrix/arbitraries.js';
import { bandToMatrix, eigenvaluesOf, gaussianBand } from '../matrix/symmetric-bands.js';
import { describeKernel } from './kernel-laws.js';

const sizes = fc.oneof(fc.constantFrom(0, 1, 2, 24, 25, 26, 49, 50), fc.integer({ min: 0, max: 80 }));

/** Turns each vector so that its largest entry is positive: vectors are unique but for their signs. */
function fixSigns(vectors: Float64Array, size: number): Float64Array {
  const turned = vectors.slice();
  for (let start = 0; start < turned.length; start += size) {
    const vector = turned.subarray(start, start + size);
    const largest = vector.reduce((most, value) => (Math.abs(value) > 1.001 * Math.abs(most) ? value : most), 0);
    if (largest < 0) for (let i = 0; i < size; i++) vector[i] = -vector[i];
  }
  return turned;
}

describeKernel(
  'bandVectors',
  fc.tuple(sizes, fc.integer({ min: 0, max: 7 }), fc.integer({ min: 0, max: 1000 })),
  (arena, [size, count, seed]) => {
    const band = gaussianBand(size, seed);
    const values = eigenvaluesOf(bandToMatrix(band)).slice(0, count);
    const rows = arena.copy(Float64Array, band.rows);
    const shifts = arena.copy(Float64Array, values);
    const scratch = arena.perThread(Float64Array, size * bandRow);
    const vectors = arena.copy(Float64Array, gaussianMatrix(values.length, size, seed + 1).values);
    arena.run('bandVectors', [rows, size, shifts, scratch, vectors], { items: values.length, chunk: 4 });
    return [fixSigns(vectors, size)];
  },
  { tolerance: 1e-8, runs: 40 },
);
