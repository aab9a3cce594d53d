import type { Command } from 'commander';
import type { CorpusManifest } from '../corpus/corpus-manifest.js';
import { readCorpusManifests } from '../corpus/read-corpus-manifests.js';
import { readCorpusStatus } from '../corpus/read-corpus-status.js';
import { verifyCorpus } from '../corpus/verify-corpus.js';
import { addDataOption, chooseCorpora, chooseCorporaFolder, type DataFlags } from './choose-corpora.js';
import type { CommandContext } from './command-context.js';
import { addOutputOptions, type OutputFlags, printRecords, type RecordColumn } from './print-records.js';
import { createProgress } from './progress.js';

interface Finding {
  readonly corpus: string;
  readonly path: string;
  readonly problem: string;
}

/** Adds `qualia corpus verify`: compares the files of corpora with their checksums. */
export function addVerifyCommand(corpus: Command, { signal, reportFindings }: CommandContext): void {
  const command = corpus
    .command('verify')
    .description('Compare the files of corpora with their checksums; exit code 1 when something differs.')
    .argument('[ids...]', 'ids of corpora (default: all that are here)');
  addOutputOptions(addDataOption(command)).action(async (ids: string[], flags: DataFlags & OutputFlags) => {
    const folder = chooseCorporaFolder(flags);
    const manifests = await readCorpusManifests();
    const chosen = ids.length > 0 ? chooseCorpora(manifests, ids) : await findHere(manifests, folder);
    const findings: Finding[] = [];
    const progress = createProgress(process.stderr);
    try {
      for (const [place, manifest] of chosen.entries()) {
        progress.update('comparing checksums', place / chosen.length);
        const found = await verifyCorpus(manifest, { folder, signal });
        findings.push(...found.map((finding) => ({ corpus: manifest.id, ...finding })));
      }
    } finally {
      progress.stop();
    }
    if (findings.length > 0) reportFindings();
    if (findings.length > 0 || flags.json || flags.tsv) printRecords(findings, columns, flags);
    const names = chosen.map(({ id }) => id).join(', ');
    process.stderr.write(`${findings.length === 0 ? 'All as it should be' : 'Findings'}: ${names}.\n`);
  });
}

async function findHere(manifests: readonly CorpusManifest[], folder: string): Promise<CorpusManifest[]> {
  const statuses = await Promise.all(manifests.map(async (manifest) => await readCorpusStatus(manifest, { folder })));
  return manifests.filter((_, place) => statuses[place]?.fetched !== 'no');
}

const columns: readonly RecordColumn<Finding>[] = [
  { title: 'corpus', value: ({ corpus }) => corpus },
  { title: 'file', value: ({ path }) => path },
  { title: 'problem', value: ({ problem }) => problem },
];
