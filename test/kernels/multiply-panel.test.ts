import fc from 'fast-check';
import { panelWidth } from '../../src/kernels/multiply-panel.js';
import { gaussianMatrix, sparseMatrices } from '../matrix/arbitraries.js';
import { describeKernel } from './kernel-laws.js';

const inputs = fc.tuple(sparseMatrices(9, 7), fc.integer({ min: 0, max: 100 }));

describeKernel('multiplyPanel', inputs, (arena, [matrix, seed]) => {
  const product = arena.copy(Float32Array, gaussianMatrix(matrix.rows, panelWidth, seed + 1).values);
  const starts = arena.copy(Uint32Array, matrix.rowStarts);
  const columns = arena.copy(Uint16Array, matrix.columnIndices);
  const values = arena.copy(Float32Array, matrix.values);
  const panel = arena.copy(Float32Array, gaussianMatrix(matrix.columns, panelWidth, seed).values);
  arena.run('multiplyPanel', [starts, columns, values, panel, product], { items: matrix.rows, chunk: 4 });
  return [product];
});
