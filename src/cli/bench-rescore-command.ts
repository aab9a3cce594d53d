import type { Command } from 'commander';
import { taskKindOf } from '../evaluation/kinds/task-kinds.js';
import { scoreAnswers } from '../evaluation/score-answers.js';
import { type TaskResult, taskResultSchema } from '../evaluation/task-result.js';
import { ResultFolder } from '../evaluation/write-results.js';
import type { CommandContext } from './command-context.js';
import { type OpenResult, openResults } from './open-results.js';
import { addOpenTaskOptions, type OpenTaskFlags } from './open-tasks.js';
import { addOutputOptions, type OutputFlags, printJson, printRecords } from './print-records.js';
import { requireOtherFile } from './require-out-file.js';
import { resultColumns } from './result-columns.js';

/** Adds `qualia bench rescore`: scores what systems said of each item anew. */
export function addBenchRescoreCommand(bench: Command, { signal }: CommandContext): void {
  const command = bench
    .command('rescore')
    .description('Score the items of results anew; the same items give the same numbers.')
    .argument('<results...>', 'results of "qualia bench run --out": files, or folders of them')
    .option('--out <folder>', 'write the results with every item into this folder');
  const run = async (
    paths: string[],
    flags: OpenTaskFlags & OutputFlags & { readonly out?: string },
  ): Promise<void> => {
    if (flags.out !== undefined) await requireOtherFile('--out', flags.out, paths);
    const onNotice = (notice: string): boolean => process.stderr.write(`${notice}\n`);
    const results = (await openResults(paths, flags, { signal, onNotice })).map(rescore);
    const out = flags.out === undefined ? undefined : await ResultFolder.open(flags.out);
    for (const result of results) await out?.write(result);
    if (flags.json) printJson(results);
    else printRecords(results, resultColumns, flags);
  };
  addOutputOptions(addOpenTaskOptions(command)).action(run);
}

function rescore({ result, dataset, inventory }: OpenResult): TaskResult {
  const { seed, samples, mock, items } = result;
  const kind = taskKindOf(dataset);
  const asked = mock ? kind.take(dataset, items.length) : dataset;
  const options = { seed, samples, inventory };
  const source = `the result of "${result.system.name}" on ${result.task}`;
  // Through the schema, which keeps the fields in one order, so that the bytes are those of the run.
  return taskResultSchema.parse({
    ...result,
    ...scoreAnswers(asked, items, { ...options, source }),
    anchors: [...kind.anchors(asked, options)],
  });
}
