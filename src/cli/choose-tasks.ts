import { resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { OptionError } from '../errors.js';
import type { TaskManifest } from '../evaluation/task-manifest.js';
import { suggestWords } from '../lexicon/suggest.js';
import { CommandError } from './command-error.js';

/** The option that says where evaluation data lie. */
export interface TaskDataFlags {
  readonly data?: string;
}

/** Adds `--data` to a command. */
export function addTaskDataOption(command: Command): Command {
  return command.addOption(new Option('--data <folder>', 'the folder of evaluation data (default: QUALIA_DATA)'));
}

/** Returns the folder of evaluation data, or undefined where none is named. */
export function taskDataDirectory({ data }: TaskDataFlags): string | undefined {
  if (data === '') throw new OptionError('--data', data, 'the path of a folder');
  const named = data ?? process.env['QUALIA_DATA'];
  return named === undefined || named === '' ? undefined : resolve(named);
}

/** Returns the folder of evaluation data. @throws CommandError where none is named. */
export function requireTaskData(flags: TaskDataFlags): string {
  const folder = taskDataDirectory(flags);
  if (folder !== undefined) return folder;
  throw new CommandError('NO_DATA', 'No folder of evaluation data is named.', 'Name one by --data or QUALIA_DATA.');
}

/** Finds the manifest of a task. @throws CommandError naming the nearest ids where there is no such task. */
export function chooseTask(manifests: readonly TaskManifest[], id: string): TaskManifest {
  const found = manifests.find((manifest) => manifest.id === id);
  if (found !== undefined) return found;
  const near = suggestWords(
    id,
    manifests.map((manifest) => manifest.id),
  );
  const advice = near.length === 0 ? '' : ` The nearest ids are: ${near.join(', ')}.`;
  throw new CommandError('UNKNOWN_TASK', `There is no task "${id}".${advice}`, '"qualia bench list" shows all tasks.');
}
