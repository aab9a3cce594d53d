import type { Command } from 'commander';
import { mergeAligner } from '../llm/adaptation/aligner.js';
import { mergeLowRank } from '../llm/adaptation/low-rank.js';
import { readAdaptation } from '../llm/adaptation/read-adaptation.js';
import { type Encoder, fingerprintOf } from '../llm/encoder/encoder.js';
import { EncoderNetwork } from '../llm/encoder/encoder-network.js';
import { writeEncoder } from '../llm/encoder/write-encoder.js';
import { withEncoder } from './adapt-options.js';
import type { CommandContext } from './command-context.js';
import { addOutputOptions, type OutputFlags, printJson, printRecords } from './print-records.js';

interface MergeFlags extends OutputFlags {
  readonly out: string;
}

interface Merged {
  readonly method: string;
  readonly fingerprint: string;
  readonly out: string;
}

/** Adds `qualia adapt merge`: an encoder with an adaptation becomes an encoder. */
export function addAdaptMergeCommand(adapt: Command, context: CommandContext): void {
  const command = adapt
    .command('merge')
    .description(
      'Merge an adaptation of one token or of low rank into its encoder: the same vectors, at no cost. The attention to several tokens depends on the text, and cannot be merged.',
    )
    .argument('<encoder>', 'what "qualia encoder train" wrote')
    .argument('<adaptation>', 'what another "qualia adapt" wrote for it')
    .requiredOption('--out <file>', 'where the merged encoder goes, a .safetensors file');
  addOutputOptions(command).action((path: string, adaptation: string, flags: MergeFlags) =>
    runMerge(path, adaptation, flags, context),
  );
}

async function runMerge(path: string, file: string, flags: MergeFlags, { signal }: CommandContext): Promise<void> {
  const { out } = flags;
  await withEncoder(path, { out, inputs: [file] }, async (encoder) => {
    const adaptation = await readAdaptation(file, encoder);
    const merge = adaptation.form.method === 'aligner' ? mergeAligner : mergeLowRank;
    // The loss on held-out rows was that of the encoder before.
    const merged: Encoder = {
      ...encoder,
      network: new EncoderNetwork(encoder.network.sizes, merge(encoder.network, adaptation)),
      facts: { ...encoder.facts, heldOutLoss: undefined },
    };
    await writeEncoder(out, merged, { signal });
    const told: Merged = { method: adaptation.form.method, fingerprint: fingerprintOf(merged), out };
    if (flags.json) printJson(told);
    else {
      printRecords(
        [told],
        [
          { title: 'method', value: ({ method }) => method },
          { title: 'fingerprint', value: ({ fingerprint }) => fingerprint },
          { title: 'written to', value: (one) => one.out },
        ],
        flags,
      );
    }
  });
}
