import type { Dataset } from '../evaluation/any-dataset.js';
import { readResults } from '../evaluation/read-results.js';
import type { SenseInventory } from '../evaluation/sense-inventory.js';
import type { TaskResult } from '../evaluation/task-result.js';
import { CommandError } from './command-error.js';
import { createInventoryReader, type OpenTaskFlags, type OpenTasksContext, openTasks } from './open-tasks.js';

/** A result with the data set of its task. */
export interface OpenResult {
  readonly result: TaskResult;
  readonly dataset: Dataset;
  /** The lexicon that it was scored with. */
  readonly inventory: SenseInventory | undefined;
}

/**
 * Reads results and the data sets that they belong to.
 *
 * @param paths files of results, or folders of them.
 * @throws CommandError where the data or the lexicon are not those that a result was made from.
 */
export async function openResults(
  paths: readonly string[],
  flags: OpenTaskFlags,
  context: OpenTasksContext,
): Promise<OpenResult[]> {
  const results: TaskResult[] = [];
  for (const path of paths) results.push(...(await readResults(path)));
  const { tasks } = await openTasks([...new Set(results.map(({ task }) => task))], flags, context);
  const readInventory = createInventoryReader(flags);
  const opened: OpenResult[] = [];
  for (const result of results) {
    const task = tasks.find(({ manifest }) => manifest.id === result.task);
    const isSame =
      task?.files.length === result.data.length &&
      task.files.every(({ sha256 }, place) => sha256 === result.data[place]?.sha256);
    if (task === undefined || !isSame) {
      const problem = `The result of "${result.system.name}" was made from other files of ${result.task} than those here.`;
      throw new CommandError('OTHER_DATA', problem, 'Run the systems on the same files.');
    }
    const inventory = result.inventory === null ? undefined : await readInventory();
    if (inventory?.sha256 !== result.inventory?.sha256) {
      const problem = `The result of "${result.system.name}" on ${result.task} was scored with another lexicon.`;
      throw new CommandError(
        'OTHER_DATA',
        problem,
        'Name it by --inventory, and SemCor by --semcor where the run had it.',
      );
    }
    opened.push({ result, dataset: task.dataset, inventory });
  }
  return opened;
}
