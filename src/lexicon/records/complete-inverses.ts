import type { LexiconRecord } from './lexicon-record.js';
import { createRelation, type RelationRecord } from './relation-record.js';
import { findInverse } from './relation-types.js';

/**
 * Adds to each relation between synsets and between senses the one that leads back, where there is one and it is missing; they
 * come after the relations that are there.
 *
 * @example completeInverses(createLexiconRecord({ id: 'tiny' })).synsets // []
 */
export function completeInverses(lexicon: LexiconRecord): LexiconRecord {
  const synsets = complete(lexicon.synsets, 'synsets');
  const senses = complete(
    lexicon.entries.flatMap((entry) => entry.senses),
    'senses',
  );
  if (synsets.size === 0 && senses.size === 0) return lexicon;
  return {
    ...lexicon,
    entries: lexicon.entries.map((entry) => {
      if (!entry.senses.some(({ id }) => senses.has(id))) return entry;
      return { ...entry, senses: entry.senses.map((sense) => extend(sense, senses)) };
    }),
    synsets: lexicon.synsets.map((synset) => extend(synset, synsets)),
  };
}

interface Related {
  readonly id: string;
  readonly relations: readonly RelationRecord[];
}

/** The relations that are missing, by the id at which they are to stand. */
function complete(records: readonly Related[], ends: 'synsets' | 'senses'): Map<string, RelationRecord[]> {
  const ids = new Set(records.map(({ id }) => id));
  const there = new Set(
    records.flatMap(({ id, relations }) => relations.map(({ type, target }) => `${id} ${type} ${target}`)),
  );
  const missing = new Map<string, RelationRecord[]>();
  for (const { id, relations } of records) {
    for (const { type, target } of relations) {
      const inverse = findInverse(type, ends);
      const name = `${target} ${inverse} ${id}`;
      if (inverse === undefined || !ids.has(target) || there.has(name)) continue;
      there.add(name);
      const known = missing.get(target);
      if (known === undefined) missing.set(target, [createRelation(inverse, id)]);
      else known.push(createRelation(inverse, id));
    }
  }
  return missing;
}

function extend<Record extends Related>(
  record: Record,
  missing: ReadonlyMap<string, readonly RelationRecord[]>,
): Record {
  const added = missing.get(record.id);
  return added === undefined ? record : { ...record, relations: [...record.relations, ...added] };
}
