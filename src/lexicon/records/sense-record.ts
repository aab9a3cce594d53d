import type { Aspect } from '../aspect.js';
import type { DotType } from '../dot-objects/dot-type.js';
import type { Given } from './given.js';
import { noProvenance, type Provenance } from './provenance.js';
import type { RelationRecord } from './relation-record.js';
import type { CountRecord, ExampleRecord } from './text-record.js';

/** The roles of a qualia structure (Pustejovsky 1995, chapter 6): what it is, is made of, is for, and comes about by. */
export const qualiaRoles = ['formal', 'constitutive', 'telic', 'agentive'] as const;

/** A role of a qualia structure. */
export type QualiaRole = (typeof qualiaRoles)[number];

/** Whether a text is the name of a role. */
export function isQualiaRole(text: string): text is QualiaRole {
  return (qualiaRoles as readonly string[]).includes(text);
}

/** One value of one role: another sense or synset, or a text. */
export interface QualiaRecord {
  readonly role: QualiaRole;
  /** The id of a sense or synset; undefined where the value is a text. */
  readonly target: string | undefined;
  /** In words; beside a target a remark on it. */
  readonly text: string | undefined;
  readonly provenance: Provenance;
}

/**
 * Makes a value of a role.
 *
 * @example createQualia('telic', { text: 'to be read' }).target // undefined
 */
export function createQualia(role: QualiaRole, given: Given<Omit<QualiaRecord, 'role'>>): QualiaRecord {
  const { target, text, provenance = noProvenance } = given;
  return { role, target, text, provenance };
}

/** Where an adjective may stand: before its noun only (`a`), as a predicate only (`p`), right after its noun only (`ip`). */
export type AdjectivePosition = 'a' | 'p' | 'ip';

/** One meaning of a word: what its entry has in a synset. */
export interface SenseRecord {
  readonly id: string;
  /** The id of its synset; empty for an external sense. */
  readonly synset: string;
  /** The sense key of WordNet, or what else `dc:identifier` says. */
  readonly key: string | undefined;
  /** Its place among the senses of its word from 1, where that is told; otherwise the order of the entry counts. */
  readonly order: number | undefined;
  /** False where the word is only a description of the synset. */
  readonly lexicalized: boolean;
  readonly adjectivePosition: AdjectivePosition | undefined;
  /** The ids of the patterns of the lexicon in which it stands. */
  readonly frames: readonly string[];
  readonly relations: readonly RelationRecord[];
  readonly examples: readonly ExampleRecord[];
  readonly counts: readonly CountRecord[];
  /** The aspects in which it can be meant; one aspect for a sense that is one side of a dot object; empty for none. */
  readonly dotType: DotType;
  /** What an aspect comes to in this sense. */
  readonly aspectGlosses: ReadonlyMap<Aspect, string>;
  /** Values in words come before those with a target. */
  readonly qualia: readonly QualiaRecord[];
  /** Whether the sense belongs to the lexicon that this one extends. */
  readonly external: boolean;
  readonly provenance: Provenance;
}

const none: readonly never[] = Object.freeze([]);
const noGlosses: ReadonlyMap<Aspect, string> = new Map();

/**
 * Makes a sense; what is not given is empty.
 *
 * @example createSense({ id: 'tiny-dog-1', synset: 'tiny-1-n' }).lexicalized // true
 */
export function createSense(given: Given<SenseRecord> & Pick<SenseRecord, 'id' | 'synset'>): SenseRecord {
  const { id, synset, key, order, lexicalized = true, adjectivePosition, frames = none, relations = none } = given;
  const { examples = none, counts = none, dotType = none, aspectGlosses = noGlosses, qualia = none } = given;
  const { external = false, provenance = noProvenance } = given;
  return {
    id,
    synset,
    key,
    order,
    lexicalized,
    adjectivePosition,
    frames,
    relations,
    examples,
    counts,
    dotType,
    aspectGlosses,
    qualia,
    external,
    provenance,
  };
}
