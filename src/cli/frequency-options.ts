import { type Command, Option } from 'commander';
import { acceptFrequent } from '../corpus/accept-frequent.js';
import { readFrequencies } from '../corpus/read-frequencies.js';
import { CommandError } from './command-error.js';
import { wholeNumber } from './whole-number.js';

/** How often the words of answers must have been counted, as typed. */
export interface FrequencyFlags {
  readonly frequency?: string;
  readonly minimumFrequency?: number;
}

/** Adds the options that keep rare words from the answers. */
export function addFrequencyOptions(command: Command): Command {
  return command
    .addOption(
      new Option('--minimum-frequency <n>', 'no words that were counted fewer times; needs --frequency').argParser(
        wholeNumber('--minimum-frequency', 1, 2 ** 31),
      ),
    )
    .addOption(new Option('--frequency <file>', 'how often words were counted: frequency.tsv of "qualia space build"'));
}

/** Reads what tells the words that were counted often enough; all where no minimum is asked for. */
export async function acceptCounted({
  frequency,
  minimumFrequency,
}: FrequencyFlags): Promise<(word: string) => boolean> {
  if (frequency === undefined && minimumFrequency === undefined) return () => true;
  if (frequency !== undefined && minimumFrequency !== undefined) {
    return acceptFrequent(await readFrequencies(frequency), minimumFrequency);
  }
  const [given, missing] =
    frequency === undefined ? ['--minimum-frequency', '--frequency'] : ['--frequency', '--minimum-frequency'];
  const advice = 'Write for instance --minimum-frequency 20 --frequency FOLDER/frequency.tsv.';
  throw new CommandError('OPTION', `${given} is given without ${missing}.`, advice);
}
