import { EditError } from './edit-errors.js';
import type { EditSession } from './edit-session.js';
import type { OperationOf } from './operation.js';
import { forgetMember, redirectLinks, replaceListedSense } from './references.js';

/**
 * Removes an entry with its senses, a sense, or a synset, with all that leads to it. A synset that has senses goes only with
 * them. The reason, and what is to be used instead, stay in the history.
 */
export function removeRecord(session: EditSession, operation: OperationOf<'remove'>): OperationOf<'remove'> {
  const { id, supersededBy } = operation;
  const { lexicon } = session;
  if (supersededBy !== undefined && (supersededBy === id || !lexicon.has(supersededBy))) {
    throw new EditError(`"${supersededBy}" cannot supersede ${id}: it is no other record of this lexicon.`);
  }
  const entry = lexicon.findEntry(id);
  if (entry !== undefined) {
    for (const sense of entry.record.senses) removeSense(session, sense.id);
    session.removeEntry(id);
    return operation;
  }
  if (lexicon.findSense(id) !== undefined) removeSense(session, id);
  else removeSynset(session, operation);
  return operation;
}

function removeSense(session: EditSession, id: string): void {
  forgetMember(session, id);
  replaceListedSense(session, id, undefined);
  redirectLinks(session, id, undefined);
  const { record } = session.sense(id).entry;
  const at = record.senses.findIndex((sense) => sense.id === id);
  session.putEntry({ ...record, senses: record.senses.toSpliced(at, 1) });
}

function removeSynset(session: EditSession, { id, withSenses = false }: OperationOf<'remove'>): void {
  if (session.lexicon.findSynset(id) === undefined) session.holder(id);
  const members = session.lexicon.members(id);
  if (members.length > 0 && !withSenses) {
    const senses = members.map(({ sense }) => sense.id).join(', ');
    throw new EditError(
      `${id} has the senses ${senses}; move or remove them first, merge it, or say that they go with it.`,
    );
  }
  for (const { sense } of members) removeSense(session, sense.id);
  redirectLinks(session, id, undefined);
  session.removeSynset(id);
}
