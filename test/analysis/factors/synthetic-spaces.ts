import {
  createFactorialSet,
  type FactorialSet,
  grid,
  selectItems,
} from '../../../src/analysis/factors/factorial-set.js';
import { DenseMatrix } from '../../../src/matrix/dense-matrix.js';
import { createRandom, type Random, shuffled } from '../../../src/random.js';

/** Names of values: a0, a1, ... */
export function nameValues(prefix: string, count: number): string[] {
  return Array.from({ length: count }, (_, place) => `${prefix}${place}`);
}

/** A full grid of two or more factors of the given sizes. */
export function gridOf(...sizes: readonly number[]): FactorialSet {
  return grid(new Map(sizes.map((size, factor) => [`factor${factor}`, nameValues('abc'[factor], size)])));
}

/** A set without some of the combinations of a grid, chosen at random. */
export function incomplete(set: FactorialSet, share: number, seed: number): FactorialSet {
  const items = shuffled(
    set.texts.map((_, item) => item),
    createRandom(seed),
  );
  return selectItems(set, items.slice(0, Math.round(share * items.length)));
}

/** A matrix of normal numbers. */
export function normalRows(rows: number, columns: number, random: Random): DenseMatrix<Float64Array> {
  return new DenseMatrix(
    rows,
    columns,
    Float64Array.from({ length: rows * columns }, () => random.normal()),
  );
}

/** Vectors that are the sum of a component a value: with what they were made of, one matrix a factor. */
export function additiveVectors(set: FactorialSet, columns: number, seed: number) {
  const random = createRandom(seed);
  const parts = set.factors.map(({ values }) => normalRows(values.length, columns, random));
  return { vectors: addParts(set, parts), parts };
}

/** Adds up the components of each item. */
export function addParts(set: FactorialSet, parts: readonly DenseMatrix[]): DenseMatrix<Float64Array> {
  const { columns } = parts[0];
  const vectors = new DenseMatrix(set.texts.length, columns, new Float64Array(set.texts.length * columns));
  for (let item = 0; item < vectors.rows; item++) {
    parts.forEach((part, factor) => {
      part.row(set.labels[factor][item]).forEach((value, column) => {
        vectors.values[item * columns + column] += value;
      });
    });
  }
  return vectors;
}

/** Additive vectors whose factors use columns of their own, so that they are orthogonal. */
export function orthogonalVectors(set: FactorialSet, columnsEach: number, seed: number): DenseMatrix<Float64Array> {
  const random = createRandom(seed);
  const columns = columnsEach * set.factors.length;
  const parts = set.factors.map(({ values }, factor) => {
    const part = new DenseMatrix(values.length, columns, new Float64Array(values.length * columns));
    for (let value = 0; value < values.length; value++) {
      for (let column = 0; column < columnsEach; column++)
        part.values[value * columns + factor * columnsEach + column] = random.normal();
    }
    return part;
  });
  return addParts(set, parts);
}

/** A rotation: the product of plane rotations by random angles. */
export function rotate(vectors: DenseMatrix, random: Random): DenseMatrix<Float64Array> {
  const { rows, columns } = vectors;
  const turned = new DenseMatrix(rows, columns, Float64Array.from(vectors.values));
  for (let turn = 0; turn < 4 * columns; turn++) {
    const [left, right] = [turn % columns, random.integer(columns)];
    if (left === right) continue;
    const angle = 2 * Math.PI * random.uniform();
    const [cosine, sine] = [Math.cos(angle), Math.sin(angle)];
    for (let row = 0; row < rows; row++) {
      const values = turned.row(row);
      [values[left], values[right]] = [
        cosine * values[left] - sine * values[right],
        sine * values[left] + cosine * values[right],
      ];
    }
  }
  return turned;
}

/** A set of two factors of words that trip up tables keyed by text. */
export function trickySet(): FactorialSet {
  return createFactorialSet(
    ['constructor', '__proto__'],
    ['constructor', '__proto__', 'toString'].flatMap((first) =>
      ['hasOwnProperty', '__proto__', 'constructor'].map((second) => ({ values: [first, second] })),
    ),
  );
}
