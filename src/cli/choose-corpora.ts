import { type Command, Option } from 'commander';
import type { CorpusManifest } from '../corpus/corpus-manifest.js';
import { userCorporaFolder } from '../corpus/user-corpora-folder.js';
import { OptionError } from '../errors.js';
import { suggestWords } from '../lexicon/suggest.js';
import { CommandError } from './command-error.js';

/** The option that says where fetched corpora lie. */
export interface DataFlags {
  readonly corporaFolder?: string;
}

/** Adds `--corpora-folder` to a command. */
export function addDataOption(command: Command): Command {
  return command.addOption(
    new Option(
      '--corpora-folder <folder>',
      'where fetched corpora are kept (default: QUALIA_CORPORA, else the user data folder)',
    ),
  );
}

/** Returns the folder of fetched corpora. */
export function chooseCorporaFolder({ corporaFolder }: DataFlags): string {
  if (corporaFolder === '') throw new OptionError('--corpora-folder', corporaFolder, 'the path of a folder');
  return corporaFolder ?? userCorporaFolder();
}

/** Finds the manifest of each id. @throws CommandError naming the nearest ids where there is no such corpus. */
export function chooseCorpora(manifests: readonly CorpusManifest[], ids: readonly string[]): CorpusManifest[] {
  return ids.map((id) => {
    const found = manifests.find((manifest) => manifest.id === id);
    if (found === undefined) throw unknownCorpus(`There is no corpus "${id}".`, id, manifests);
    return found;
  });
}

/** Makes the error for a name that is no corpus, with the nearest ids. */
export function unknownCorpus(problem: string, name: string, manifests: readonly CorpusManifest[]): CommandError {
  const near = suggestWords(
    name,
    manifests.map(({ id }) => id),
  );
  const advice = near.length === 0 ? '' : ` The nearest ids are: ${near.join(', ')}.`;
  return new CommandError('UNKNOWN_CORPUS', `${problem}${advice}`, '"qualia corpus list" shows all corpora.');
}
