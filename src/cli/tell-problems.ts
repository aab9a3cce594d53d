import type { OpenedTasks } from './open-tasks.js';

/** How many files that no format has are named where not all are asked for. */
const fewUnknown = 5;

/** Names the files that are in no task on standard error: all that are malformed, and the first that are unknown. */
export function tellProblems(
  { malformed, unknown }: Pick<OpenedTasks, 'malformed' | 'unknown'>,
  options: { readonly all: boolean },
): void {
  for (const problem of malformed) process.stderr.write(`${problem}\n`);
  const shown = options.all ? unknown : unknown.slice(0, fewUnknown);
  for (const problem of shown) process.stderr.write(`${problem}\n`);
  const rest = unknown.length - shown.length;
  if (rest > 0)
    process.stderr.write(`${rest} more files are of no known format; "qualia bench list" names them all.\n`);
}
