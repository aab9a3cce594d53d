import fc from 'fast-check';
import { panelWidth } from '../../src/kernels/multiply-panel.js';
import { stageColumnBlocks } from '../../src/matrix/column-blocks.js';
import { toRowBlocks } from '../../src/matrix/row-blocks.js';
import { gaussianMatrix, sparseFromCells, sparseMatrices } from '../matrix/arbitraries.js';
import { describeKernel } from './kernel-laws.js';

const columnCount = 13;
const matrices = fc
  .integer({ min: 0, max: 11 })
  .chain((rows) =>
    rows === 0 ? fc.constant(sparseFromCells([], { rows, columns: columnCount })) : sparseMatrices(rows, columnCount),
  );
const cutLists = fc
  .uniqueArray(fc.integer({ min: 1, max: columnCount - 1 }), { maxLength: 4 })
  .map((inner) => Uint32Array.from([0, ...inner.sort((a, b) => a - b), columnCount]));

describeKernel(
  'scatterPanel',
  fc.tuple(matrices, cutLists, fc.integer({ min: 0, max: 100 })),
  (arena, [matrix, cuts, seed]) => {
    const { starts, columns, values, firstColumns, blocks, rows } = stageColumnBlocks(arena, toRowBlocks(matrix), cuts);
    const panel = arena.copy(Float32Array, gaussianMatrix(rows, panelWidth, seed).values);
    const product = arena.copy(Float32Array, gaussianMatrix(columnCount, panelWidth, seed + 1).values);
    arena.run('scatterPanel', [starts, columns, values, panel, rows, firstColumns, blocks, product], {
      items: blocks,
      chunk: 2,
    });
    return [product];
  },
);
