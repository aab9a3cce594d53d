import { requireOption, requireWhole, ShapeError } from '../../errors.js';
import type { Random } from '../../random.js';
import type { LabelledExamples, TrainingTask } from './continual-learner.js';

/** Some examples with their labels. */
export interface Batch<Example> {
  readonly examples: readonly Example[];
  readonly labels: Uint32Array;
}

/** Draws examples, with replacement. */
export function drawBatch<Example>(
  { examples, labels }: LabelledExamples<Example>,
  size: number,
  random: Random,
): Batch<Example> {
  const places = Array.from({ length: size }, () => random.integer(examples.length));
  return {
    examples: places.map((place) => examples[place] as Example),
    labels: Uint32Array.from(places, (place) => labels[place] as number),
  };
}

/**
 * Checks that a task can be learned.
 *
 * @throws OptionError when it has no examples, fewer than two classes, or a label beyond them; ShapeError when labels are not one an example.
 */
export function requireTask<Example>({ id, classes, train: { examples, labels } }: TrainingTask<Example>): void {
  requireWhole('classes', classes, 2);
  requireOption(examples.length > 0, 'train', id, 'a task with at least one example');
  if (labels.length !== examples.length) {
    throw new ShapeError(`task ${id}`, `${labels.length} labels`, `${examples.length}, one an example`);
  }
  const odd = labels.find((label) => label >= classes);
  requireOption(odd === undefined, 'labels', odd, `0 to ${classes - 1}`);
}

/**
 * Puts vectors below each other.
 *
 * @throws ShapeError when one is not `width` long.
 */
export function stackVectors(vectors: readonly Float32Array[], width: number): Float32Array {
  const rows = new Float32Array(vectors.length * width);
  for (const [row, vector] of vectors.entries()) {
    if (vector.length !== width) throw new ShapeError('vectors', `${vector.length} numbers`, `${width}`);
    rows.set(vector, row * width);
  }
  return rows;
}
