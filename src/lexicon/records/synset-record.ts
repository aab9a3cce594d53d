import type { Given } from './given.js';
import { noProvenance, type Provenance } from './provenance.js';
import type { RelationRecord } from './relation-record.js';
import type { DefinitionRecord, ExampleRecord, TextRecord } from './text-record.js';

/** A meaning that several words may share. */
export interface SynsetRecord {
  readonly id: string;
  /** Its id in the interlingual index, `in` for one that is proposed, empty for none. */
  readonly ili: string;
  /** One of n, v, a, r, s, t, c, p, x, u; empty where the file leaves it to the entries. */
  readonly partOfSpeech: string;
  /** The lexicographers' file, such as `noun.animal`. */
  readonly lexicographerFile: string | undefined;
  readonly lexicalized: boolean;
  /** The ids of its senses, or of their entries, in their order; empty where the order of the entries counts. */
  readonly members: readonly string[];
  readonly definitions: readonly DefinitionRecord[];
  readonly iliDefinition: TextRecord | undefined;
  readonly relations: readonly RelationRecord[];
  readonly examples: readonly ExampleRecord[];
  /** Whether the synset belongs to the lexicon that this one extends. */
  readonly external: boolean;
  readonly provenance: Provenance;
}

const none: readonly never[] = Object.freeze([]);

/**
 * Makes a synset; what is not given is empty.
 *
 * @example createSynset({ id: 'tiny-1-n', partOfSpeech: 'n' }).ili // ''
 */
export function createSynset(given: Given<SynsetRecord> & Pick<SynsetRecord, 'id'>): SynsetRecord {
  const { id, ili = '', partOfSpeech = '', lexicographerFile, lexicalized = true, members = none } = given;
  const { definitions = none, iliDefinition, relations = none, examples = none } = given;
  const { external = false, provenance = noProvenance } = given;
  return {
    id,
    ili,
    partOfSpeech,
    lexicographerFile,
    lexicalized,
    members,
    definitions,
    iliDefinition,
    relations,
    examples,
    external,
    provenance,
  };
}

/** The lexicographers' file of a synset; older WN-LMF has it in `dc:subject`. */
export function findLexicographerFile({ lexicographerFile, provenance }: SynsetRecord): string | undefined {
  return lexicographerFile ?? provenance.get('dc:subject');
}
