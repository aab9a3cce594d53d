import { ShapeError } from '../../errors.js';
import type { FloatNumbers } from '../../kernels/numbers.js';
import { countCells } from '../../matrix/shape.js';
import type { Strides } from './arithmetic.js';
import type { Tape } from './tape.js';
import { showShape, type Tensor } from './tensor.js';

/** Options of {@link multiplyMatrices}. */
export interface MultiplyOptions {
  /** Whether the matrices on the left are read with rows and columns exchanged; default false. */
  readonly transposeLeft?: boolean;
  /** The same on the right; default false. */
  readonly transposeRight?: boolean;
}

/**
 * Returns the products of the matrices in the last two axes.
 *
 * Either both have the same axes in front, or the right one is a single matrix for all; the left one's axes in front are
 * then rows among others.
 *
 * @throws ShapeError when the inner sizes or the axes in front differ.
 */
export function multiplyMatrices(tape: Tape, left: Tensor, right: Tensor, options: MultiplyOptions = {}): Tensor {
  const { transposeLeft = false, transposeRight = false } = options;
  if (left.shape.length < 2 || right.shape.length < 2) throw mismatch(left, right);
  const isShared = right.shape.length === 2 && !transposeLeft;
  const front = left.shape.slice(0, -2);
  if (!isShared && showShape(front) !== showShape(right.shape.slice(0, -2))) throw mismatch(left, right);
  const batches = isShared ? 1 : countCells(front);
  const [height, width] = matrixOf(left, isShared ? left.rows : undefined);
  const [rows, inner] = transposeLeft ? [width, height] : [height, width];
  const [rightHeight, rightWidth] = matrixOf(right);
  const [rightInner, columns] = transposeRight ? [rightWidth, rightHeight] : [rightHeight, rightWidth];
  if (inner !== rightInner) throw mismatch(left, right);
  const shape = isShared ? [...left.shape.slice(0, -1), columns] : [...front, rows, columns];
  const output = tape.output(shape, [left, right]);
  const ofLeft = stridesOf(height, width, transposeLeft);
  const ofRight = stridesOf(rightHeight, rightWidth, transposeRight);
  const ofProduct = stridesOf(rows, columns, false);
  const factor = (values: FloatNumbers, strides: Strides) => ({ values, strides });
  tape.arithmetic.multiply([factor(left.values, ofLeft), factor(right.values, ofRight)], output.values, {
    batches,
    rows,
    inner,
    columns,
  });
  return tape.record(output, (gradient) => {
    const product = factor(gradient, ofProduct);
    // A transposed factor wants its gradient transposed: the factors change places.
    const target = tape.gradientOf(left);
    if (target !== undefined) {
      const other = factor(right.values, exchanged(ofRight));
      const pair = transposeLeft
        ? ([factor(right.values, ofRight), exchangedFactor(product)] as const)
        : ([product, other] as const);
      const sizes = transposeLeft
        ? { rows: inner, inner: columns, columns: rows }
        : { rows, inner: columns, columns: inner };
      tape.arithmetic.multiply(pair, target, { batches, ...sizes, isAdded: true });
    }
    const rightTarget = tape.gradientOf(right);
    if (rightTarget !== undefined) {
      const own = factor(left.values, exchanged(ofLeft));
      const pair = transposeRight
        ? ([exchangedFactor(product), factor(left.values, ofLeft)] as const)
        : ([own, product] as const);
      const sizes = transposeRight
        ? { rows: columns, inner: rows, columns: inner }
        : { rows: inner, inner: rows, columns };
      tape.arithmetic.multiply(pair, rightTarget, { batches, ...sizes, isAdded: true });
    }
  });
}

function matrixOf(tensor: Tensor, rows?: number): readonly [number, number] {
  return [rows ?? (tensor.shape.at(-2) as number), tensor.columns];
}

/** The strides of row-major matrices one after the other, or of what they are with rows and columns exchanged. */
function stridesOf(height: number, width: number, isTransposed: boolean): Strides {
  const strides = { batch: height * width, row: width, column: 1 };
  return isTransposed ? exchanged(strides) : strides;
}

function exchanged({ batch, row, column }: Strides): Strides {
  return { batch, row: column, column: row };
}

function exchangedFactor<Numbers>({ values, strides }: { readonly values: Numbers; readonly strides: Strides }): {
  readonly values: Numbers;
  readonly strides: Strides;
} {
  return { values, strides: exchanged(strides) };
}

function mismatch(left: Tensor, right: Tensor): ShapeError {
  return new ShapeError('multiplyMatrices', showShape(right.shape), `what fits ${showShape(left.shape)}`);
}
