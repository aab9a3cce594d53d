import { join } from 'node:path';
import { type Command, Option } from 'commander';
import type { VerbArguments } from '../discocat/verb-arguments.js';
import { userCacheFolder } from '../embedded/user-cache-folder.js';
import { OptionError } from '../errors.js';
import type { Space } from '../space/space.js';
import { CommandError } from './command-error.js';
import { embedSpace, namesModel } from './embed-space.js';
import { addModelOptions, loadModels } from './load-models.js';
import { readFileSpace } from './read-file-space.js';
import { readVerbFile, readVerbsOfModel } from './read-verb-file.js';

/** Where a command takes the vectors of words and the arguments of verbs from, as typed. */
export interface VerbFlags {
  readonly space?: string;
  readonly verbs?: string;
  readonly seed: number;
  readonly cacheFolder?: string;
}

/** Adds the options of {@link openVerbs} to a command. */
export function addVerbOptions(command: Command): Command {
  command
    .addOption(
      new Option(
        '--space <file>',
        'the vectors of words: a space of qualia, vectors of word2vec, GloVe or winkNLP, or a model as "qualia providers list" tells ' +
          '(default: the domain space of WordNet)',
      ),
    )
    .addOption(
      new Option(
        '--verbs <file>',
        'a table of verbs with their subjects and objects, as "qualia space build" writes verb-subject-object.tsv, or verbs of ' +
          '"qualia verb build" over the same space (default: those of WordNet); with --space, or without both',
      ),
    );
  return addModelOptions(command);
}

/** Vectors of words and the arguments of verbs. */
export interface OpenedVerbs {
  readonly space: Space;
  readonly verbs: VerbArguments;
}

/** Lists the words whose vectors are wanted. */
export type ListWords = (verbs: VerbArguments) => Iterable<string>;

/** Lists all verbs, and all nouns that they were seen with. */
export function* listAllWords(verbs: VerbArguments): Generator<string> {
  yield* verbs.verbs;
  for (const { subject, object } of verbs.all()) {
    yield subject;
    yield object;
  }
}

/**
 * Opens a space and the arguments of verbs: those of the given files, or the embedded default.
 *
 * @param listWords which words an embedding model is asked for, where the space is one.
 * @throws CommandError where only one is given; as `readFileSpace`, `embedSpace` and `readVerbFile`.
 */
export async function openVerbs(flags: VerbFlags, signal: AbortSignal, listWords: ListWords): Promise<OpenedVerbs> {
  const { space, verbs, seed, cacheFolder } = flags;
  if (cacheFolder === '') throw new OptionError('--cache-folder', cacheFolder, 'the path of a folder');
  if (space === undefined && verbs === undefined) {
    const { dual, verbs: embedded } = await loadModels({ seed, cacheFolder }, signal);
    return { space: dual.domainSpace, verbs: embedded };
  }
  if (space === undefined || verbs === undefined) {
    const [given, missing] = space === undefined ? ['--verbs', '--space'] : ['--space', '--verbs'];
    throw new CommandError(
      'OPTION',
      `${given} is given without ${missing}.`,
      'Give both files, or neither for WordNet.',
    );
  }
  if (namesModel(space)) {
    const arguments_ = await readVerbsOfModel(verbs, space, { option: '--verbs', signal });
    return { space: await embedSpace(space, listWords(arguments_), { cacheFolder, signal }), verbs: arguments_ };
  }
  const folder = join(cacheFolder ?? userCacheFolder(), 'vectors');
  const opened = await readFileSpace(space, folder, signal);
  return { space: opened, verbs: await readVerbFile(verbs, { option: '--verbs', spacePath: space, signal }) };
}
