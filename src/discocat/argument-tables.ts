import { QualiaError } from '../errors.js';
import type { ArgumentCounts } from './argument-counts.js';
import type { ArgumentTable } from './read-argument-counts.js';
import type { VerbArguments } from './verb-arguments.js';

/** What words were seen with in a corpus, by the tables of `qualia space build`; each as far as it is known. */
export interface ArgumentTables {
  readonly verbs?: VerbArguments | undefined;
  readonly counts?: ReadonlyMap<ArgumentTable, ArgumentCounts> | undefined;
}

/**
 * Returns the subjects, verbs and objects that were counted together.
 *
 * @throws QualiaError with code `NO_ARGUMENTS` when there is no such table.
 */
export function requireVerbs(operator: string, { verbs }: ArgumentTables): VerbArguments {
  if (verbs !== undefined) return verbs;
  throw noArguments(`The ${operator} model is made of the arguments of verbs`, 'verb-subject-object');
}

/**
 * Returns the arguments of words that take one, from one of the tables that may have them.
 *
 * @throws QualiaError with code `NO_ARGUMENTS` when there is no such table.
 */
export function requireCounts(operator: string, { counts }: ArgumentTables, table: ArgumentTable): ArgumentCounts {
  const found = counts?.get(table);
  if (found !== undefined) return found;
  throw noArguments(`The ${operator} model of these phrases is made of the arguments of words`, table);
}

function noArguments(problem: string, table: string): QualiaError {
  return new QualiaError('NO_ARGUMENTS', `${problem}: give a table as "qualia space build" writes ${table}.tsv.`);
}
