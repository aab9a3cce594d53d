import { type Command, Option } from 'commander';
import { type FetchedTaskFile, fetchTask } from '../evaluation/files/fetch-task.js';
import { taskCacheFolder } from '../evaluation/files/task-data-folders.js';
import { readTaskManifests } from '../evaluation/read-task-manifests.js';
import type { TaskManifest } from '../evaluation/task-manifest.js';
import { chooseTask } from './choose-tasks.js';
import type { CommandContext } from './command-context.js';
import { formatBytes } from './format-bytes.js';
import { addOutputOptions, type OutputFlags, printRecords, type RecordColumn } from './print-records.js';
import { watchFetch } from './watch-fetch.js';
import { wholeNumber } from './whole-number.js';

interface FetchFlags extends OutputFlags {
  readonly refresh: boolean;
  readonly retries: number;
}

interface FetchedRow extends FetchedTaskFile {
  readonly task: string;
}

/** Adds `qualia bench fetch`: downloads the data sets of tasks from where their makers have put them. */
export function addBenchFetchCommand(bench: Command, { signal }: CommandContext): void {
  const command = bench
    .command('fetch')
    .description(
      'Download data sets from their own addresses; a fetch that was stopped goes on when the same command is run again.',
    )
    .argument('<ids...>', 'ids of tasks, as "qualia bench list" shows them')
    .addOption(new Option('--refresh', 'fetch again what is here, and trust what comes').default(false))
    .addOption(
      new Option('--retries <n>', 'attempts after a failure, counted anew when bytes came')
        .argParser(wholeNumber('--retries', 0, 1000))
        .default(5),
    );
  addOutputOptions(command).action(async (ids: string[], flags: FetchFlags) => {
    const all = await readTaskManifests();
    const rows: FetchedRow[] = [];
    for (const manifest of ids.map((id) => chooseTask(all, id))) {
      if (manifest.data.length === 0) {
        process.stderr.write(`${manifest.id}: its questions are generated; there is nothing to fetch.\n`);
        continue;
      }
      if (manifest.isPackaged === true) {
        process.stderr.write(`${manifest.id}: its data come with this package; there is nothing to fetch.\n`);
        continue;
      }
      process.stderr.write(introduction(manifest));
      const { refresh, retries } = flags;
      const files = await watchFetch(
        signal,
        (path) => `${manifest.id}: ${path}`,
        (watching) => fetchTask(manifest, { folder: taskCacheFolder(), refresh, retries, ...watching }),
      );
      rows.push(...files.map((file) => ({ task: manifest.id, ...file })));
      process.stderr.write(conclusion(manifest, files));
    }
    if (rows.length > 0 || flags.json || flags.tsv) printRecords(rows, columns, flags);
  });
}

function introduction({ id, source, licence, notice, citation }: TaskManifest): string {
  const lines = [`${id}: ${source}. Licence: ${licence}.${notice === undefined ? '' : ` ${notice}`}`];
  if (citation !== undefined) lines.push(`Cite: ${citation}`);
  return `${lines.join('\n')}\n`;
}

function conclusion({ id }: TaskManifest, files: readonly FetchedTaskFile[]): string {
  if (files.every(({ pinned }) => pinned)) return '';
  return `${id}: the manifest knows no checksum of ${files.length === 1 ? 'this file' : 'some of these files'}; results keep the one it has.\n`;
}

const columns: readonly RecordColumn<FetchedRow>[] = [
  { title: 'task', value: ({ task }) => task },
  { title: 'file', value: ({ file }) => file },
  { title: 'how', value: ({ how }) => how },
  { title: 'size', value: ({ bytes }) => bytes, shown: ({ bytes }) => formatBytes(bytes), right: true },
  { title: 'pinned', value: ({ pinned }) => (pinned ? 'yes' : 'no') },
  { title: 'sha256', value: ({ sha256 }) => sha256 },
];
