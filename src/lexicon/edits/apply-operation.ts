import { addEntry, addSense, addSynset } from './add-records.js';
import { relate, unrelate } from './edit-relations.js';
import { orderSenses, setAspectGloss, setDotType, setKey, setQualia } from './edit-sense.js';
import type { EditSession } from './edit-session.js';
import { addExample, removeExample, removeGloss, setExample, setGloss, setIliGloss } from './edit-texts.js';
import type { Operation } from './operation.js';
import { mergeSynsets, moveSense, splitSynset } from './regroup-senses.js';
import { removeRecord } from './remove-record.js';

/**
 * Does one operation on the records of a session.
 *
 * @returns the operation with the ids that new records got.
 * @throws UnknownRecordError, EditError or OptionError where it cannot be done.
 */
export function applyOperation(session: EditSession, operation: Operation): Operation {
  switch (operation.verb) {
    case 'add-entry':
      return addEntry(session, operation);
    case 'add-sense':
      return addSense(session, operation);
    case 'add-synset':
      return addSynset(session, operation);
    case 'set-gloss':
      return setGloss(session, operation);
    case 'remove-gloss':
      return removeGloss(session, operation);
    case 'set-ili-gloss':
      return setIliGloss(session, operation);
    case 'add-example':
      return addExample(session, operation);
    case 'set-example':
      return setExample(session, operation);
    case 'remove-example':
      return removeExample(session, operation);
    case 'relate':
      return relate(session, operation);
    case 'unrelate':
      return unrelate(session, operation);
    case 'merge':
      return mergeSynsets(session, operation);
    case 'split':
      return splitSynset(session, operation);
    case 'move-sense':
      return moveSense(session, operation);
    case 'order-senses':
      return orderSenses(session, operation);
    case 'remove':
      return removeRecord(session, operation);
    case 'set-key':
      return setKey(session, operation);
    case 'set-dot-type':
      return setDotType(session, operation);
    case 'set-aspect-gloss':
      return setAspectGloss(session, operation);
    case 'set-qualia':
      return setQualia(session, operation);
  }
}
