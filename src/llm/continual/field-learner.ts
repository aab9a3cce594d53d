import { Parameters } from '../training/parameters.js';
import type { ContinualLearner, TaskName } from './continual-learner.js';
import { unknownTask } from './continual-learner.js';
import { createFeatureBackbone } from './field-backbone.js';
import { addTaskHead, passAffine } from './field-parts.js';
import type { WeightFieldOptions } from './field-region.js';
import { scoreInRuns } from './score-in-runs.js';
import { seedOf } from './seed-of.js';
import { WeightField } from './weight-field.js';

/** A learner whose tasks are versions of a weight field. */
export interface FieldLearner<Example = Float32Array> extends ContinualLearner<Example> {
  readonly field: WeightField<Example>;
}

/**
 * Makes a learner that commits each task to a weight field as soon as it is learned, over vectors as they are.
 *
 * A task that is not learned yet is answered by the frozen network with the head that the task begins with.
 *
 * @throws OptionError when an option is out of range.
 * @example const learner = createFieldLearner({ width: 64, seed: 1 });
 */
export function createFieldLearner(options: WeightFieldOptions & { readonly width: number }): FieldLearner {
  return learnByField(new WeightField(createFeatureBackbone(options.width), options));
}

/** Makes a learner that commits each task to a field as soon as it is learned. */
export function learnByField<Example>(field: WeightField<Example>): FieldLearner<Example> {
  const { backbone, settings } = field;
  const heads = new Map<string, Parameters>();
  const plainHead = ({ id, classes }: TaskName): Parameters => {
    const parameters = new Parameters(backbone.arithmetic);
    addTaskHead(parameters, 'head', { width: backbone.width, classes, seed: seedOf(settings.seed, `head ${id}`) });
    return parameters.frozen();
  };
  return {
    method: 'field',
    field,
    get parameterCount() {
      return field.log().at(-1)?.parameters ?? 0;
    },
    memoryCount: 0,
    addTask(task) {
      if (!heads.has(task.id)) heads.set(task.id, plainHead(task));
    },
    async fit(task, learning = {}) {
      heads.set(task.id, heads.get(task.id) ?? plainHead(task));
      await field.fit(task, learning);
      field.commit(task.id);
    },
    async predict(id, examples, { signal } = {}) {
      if (field.regions.some((region) => region.id === id)) {
        return await field.checkout(id).predict(id, examples, { signal });
      }
      const head = heads.get(id);
      if (head === undefined) throw unknownTask(id, heads.keys());
      return await scoreInRuns(
        examples,
        (tape, run) => {
          const input = backbone.run(tape, run, (_tape, _name, { output }) => output);
          return passAffine(tape, head, { name: 'head', input });
        },
        { arithmetic: backbone.arithmetic, rows: 256, signal },
      );
    },
  };
}
