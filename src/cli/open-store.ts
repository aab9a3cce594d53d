import { userInfo } from 'node:os';
import { type Command, Option } from 'commander';
import { LexiconEditor } from '../lexicon/edits/lexicon-editor.js';
import { LexiconDatabase } from '../lexicon/store/lexicon-database.js';
import { StoreInUseError } from '../lexicon/store/store-errors.js';
import type { StoredLexicon } from '../lexicon/store/stored-lexicon.js';
import { chooseChecks } from '../workbench/choose-checks.js';
import { jsonOption } from './shared-options.js';

/** What a command that takes a store says of it. */
export const storeArgument = 'a store that "qualia lexicon open" made, such as wordnet.sqlite';

/** The option that names a lexicon of a store. */
export function lexiconOption(): Option {
  return new Option('--lexicon <id>', 'of several lexicons, the one with this id');
}

/** How a command that decides something was called. */
export interface DecisionFlags {
  readonly lexicon?: string;
  readonly who: string;
  readonly why?: string;
  readonly json: boolean;
}

/** How a command that edits was called. */
export interface EditFlags extends DecisionFlags {
  readonly dryRun: boolean;
}

/** Adds what every command takes that decides something. */
export function addDecisionOptions(command: Command): Command {
  return command
    .addOption(lexiconOption())
    .addOption(new Option('--who <name>', 'the name under which edits are noted').default(userInfo().username))
    .addOption(new Option('--why <text>', 'the reason that is noted'))
    .addOption(jsonOption());
}

/** Adds what every command that edits takes. */
export function addEditOptions(command: Command): Command {
  const dryRun = new Option('--dry-run', 'say what would be changed, and change nothing').default(false);
  return addDecisionOptions(command).addOption(dryRun);
}

/** How long a command waits for another one to close a store, and how often it looks, in milliseconds. */
const patience = { longest: 5000, between: 50 } as const;

/** Opens a store; where another process has it open, which a command has for a moment only, it is tried again for a while. */
export function openWaiting(path: string): LexiconDatabase {
  const pause = new Int32Array(new SharedArrayBuffer(4));
  for (let waited = 0; ; waited += patience.between) {
    try {
      return new LexiconDatabase(path);
    } catch (error) {
      if (!(error instanceof StoreInUseError) || waited >= patience.longest) throw error;
      Atomics.wait(pause, 0, 0, patience.between);
    }
  }
}

/** Opens a lexicon of a store for a longer work, after which the store has to be closed. */
export function openStoredLexicon(
  path: string,
  id: string | undefined,
): { readonly lexicon: StoredLexicon; readonly close: () => void } {
  const database = openWaiting(path);
  try {
    return { lexicon: database.lexicon(id), close: () => database.close() };
  } catch (error) {
    database.close();
    throw error;
  }
}

/** Opens a lexicon of a store for one work and closes the store. */
export function withStoredLexicon<Result>(
  path: string,
  id: string | undefined,
  work: (lexicon: StoredLexicon) => Result,
): Result {
  const { lexicon, close } = openStoredLexicon(path, id);
  try {
    return work(lexicon);
  } finally {
    close();
  }
}

/** Opens a lexicon of a store for edits that are checked, and closes the store. */
export function withEditor<Result>(
  path: string,
  id: string | undefined,
  work: (editor: LexiconEditor, lexicon: StoredLexicon) => Result,
): Result {
  return withStoredLexicon(path, id, (lexicon) => {
    return work(
      new LexiconEditor(lexicon, { checks: chooseChecks(lexicon.head.language, (lemma) => lexicon.hasForm(lemma)) }),
      lexicon,
    );
  });
}
