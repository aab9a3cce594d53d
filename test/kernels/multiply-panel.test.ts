import fc from 'fast-check';
import { panelWidth } from '../../src/kernels/multiply-panel.js';
import { gaussianMatrix, sparseMatrices } from '../matrix/arbitraries.js';
import { describeKernel } from './kernel-laws.js';

const inputs = fc.tuple(sparseMatrices(9, 7), fc.integer({ min: 0, max: 100 }));

for (const [name, type] of [
  ['multiplyPanel16', Uint16Array],
  ['multiplyPanel32', Uint32Array],
] as const) {
  describeKernel(name, inputs, (arena, [matrix, seed]) => {
    const product = arena.allocate(Float32Array, matrix.rows * panelWidth);
    const starts = arena.copy(Uint32Array, matrix.rowStarts);
    const columns = arena.copy<Uint16Array | Uint32Array>(type, matrix.columnIndices) as never;
    const values = arena.copy(Float32Array, matrix.values);
    const panel = arena.copy(Float32Array, gaussianMatrix(matrix.columns, panelWidth, seed).values);
    arena.run(name, [starts, columns, values, panel, product], { items: matrix.rows, chunk: 4 });
    return [product];
  });
}
