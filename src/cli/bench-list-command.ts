import type { Command } from 'commander';
import { taskDataFolders } from '../evaluation/files/task-data-folders.js';
import { readTaskManifests } from '../evaluation/read-task-manifests.js';
import type { TaskManifest } from '../evaluation/task-manifest.js';
import type { CommandContext } from './command-context.js';
import { addOpenTaskOptions, type OpenTaskFlags, openTasks } from './open-tasks.js';
import { addOutputOptions, type OutputFlags, printRecords, type RecordColumn } from './print-records.js';
import { tellProblems } from './tell-problems.js';

interface ListedTask {
  readonly manifest: TaskManifest;
  readonly here: 'yes' | 'no' | 'generated';
}

/** Adds `qualia bench list`: every task with a manifest, and those of other files in the folders of data. */
export function addBenchListCommand(bench: Command, { signal, reportFindings }: CommandContext): void {
  const command = bench
    .command('list')
    .description('List the tasks, and which have their data here; exit code 1 when a file is malformed.');
  addOutputOptions(addOpenTaskOptions(command)).action(async (flags: OpenTaskFlags & OutputFlags) => {
    const onNotice = (notice: string): boolean => process.stderr.write(`${notice}\n`);
    const opened = await openTasks([], flags, { signal, onNotice });
    const here = new Map(opened.tasks.map(({ manifest }) => [manifest.id, manifest]));
    const known = (await readTaskManifests()).filter(({ id }) => !here.has(id));
    const listed = [...here.values(), ...known]
      .sort((a, b) => (a.id < b.id ? -1 : 1))
      .map((manifest): ListedTask => {
        const isHere = here.has(manifest.id);
        return { manifest, here: manifest.generator !== undefined ? 'generated' : isHere ? 'yes' : 'no' };
      });
    printRecords(listed, columns, { ...flags, toJson: ({ manifest, here }) => ({ ...manifest, here }) });
    if (!flags.json && !flags.tsv) process.stderr.write(`Data: ${taskDataFolders(flags.data).join(', ')}\n`);
    tellProblems(opened, { brief: false });
    if (opened.malformed.length > 0) reportFindings();
  });
}

const columns: readonly RecordColumn<ListedTask>[] = [
  { title: 'id', value: ({ manifest }) => manifest.id },
  { title: 'here', value: ({ here }) => here },
  { title: 'main score', value: ({ manifest }) => manifest.mainScore },
  { title: 'licence', value: ({ manifest }) => manifest.licence },
  { title: 'source', value: ({ manifest }) => manifest.source },
];
