import { QualiaError, requireOption } from '../../errors.js';
import { DenseMatrix } from '../../matrix/dense-matrix.js';
import { multiplyDoubles } from '../../matrix/dense-products.js';
import { transposeDense } from '../../matrix/transpose.js';
import { keepKnown, type SetCoverage } from './embed-factorial-set.js';
import { type FactorialSet, valuesOf } from './factorial-set.js';
import { meansOfColumns } from './principal-scores.js';
import { vectorsFromProducts } from './snapshot-vectors.js';

/** How the vectors of the values of an item become one, by name. */
export const compositionOperators = ['sum', 'product', 'log-product', 'tensor'] as const;

/** The name of an operator on word vectors. */
export type CompositionOperator = (typeof compositionOperators)[number];

/** A set with vectors that were composed. */
export interface ComposedFactorialSet {
  /** The items whose values all have a vector. */
  readonly set: FactorialSet;
  /** One row an item; of `tensor` in coordinates of their own, with the inner products of the tensors. */
  readonly vectors: DenseMatrix<Float64Array>;
  readonly coverage: SetCoverage;
}

/** Options of {@link composeFactorialSet}. */
export interface ComposeFactorialSetOptions {
  /** The least share of items that must be known, 0 to 1; default 0.5. */
  readonly minimumCoverage?: number | undefined;
  /**
   * Whether the mean of the vectors of each factor's values is subtracted before they are composed; default false. What all words share makes
   * products partly linear: (m + a)(n + b) = m n + a n + m b + a b. Without it nothing linear is left in a full grid of products or tensors.
   */
  readonly centre?: boolean | undefined;
  /** What errors call the source of vectors; default `the space`. */
  readonly name?: string | undefined;
}

/** Tensors are compared with one another, so that time and memory grow with the square of the items. */
const mostTensors = 2000;

/**
 * Composes the vector of each item from those of its values: `sum` v_1 + ... + v_n; `product`, entry by entry (Mitchell & Lapata 2008);
 * `log-product`, log |v_1 . ... . v_n|, entry by entry; `tensor` v_1 (x) ... (x) v_n (Smolensky 1990), which is never written down.
 *
 * @param findVector the vector of a value, all of one length; undefined where there is none, so that its items are left out.
 * @throws QualiaError with code COVERAGE as `embedFactorialSet`, ZERO_ENTRY for the logarithm of a zero; OptionError for another operator,
 * or tensors of more than 2,000 items.
 * @example composeFactorialSet(set, 'sum', (word) => (space.has(word) ? space.vector(word) : undefined))
 */
export function composeFactorialSet(
  set: FactorialSet,
  operator: CompositionOperator,
  findVector: (value: string) => ArrayLike<number> | undefined,
  options: ComposeFactorialSetOptions = {},
): ComposedFactorialSet {
  const { minimumCoverage = 0.5, centre = false, name = 'the space' } = options;
  requireOption(compositionOperators.includes(operator), 'operator', operator, compositionOperators.join(', '));
  const words = new Map<string, ArrayLike<number> | undefined>();
  for (const { values } of set.factors) for (const value of values) words.set(value, findVector(value));
  const isKnown = (item: number): boolean => valuesOf(set, item).every((value) => words.get(value) !== undefined);
  const { set: kept, coverage } = keepKnown(set, isKnown, { minimumCoverage, name });
  const parts = kept.factors.map(({ values }) =>
    stackDoubles(
      values.map((value) => words.get(value) ?? []),
      centre,
    ),
  );
  const vectors = operator === 'tensor' ? composeTensors(kept, parts) : composeEntries(kept, parts, operator);
  return { set: kept, vectors, coverage };
}

function stackDoubles(rows: readonly ArrayLike<number>[], centre: boolean): DenseMatrix<Float64Array> {
  const columns = rows[0].length;
  const stacked = new DenseMatrix(rows.length, columns, new Float64Array(rows.length * columns));
  rows.forEach((row, place) => {
    stacked.row(place).set(row);
  });
  if (!centre) return stacked;
  const means = meansOfColumns(stacked);
  for (let cell = 0; cell < stacked.values.length; cell++) stacked.values[cell] -= means[cell % columns];
  return stacked;
}

function composeEntries(
  { texts, labels }: FactorialSet,
  parts: readonly DenseMatrix<Float64Array>[],
  operator: Exclude<CompositionOperator, 'tensor'>,
): DenseMatrix<Float64Array> {
  const { columns } = parts[0];
  const composed = new DenseMatrix(texts.length, columns, new Float64Array(texts.length * columns));
  composed.values.fill(operator === 'product' ? 1 : 0);
  for (let item = 0; item < texts.length; item++) {
    const row = composed.row(item);
    parts.forEach((part, factor) => {
      const word = part.row(labels[factor][item]);
      for (let column = 0; column < columns; column++) {
        if (operator === 'sum') row[column] += word[column];
        else if (operator === 'product') row[column] *= word[column];
        else row[column] += Math.log(Math.abs(word[column]));
      }
    });
    if (row.every(Number.isFinite)) continue;
    throw new QualiaError(
      'ZERO_ENTRY',
      `A word of "${texts[item]}" has a zero in its vector, which has no logarithm; take the product.`,
    );
  }
  return composed;
}

/** <a (x) b, a' (x) b'> = <a, a'> <b, b'>. */
function composeTensors(
  { texts, labels }: FactorialSet,
  parts: readonly DenseMatrix<Float64Array>[],
): DenseMatrix<Float64Array> {
  const items = texts.length;
  requireOption(items <= mostTensors, 'operator', 'tensor', `at most ${mostTensors} items for tensors, not ${items}`);
  const products = new DenseMatrix(items, items, new Float64Array(items * items).fill(1));
  parts.forEach((part, factor) => {
    const own = multiplyDoubles(part, transposeDense(part));
    const places = labels[factor];
    for (let row = 0; row < items; row++) {
      for (let column = 0; column < items; column++) {
        products.values[row * items + column] *= own.at(places[row], places[column]);
      }
    }
  });
  return vectorsFromProducts(products);
}
