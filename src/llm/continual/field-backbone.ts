import { Arithmetic } from '../tensor/arithmetic.js';
import { gaussianUnits } from '../tensor/elementwise.js';
import type { Tape } from '../tensor/tape.js';
import type { Tensor } from '../tensor/tensor.js';
import { stackVectors } from './draw-batch.js';

/** A product of a frozen network that a weight field changes. */
export interface FieldProduct {
  readonly name: string;
  readonly inner: number;
  readonly outer: number;
}

/** Returns what stands in the place of a product; rows of one example follow each other, as many for each example. */
export type ChangeProduct = (
  tape: Tape,
  name: string,
  product: { readonly input: Tensor; readonly output: Tensor },
) => Tensor;

/** A frozen network that turns examples into vectors, and whose products a weight field changes. */
export interface FieldBackbone<Example> {
  /** Tells networks apart: a field of one means nothing to another. */
  readonly fingerprint: string;
  readonly arithmetic: Arithmetic;
  /** How long a vector is. */
  readonly width: number;
  readonly products: readonly FieldProduct[];
  /** Returns the vector of an example without any change, which its place in the field comes from. */
  vectorOf(example: Example): Float32Array;
  /** Returns the vectors of examples, [examples, width], with products changed. */
  run(tape: Tape, examples: readonly Example[], change: ChangeProduct): Tensor;
}

/**
 * Makes the smallest network that a field can change: vectors as they are, through one product that is the identity where nothing
 * changes it, and Gaussian error linear units.
 */
export function createFeatureBackbone(width: number): FieldBackbone<Float32Array> {
  return {
    fingerprint: `features-${width}`,
    arithmetic: new Arithmetic(),
    width,
    products: [{ name: 'features', inner: width, outer: width }],
    vectorOf: (vector) => vector,
    run(tape, vectors, change) {
      const rows = tape.constant([vectors.length, width], stackVectors(vectors, width));
      return gaussianUnits(tape, change(tape, 'features', { input: rows, output: rows }));
    },
  };
}
