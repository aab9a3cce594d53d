import { ParseError } from '../errors.js';

/** The parts of speech of a lexicon in their customary order: noun, verb, adjective, adverb. */
export const partsOfSpeech = ['n', 'v', 'a', 'r'] as const;

/** A part of speech; satellite adjectives are `a`, and their synset says `satellite: true`. */
export type PartOfSpeech = (typeof partsOfSpeech)[number];

/** The types a relation may have, spelled out. */
export const relationTypes = [
  'hypernym',
  'instanceHypernym',
  'hyponym',
  'instanceHyponym',
  'memberHolonym',
  'substanceHolonym',
  'partHolonym',
  'memberMeronym',
  'substanceMeronym',
  'partMeronym',
  'attribute',
  'antonym',
  'similar',
  'alsoSee',
  'derivation',
  'pertainym',
  'participle',
  'entailment',
  'cause',
  'verbGroup',
  'domainTopic',
  'hasDomainTopic',
  'domainRegion',
  'hasDomainRegion',
  'domainUsage',
  'hasDomainUsage',
] as const;

/** The type of a relation; `pertainym` also leads from an adverb to the adjective it is derived from. */
export type RelationType = (typeof relationTypes)[number];

/** A link from a synset to another one, or, when both members are given, from one sense to another. */
export interface Relation {
  readonly type: RelationType;
  /** The id of the synset it leads to. */
  readonly target: string;
  /** For a lexical relation, the index in `senses` of the sense it starts from. */
  readonly sourceMember?: number;
  /** For a lexical relation, the index in the target's `senses` of the sense it leads to. */
  readonly targetMember?: number;
}

/** One meaning of one lemma: the membership of a lemma in a synset. */
export interface Sense {
  /** The sense key, for WordNet such as `dog%1:05:00::`; unique in a lexicon. */
  readonly key: string;
  /** The lemma in its original letter case, its words separated by spaces. */
  readonly lemma: string;
  /** The same lemma in other letter case in the same synset (`a` beside `A`); nearly always empty. */
  readonly variants: readonly string[];
  readonly partOfSpeech: PartOfSpeech;
  /** The id of the synset that holds it. */
  readonly synset: string;
  /** Its place among the senses of the same lemma and part of speech, from 1; 1 is the commonest. */
  readonly rank: number;
  /** How often annotators chose it in the semantic concordances, usable as a prior; often 0. */
  readonly count: number;
}

/** A set of senses that share one meaning, with its gloss and its relations. */
export interface Synset {
  /** Its id, for WordNet the eight-digit offset and the part of speech: `02086723-n`. */
  readonly id: string;
  readonly partOfSpeech: PartOfSpeech;
  /** True for an adjective synset that hangs on a head synset by `similar`. */
  readonly satellite: boolean;
  /** The name of the lexicographers' file, such as `noun.animal`. */
  readonly lexicographerFile: string;
  readonly senses: readonly Sense[];
  readonly definition: string;
  readonly examples: readonly string[];
  readonly relations: readonly Relation[];
}

/**
 * Writes a WordNet synset id from its byte offset and part of speech.
 *
 * @example formatSynsetId(2086723, 'n') // '02086723-n'
 */
export function formatSynsetId(offset: number, partOfSpeech: PartOfSpeech): string {
  return `${String(offset).padStart(8, '0')}-${partOfSpeech}`;
}

/**
 * Reads a WordNet synset id back into its byte offset and part of speech.
 *
 * @throws ParseError when `id` is not eight digits, a hyphen and one of n, v, a, r.
 * @example parseSynsetId('02086723-n') // { offset: 2086723, partOfSpeech: 'n' }
 */
export function parseSynsetId(id: string): { offset: number; partOfSpeech: PartOfSpeech } {
  if (!/^\d{8}-[nvar]$/.test(id)) throw new ParseError(id, 'a synset id is eight digits, "-" and n, v, a or r.');
  return { offset: Number(id.slice(0, 8)), partOfSpeech: id.slice(9) as PartOfSpeech };
}

/**
 * Gives the form under which a lemma is looked up: lower case, with spaces for underscores.
 *
 * @example normaliseLemma('Canis_familiaris') // 'canis familiaris'
 */
export function normaliseLemma(lemma: string): string {
  return lemma.toLowerCase().replaceAll('_', ' ');
}
