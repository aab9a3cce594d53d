import { ShapeError } from '../../errors.js';
import type { FloatNumbers } from '../../kernels/numbers.js';
import type { Factor, Strides } from './arithmetic.js';
import type { Tape } from './tape.js';
import { showShape, Tensor } from './tensor.js';

/** What attention works on: heads x sequences x places x width each. */
export interface AttentionInputs {
  readonly queries: Tensor;
  readonly keys: Tensor;
  readonly values: Tensor;
  /**
   * A vector for each distance of key and query, heads x (2 m - 1) x width, from -(m - 1) to m - 1; none where only content
   * counts. Greater distances have no score of their own.
   */
  readonly distances?: Tensor | undefined;
}

/** Options of {@link relativeAttention}. */
export interface AttentionOptions {
  /** Whether a place sees none behind it; default false. */
  readonly causal?: boolean;
  /** How many places of each sequence hold something; default all. */
  readonly lengths?: ArrayLike<number> | undefined;
}

/** What attention gives. */
export interface Attention {
  /** Heads x sequences x places x width. */
  readonly output: Tensor;
  /** How much of each key goes into each place, heads x sequences x places x places; no gradient is taken of it. */
  readonly shares: Tensor;
}

/**
 * Attention with relative places: softmax((Q K' + S) / sqrt(width)) V, where S(i, j) = q_i . e_(j-i) (Shaw et al. 2018), with
 * S by skewing (Huang et al. 2019, section 3.4.1): Q is multiplied with the vectors of all distances, and what belongs to a pair of
 * places is read at its place, so that nothing of places x places x width is ever made. The scores themselves stay places x places.
 *
 * @throws ShapeError when the inputs do not fit each other.
 */
export function relativeAttention(tape: Tape, inputs: AttentionInputs, options: AttentionOptions = {}): Attention {
  const { queries, keys, values, distances } = inputs;
  const { causal = false, lengths } = options;
  const [heads, sequences, places, width] = requireShapes(inputs);
  const { arithmetic } = tape;
  const batches = heads * sequences;
  const factor = 1 / Math.sqrt(width);
  const cube = matrices(places, width);
  const wide = matrices(places, places);
  const output = tape.output(queries.shape, [queries, keys, values, ...(distances === undefined ? [] : [distances])]);
  const shares = arithmetic.allocate(batches * places * places);
  const window = distances === undefined ? undefined : windowOf(tape, distances, places);
  arithmetic.multiply([read(queries, cube), read(keys, turned(cube))], shares, {
    batches,
    rows: places,
    inner: width,
    columns: places,
  });
  const span = 2 * places - 1;
  const rows = sequences * places;
  const rowSizes = { batches: heads, rows, inner: width, columns: span };
  const counted = lengths === undefined ? undefined : repeat(lengths, heads);
  arithmetic.scope(() => {
    let relative: FloatNumbers | undefined;
    if (window !== undefined) {
      relative = arithmetic.allocate(batches * places * span);
      const vectors = { values: window, strides: turned(matrices(span, width)) };
      arithmetic.multiply([read(queries, matrices(rows, width)), vectors], relative, rowSizes);
    }
    arithmetic.softmax(shares, { columns: places, scale: factor, queries: places, lengths: counted, causal, relative });
  });
  const mix = { batches, rows: places, inner: places, columns: width };
  arithmetic.multiply([{ values: shares, strides: wide }, read(values, cube)], output.values, mix);
  tape.record(output, (gradient) => {
    const own = { values: gradient, strides: cube };
    const [ofQueries, ofKeys, ofValues] = [queries, keys, values].map((one) => tape.gradientOf(one));
    const ofDistances = distances === undefined ? undefined : tape.gradientOf(distances);
    arithmetic.scope(() => {
      if (ofValues !== undefined) {
        arithmetic.multiply([{ values: shares, strides: turned(wide) }, own], ofValues, { ...mix, isAdded: true });
      }
      const scores = arithmetic.allocate(shares.length);
      const sizes = { batches, rows: places, inner: width, columns: places };
      arithmetic.multiply([own, read(values, turned(cube))], scores, sizes);
      arithmetic.softmaxGradients(shares, scores, places, factor);
      const change = { values: scores, strides: wide };
      if (ofQueries !== undefined)
        arithmetic.multiply([change, read(keys, cube)], ofQueries, { ...mix, isAdded: true });
      if (ofKeys !== undefined) {
        const turnedChange = { values: scores, strides: turned(wide) };
        arithmetic.multiply([turnedChange, read(queries, cube)], ofKeys, { ...mix, isAdded: true });
      }
      if (window === undefined || (ofQueries === undefined && ofDistances === undefined)) return;
      const spread = spreadOverDistances(tape, scores, places);
      if (ofQueries !== undefined) {
        const pair = [
          { values: spread, strides: matrices(rows, span) },
          { values: window, strides: matrices(span, width) },
        ] as const;
        arithmetic.multiply(pair, ofQueries, { batches: heads, rows, inner: span, columns: width, isAdded: true });
      }
      if (ofDistances !== undefined) {
        const vectors = arithmetic.allocate(window.length);
        const pair = [
          { values: spread, strides: turned(matrices(rows, span)) },
          read(queries, matrices(rows, width)),
        ] as const;
        arithmetic.multiply(pair, vectors, { batches: heads, rows: span, inner: rows, columns: width });
        addWindow(ofDistances, vectors, distances as Tensor, places);
      }
    });
  });
  return { output, shares: new Tensor([heads, sequences, places, places], shares, false) };
}

