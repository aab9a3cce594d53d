import type { DotType } from '../dot-objects/dot-type.js';
import type { Finding } from '../finding.js';
import type { LexiconRecord } from '../records/lexicon-record.js';
import type { RecordIndex } from '../records/record-index.js';
import type { RepairCommand } from './repair-command.js';

/** What a check found at one record. */
export interface CheckFinding extends Finding {
  readonly severity: 'error' | 'warning';
  /** The id of the entry, sense or synset that is meant. */
  readonly subject: string;
  /** An edit that mends it and is safe; undefined where a person has to decide. */
  readonly repair: RepairCommand | undefined;
}

/** A finding before it is known which check found it. */
export interface Trouble {
  readonly subject: string;
  readonly message: string;
  readonly repair?: RepairCommand | undefined;
}

/** What a check looks at. */
export interface CheckContext {
  readonly lexicon: LexiconRecord;
  readonly index: RecordIndex;
  /** The lemmas of a synset, with its id, for messages. */
  name(synset: string): string;
  /** The lemmas that a form may belong to as a part of speech. */
  readonly baseForms: (form: string, partOfSpeech: string) => readonly string[];
  /** The dot type of instances of what a sense key names, or of its hyponyms. */
  readonly instanceTypes: ReadonlyMap<string, DotType>;
}

/** A check: one kind of trouble that it tells wherever it meets it. */
export interface LexiconCheck {
  /** A letter, E for an error and W for a warning, and three digits, the first of which tells what it is about. */
  readonly code: string;
  /** What is wrong, in a few words. */
  readonly title: string;
  readonly find: (context: CheckContext) => Iterable<Trouble>;
}
