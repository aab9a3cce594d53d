import { DenseMatrix, type FloatArray } from '../../matrix/dense-matrix.js';
import { multiplyDoubles } from '../../matrix/dense-products.js';
import { arrangeCells, isInOrder, type NamedTensor } from './axes.js';
import type { PairIndices } from './pair-indices.js';

/** From so many multiplications on, a product of matrices is made by the compiled kernel. */
const fewestKernelMultiplications = 2 ** 16;

/** Below so many rows, columns or summed numbers the kernel's tiles stay mostly empty. */
const fewestKernelSide = 4;

/** The lengths of the four groups of indices of a pair. */
interface Sizes {
  readonly batch: number;
  readonly rows: number;
  readonly summed: number;
  readonly columns: number;
}

/** How a kernel reads the cells of its two tensors, batch first. */
type Layout = 'rows-summed, summed-columns' | 'rows-summed, columns-summed' | 'summed-rows, summed-columns';

/** Returns the cells of the product of two dense tensors, in the order batch, rows, columns. */
export function contractDensePair(left: NamedTensor, right: NamedTensor, pair: PairIndices): Float64Array {
  const lengthOf = ({ indices, shape }: NamedTensor, group: readonly number[]): number =>
    group.reduce((product, index) => product * shape[indices.indexOf(index)], 1);
  const sizes = {
    batch: lengthOf(left, pair.batch),
    rows: lengthOf(left, pair.rows),
    summed: lengthOf(left, pair.summed),
    columns: lengthOf(right, pair.columns),
  };
  const fitsKernel = isForKernel(sizes);
  const { layout, summed } = chooseLayout(left, right, { pair, fitsKernel });
  const arranged = { ...pair, summed };
  const a = arrangeCells(left, leftOrder(layout, arranged));
  const b = arrangeCells(right, rightOrder(layout, arranged));
  const product = new Float64Array(sizes.batch * sizes.rows * sizes.columns);
  if (product.length === sizes.batch && sizes.summed === 1) return product.map((_, item) => a[item] * b[item]);
  const multiply = fitsKernel ? multiplyByKernel : kernelOf(layout, sizes);
  const [leftStep, rightStep] = [sizes.rows * sizes.summed, sizes.summed * sizes.columns];
  const step = sizes.rows * sizes.columns;
  for (let item = 0; item < sizes.batch; item++) {
    multiply(
      { cells: a, start: item * leftStep },
      { cells: b, start: item * rightStep },
      { cells: product, start: item * step, ...sizes },
    );
  }
  return product;
}

function isForKernel({ rows, summed, columns }: Sizes): boolean {
  if (rows * summed * columns < fewestKernelMultiplications) return false;
  return Math.min(rows, summed, columns) >= fewestKernelSide;
}

/** Chooses the layout, and the order of the summed indices, for which the fewest cells are copied. */
function chooseLayout(
  left: NamedTensor,
  right: NamedTensor,
  { pair, fitsKernel }: { readonly pair: PairIndices; readonly fitsKernel: boolean },
): { layout: Layout; summed: readonly number[] } {
  const layouts: Layout[] = fitsKernel
    ? ['rows-summed, summed-columns']
    : ['rows-summed, summed-columns', 'rows-summed, columns-summed', 'summed-rows, summed-columns'];
  const asOnTheRight = right.indices.filter((index) => pair.summed.includes(index));
  const choices = [pair.summed, asOnTheRight].flatMap((summed) =>
    layouts.map((layout) => {
      const arranged = { ...pair, summed };
      const copied =
        (isInOrder(left, leftOrder(layout, arranged)) ? 0 : left.values.length) +
        (isInOrder(right, rightOrder(layout, arranged)) ? 0 : right.values.length);
      return { layout, summed, copied };
    }),
  );
  return choices.reduce((best, choice) => (choice.copied < best.copied ? choice : best));
}

function leftOrder(layout: Layout, { batch, rows, summed }: PairIndices): number[] {
  return layout === 'summed-rows, summed-columns' ? [...batch, ...summed, ...rows] : [...batch, ...rows, ...summed];
}

