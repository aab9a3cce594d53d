import { access } from 'node:fs/promises';
import { join } from 'node:path';
import type { Command } from 'commander';
import { readTaskManifests } from '../evaluation/read-task-manifests.js';
import type { TaskManifest } from '../evaluation/task-manifest.js';
import { addTaskDataOption, type TaskDataFlags, taskDataDirectory } from './choose-tasks.js';
import { addOutputOptions, type OutputFlags, printRecords, type RecordColumn } from './print-records.js';

interface ListedTask {
  readonly manifest: TaskManifest;
  readonly here: 'yes' | 'no' | 'generated';
}

/** Adds `qualia bench list`: every task with a manifest, and whether its data are here. */
export function addBenchListCommand(bench: Command): void {
  const command = bench.command('list').description('List the tasks, and which have their data here.');
  addOutputOptions(addTaskDataOption(command)).action(async (flags: TaskDataFlags & OutputFlags) => {
    const folder = taskDataDirectory(flags);
    const manifests = await readTaskManifests();
    const listed = await Promise.all(
      manifests.map(async (manifest) => ({ manifest, here: await findData(manifest, folder) })),
    );
    printRecords(listed, columns, { ...flags, toJson: ({ manifest, here }) => ({ ...manifest, here }) });
    if (flags.json || flags.tsv) return;
    const place = folder === undefined ? 'No folder of data is named; use --data or QUALIA_DATA.' : `Data: ${folder}`;
    process.stderr.write(`${place}\n`);
  });
}

async function findData({ data }: TaskManifest, folder: string | undefined): Promise<ListedTask['here']> {
  if (data.length === 0) return 'generated';
  if (folder === undefined) return 'no';
  const found = await Promise.all(
    data.map(({ path }) =>
      access(join(folder, path)).then(
        () => true,
        () => false,
      ),
    ),
  );
  return found.every(Boolean) ? 'yes' : 'no';
}

const columns: readonly RecordColumn<ListedTask>[] = [
  { title: 'id', value: ({ manifest }) => manifest.id },
  { title: 'here', value: ({ here }) => here },
  { title: 'main score', value: ({ manifest }) => manifest.mainScore },
  { title: 'licence', value: ({ manifest }) => manifest.licence },
  { title: 'source', value: ({ manifest }) => manifest.source },
];
