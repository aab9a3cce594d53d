import { type Command, Option } from 'commander';
import { readAdaptation } from '../llm/adaptation/read-adaptation.js';
import { readEncoder } from '../llm/encoder/read-encoder.js';
import { attentionOf } from '../llm/inspection/attention-shares.js';
import { chooseHeads, drawAttention } from '../llm/inspection/draw-attention.js';
import { Arithmetic } from '../llm/tensor/arithmetic.js';
import type { CommandContext } from './command-context.js';
import { addOutputOptions, type OutputFlags, printJson, printRecords, type RecordColumn } from './print-records.js';
import { wholeNumber } from './whole-number.js';
import { requirePicture, writePicture } from './write-picture.js';

/** The options of `qualia inspect attention`, as typed. */
interface AttentionFlags extends OutputFlags {
  readonly layer?: number;
  readonly head?: number;
  readonly adaptation?: string;
  readonly picture?: string;
}

/** A word, and a word that goes into it. */
interface AttendedWord {
  readonly layer: number;
  readonly head: number;
  readonly place: number;
  readonly word: string;
  readonly from: number;
  readonly fromWord: string;
  readonly share: number;
}

/** Adds `qualia inspect attention`: how much of each word goes into each other. */
export function addInspectAttentionCommand(inspect: Command, { signal }: CommandContext): void {
  const command = inspect
    .command('attention')
    .description(
      'Show how much of each word of a text goes into each other, in each layer and head: the largest share of each word, all shares with --tsv ' +
        'or --json, a picture with --picture.',
    )
    .argument('<encoder>', 'what "qualia encoder train" wrote')
    .argument('<text>', 'a text: "The dog barks."')
    .addOption(new Option('--layer <n>', 'only this layer, from 0').argParser(wholeNumber('--layer', 0, 47)))
    .addOption(new Option('--head <n>', 'only this head, from 0').argParser(wholeNumber('--head', 0, 63)))
    .addOption(new Option('--adaptation <file>', 'an adaptation of the encoder, as "qualia adapt" writes it'))
    .addOption(new Option('--picture <file>', 'write a picture, an .svg file'));
  addOutputOptions(command).action((path: string, text: string, flags: AttentionFlags) =>
    runAttention(path, text, { flags, signal }),
  );
}

async function runAttention(
  path: string,
  text: string,
  { flags, signal }: { readonly flags: AttentionFlags; readonly signal: AbortSignal },
): Promise<void> {
  const { layer, head, picture, adaptation: file } = flags;
  await requirePicture(picture, [path]);
  const arithmetic = new Arithmetic();
  try {
    const encoder = await readEncoder(path, arithmetic);
    const adaptation = file === undefined ? undefined : await readAdaptation(file, encoder);
    signal.throwIfAborted();
    const attention = attentionOf(encoder, text, { adaptation });
    const heads = chooseHeads(attention.heads, { layer, head });
    await writePicture(picture, () => drawAttention(attention, { layer, head }));
    const { words } = attention;
    if (flags.json) {
      const shown = heads.map(({ shares, ...own }) => ({
        ...own,
        shares: words.map((_, place) => Array.from(shares.row(place), round)),
      }));
      printJson({ words, heads: shown });
      return;
    }
    const all = heads.flatMap(({ shares, ...own }) =>
      words.flatMap(({ form }, place): AttendedWord[] => {
        const found = words.map((from, at) => ({
          ...own,
          place,
          word: form,
          from: at,
          fromWord: from.form,
          share: round(shares.at(place, at)),
        }));
        if (flags.tsv) return found;
        return [found.reduce((top, one) => (one.share > top.share ? one : top))];
      }),
    );
    printRecords(all, columns, flags);
  } finally {
    arithmetic.close();
  }
}

const round = (share: number): number => Number(share.toFixed(6));

const columns: readonly RecordColumn<AttendedWord>[] = [
  { title: 'layer', value: ({ layer }) => layer, right: true },
  { title: 'head', value: ({ head }) => head, right: true },
  { title: 'place', value: ({ place }) => place, right: true },
  { title: 'word', value: ({ word }) => word },
  { title: 'from', value: ({ from }) => from, right: true },
  { title: 'its word', value: ({ fromWord }) => fromWord },
  { title: 'share', value: ({ share }) => share, shown: ({ share }) => share.toFixed(3), right: true },
];