function rightOrder(layout: Layout, { batch, columns, summed }: PairIndices): number[] {
  return layout === 'rows-summed, columns-summed'
    ? [...batch, ...columns, ...summed]
    : [...batch, ...summed, ...columns];
}

/** Cells from a place on. */
interface Block {
  readonly cells: FloatArray;
  readonly start: number;
}

type Kernel = (left: Block, right: Block, product: Block & Sizes) => void;

function kernelOf(layout: Layout, { columns, summed }: Sizes): Kernel {
  if (layout === 'rows-summed, columns-summed' || (layout === 'rows-summed, summed-columns' && columns === 1)) {
    return addInnerProducts;
  }
  if (layout === 'rows-summed, summed-columns' || summed === 1) return addRows;
  return columns === 1 ? addScaledRows : addOuterProducts;
}

const multiplyByKernel: Kernel = (left, right, { cells, start, rows, summed, columns }) => {
  const a = left.cells.subarray(left.start, left.start + rows * summed);
  const b = right.cells.subarray(right.start, right.start + summed * columns);
  const product = multiplyDoubles(new DenseMatrix(rows, summed, a), new DenseMatrix(summed, columns, b));
  cells.set(product.values, start);
};

/**
 * Left rows x summed, right columns x summed.
 *
 * Two rows at a time, the last of an odd number twice, with two running sums each, since a sum waits for its own last addition. The right
 * is read as doubles, since a loop that meets arrays of both kinds on both sides takes 1.5 times as long.
 */
const addInnerProducts: Kernel = (left, right, { cells, start, rows, summed, columns }) => {
  const a = left.cells;
  const b = Float64Array.from(right.cells.subarray(right.start, right.start + columns * summed));
  for (let row = 0; row < rows; row += 2) {
    const other = Math.min(row + 1, rows - 1);
    for (let column = 0; column < columns; column++) {
      let i = left.start + row * summed;
      let k = left.start + other * summed;
      let s0 = 0;
      let s1 = 0;
      let t0 = 0;
      let t1 = 0;
      let j = column * summed;
      const end = j + summed;
      for (; j + 1 < end; j += 2, i += 2, k += 2) {
        s0 += a[i] * b[j];
        s1 += a[i + 1] * b[j + 1];
        t0 += a[k] * b[j];
        t1 += a[k + 1] * b[j + 1];
      }
      if (j < end) {
        s0 += a[i] * b[j];
        t0 += a[k] * b[j];
      }
      cells[start + row * columns + column] = s0 + s1;
      cells[start + other * columns + column] = t0 + t1;
    }
  }
};

/** Left rows x summed, right summed x columns. */
const addRows: Kernel = (left, right, { cells, start, rows, summed, columns }) => {
  const a = left.cells;
  const b = right.cells;
  for (let row = 0; row < rows; row++) {
    const to = start + row * columns;
    for (let k = 0; k < summed; k++) {
      const factor = a[left.start + row * summed + k];
      if (factor === 0) continue;
      const from = right.start + k * columns;
      for (let column = 0; column < columns; column++) cells[to + column] += factor * b[from + column];
    }
  }
};

/** Left summed x rows, right summed x columns. */
const addOuterProducts: Kernel = (left, right, { cells, start, rows, summed, columns }) => {
  const a = left.cells;
  const b = right.cells;
  for (let k = 0; k < summed; k++) {
    const from = right.start + k * columns;
    for (let row = 0; row < rows; row++) {
      const factor = a[left.start + k * rows + row];
      if (factor === 0) continue;
      const to = start + row * columns;
      for (let column = 0; column < columns; column++) cells[to + column] += factor * b[from + column];
    }
  }
};

/** Left summed x rows, right summed alone. */
const addScaledRows: Kernel = (left, right, { cells, start, rows, summed }) => {
  const a = left.cells;
  const b = right.cells;
  for (let k = 0; k < summed; k++) {
    const factor = b[right.start + k];
    if (factor === 0) continue;
    const from = left.start + k * rows;
    for (let row = 0; row < rows; row++) cells[start + row] += factor * a[from + row];
  }
};
