import { basename, dirname } from 'node:path';
import type { OpenedTasks, UnknownFile } from './open-tasks.js';

/**
 * Names the files that are in no task on standard error: those that are malformed with what was expected, and those of no
 * known format, with their first lines or, in brief, by their names, a line a folder.
 */
export function tellProblems(
  { malformed, unknown }: Pick<OpenedTasks, 'malformed' | 'unknown'>,
  options: { readonly brief: boolean },
): void {
  for (const problem of malformed) process.stderr.write(`${problem}\n`);
  if (!options.brief) for (const { path, problem } of unknown) process.stderr.write(`${path} ${problem}\n`);
  else if (unknown.length > 0) tellInBrief(unknown);
}

function tellInBrief(unknown: readonly UnknownFile[]): void {
  const folders = new Map<string, string[]>();
  for (const { path } of unknown) {
    const names = folders.get(dirname(path)) ?? [];
    names.push(basename(path));
    folders.set(dirname(path), names);
  }
  for (const [folder, names] of folders)
    process.stderr.write(`of no known format, in ${folder}: ${names.join(', ')}\n`);
  process.stderr.write('"qualia bench list" tells what was found in them.\n');
}
