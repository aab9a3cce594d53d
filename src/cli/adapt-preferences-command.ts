import type { Command } from 'commander';
import { type Preference, preferenceMargins, preferenceObjective } from '../llm/adaptation/preference-objective.js';
import { readPreferences } from '../llm/adaptation/read-preferences.js';
import { firstWord } from '../llm/encoder/word-codes.js';
import { createRandom, shuffled } from '../random.js';
import {
  type Adapted,
  type AdaptFlags,
  addFileCommand,
  createAdaptation,
  heldOutShare,
  keepAdaptation,
  methodColumns,
  scoreColumn,
  trainAdaptation,
  withEncoder,
  writtenColumns,
} from './adapt-options.js';
import type { CommandContext } from './command-context.js';
import { CommandError } from './command-error.js';
import { type OutputFlags, printJson, printRecords, type RecordColumn } from './print-records.js';

type PreferencesFlags = AdaptFlags & OutputFlags;

interface AdaptedToPreferences extends Adapted {
  readonly preferences: number;
  /** Lines with a chosen or rejected word that the encoder does not know. */
  readonly unknown: number;
  readonly heldOut: number;
  /** The share of held-out preferences whose chosen word has the higher score. */
  readonly metBefore: number;
  readonly metAfter: number;
}

/** Adds `qualia adapt preferences`: an encoder is steered to prefer words. */
export function addAdaptPreferencesCommand(adapt: Command, context: CommandContext): void {
  addFileCommand(
    adapt,
    {
      name: 'preferences',
      description:
        'Steer an encoder to prefer words (direct preference optimisation). A fifth of the lines are held out, and it is told how often the chosen word is ahead in them before and after.',
      argument: 'preferences',
      form: 'a file of lines "text with one _ TAB chosen TAB rejected"',
    },
    (path, file, flags) => runPreferences(path, file, flags, context),
  );
}

async function runPreferences(
  path: string,
  file: string,
  flags: PreferencesFlags,
  { signal }: CommandContext,
): Promise<void> {
  await withEncoder(path, { out: flags.out, inputs: [file] }, async (encoder) => {
    const all = await readPreferences(file);
    const isKnown = (word: string): boolean => encoder.codes.codeOf(word) >= firstWord;
    const known = all.filter(({ chosen, rejected }) => isKnown(chosen) && isKnown(rejected));
    const order = shuffled(known, createRandom(flags.seed));
    const held = Math.round(heldOutShare * order.length);
    const [heldOut, learned] = [order.slice(0, held), order.slice(held)];
    if (heldOut.length === 0) {
      const problem = `${file} has ${known.length} lines with two words that the encoder knows, of ${all.length}: too few to learn from some and score others.`;
      throw new CommandError('EMPTY', problem, 'Give more lines, with words that the encoder was trained with.');
    }
    const adaptation = createAdaptation(encoder, flags);
    const shareMet = (own: readonly Preference[], isAdapted: boolean): number => {
      const margins = preferenceMargins(encoder, own, { adaptation: isAdapted ? adaptation : undefined });
      return margins.filter((margin) => margin > 0).length / own.length;
    };
    const metBefore = shareMet(heldOut, false);
    const loss = await trainAdaptation(encoder, adaptation, preferenceObjective(encoder, learned), {
      ...{ flags, signal, stage: 'preferring words' },
    });
    const adapted: AdaptedToPreferences = {
      ...{ preferences: known.length, unknown: all.length - known.length, heldOut: heldOut.length },
      ...{ metBefore, metAfter: shareMet(heldOut, true) },
      ...(await keepAdaptation(encoder, adaptation, { flags, signal, loss })),
    };
    if (flags.json) printJson(adapted);
    else printRecords([adapted], columns, flags);
  });
}

const columns: readonly RecordColumn<AdaptedToPreferences>[] = [
  { title: 'preferences', value: ({ preferences }) => preferences, right: true },
  { title: 'unknown', value: ({ unknown }) => unknown, right: true },
  ...methodColumns,
  { title: 'held out', value: ({ heldOut }) => heldOut, right: true },
  scoreColumn('met before', ({ metBefore }) => metBefore),
  scoreColumn('met after', ({ metAfter }) => metAfter),
  ...writtenColumns,
];