function requireShapes({ queries, keys, values, distances }: AttentionInputs): [number, number, number, number] {
  const [heads, sequences, places, width] = queries.shape;
  const isFull =
    queries.shape.length === 4 && [keys, values].every(({ shape }) => showShape(shape) === showShape(queries.shape));
  if (!isFull || heads === undefined || sequences === undefined || places === undefined || width === undefined) {
    const found = [queries, keys, values].map(({ shape }) => showShape(shape)).join(', ');
    throw new ShapeError('relativeAttention', found, 'three times [heads, sequences, places, width]');
  }
  if (distances !== undefined) {
    const [own, span, wide] = distances.shape;
    const fits = distances.shape.length === 3 && own === heads && wide === width && (span ?? 0) % 2 === 1;
    if (!fits) {
      throw new ShapeError('relativeAttention', showShape(distances.shape), `[${heads}, an odd number, ${width}]`);
    }
  }
  return [heads, sequences, places, width];
}

/** Copies the vectors of the distances that occur among `places`; those of greater distances than there are vectors are 0. */
function windowOf(tape: Tape, { shape, values }: Tensor, places: number): FloatNumbers {
  const [heads, span, width] = shape as readonly [number, number, number];
  const wanted = 2 * places - 1;
  const window = tape.arithmetic.zeros(heads * wanted * width);
  const { from, to, length } = overlap(span, wanted);
  for (let head = 0; head < heads; head++) {
    const begin = (head * span + from) * width;
    window.set(values.subarray(begin, begin + length * width), (head * wanted + to) * width);
  }
  return window;
}

/** Adds the gradients of a window to those of all distances. */
function addWindow(target: FloatNumbers, window: FloatNumbers, { shape }: Tensor, places: number): void {
  const [heads, span, width] = shape as readonly [number, number, number];
  const wanted = 2 * places - 1;
  const { from, to, length } = overlap(span, wanted);
  for (let head = 0; head < heads; head++) {
    const [own, other] = [(head * span + from) * width, (head * wanted + to) * width];
    for (let place = 0; place < length * width; place++) target[own + place] += window[other + place];
  }
}

/** Where two ranges of distances, both about 0, overlap: from where in the first, to where in the second, and how many. */
function overlap(
  span: number,
  wanted: number,
): { readonly from: number; readonly to: number; readonly length: number } {
  const length = Math.min(span, wanted);
  return { from: (span - length) / 2, to: (wanted - length) / 2, length };
}

/** The inverse of skewing: the gradient of the score of each pair of places, at the place of its distance. */
function spreadOverDistances(tape: Tape, scores: FloatNumbers, places: number): FloatNumbers {
  const span = 2 * places - 1;
  const rows = scores.length / places;
  const spread = tape.arithmetic.zeros(rows * span);
  for (let row = 0; row < rows; row++) {
    const first = row * span + places - 1 - (row % places);
    spread.set(scores.subarray(row * places, (row + 1) * places), first);
  }
  return spread;
}

/** Row-major matrices, one after the other. */
function matrices(rows: number, columns: number): Strides {
  return { batch: rows * columns, row: columns, column: 1 };
}

function turned({ batch, row, column }: Strides): Strides {
  return { batch, row: column, column: row };
}

function read({ values }: Tensor, strides: Strides): Factor {
  return { values, strides };
}

function repeat(lengths: ArrayLike<number>, times: number): Uint32Array {
  const repeated = new Uint32Array(lengths.length * times);
  for (let time = 0; time < times; time++) repeated.set(lengths, time * lengths.length);
  return repeated;
}
