import type { Command } from 'commander';
import { describeDataset } from '../evaluation/describe-dataset.js';
import type { DatasetFact } from '../evaluation/kinds/task-kind.js';
import { readDataset } from '../evaluation/read-dataset.js';
import { readTaskManifests } from '../evaluation/read-task-manifests.js';
import type { TaskManifest } from '../evaluation/task-manifest.js';
import { addTaskDataOption, chooseTask, type TaskDataFlags, taskDataDirectory } from './choose-tasks.js';
import { coloursOf } from './colours.js';
import type { CommandContext } from './command-context.js';
import { CommandError } from './command-error.js';
import { plainTable } from './plain-table.js';
import { addOutputOptions, type OutputFlags, printJson, printTsv } from './print-records.js';

/** Adds `qualia bench describe`: what is known of a task and of its data before any system is scored. */
export function addBenchDescribeCommand(bench: Command, { reportFindings }: CommandContext): void {
  const command = bench
    .command('describe')
    .description('Tell what is known of a task and its data; exit code 1 when the data are odd.')
    .argument('<task>', 'the id of a task, see "qualia bench list"');
  addOutputOptions(addTaskDataOption(command)).action(async (id: string, flags: TaskDataFlags & OutputFlags) => {
    const manifest = chooseTask(await readTaskManifests(), id);
    const folder = taskDataDirectory(flags);
    if (folder === undefined && manifest.data.length > 0) {
      throw new CommandError(
        'NO_DATA',
        `The files of "${id}" are looked for in no folder.`,
        'Name one by --data or QUALIA_DATA.',
      );
    }
    const read = folder === undefined || manifest.data.length === 0 ? undefined : await readDataset(manifest, folder);
    const facts = read === undefined ? [] : describeDataset(read.dataset);
    const findings = read?.findings ?? [];
    if (findings.length > 0) reportFindings();
    if (flags.json) printJson({ ...manifest, facts, findings });
    else if (flags.tsv) printTsv([['fact', 'value'], ...facts.map(({ name, value }) => [name, value])]);
    else print(manifest, facts, findings);
  });
}

function print(manifest: TaskManifest, facts: readonly DatasetFact[], findings: readonly string[]): void {
  const { id, description, source, address, licence, splits, mainScore, contaminated, published } = manifest;
  const about = [
    ['task', id],
    ['question', description],
    ['source', source],
    ['address', address],
    ['licence', licence],
    ['splits', splits],
    ['main score', mainScore],
    ...(contaminated === undefined ? [] : [['contaminated by', contaminated]]),
  ];
  const colours = coloursOf(process.stdout);
  const tables = [
    plainTable(['', ''], about, { colours }),
    plainTable(
      ['fact', 'value'],
      facts.map(({ name, value, decimals }) => [name, value.toFixed(decimals)]),
      { right: [1], colours },
    ),
    plainTable(
      ['published', 'score', 'measure'],
      published.map(({ system, score, measure = mainScore }) => [system, String(score), measure]),
      { right: [1], colours },
    ),
  ];
  const shown = [true, facts.length > 0, published.length > 0];
  process.stdout.write(`${tables.filter((_, place) => shown[place]).join('\n\n')}\n`);
  for (const finding of findings) process.stderr.write(`${finding}\n`);
}
