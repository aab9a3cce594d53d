import { writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { all, create } from 'mathjs';
import { toMathjsSparse } from '../../src/matrix/convert-mathjs.js';
import { toMlMatrix } from '../../src/matrix/convert-ml-matrix.js';
import { type DenseMatrix, denseZeros } from '../../src/matrix/dense-matrix.js';
import { gram, multiplyDense } from '../../src/matrix/dense-products.js';
import { topRows } from '../../src/matrix/neighbours.js';
import { SparseBuilder } from '../../src/matrix/sparse-builder.js';
import type { SparseMatrix } from '../../src/matrix/sparse-matrix.js';
import { multiplySparseDense, multiplySparseSparse } from '../../src/matrix/sparse-products.js';
import { transpose } from '../../src/matrix/transpose.js';
import { truncatedSvd } from '../../src/matrix/truncated-svd.js';
import { ppmi } from '../../src/matrix/weightings/ppmi.js';
import { createRandom } from '../../src/random.js';

/** Work per call, as floating-point operations or as cells passed over. */
type Work = { readonly operations: number } | { readonly cells: number };

const results: Record<string, string | number>[] = [];

function measure(name: string, size: string, work: Work, call: () => unknown, runs = 5): void {
  const times = Array.from({ length: runs + 1 }, () => {
    const start = performance.now();
    call();
    return performance.now() - start;
  });
  // The first run compiles and is left out.
  const milliseconds = times.slice(1).sort((a, b) => a - b)[Math.floor(runs / 2)];
  const rate =
    'cells' in work
      ? { nanosecondsPerCell: Number(((milliseconds * 1e6) / work.cells).toFixed(2)) }
      : { gigaflops: Number((work.operations / milliseconds / 1e6).toFixed(2)) };
  results.push({ name, size, milliseconds: Number(milliseconds.toFixed(2)), runs, ...rate });
}

function gaussian(rows: number, columns: number): DenseMatrix<Float32Array> {
  const random = createRandom(rows + columns);
  const matrix = denseZeros(rows, columns);
  for (let cell = 0; cell < matrix.values.length; cell++) matrix.values[cell] = random.normal();
  return matrix;
}

/** Cells as a corpus gives them: a few frequent rows and columns hold most. */
function addSkewed(builder: SparseBuilder, count: number, rows: number, columns: number): SparseBuilder {
  const random = createRandom(1);
  for (let cell = 0; cell < count; cell++) {
    builder.add(Math.floor(rows * random.uniform() ** 1.5), Math.floor(columns * random.uniform() ** 2));
  }
  return builder;
}

const skewed = (count: number, rows: number, columns: number): SparseMatrix =>
  addSkewed(new SparseBuilder(), count, rows, columns).build({ rows, columns });

const [rows, columns, added] = [25_000, 15_000, 2_800_000];
const counts = skewed(added, rows, columns);
const large = `${rows} x ${columns}, ${counts.nonzeros} nonzeros`;
measure('SparseBuilder', large, { cells: added }, () => skewed(added, rows, columns));
measure('transpose', large, { cells: counts.nonzeros }, () => transpose(counts));
measure('ppmi', large, { cells: counts.nonzeros }, () => ppmi(counts));

const wide = gaussian(columns, 110);
const tall = gaussian(rows, 110);
const rotation = gaussian(110, 110);
const sparseWork = { operations: 2 * counts.nonzeros * 110 };
measure('multiplySparseDense', `${large}, by 110`, sparseWork, () => multiplySparseDense(counts, wide));
measure('gram', `${rows} x 110`, { operations: rows * 110 * 111 }, () => gram(tall));
measure('multiplyDense', `${rows} x 110 x 110`, { operations: 2 * rows * 110 ** 2 }, () =>
  multiplyDense(tall, rotation),
);
const weighted = ppmi(counts);
const svdCells = { cells: weighted.nonzeros };
measure(
  'truncatedSvd, rank 100, 2 power iterations',
  large,
  svdCells,
  () => {
    truncatedSvd(weighted, { rank: 100, powerIterations: 2 });
  },
  3,
);

const space = gaussian(100_000, 300);
measure('topRows', '100000 x 300', { operations: 2 * space.values.length }, () => topRows(space, space.row(7)));

const side = 500;
const square = gaussian(side, side);
const mlSquare = toMlMatrix(square);
const cube = { operations: 2 * side ** 3 };
measure('multiplyDense', `${side} cubed`, cube, () => multiplyDense(square, square));
measure('ml-matrix mmul', `${side} cubed`, cube, () => mlSquare.mmul(mlSquare));
measure('gram', `${side} cubed`, { operations: side ** 2 * (side + 1) }, () => gram(square));
measure('ml-matrix transpose, mmul', `${side} cubed`, cube, () => mlSquare.transpose().mmul(mlSquare));

const math = create(all);
const little = skewed(10_000, side, side);
const mathLittle = toMathjsSparse(little, math);
const littleSize = `${side} x ${side}, ${little.nonzeros} nonzeros, squared`;
const littleWork = { cells: little.nonzeros };
measure('multiplySparseSparse', littleSize, littleWork, () => multiplySparseSparse(little, little));
measure('mathjs multiply, sparse', littleSize, littleWork, () => math.multiply(mathLittle, mathLittle));

const report = {
  command: 'npx tsx benchmarks/speed/matrix.ts',
  node: process.version,
  processor: cpus()[0]?.model.trim() ?? 'unknown',
  results,
};
await writeFile(new URL('../results/speed-matrix.json', import.meta.url), `${JSON.stringify(report, null, 2)}\n`);
console.table(results);
