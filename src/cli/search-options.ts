import { type Command, Option } from 'commander';
import type { DualSearch } from '../dual/dual-search.js';
import { OptionError } from '../errors.js';
import { acceptCounted, addFrequencyOptions, type FrequencyFlags } from './frequency-options.js';
import { findTarget } from './open-dual.js';
import { wholeNumber } from './whole-number.js';

/** How a command searches the vocabulary, as typed. */
export interface SearchFlags extends FrequencyFlags {
  readonly limit: number;
  readonly multiwords: boolean;
}

/** Adds the options that all searches have. */
export function addSearchOptions(command: Command): Command {
  command
    .addOption(
      new Option('--limit <n>', 'how many answers are shown')
        .argParser(wholeNumber('--limit', 1, 1_000_000))
        .default(10),
    )
    .addOption(new Option('--multiwords', 'also lemmas of several words').default(false));
  return addFrequencyOptions(command);
}

/** Reads what tells which words a search may return: single ones, unless several are wanted too, that are frequent enough. */
export async function acceptWords(flags: SearchFlags): Promise<(word: string) => boolean> {
  const isFrequent = await acceptCounted(flags);
  return flags.multiwords ? isFrequent : (word) => !/[\s_]/u.test(word) && isFrequent(word);
}

/** Reads `--choices a,b,c`; undefined where the option is not given. */
export function parseChoices(choices: string | undefined): readonly string[] | undefined {
  if (choices === undefined) return undefined;
  const words = choices.split(',').map((word) => word.trim());
  if (words.every((word) => word !== '')) return words;
  throw new OptionError('--choices', choices, 'words separated by commas, as in stone,brick');
}

/** Finds the choices as the dual space writes them. */
export function findChoices(search: DualSearch, choices: readonly string[] | undefined): readonly string[] | undefined {
  return choices?.map((choice) => findTarget(search, choice));
}
