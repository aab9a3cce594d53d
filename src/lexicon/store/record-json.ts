import { ParseError } from '../../errors.js';
import type { Aspect } from '../aspect.js';
import type { DotType } from '../dot-objects/dot-type.js';
import type { PronunciationRecord } from '../records/entry-record.js';
import { createEntry, createForm, type EntryRecord, type FormRecord } from '../records/entry-record.js';
import {
  type BehaviourRecord,
  createLexiconRecord,
  type DependencyRecord,
  type LexiconRecord,
} from '../records/lexicon-record.js';
import { noProvenance, type Provenance } from '../records/provenance.js';
import { createRelation, type RelationRecord } from '../records/relation-record.js';
import { createQualia, createSense, type QualiaRole, type SenseRecord } from '../records/sense-record.js';
import { createSynset, type SynsetRecord } from '../records/synset-record.js';
import { createDefinition, createExample, type ExampleRecord } from '../records/text-record.js';

/** The head of a lexicon: all of it but its entries and synsets. */
export type LexiconHead = Omit<LexiconRecord, 'entries' | 'synsets'>;

/** Writes a record as JSON; what is empty or as usual is left out. */
export function encodeRecord(record: EntryRecord | SynsetRecord | LexiconHead): string {
  return JSON.stringify(strip(record));
}

const usual: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  ['external', false],
  ['lexicalized', true],
  ['phonemic', true],
]);

/** What is written of a value; to strip first takes a third of the time that JSON takes with a replacer. */
function strip(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(strip);
  if (value instanceof Map) return [...value];
  const kept: [string, unknown][] = [];
  for (const [name, field] of Object.entries(value)) {
    const isEmpty = Array.isArray(field) ? field.length === 0 : field instanceof Map && field.size === 0;
    if (isEmpty || field === undefined || (usual.has(name) && usual.get(name) === field)) continue;
    kept.push([name, strip(field)]);
  }
  return Object.fromEntries(kept);
}

type Pairs = readonly (readonly [string, string])[];
/** A record as it stands in the store: lists and maps may be left out, a map is a list of pairs. */
type Stored<Fields> = {
  readonly [Name in keyof Fields]?: Fields[Name] extends Provenance ? Pairs : Fields[Name];
};
interface StoredText extends Stored<ExampleRecord> {
  readonly sourceSense?: string;
}
type StoredForm = Omit<Stored<FormRecord>, 'pronunciations'> & { readonly pronunciations?: StoredPronunciations };
type StoredPronunciations = readonly Stored<PronunciationRecord>[];
type StoredBehaviours = readonly Stored<BehaviourRecord>[];
type StoredRelations = readonly Stored<RelationRecord>[];
interface StoredQualia {
  readonly role: QualiaRole;
  readonly target?: string;
  readonly text?: string;
  readonly provenance?: Pairs;
}
interface StoredSense
  extends Omit<Stored<SenseRecord>, 'relations' | 'examples' | 'counts' | 'aspectGlosses' | 'qualia'> {
  readonly relations?: StoredRelations;
  readonly examples?: readonly StoredText[];
  readonly counts?: readonly { readonly value: number; readonly provenance?: Pairs }[];
  readonly dotType?: DotType;
  readonly aspectGlosses?: readonly (readonly [Aspect, string])[];
  readonly qualia?: readonly StoredQualia[];
}
interface StoredEntry extends Omit<Stored<EntryRecord>, 'forms' | 'senses' | 'behaviours' | 'pronunciations'> {
  readonly pronunciations?: StoredPronunciations;
  readonly forms?: readonly StoredForm[];
  readonly senses?: readonly StoredSense[];
  readonly behaviours?: StoredBehaviours;
}
interface StoredSynset extends Omit<Stored<SynsetRecord>, 'definitions' | 'iliDefinition' | 'relations' | 'examples'> {
  readonly definitions?: readonly StoredText[];
  readonly iliDefinition?: StoredText;
  readonly relations?: StoredRelations;
  readonly examples?: readonly StoredText[];
}
interface StoredHead extends Omit<Stored<LexiconHead>, 'behaviours' | 'requires' | 'extended'> {
  readonly behaviours?: StoredBehaviours;
  readonly requires?: readonly Stored<DependencyRecord>[];
  readonly extended?: Stored<DependencyRecord>;
}

