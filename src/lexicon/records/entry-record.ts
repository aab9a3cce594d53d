import type { Given } from './given.js';
import type { BehaviourRecord } from './lexicon-record.js';
import { noProvenance, type Provenance } from './provenance.js';
import type { SenseRecord } from './sense-record.js';

/** How a form is spoken. */
export interface PronunciationRecord {
  readonly text: string;
  readonly variety: string | undefined;
  readonly notation: string | undefined;
  /** Whether it tells phonemes; default true. */
  readonly phonemic: boolean;
  readonly audio: string | undefined;
}

/** A property of a form, such as the category `number` with the text `plural`. */
export interface TagRecord {
  readonly category: string;
  readonly text: string;
}

/** A written form of a word. */
export interface FormRecord {
  readonly id: string | undefined;
  /** Empty where the form is one of another lexicon, of which only the id is told. */
  readonly writtenForm: string;
  readonly script: string | undefined;
  readonly pronunciations: readonly PronunciationRecord[];
  readonly tags: readonly TagRecord[];
  /** Whether the form belongs to the lexicon that this one extends. */
  readonly external: boolean;
}

/** A word as one part of speech, with its forms and senses. */
export interface EntryRecord {
  readonly id: string;
  /** The lemma in its original letter case, its words separated by spaces; empty for an external entry. */
  readonly lemma: string;
  /** One of n, v, a, r, s, t, c, p, x, u in the sense of WN-LMF; empty for an external entry. */
  readonly partOfSpeech: string;
  readonly script: string | undefined;
  readonly pronunciations: readonly PronunciationRecord[];
  readonly tags: readonly TagRecord[];
  /** Under what the entry stands in an index, where that is not the lemma; entries with one index share their sense numbers. */
  readonly index: string | undefined;
  /** Further forms. */
  readonly forms: readonly FormRecord[];
  readonly senses: readonly SenseRecord[];
  readonly behaviours: readonly BehaviourRecord[];
  /** Whether the entry belongs to the lexicon that this one extends. */
  readonly external: boolean;
  readonly provenance: Provenance;
}

const none: readonly never[] = Object.freeze([]);

/**
 * Makes an entry; what is not given is empty.
 *
 * @example createEntry({ id: 'tiny-dog-n', lemma: 'dog', partOfSpeech: 'n' }).senses // []
 */
export function createEntry(
  given: Given<EntryRecord> & Pick<EntryRecord, 'id' | 'lemma' | 'partOfSpeech'>,
): EntryRecord {
  const { id, lemma, partOfSpeech, script, pronunciations = none, tags = none, index, forms = none } = given;
  const { senses = none, behaviours = none, external = false, provenance = noProvenance } = given;
  return {
    id,
    lemma,
    partOfSpeech,
    script,
    pronunciations,
    tags,
    index,
    forms,
    senses,
    behaviours,
    external,
    provenance,
  };
}

/** Makes a form; what is not given is empty. */
export function createForm(given: Given<FormRecord> & Pick<FormRecord, 'writtenForm'>): FormRecord {
  const { id, writtenForm, script, pronunciations = none, tags = none, external = false } = given;
  return { id, writtenForm, script, pronunciations, tags, external };
}

/** The tag that marks the entry of a proper name. */
export const properNameTag: TagRecord = { category: 'type', text: 'proper name' };

/**
 * Whether an entry is marked as that of a proper name.
 *
 * @example isProperName(createEntry({ id: 'e', lemma: 'Rome', partOfSpeech: 'n', tags: [properNameTag] })) // true
 */
export function isProperName({ tags }: EntryRecord): boolean {
  return tags.some(({ category, text }) => category === properNameTag.category && text === properNameTag.text);
}
