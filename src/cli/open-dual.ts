import { join } from 'node:path';
import type { Command } from 'commander';
import { Option } from 'commander';
import { DualSearch } from '../dual/dual-search.js';
import { DualSpace } from '../dual/dual-space.js';
import { createTargetSuggester } from '../dual/suggest-targets.js';
import { userCacheFolder } from '../embedded/user-cache-folder.js';
import { OptionError } from '../errors.js';
import type { Lexicon } from '../lexicon/lexicon.js';
import { readWordnet } from '../lexicon/read-wordnet.js';
import type { Space } from '../space/space.js';
import { CommandError } from './command-error.js';
import { decimalNumber } from './decimal-number.js';
import { addModelOptions, loadModels } from './load-models.js';
import { readFileSpace } from './read-file-space.js';
import { viewAs } from './view-as.js';
import { wholeNumber } from './whole-number.js';

/** Which dual space a command asks, as typed. */
export interface DualFlags {
  readonly domain?: string;
  readonly function?: string;
  readonly domainRank?: number;
  readonly domainExponent?: number;
  readonly functionRank?: number;
  readonly functionExponent?: number;
  readonly seed: number;
  readonly cacheFolder?: string;
}

/** Adds the options that choose a dual space. */
export function addDualOptions(command: Command): Command {
  command
    .addOption(
      new Option(
        '--domain <file>',
        'the domain space: a space of qualia, or vectors of word2vec, GloVe or winkNLP (default: the spaces of WordNet)',
      ),
    )
    .addOption(new Option('--function <file>', 'the function space likewise; both or neither'));
  for (const space of ['domain', 'function']) addViewOptions(command, space);
  return addModelOptions(command);
}

function addViewOptions(command: Command, space: string): void {
  command
    .addOption(
      new Option(
        `--${space}-rank <n>`,
        `how many dimensions of the ${space} space are used, the first (default: all)`,
      ).argParser(wholeNumber(`--${space}-rank`, 1, 5000)),
    )
    .addOption(
      new Option(
        `--${space}-exponent <x>`,
        `the exponent on its singular values (default: that of the ${space} space)`,
      ).argParser(decimalNumber(`--${space}-exponent`, -2, 2)),
    );
}

/** A dual space ready to be asked. */
export interface OpenedDual {
  readonly search: DualSearch;
  /** The spaces as they were read, before any view of them, by the paths of their files. */
  readonly read: ReadonlyMap<string, Space>;
  /** The lexicon that tells parts of speech, read on first use. */
  lexicon(): Promise<Lexicon>;
}

/**
 * Opens the dual space of two files, or the embedded default where none are given.
 *
 * @throws CommandError where only one is given, or a space has no other k and p; as the readers do.
 */
export async function openDual(flags: DualFlags, signal: AbortSignal): Promise<OpenedDual> {
  const { domain, function: functional, seed, cacheFolder } = flags;
  if (cacheFolder === '') throw new OptionError('--cache-folder', cacheFolder, 'the path of a folder');
  if (domain === undefined && functional === undefined) {
    const { dual, lexicon } = await loadModels({ seed, cacheFolder }, signal);
    const viewed = createDual(dual.domainSpace, dual.functionSpace, flags);
    return { search: new DualSearch(viewed), read: new Map(), lexicon: async () => lexicon };
  }
  if (domain === undefined || functional === undefined) {
    const [given, missing] = domain === undefined ? ['--function', '--domain'] : ['--domain', '--function'];
    const advice = 'Give the files of both spaces, or neither for the spaces of WordNet.';
    throw new CommandError('OPTION', `${given} is given without ${missing}.`, advice);
  }
  const folder = join(cacheFolder ?? userCacheFolder(), 'vectors');
  const first = await readFileSpace(domain, folder, signal);
  const second = functional === domain ? first : await readFileSpace(functional, folder, signal);
  const read = new Map([
    [domain, first],
    [functional, second],
  ]);
  return { search: new DualSearch(createDual(first, second, flags)), read, lexicon: () => readWordnet() };
}

/** Makes the dual space of two spaces, at another k and p where such are asked for. */
function createDual(domain: Space, functional: Space, flags: DualFlags): DualSpace {
  const first = viewAs(domain, { rank: flags.domainRank, exponent: flags.domainExponent }, '--domain-');
  const second = viewAs(functional, { rank: flags.functionRank, exponent: flags.functionExponent }, '--function-');
  return new DualSpace(first, second, { suggest: createTargetSuggester(first, second) });
}

/** Finds how the dual space writes a word: as it is typed, in lower case, or with spaces for underscores. */
export function findTarget({ dual }: DualSearch, word: string): string {
  const spaced = word.replaceAll('_', ' ');
  return [word, word.toLowerCase(), spaced, spaced.toLowerCase()].find((form) => dual.has(form)) ?? word;
}
