import type { EntryRecord } from '../records/entry-record.js';
import type { LexiconRecord } from '../records/lexicon-record.js';
import type { RecordIndex } from '../records/record-index.js';
import type { RelationRecord } from '../records/relation-record.js';
import type { RelationEnds } from '../records/relation-types.js';
import type { SenseRecord } from '../records/sense-record.js';
import type { SynsetRecord } from '../records/synset-record.js';

/** A sense or synset with its relations. */
export interface RelationSource {
  readonly id: string;
  readonly kind: 'sense' | 'synset';
  readonly relations: readonly RelationRecord[];
}

/** Every sense, then every synset, that has relations. */
export function* listSources({ entries, synsets }: LexiconRecord): Generator<RelationSource> {
  for (const entry of entries) yield* listSenses(entry);
  for (const synset of synsets) if (synset.relations.length > 0) yield sourceOf(synset, 'synset');
}

function* listSenses({ senses }: EntryRecord): Generator<RelationSource> {
  for (const sense of senses) if (sense.relations.length > 0) yield sourceOf(sense, 'sense');
}

function sourceOf({ id, relations }: SenseRecord | SynsetRecord, kind: 'sense' | 'synset'): RelationSource {
  return { id, kind, relations };
}

/** Between what a relation leads; undefined where its target is missing, or is a sense of which a synset speaks. */
export function endsOf(kind: 'sense' | 'synset', target: string, index: RecordIndex): RelationEnds | undefined {
  if (kind === 'synset') return index.synsets.has(target) ? 'synsets' : undefined;
  if (index.senses.has(target)) return 'senses';
  return index.synsets.has(target) ? 'sense to synset' : undefined;
}
