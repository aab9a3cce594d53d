import { QualiaError } from '../../errors.js';

/** Examples with the places of their labels. */
export interface LabelledExamples<Example> {
  readonly examples: readonly Example[];
  /** One label an example, each below the number of classes. */
  readonly labels: Uint32Array;
}

/** What a task is called, and how many labels it tells apart. */
export interface TaskName {
  readonly id: string;
  /** How many labels there are, >= 2. */
  readonly classes: number;
}

/** A task to learn from. */
export interface TrainingTask<Example> extends TaskName {
  readonly train: LabelledExamples<Example>;
}

/** A task to learn from and to be scored on. */
export interface ContinualTask<Example> extends TrainingTask<Example> {
  readonly test: LabelledExamples<Example>;
  /** Examples of the test that no learner can be asked about, and that count as wrong; default 0. */
  readonly unanswered?: number | undefined;
}

/** Options of the learning of one task. */
export interface LearnOptions {
  readonly signal?: AbortSignal | undefined;
  /** Is told the share of the work that is done, from 0 to 1. */
  readonly onShare?: ((share: number) => void) | undefined;
}

/**
 * Learns tasks one after the other, with a head of its own for each, and answers for any of them at any time.
 *
 * A learner never sees the examples of an earlier task again, unless its method is to keep them.
 */
export interface ContinualLearner<Example = Float32Array> {
  /** The name of the method, such as `naive`. */
  readonly method: string;
  /** How many numbers the answers for the learned tasks depend on. */
  readonly parameterCount: number;
  /** How many numbers are kept beside them for the learning of later tasks alone. */
  readonly memoryCount: number;
  /** Gives a task the head that it begins with, so that answers for it are possible; nothing where it has one. */
  addTask(task: TaskName): void;
  /**
   * Learns a task; one that was learned before is learned further.
   *
   * @throws OptionError when the task has no examples or labels do not fit; the signal's reason when it is aborted.
   */
  fit(task: TrainingTask<Example>, options?: LearnOptions): Promise<void>;
  /**
   * Returns a score of each label for each example, row by row, whose softmax is the share of the label.
   *
   * @throws QualiaError with code `UNKNOWN_TASK` when the task was never added; the signal's reason when it is aborted.
   */
  predict(
    id: string,
    examples: readonly Example[],
    options?: { readonly signal?: AbortSignal | undefined },
  ): Promise<Float32Array>;
}

/** Returns the error of a task that a learner never heard of. */
export function unknownTask(id: string, known: Iterable<string>): QualiaError {
  const names = [...known].map((name) => `"${name}"`).join(', ') || 'none';
  return new QualiaError('UNKNOWN_TASK', `There is no task "${id}"; known: ${names}.`);
}
