import { QualiaError } from '../../errors.js';
import type { Change } from './change.js';

/** An edit that cannot be made of the records as they are; nothing was changed. */
export class EditError extends QualiaError {
  constructor(problem: string) {
    super('EDIT', problem);
  }
}

/** An id that no record of a lexicon has, or none of the kind that is needed. */
export class UnknownRecordError extends QualiaError {
  readonly id: string;
  /** The change that removed it, where one did. */
  readonly removedBy: Change | undefined;

  constructor(id: string, wanted: string, removedBy?: Change) {
    super(
      'UNKNOWN_RECORD',
      `"${id}" is no ${wanted} of this lexicon.${removedBy === undefined ? '' : tell(id, removedBy)}`,
    );
    this.id = id;
    this.removedBy = removedBy;
  }
}

/** An edit of a record that someone has changed meanwhile; nothing was changed. */
export class EditConflictError extends QualiaError {
  readonly id: string;
  /** The version that the edit names. */
  readonly expected: number;
  /** The version that the record has; undefined where it is gone. */
  readonly found: number | undefined;
  /** What was changed meanwhile, earliest first. */
  readonly changes: readonly Change[];

  constructor(
    id: string,
    versions: { readonly expected: number; readonly found: number | undefined },
    changes: readonly Change[],
  ) {
    const { expected, found } = versions;
    const now = found === undefined ? 'is gone' : `has version ${found}`;
    const told = changes.map((change) => ` ${describeChange(change)}.`).join('');
    super('EDIT_CONFLICT', `"${id}" ${now}, the edit is of version ${expected}.${told} Look at it again, then edit.`);
    this.id = id;
    this.expected = expected;
    this.found = found;
    this.changes = changes;
  }
}

function tell(id: string, change: Change): string {
  const removal = change.operations.find((operation) => operation.verb === 'remove' && operation.id === id);
  const reason = removal?.verb === 'remove' ? ` Reason: ${removal.reason}.` : '';
  const instead =
    removal?.verb === 'remove' && removal.supersededBy !== undefined ? ` Use ${removal.supersededBy}.` : '';
  return ` It went with: ${describeChange(change)}.${reason}${instead}`;
}

/** One sentence on a change, without a full stop. */
function describeChange({ number, kind, who, time, why, operations, meant }: Change): string {
  const what = kind === 'edit' ? [...new Set(operations.map(({ verb }) => verb))].join(', ') : `${kind} of ${meant}`;
  return `Change ${number}, ${what}, by ${who === '' ? 'someone' : who} at ${time}${why === '' ? '' : ` (${why})`}`;
}
