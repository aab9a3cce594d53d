import type { RatedPair } from '../evaluation/dataset.js';
import { readDataset } from '../evaluation/read-dataset.js';
import { readResults } from '../evaluation/read-results.js';
import { readTaskManifests } from '../evaluation/read-task-manifests.js';
import type { TaskResult } from '../evaluation/task-result.js';
import { chooseTask, requireTaskData, type TaskDataFlags } from './choose-tasks.js';
import { CommandError } from './command-error.js';

/** A result with the pairs of its task. */
export interface OpenResult {
  readonly result: TaskResult;
  readonly pairs: readonly RatedPair[];
}

/**
 * Reads results and the data sets that they belong to.
 *
 * @throws CommandError where no folder of data is named, or where the data are not those that a result was made from.
 */
export async function openResults(paths: readonly string[], flags: TaskDataFlags): Promise<OpenResult[]> {
  const folder = requireTaskData(flags);
  const manifests = await readTaskManifests();
  const opened: OpenResult[] = [];
  for (const path of paths) {
    for (const result of await readResults(path)) {
      const { dataset, files } = await readDataset(chooseTask(manifests, result.task), folder);
      const isSame = files.every(({ sha256 }, place) => sha256 === result.data[place]?.sha256);
      if (dataset.kind !== 'rated-pairs' || !isSame) {
        const problem = `${path} was made from other files of ${result.task} than those in ${folder}.`;
        throw new CommandError('OTHER_DATA', problem, 'Run the systems on the same files.');
      }
      opened.push({ result, pairs: dataset.pairs });
    }
  }
  return opened;
}
