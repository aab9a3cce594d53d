import type { EmbeddingModel } from '../../embedding/embedding-model.js';
import { requireOption } from '../../errors.js';
import type { LabelledText, TextTask } from '../tasks/text-task.js';
import type { ContinualTask, LabelledExamples } from './continual-learner.js';

/** A task whose examples are vectors, with what was lost on the way. */
export interface FeatureTask extends ContinualTask<Float32Array> {
  readonly unanswered: number;
  /** Texts to learn from that have no vector, and are left out. */
  readonly unlearned: number;
}

/** Options of {@link embedTextTask}. */
export interface EmbedTextTaskOptions {
  readonly signal?: AbortSignal | undefined;
  /** Is told the share of the texts that have their vectors, from 0 to 1. */
  readonly onShare?: ((share: number) => void) | undefined;
}

/** A model that can say which texts it has vectors for. */
export type FeatureModel = EmbeddingModel & { readonly knows?: ((text: string) => boolean) | undefined };

/**
 * Turns the texts of a task into vectors. A text that the model has no vector for, such as one without a known word, is left out where
 * there is something to learn, and counts as wrong where there is something to score.
 *
 * @throws what the model throws; the signal's reason when it is aborted.
 * @example const task = await embedTextTask(createEncoderEmbedding(encoder), await readTextTask('qc.zip'));
 */
export async function embedTextTask(
  model: FeatureModel,
  { id, labels, train, test }: TextTask,
  options: EmbedTextTaskOptions = {},
): Promise<FeatureTask> {
  const { signal, onShare } = options;
  const texts = train.length + test.length;
  let done = 0;
  const embed = async (part: readonly LabelledText[]): Promise<LabelledExamples<Float32Array>> => {
    const known = part.filter(({ text }) => model.knows?.(text) ?? true);
    const size = (await model.maxEmbeddingsPerCall) ?? 256;
    const examples: Float32Array[] = [];
    for (let first = 0; first < known.length; first += size) {
      const values = known.slice(first, first + size).map(({ text }) => text);
      const { embeddings } = await model.doEmbed({ values, ...(signal && { abortSignal: signal }) });
      for (const embedding of embeddings) examples.push(Float32Array.from(embedding));
      signal?.throwIfAborted();
      done += values.length;
      onShare?.(done / texts);
    }
    return { examples, labels: Uint32Array.from(known, ({ label }) => label) };
  };
  const [learned, scored] = [await embed(train), await embed(test)];
  return {
    ...{ id, classes: labels.length, train: learned, test: scored },
    unanswered: test.length - scored.examples.length,
    unlearned: train.length - learned.examples.length,
  };
}

/** The mean and the deviation of each number of some vectors. */
export interface Standard {
  readonly mean: Float32Array;
  readonly deviation: Float32Array;
}

/**
 * Returns mean and deviation of each number of some vectors; a number that never changes has the deviation 1.
 *
 * @throws OptionError when there is no vector.
 */
export function standardOf(vectors: readonly Float32Array[]): Standard {
  const [first] = vectors;
  requireOption(first !== undefined, 'vectors', vectors.length, 'at least one');
  const mean = new Float64Array(first.length);
  const squares = new Float64Array(first.length);
  for (const vector of vectors) for (let at = 0; at < mean.length; at++) mean[at] += vector[at] / vectors.length;
  for (const vector of vectors) {
    for (let at = 0; at < mean.length; at++) squares[at] += (vector[at] - mean[at]) ** 2 / vectors.length;
  }
  return { mean: Float32Array.from(mean), deviation: Float32Array.from(squares, (own) => Math.sqrt(own) || 1) };
}

/** Returns vectors less the mean, over the deviation. */
export function standardise(vectors: readonly Float32Array[], { mean, deviation }: Standard): Float32Array[] {
  return vectors.map((vector) => vector.map((value, at) => (value - mean[at]) / deviation[at]));
}

/**
 * Returns tasks whose numbers are standardised by the mean and deviation that they have in the training part of the first: later tasks
 * cannot be known in advance.
 *
 * @throws OptionError when there is no task, or one has nothing to learn from.
 */
export function standardiseTasks<Task extends ContinualTask<Float32Array>>(tasks: readonly Task[]): Task[] {
  const empty = tasks.find(({ train }) => train.examples.length === 0);
  requireOption(
    empty === undefined,
    'tasks',
    empty?.id,
    'tasks with at least one text to learn from that has a known word',
  );
  const standard = standardOf(tasks[0]?.train.examples ?? []);
  const own = ({ examples, labels }: LabelledExamples<Float32Array>): LabelledExamples<Float32Array> => ({
    examples: standardise(examples, standard),
    labels,
  });
  return tasks.map((task) => ({ ...task, train: own(task.train), test: own(task.test) }));
}
