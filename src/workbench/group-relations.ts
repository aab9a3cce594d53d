import { nameRelation, type RelationRecord } from '../lexicon/records/relation-record.js';

/** The targets of relations by the names of these. */
export function groupRelations(relations: readonly RelationRecord[]): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const relation of relations) {
    const name = nameRelation(relation);
    groups.set(name, [...(groups.get(name) ?? []), relation.target]);
  }
  return groups;
}
