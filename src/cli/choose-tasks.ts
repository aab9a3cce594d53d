import type { TaskManifest } from '../evaluation/task-manifest.js';
import { suggestWords } from '../lexicon/suggest.js';
import { CommandError } from './command-error.js';

/** Finds the manifest of a task; undefined where there is no such task. */
export function findTask(manifests: readonly TaskManifest[], id: string): TaskManifest | undefined {
  return manifests.find((manifest) => manifest.id === id);
}

/** Finds the manifest of a task. @throws CommandError naming the nearest ids where there is no such task. */
export function chooseTask(manifests: readonly TaskManifest[], id: string): TaskManifest {
  const found = findTask(manifests, id);
  if (found === undefined) throw unknownTask(manifests, id);
  return found;
}

/** The error of a task that is not there, which names the nearest ids. */
export function unknownTask(manifests: readonly TaskManifest[], id: string): CommandError {
  const ids = manifests.map((manifest) => manifest.id);
  const near = suggestWords(id, ids);
  const advice = near.length === 0 ? '' : ` The nearest ids are: ${near.join(', ')}.`;
  return new CommandError('UNKNOWN_TASK', `There is no task "${id}".${advice}`, '"qualia bench list" shows all tasks.');
}
