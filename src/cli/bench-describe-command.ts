import type { Command } from 'commander';
import type { Anchor, DatasetFact } from '../evaluation/kinds/task-kind.js';
import { taskKindOf } from '../evaluation/kinds/task-kinds.js';
import type { TaskManifest } from '../evaluation/task-manifest.js';
import { coloursOf } from './colours.js';
import type { CommandContext } from './command-context.js';
import {
  addOpenTaskOptions,
  createInventoryReader,
  inventoryFor,
  type OpenTaskFlags,
  openTasks,
} from './open-tasks.js';
import { plainTable } from './plain-table.js';
import { addOutputOptions, type OutputFlags, printJson, printTsv } from './print-records.js';

/** Adds `qualia bench describe`: what is known of a task and of its data before any system is scored. */
export function addBenchDescribeCommand(bench: Command, { signal, reportFindings }: CommandContext): void {
  const command = bench
    .command('describe')
    .description('Tell what is known of a task and its data; exit code 1 when the data are odd.')
    .argument('<task>', 'the id of a task, see "qualia bench list"');
  addOutputOptions(addOpenTaskOptions(command)).action(async (id: string, flags: OpenTaskFlags & OutputFlags) => {
    const onNotice = (notice: string): boolean => process.stderr.write(`${notice}\n`);
    for (const { manifest, dataset, findings } of (await openTasks([id], flags, { signal, onNotice })).tasks) {
      const task = { manifest, dataset };
      const inventory = await inventoryFor(task, flags, { read: createInventoryReader(flags), onNotice });
      const kind = taskKindOf(dataset);
      const facts = kind.describe(dataset);
      const anchors = kind.anchors(dataset, { inventory });
      if (findings.length > 0) reportFindings();
      if (flags.json) printJson({ ...manifest, facts, anchors, findings });
      else if (flags.tsv) {
        const rows = anchors.map(({ name, measure, value }) => [`${name} (${measure})`, value]);
        printTsv([['fact', 'value'], ...facts.map(({ name, value }) => [name, value]), ...rows]);
      } else print(manifest, facts, anchors, findings);
    }
  });
}

function print(
  manifest: TaskManifest,
  facts: readonly DatasetFact[],
  anchors: readonly Anchor[],
  findings: readonly string[],
): void {
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
  const table = (titles: readonly string[], rows: readonly (readonly string[])[]): string =>
    rows.length === 0 ? '' : plainTable(titles, rows, { right: titles.length > 1 ? [1] : [], colours });
  const tables = [
    plainTable(['', ''], about, { colours }),
    table(
      ['fact', 'value'],
      facts.map(({ name, value, decimals }) => [name, value.toFixed(decimals)]),
    ),
    table(
      ['without any system', 'score', 'role', 'measure'],
      anchors.map(({ name, value, role, measure }) => [name, value.toFixed(3), role, measure]),
    ),
    table(
      ['published', 'score', 'measure'],
      published.map(({ system, score, measure = mainScore }) => [system, String(score), measure]),
    ),
  ];
  process.stdout.write(`${tables.filter((text) => text !== '').join('\n\n')}\n`);
  for (const finding of findings) process.stderr.write(`${finding}\n`);
}
