import fc from 'fast-check';
import { sparseMatrices } from '../matrix/arbitraries.js';
import { describeKernel } from './kernel-laws.js';

const columnCount = 40;
const inputs = fc.tuple(
  fc.integer({ min: 1, max: 9 }).chain((rows) => sparseMatrices(rows, columnCount)),
  fc
    .uniqueArray(fc.integer({ min: 1, max: columnCount - 1 }), { maxLength: 4 })
    .map((inner) => [0, ...inner.sort((a, b) => a - b), columnCount]),
);

describeKernel('surveyRows, countBlockEntries and splitRows', inputs, (arena, [matrix, cuts]) => {
  const { rows, nonzeros } = matrix;
  const starts = arena.copy(Uint32Array, matrix.rowStarts);
  const columns = arena.copy(Uint32Array, matrix.columnIndices);
  const values = arena.copy(Float32Array, matrix.values);
  const run = { items: rows, chunk: 2 };
  const counts = arena.zeros(Uint32Array, columnCount);
  const squares = arena.allocate(Float64Array, rows);
  arena.run('surveyRows', [starts, columns, values, counts, squares], run);
  const blocks = cuts.length - 1;
  const places = arena.zeros(Uint32Array, blocks * (rows + 1));
  const ownCuts = arena.copy(Uint32Array, cuts);
  arena.run('countBlockEntries', [starts, columns, ownCuts, blocks, places, rows + 1], run);
  const entries = places.slice();
  let filled = 0;
  for (const [place, count] of entries.entries()) {
    places[place] = filled;
    filled += count;
  }
  const targetColumns = arena.allocate(Uint16Array, nonzeros);
  const targetValues = arena.allocate(Float32Array, nonzeros);
  const input = [starts, columns, values, ownCuts, blocks, places, rows + 1] as const;
  arena.run('splitRows', [...input, targetColumns, targetValues], run);
  return [counts, squares, entries, targetColumns, targetValues];
});
