import type { ContinualTask, LabelledExamples } from '../../../src/llm/continual/continual-learner.js';
import { createRandom } from '../../../src/random.js';

/** The width of the vectors of {@link createSmallTasks}. */
export const smallWidth = 8;

/** Tasks whose label is the side of a plane through the origin that a point lies on, with a plane of its own for each task. */
export function createSmallTasks(
  ids: readonly string[] = ['constructor', '__proto__', ''],
): ContinualTask<Float32Array>[] {
  const random = createRandom(11);
  return ids.map((id) => {
    const plane = Array.from({ length: smallWidth }, () => random.normal());
    const draw = (count: number): LabelledExamples<Float32Array> => {
      const examples = Array.from({ length: count }, () =>
        Float32Array.from({ length: smallWidth }, () => random.normal()),
      );
      const side = (point: Float32Array): number =>
        point.reduce((sum, value, at) => sum + value * (plane[at] as number), 0) > 0 ? 1 : 0;
      return { examples, labels: Uint32Array.from(examples, side) };
    };
    return { id, classes: 2, train: draw(1000), test: draw(100) };
  });
}
