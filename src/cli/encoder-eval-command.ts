import { availableParallelism } from 'node:os';
import { type Command, Option } from 'commander';
import { type EncoderEvaluation, evaluateEncoder } from '../llm/encoder/evaluate-encoder.js';
import { readEncoder } from '../llm/encoder/read-encoder.js';
import { Arithmetic } from '../llm/tensor/arithmetic.js';
import type { CommandContext } from './command-context.js';
import { formatShare } from './format-share.js';
import { printJson, printRecords, type RecordColumn } from './print-records.js';
import { addReadOptions, type ReadFlags, readSource } from './read-source.js';
import { seedOption } from './shared-options.js';
import { wholeNumber } from './whole-number.js';

/** The options of `qualia encoder eval`, as typed. */
interface EvalFlags extends ReadFlags {
  readonly maximumRows: number;
  readonly length?: number;
  readonly seed: number;
}

/** Adds `qualia encoder eval`: how well an encoder finds hidden words of a corpus. */
export function addEncoderEvalCommand(encoder: Command, context: CommandContext): void {
  const command = encoder
    .command('eval')
    .description(
      'Hide words of a corpus that the encoder was not trained on, and see how well it finds them, beside the frequencies of words.',
    )
    .argument('<encoder>', 'what "qualia encoder train" wrote');
  addReadOptions(command)
    .addOption(
      new Option('--maximum-rows <n>', 'rows of words at most, from the start of the corpus')
        .argParser(wholeNumber('--maximum-rows', 1, 1_000_000))
        .default(1000),
    )
    .addOption(
      new Option('--length <n>', 'words of a text or row that are read (default: as it was trained)').argParser(
        wholeNumber('--length', 1, 4096),
      ),
    )
    .addOption(seedOption())
    .action((path: string, corpus: string, flags: EvalFlags) => runEval(path, corpus, flags, context));
}

async function runEval(path: string, corpus: string, flags: EvalFlags, context: CommandContext): Promise<void> {
  const arithmetic = new Arithmetic({ threads: availableParallelism() });
  try {
    const encoder = await readEncoder(path, arithmetic);
    const { maximumRows: rows, length, seed } = flags;
    const { result, finish } = await readSource(corpus, flags, context, (reader, reading) =>
      evaluateEncoder(encoder, reader, { ...reading, rows, length, seed }),
    );
    if (flags.json) printJson(result);
    else printRecords([result], columns, flags);
    finish();
  } finally {
    arithmetic.close();
  }
}

const columns: readonly RecordColumn<EncoderEvaluation>[] = [
  { title: 'corpus', value: ({ corpus }) => corpus },
  { title: 'words asked', value: ({ words }) => words, right: true },
  {
    title: 'unknown',
    value: ({ unknownShare }) => unknownShare,
    shown: ({ unknownShare }) => formatShare(unknownShare),
    right: true,
  },
  { title: 'loss', value: ({ loss }) => loss, shown: ({ loss }) => loss.toFixed(3), right: true },
  { title: 'found', value: ({ accuracy }) => accuracy, shown: ({ accuracy }) => formatShare(accuracy), right: true },
  {
    title: 'loss of frequencies',
    value: ({ frequencyLoss }) => frequencyLoss,
    shown: ({ frequencyLoss }) => frequencyLoss.toFixed(3),
    right: true,
  },
  {
    title: 'found by them',
    value: ({ frequencyAccuracy }) => frequencyAccuracy,
    shown: ({ frequencyAccuracy }) => formatShare(frequencyAccuracy),
    right: true,
  },
];
