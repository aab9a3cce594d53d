import { parseDotType } from '../dot-objects/dot-type.js';
import { createQualia } from '../records/sense-record.js';
import { EditError } from './edit-errors.js';
import type { EditSession } from './edit-session.js';
import type { OperationOf } from './operation.js';

/** Puts senses of an entry first, in the order given; the others follow as they are. Their numbers change places with them. */
export function orderSenses(session: EditSession, operation: OperationOf<'order-senses'>): OperationOf<'order-senses'> {
  const { record } = session.entry(operation.entry);
  const first = [...new Set(operation.senses)].map((id) => {
    const sense = record.senses.find((each) => each.id === id);
    if (sense === undefined) throw new EditError(`"${id}" is no sense of ${record.id}.`);
    return sense;
  });
  const senses = [...first, ...record.senses.filter((sense) => !first.includes(sense))];
  // Entries that share an index share their numbers, so that only these are given anew.
  const orders = record.senses.flatMap(({ order }) => order ?? []).sort((a, b) => a - b);
  let next = 0;
  session.putEntry({
    ...record,
    senses: senses.map((sense) => (sense.order === undefined ? sense : { ...sense, order: orders[next++] })),
  });
  return operation;
}

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
