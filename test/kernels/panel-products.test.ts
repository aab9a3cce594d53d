import fc from 'fast-check';
import { panelWidth } from '../../src/kernels/multiply-panel.js';
import { blockSize } from '../../src/kernels/panel-products.js';
import { gaussianMatrix } from '../matrix/arbitraries.js';
import { describeKernel } from './kernel-laws.js';

const seeds = fc.integer({ min: 0, max: 1000 });
const panelCounts = fc.integer({ min: 0, max: 3 });

describeKernel(
  'projectPanels',
  fc.tuple(fc.integer({ min: 0, max: 700 }), panelCounts, fc.integer({ min: 1, max: 300 }), seeds),
  (arena, [rows, count, segmentRows, seed]) => {
    const segments = Math.ceil(rows / segmentRows);
    const panels = arena.copy(Float32Array, gaussianMatrix(count * rows, panelWidth, seed).values);
    const right = arena.copy(Float32Array, gaussianMatrix(rows, panelWidth, seed + 1).values);
    const items = count * segments;
    const sums = arena.allocate(Float64Array, items * blockSize).fill(Number.NaN);
    const stride = rows * panelWidth * 4;
    arena.run('projectPanels', [panels, stride, right, rows, segments, segmentRows, sums], { items, chunk: 2 });
    return [sums];
  },
  { runs: 30 },
);

describeKernel(
  'addPanels',
  // Up to 19 panels: the compiled kernel takes them eight at a time.
  fc.tuple(fc.integer({ min: 0, max: 13 }), fc.integer({ min: 0, max: 19 }), seeds),
  (arena, [groups, count, seed]) => {
    const rows = 4 * groups;
    const panels = arena.copy(Float32Array, gaussianMatrix(count * rows, panelWidth, seed).values);
    const coefficients = arena.copy(Float32Array, gaussianMatrix(count * panelWidth, panelWidth, seed + 1).values);
    const block = arena.copy(Float32Array, gaussianMatrix(rows, panelWidth, seed + 2).values);
    const stride = rows * panelWidth * 4;
    arena.run('addPanels', [panels, stride, count, coefficients, block], { items: groups, chunk: 5 });
    return [block];
  },
  { runs: 40 },
);
