import { type Command, Option } from 'commander';
import { type WrittenFormat, writtenFormats } from '../lexicon/formats/lexicon-formats.js';
import { writeLexiconRecords } from '../lexicon/formats/write-lexicon-records.js';
import type { CommandContext } from './command-context.js';
import { lexiconArgument, openLexiconRecords, tellFindings } from './open-lexicon-records.js';
import { lexiconOption } from './open-store.js';
import { requireOtherFile } from './require-out-file.js';

/** The options of `qualia lexicon convert`, as typed. */
interface ConvertFlags {
  readonly to?: WrittenFormat;
  readonly lexicon?: string;
}

/** Adds `qualia lexicon convert`: a lexicon in another format. */
export function addLexiconConvertCommand(lexicon: Command, context: CommandContext): void {
  lexicon
    .command('convert')
    .description(
      'Write a lexicon in another format: WN-LMF 1.4, WNDB (a folder), OMW tab, JSON lines. What the format cannot hold is ' +
        'left out and told (exit code 1).',
    )
    .argument('<lexicon>', lexiconArgument)
    .argument('<out>', 'where to write: .xml, .xml.gz, .tab, .jsonl, .jsonl.gz, or any name with --to')
    .addOption(new Option('--to <format>', 'the format (default: by the ending of the file)').choices(writtenFormats))
    .addOption(lexiconOption())
    .action((from: string, to: string, flags: ConvertFlags) => runConvert(from, to, flags, context));
}

async function runConvert(from: string, to: string, flags: ConvertFlags, context: CommandContext): Promise<void> {
  await requireOtherFile('out', to, [from]);
  const { lexicons, sideFiles } = await openLexiconRecords(from, flags.lexicon, context);
  tellFindings(await writeLexiconRecords(to, lexicons, { format: flags.to, sideFiles }), context);
  const synsets = lexicons.reduce((sum, lexicon) => sum + lexicon.synsets.length, 0);
  process.stderr.write(`${synsets.toLocaleString('en-US')} synsets written to ${to}.\n`);
}