/** Makes a record of its JSON; a store that is damaged may hold anything in place of it. */
function decode<Stored, Made>(json: string, make: (stored: Stored) => Made): Made {
  try {
    return make(JSON.parse(json) as Stored);
  } catch (cause) {
    throw new ParseError(json, `it is no record as stores hold them: ${(cause as Error).message}.`, { cause });
  }
}

/**
 * Reads an entry that {@link encodeRecord} wrote.
 *
 * @throws ParseError where it is none.
 */
export const decodeEntry = (json: string): EntryRecord => decode(json, makeEntry);

/** Reads a synset that {@link encodeRecord} wrote; throws as {@link decodeEntry}. */
export const decodeSynset = (json: string): SynsetRecord => decode(json, makeSynset);

/** Reads the head of a lexicon that {@link encodeRecord} wrote; throws as {@link decodeEntry}. */
export const decodeHead = (json: string): LexiconHead => decode(json, makeHead);

function makeEntry(stored: StoredEntry): EntryRecord {
  return createEntry({
    ...stored,
    id: stored.id ?? '',
    lemma: stored.lemma ?? '',
    partOfSpeech: stored.partOfSpeech ?? '',
    pronunciations: stored.pronunciations?.map(decodePronunciation),
    forms: stored.forms?.map(decodeForm),
    senses: stored.senses?.map(decodeSense),
    behaviours: stored.behaviours?.map(decodeBehaviour),
    provenance: decodeProvenance(stored.provenance),
  });
}

function makeSynset(stored: StoredSynset): SynsetRecord {
  const { iliDefinition } = stored;
  return createSynset({
    ...stored,
    id: stored.id ?? '',
    definitions: stored.definitions?.map((each) => {
      return createDefinition(each.text ?? '', { ...each, provenance: decodeProvenance(each.provenance) });
    }),
    iliDefinition:
      iliDefinition === undefined
        ? undefined
        : {
            text: iliDefinition.text ?? '',
            language: iliDefinition.language,
            provenance: decodeProvenance(iliDefinition.provenance),
          },
    relations: stored.relations?.map(decodeRelation),
    examples: stored.examples?.map(decodeExample),
    provenance: decodeProvenance(stored.provenance),
  });
}

function makeHead(stored: StoredHead): LexiconHead {
  const {
    entries: _,
    synsets: __,
    ...head
  } = createLexiconRecord({
    ...stored,
    id: stored.id ?? '',
    requires: stored.requires?.map(decodeDependency),
    extended: stored.extended === undefined ? undefined : decodeDependency(stored.extended),
    behaviours: stored.behaviours?.map(decodeBehaviour),
    provenance: decodeProvenance(stored.provenance),
  });
  return head;
}

function decodeSense(stored: StoredSense): SenseRecord {
  return createSense({
    ...stored,
    id: stored.id ?? '',
    synset: stored.synset ?? '',
    relations: stored.relations?.map(decodeRelation),
    examples: stored.examples?.map(decodeExample),
    counts: stored.counts?.map(({ value, provenance }) => ({ value, provenance: decodeProvenance(provenance) })),
    aspectGlosses: stored.aspectGlosses === undefined ? undefined : new Map(stored.aspectGlosses),
    qualia: stored.qualia?.map(({ role, target, text, provenance }) => {
      return createQualia(role, { target, text, provenance: decodeProvenance(provenance) });
    }),
    provenance: decodeProvenance(stored.provenance),
  });
}

function decodeProvenance(pairs: Pairs | undefined): Provenance {
  return pairs === undefined ? noProvenance : new Map(pairs);
}

function decodeRelation({ type = '', target = '', provenance }: Stored<RelationRecord>): RelationRecord {
  return createRelation(type, target, decodeProvenance(provenance));
}

function decodeExample({ text = '', language, target, provenance }: StoredText): ExampleRecord {
  return createExample(text, { language, target, provenance: decodeProvenance(provenance) });
}

function decodeForm({ writtenForm = '', pronunciations, ...stored }: StoredForm): FormRecord {
  return createForm({ ...stored, writtenForm, pronunciations: pronunciations?.map(decodePronunciation) });
}

function decodePronunciation(stored: Stored<PronunciationRecord>): PronunciationRecord {
  const { text = '', variety, notation, phonemic = true, audio } = stored;
  return { text, variety, notation, phonemic, audio };
}

function decodeBehaviour({ id, frame = '', senses = [] }: Stored<BehaviourRecord>): BehaviourRecord {
  return { id, frame, senses };
}

function decodeDependency({ id = '', version = '', url }: Stored<DependencyRecord>): DependencyRecord {
  return { id, version, url };
}
