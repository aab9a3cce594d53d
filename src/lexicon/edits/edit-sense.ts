import { parseDotType } from '../dot-objects/dot-type.js';
import { createQualia } from '../records/sense-record.js';
import type { EditSession } from './edit-session.js';
import type { OperationOf } from './operation.js';

/** Changes the sense key; an empty text removes it. */
export function setKey(session: EditSession, operation: OperationOf<'set-key'>): OperationOf<'set-key'> {
  const { sense } = session.sense(operation.sense);
  session.putSense({ ...sense, key: operation.key === '' ? undefined : operation.key });
  return operation;
}

/** Changes the dot type; glosses of aspects that it has no more go. */
export function setDotType(session: EditSession, operation: OperationOf<'set-dot-type'>): OperationOf<'set-dot-type'> {
  const { sense } = session.sense(operation.sense);
  const dotType = operation.dotType === '' ? [] : parseDotType(operation.dotType);
  const aspectGlosses = new Map([...sense.aspectGlosses].filter(([aspect]) => dotType.includes(aspect)));
  session.putSense({ ...sense, dotType, aspectGlosses });
  return operation;
}

/** Changes the gloss of an aspect; an empty text removes it. */
export function setAspectGloss(
  session: EditSession,
  operation: OperationOf<'set-aspect-gloss'>,
): OperationOf<'set-aspect-gloss'> {
  const { sense } = session.sense(operation.sense);
  const { aspect, text } = operation;
  const aspectGlosses = new Map(sense.aspectGlosses);
  if (text === '') aspectGlosses.delete(aspect);
  else aspectGlosses.set(aspect, text);
  session.putSense({ ...sense, aspectGlosses });
  return operation;
}

/** Gives a role other values, ids of senses or synsets or texts; without values the role is empty. */
export function setQualia(session: EditSession, operation: OperationOf<'set-qualia'>): OperationOf<'set-qualia'> {
  const { sense } = session.sense(operation.sense);
  const { role, values } = operation;
  const given = values.map((value) => {
    return createQualia(role, session.findHolder(value) === undefined ? { text: value } : { target: value });
  });
  const all = [...sense.qualia.filter((value) => value.role !== role), ...given];
  const qualia = [
    ...all.filter(({ target }) => target === undefined),
    ...all.filter(({ target }) => target !== undefined),
  ];
  session.putSense({ ...sense, qualia });
  return operation;
}
