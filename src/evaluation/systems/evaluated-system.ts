import type { AnswerForms, Dataset, DatasetKind, DatasetOf, ItemAnswer } from '../any-dataset.js';
import type { TaskResult } from '../task-result.js';

/** What an answerer is told beside the data set. */
export interface AnswerContext {
  /** The id of the task. */
  readonly task: string;
  readonly signal?: AbortSignal | undefined;
  /** Is told which share of the items is done, 0 to 1. */
  readonly onProgress?: ((share: number) => void) | undefined;
}

/** Answers the items of a data set: one answer an item, in the order of the kind's `listItems`. */
export type Answerer<Kind extends DatasetKind> = (
  set: DatasetOf<Kind>,
  context: AnswerContext,
) => readonly ItemAnswer<AnswerForms[Kind]>[] | Promise<readonly ItemAnswer<AnswerForms[Kind]>[]>;

/** The answerers of a system by the kind of data set. */
export type Answerers = { readonly [Kind in DatasetKind]?: Answerer<Kind> | undefined };

/**
 * Something that can be scored: vectors with a way to compose them, a model, predictions made elsewhere, a module.
 *
 * It answers the kinds of data sets that it has an answerer for. What it cannot answer of an item is undefined, and never a
 * low score.
 */
export interface EvaluatedSystem {
  readonly name: string;
  /** How it was asked for, what it was made of and its settings, for results. */
  readonly description: Omit<TaskResult['system'], 'name'>;
  readonly answerers: Answerers;
  /** What it has read, in the words of manifests, for instance `wordnet`; default nothing that is known. */
  readonly hasRead?: readonly string[] | undefined;
  /** Whether it can be asked a task of a kind that it answers; default yes. */
  readonly canAnswer?: ((task: string, set: Dataset) => boolean) | undefined;
  /** What `canAnswer` admits, in a sentence for the message where no task was. */
  readonly scope?: string | undefined;
}
