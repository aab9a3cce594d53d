import { noProvenance, type Provenance } from './provenance.js';

/** A relation of a sense or a synset, by its name in WN-LMF, to another sense or synset. */
export interface RelationRecord {
  /** Such as `hypernym`; `other` has its name in the `dc:type` of its provenance. */
  readonly type: string;
  /** The id of the sense or synset it leads to. */
  readonly target: string;
  readonly provenance: Provenance;
}

/** Makes a relation. */
export function createRelation(type: string, target: string, provenance: Provenance = noProvenance): RelationRecord {
  return { type, target, provenance };
}

/** The name of a relation: its type, or for `other` what its `dc:type` says. */
export function nameRelation({ type, provenance }: RelationRecord): string {
  return type === 'other' ? (provenance.get('dc:type') ?? type) : type;
}
