import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Command } from 'commander';
import { readSourcedResults, type SourcedResult } from '../evaluation/read-results.js';
import { readTaskManifests } from '../evaluation/read-task-manifests.js';
import { makeReport } from '../evaluation/report/make-report.js';
import { type ReportForm, writeReport } from '../evaluation/report/write-report.js';
import type { CommandContext } from './command-context.js';
import { CommandError } from './command-error.js';
import { requireOtherFile } from './require-out-file.js';

interface ReportFlags {
  readonly out?: string;
  readonly markdown?: string;
  readonly csv?: string;
  readonly jsonOut?: string;
  readonly title?: string;
}

/** Adds `qualia bench report`: from results to a page with plots, and tables. */
export function addBenchReportCommand(bench: Command, { signal }: CommandContext): void {
  bench
    .command('report')
    .description('Make one page of results with plots, which needs no network, and tables as Markdown, CSV and JSON.')
    .argument('<results...>', 'results of "qualia bench run --out": files, or folders of them')
    .option('--out <file>', 'write the page; into a folder, the page and all tables')
    .option('--markdown <file>', 'write tables as Markdown')
    .option('--csv <file>', 'write every number as comma-separated values')
    .option('--json-out <file>', 'write the report as JSON')
    .option('--title <text>', 'the title of the report (default: Evaluation report)')
    .action(async (paths: string[], flags: ReportFlags) => {
      const files = await chooseFiles(flags);
      for (const [, file] of files) await requireOtherFile('--out', file, paths);
      const results: SourcedResult[] = [];
      for (const path of paths) {
        signal.throwIfAborted();
        results.push(...(await readSourcedResults(path)));
      }
      const report = makeReport(results, await readTaskManifests(), { title: flags.title });
      for (const { system, task, reason } of report.excluded) {
        process.stderr.write(`left out: "${system}" on ${task}, ${reason}\n`);
      }
      for (const [form, path] of files) {
        signal.throwIfAborted();
        await writeReport(path, form, report);
        process.stderr.write(`wrote ${path}\n`);
      }
    });
}

/** Where each form of the report is written; a file that is there already is replaced. */
async function chooseFiles({ out, markdown, csv, jsonOut }: ReportFlags): Promise<[ReportForm, string][]> {
  const isFolder = out !== undefined && (/[/\\]$/.test(out) || (await isExistingFolder(out)));
  const inFolder = (name: string): string | undefined => (isFolder ? join(out, name) : undefined);
  const files: readonly [ReportForm, string | undefined][] = [
    ['html', inFolder('report.html') ?? out],
    ['markdown', markdown ?? inFolder('report.md')],
    ['csv', csv ?? inFolder('report.csv')],
    ['json', jsonOut ?? inFolder('report.json')],
  ];
  const named = files.flatMap(([form, path]): [ReportForm, string][] => (path === undefined ? [] : [[form, path]]));
  if (named.length > 0) return named;
  throw new CommandError(
    'NO_OUTPUT',
    'No file is named to write the report to.',
    'Name one, such as --out report.html.',
  );
}

async function isExistingFolder(path: string): Promise<boolean> {
  return await stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}
