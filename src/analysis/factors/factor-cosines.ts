import { DenseMatrix } from '../../matrix/dense-matrix.js';
import { multiplyDoubles } from '../../matrix/dense-products.js';
import { transposeDense } from '../../matrix/transpose.js';
import type { Design } from './design.js';

/** How orthogonal components are: means of absolute cosines, 0 where all are at right angles. */
export interface ComponentCosines {
  /** Of two values of one factor. These components sum to zero, so that n of them at equal angles have 1 / (n - 1). */
  readonly within: number;
  /** Of values of different factors. */
  readonly across: number;
}

/** Rows whose products with all are made at once. */
const blockRows = 512;

/** Returns the mean absolute cosines of components, one row a value; a component of length zero is left out. */
export function meanAbsoluteCosines(
  components: DenseMatrix<Float64Array>,
  { offsets, counts }: Pick<Design, 'offsets' | 'counts'>,
): ComponentCosines {
  const { columns } = components;
  const factors = new Int32Array(counts.length);
  for (let factor = 1; factor + 1 < offsets.length; factor++)
    factors.fill(factor, offsets[factor], offsets[factor + 1]);
  const units = new Float64Array(components.values);
  const lengths = Float64Array.from(counts, (_, value) =>
    Math.sqrt(components.row(value).reduce((sum, x) => sum + x * x, 0)),
  );
  const shortest = 1e-12 * lengths.reduce((most, length) => Math.max(most, length), 0);
  const kept = lengths.map((length) => (length > shortest ? 1 : 0));
  for (let cell = 0; cell < units.length; cell++) {
    const value = Math.floor(cell / columns);
    units[cell] = kept[value] === 1 ? units[cell] / lengths[value] : 0;
  }
  const right = transposeDense(new DenseMatrix(counts.length, columns, units));
  const [sums, numbers] = [
    [0, 0],
    [0, 0],
  ];
  for (let first = 0; first < counts.length; first += blockRows) {
    const height = Math.min(blockRows, counts.length - first);
    const block = new DenseMatrix(height, columns, units.subarray(first * columns, (first + height) * columns));
    const products = multiplyDoubles(block, right);
    for (let row = 0; row < height; row++) {
      const left = first + row;
      if (kept[left] === 0) continue;
      for (let other = left + 1; other < counts.length; other++) {
        if (kept[other] === 0) continue;
        const kind = factors[left] === factors[other] ? 0 : 1;
        sums[kind] += Math.abs(products.values[row * counts.length + other]);
        numbers[kind]++;
      }
    }
  }
  const [within, across] = sums.map((sum, kind) => (numbers[kind] === 0 ? 0 : sum / numbers[kind]));
  return { within, across };
}
