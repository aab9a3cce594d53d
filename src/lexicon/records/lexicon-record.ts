import type { EntryRecord } from './entry-record.js';
import type { Given } from './given.js';
import { noProvenance, type Provenance } from './provenance.js';
import type { SynsetRecord } from './synset-record.js';

/** Another lexicon that this one needs or extends. */
export interface DependencyRecord {
  readonly id: string;
  readonly version: string;
  readonly url: string | undefined;
}

/** A pattern in which verbs stand, such as `Somebody ----s something`. */
export interface BehaviourRecord {
  /** Undefined where a file gives none, as older ones do not. */
  readonly id: string | undefined;
  readonly frame: string;
  /** The ids of the senses that stand in it, where they are listed here and not at the senses. */
  readonly senses: readonly string[];
}

/**
 * A lexicon as plain data, with all that its file says, in the order of the file.
 *
 * Entries and synsets are lists, so that an id that comes twice is kept and can be found; {@link indexRecords} makes the
 * ways to look them up.
 */
export interface LexiconRecord {
  /** A short name that begins the ids in it: `wn30`. */
  readonly id: string;
  readonly label: string;
  /** The language of its words as BCP 47 names it: `en`, `cmn`. */
  readonly language: string;
  readonly email: string;
  readonly license: string;
  readonly version: string;
  readonly url: string | undefined;
  readonly citation: string | undefined;
  readonly logo: string | undefined;
  readonly requires: readonly DependencyRecord[];
  /** The lexicon that this one is an extension of; undefined for one that stands alone. */
  readonly extended: DependencyRecord | undefined;
  readonly entries: readonly EntryRecord[];
  readonly synsets: readonly SynsetRecord[];
  readonly behaviours: readonly BehaviourRecord[];
  readonly provenance: Provenance;
}

const noRecords: readonly never[] = Object.freeze([]);

/**
 * Makes a lexicon; what is not given is empty, the label is the id, and the version is `unknown`.
 *
 * @example createLexiconRecord({ id: 'tiny' }).entries // []
 */
export function createLexiconRecord(given: Given<LexiconRecord> & Pick<LexiconRecord, 'id'>): LexiconRecord {
  const { id, label = id, language = '', email = '', license = '', version = 'unknown' } = given;
  const { requires = noRecords, entries = noRecords, synsets = noRecords, behaviours = noRecords } = given;
  const { url, citation, logo, extended, provenance = noProvenance } = given;
  return {
    id,
    label,
    language,
    email,
    license,
    version,
    url,
    citation,
    logo,
    requires,
    extended,
    entries,
    synsets,
    behaviours,
    provenance,
  };
}
