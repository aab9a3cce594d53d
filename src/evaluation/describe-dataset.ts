import type { Dataset } from './any-dataset.js';
import type { DatasetFact, KindOptions } from './kinds/task-kind.js';
import { taskKindOf } from './kinds/task-kinds.js';

/**
 * Lists what can be known of a data set without any system: how many items it has, what a blind guess scores, how far
 * raters agree, and what can be scored without looking at the context.
 */
export function describeDataset(dataset: Dataset, options: KindOptions = {}): DatasetFact[] {
  const kind = taskKindOf(dataset);
  const anchors = kind.anchors(dataset, options).map(({ name, measure, value }): DatasetFact => {
    return { name: `${name} (${measure})`, value, decimals: 3 };
  });
  return [...kind.describe(dataset), ...anchors];
}
