import { writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { scoreItems } from '../evaluation/run-pairs.js';
import { addTaskDataOption, type TaskDataFlags } from './choose-tasks.js';
import { openResults } from './open-results.js';
import { addOutputOptions, type OutputFlags, printJson, printRecords } from './print-records.js';
import { resultColumns } from './result-columns.js';

/** Adds `qualia bench rescore`: scores what systems said of each item anew. */
export function addBenchRescoreCommand(bench: Command): void {
  const command = bench
    .command('rescore')
    .description('Score the items of results anew; the same items give the same numbers.')
    .argument('<file>', 'results of "qualia bench run --out"')
    .option('--out <file>', 'write the results with every item as JSON');
  const run = async (path: string, flags: TaskDataFlags & OutputFlags & { readonly out?: string }): Promise<void> => {
    const opened = await openResults([path], flags);
    const results = opened.map(({ result, pairs }) => {
      const { seed, samples } = result;
      return { ...result, ...scoreItems(pairs, result.items, { seed, samples }) };
    });
    if (flags.out !== undefined) await writeFile(flags.out, `${JSON.stringify(results, null, 2)}\n`);
    if (flags.json) printJson(results);
    else printRecords(results, resultColumns, flags);
  };
  addOutputOptions(addTaskDataOption(command)).action(run);
}
