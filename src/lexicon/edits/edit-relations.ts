import { OptionError } from '../../errors.js';
import { createRelation, nameRelation, type RelationRecord } from '../records/relation-record.js';
import { findInverse, mayLead, type RelationEnds, relationTypeRecords } from '../records/relation-types.js';
import { provenanceOf } from './add-records.js';
import { EditError } from './edit-errors.js';
import type { EditSession, Holder } from './edit-session.js';
import type { OperationOf } from './operation.js';

/** Adds a relation and the one that leads back, or one of them where the other is there. */
export function relate(session: EditSession, operation: OperationOf<'relate'>): OperationOf<'relate'> {
  const { type, name } = operation;
  const source = session.holder(operation.source);
  const target = session.holder(operation.target);
  const ends = findEnds(source, target);
  requireType(type, ends);
  if (name !== undefined && type !== 'other') throw new OptionError('name', name, 'a name only for the type "other"');
  if (source.id === target.id) throw new EditError(`${source.id} cannot be related to itself.`);
  const provenance = new Map(provenanceOf(operation));
  if (name !== undefined) provenance.set('dc:type', name);
  const added = addRelation(source, createRelation(type, target.id, provenance));
  const inverse = findInverse(type, ends);
  const addedBack =
    inverse !== undefined && addRelation(target, createRelation(inverse, source.id, provenanceOf(operation)));
  if (!added && !addedBack) throw new EditError(`${source.id} is related by ${name ?? type} to ${target.id} already.`);
  return operation;
}

function addRelation(holder: Holder, relation: RelationRecord): boolean {
  const name = nameRelation(relation);
  if (holder.relations.some((other) => other.target === relation.target && nameRelation(other) === name)) return false;
  holder.put({ relations: [...holder.relations, relation] });
  return true;
}

/** Removes a relation, by its type or its name, and the one that leads back. */
export function unrelate(session: EditSession, operation: OperationOf<'unrelate'>): OperationOf<'unrelate'> {
  const { source: sourceId, type, target: targetId } = operation;
  const source = session.holder(sourceId);
  const isMeant = (relation: RelationRecord): boolean => {
    return relation.target === targetId && (relation.type === type || nameRelation(relation) === type);
  };
  const removed = source.relations.filter(isMeant);
  if (removed.length === 0) throw new EditError(`${sourceId} is not related by ${type} to ${targetId}.`);
  source.put({ relations: source.relations.filter((relation) => !isMeant(relation)) });
  const target = session.findHolder(targetId);
  // A synset may name a sense, which is a fault: nothing leads back.
  if (target === undefined || (source.kind === 'synset' && target.kind === 'sense')) return operation;
  const ends = findEnds(source, target);
  const inverses = removed.map((relation) => findInverse(relation.type, ends));
  const relations = target.relations.filter((back) => back.target !== sourceId || !inverses.includes(back.type));
  if (relations.length < target.relations.length) target.put({ relations });
  return operation;
}

function findEnds(source: Holder, target: Holder): RelationEnds {
  if (source.kind === target.kind) return source.kind === 'sense' ? 'senses' : 'synsets';
  if (source.kind === 'sense') return 'sense to synset';
  throw new EditError(`${source.id} is a synset and ${target.id} a sense; a synset relates to synsets.`);
}

function requireType(type: string, ends: RelationEnds): void {
  const record = relationTypeRecords.get(type);
  if (record !== undefined && mayLead(record, ends)) return;
  const fitting = [...relationTypeRecords.values()].filter((each) => mayLead(each, ends)).map(({ name }) => name);
  const between = ends === 'sense to synset' ? 'from a sense to a synset' : `between ${ends}`;
  throw new OptionError('type', type, `${between} ${fitting.join(', ')}`);
}
