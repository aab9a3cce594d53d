import { QualiaError } from '../../errors.js';

/** What to do where there is no store, or none with a lexicon. */
export const importAdvice = 'Put a lexicon into one with "qualia lexicon open FILE --store FILE.sqlite".';

/** A store that another process has open. */
export class StoreInUseError extends QualiaError {
  readonly path: string;
  /** Which process has it, and on which machine. */
  readonly owner: string;

  constructor(path: string, owner: string, advice: string) {
    super('STORE_IN_USE', `${path} is open in ${owner}. ${advice}`);
    this.path = path;
    this.owner = owner;
  }
}

/** A file that is no store of lexicons, or one of another version of the schema. */
export class StoreFormatError extends QualiaError {
  readonly path: string;

  constructor(path: string, problem: string, options?: ErrorOptions) {
    super('STORE_FORMAT', `${path} ${problem}`, options);
    this.path = path;
  }
}
