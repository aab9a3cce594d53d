import type { Command } from 'commander';
import { type CorpusManifest, pinningOf } from '../corpus/corpus-manifest.js';
import { readCorpusManifests } from '../corpus/read-corpus-manifests.js';
import { type CorpusStatus, readCorpusStatus } from '../corpus/read-corpus-status.js';
import { addDataOption, chooseCorporaFolder, type DataFlags } from './choose-corpora.js';
import { formatBytes } from './format-bytes.js';
import { addOutputOptions, type OutputFlags, printRecords, type RecordColumn } from './print-records.js';

interface ListedCorpus extends CorpusStatus {
  readonly manifest: CorpusManifest;
}

/** Adds `qualia corpus list`: every corpus with a manifest, whether its checksums are known and whether it is here. */
export function addListCommand(corpus: Command): void {
  const command = corpus.command('list').description('List the corpora that can be fetched, and which are here.');
  addOutputOptions(addDataOption(command)).action(async (flags: DataFlags & OutputFlags) => {
    const folder = chooseCorporaFolder(flags);
    const manifests = await readCorpusManifests();
    const listed = await Promise.all(
      manifests.map(async (manifest) => ({ manifest, ...(await readCorpusStatus(manifest, { folder })) })),
    );
    printRecords(listed, columns, { ...flags, toJson });
    if (!flags.json && !flags.tsv) process.stderr.write(`${legend}\nFetched corpora lie in ${folder}.\n`);
  });
}

const legend =
  'Pinned: the checksum is known before the first fetch; of others the one seen first is recorded and compared later. Moving: the address always has the newest.';

const columns: readonly RecordColumn<ListedCorpus>[] = [
  { title: 'id', value: ({ manifest }) => manifest.id },
  { title: 'fetched', value: ({ fetched }) => fetched },
  { title: 'checksums', value: ({ manifest }) => checksums(manifest) },
  {
    title: 'size',
    value: ({ bytes }) => bytes,
    shown: ({ bytes }) => (bytes === undefined ? 'unknown' : formatBytes(bytes)),
    right: true,
  },
  { title: 'licence', value: ({ manifest }) => manifest.licence },
  { title: 'description', value: ({ manifest }) => manifest.description },
];

function checksums(manifest: CorpusManifest): string {
  return manifest.moving === undefined ? pinningOf(manifest) : 'moving';
}

function toJson({ manifest, fetched, bytes }: ListedCorpus): unknown {
  const { files: _, ...rest } = manifest;
  return { ...rest, fetched, bytes: bytes ?? null, checksums: checksums(manifest) };
}
