import type { PersonNames } from './read-person-names.js';
import type { NameClass } from './sentence.js';

/** What is known of names beforehand. */
export interface NameGazetteer {
  /** The class of a name in the letter case of the text, its words separated by spaces, or undefined where it is unknown. */
  classOf(name: string): NameClass | undefined;
  /** Whether a word in any letter case is a common noun. */
  isCommonNoun(word: string): boolean;
  isGivenName(word: string): boolean;
  isFamilyName(word: string): boolean;
}

/** A noun of a lexicon with the lexicographers' file of one of its senses. */
export interface NameEntry {
  /** In its own letter case, its words separated by spaces. */
  readonly lemma: string;
  /** The name of the file, such as `noun.person`. */
  readonly lexicographerFile: string;
  /** The place of the sense among those of the lemma, from 1. */
  readonly rank: number;
}

/** Settings of {@link createNameGazetteer}. */
export interface NameGazetteerOptions {
  /** Senses of nouns; a lemma without a capital is a common noun. Default: none. */
  readonly entries?: Iterable<NameEntry>;
  /** Default: none. */
  readonly personNames?: PersonNames;
}

/** WordNet's files of nouns whose names have a class; all other names are `other`. */
const fileClasses: ReadonlyMap<string, NameClass> = new Map([
  ['noun.person', 'person'],
  ['noun.location', 'place'],
  // Mountains, rivers, seas.
  ['noun.object', 'place'],
  // Parties, churches, ministries, peoples.
  ['noun.group', 'organisation'],
]);

/**
 * Makes a gazetteer from a lexicon's nouns and lists of the names of persons; a name takes the class of its first sense.
 *
 * @example
 * const entries = [{ lemma: 'Paris', lexicographerFile: 'noun.location', rank: 1 }];
 * createNameGazetteer({ entries }).classOf('Paris') // 'place'
 */
export function createNameGazetteer(options: NameGazetteerOptions = {}): NameGazetteer {
  const { entries = [], personNames } = options;
  const known = new Map<string, { readonly rank: number; readonly class: NameClass }>();
  const commonNouns = new Set<string>();
  for (const { lemma, lexicographerFile, rank } of entries) {
    if (!/\p{Lu}/u.test(lemma)) {
      commonNouns.add(lemma);
      continue;
    }
    if (rank >= (known.get(lemma)?.rank ?? Number.POSITIVE_INFINITY)) continue;
    known.set(lemma, { rank, class: fileClasses.get(lexicographerFile) ?? 'other' });
  }
  return {
    classOf: (name) => known.get(name)?.class,
    isCommonNoun: (word) => commonNouns.has(word.toLowerCase()),
    isGivenName: (word) => personNames?.givenNames.has(word.toLowerCase()) ?? false,
    isFamilyName: (word) => personNames?.familyNames.has(word.toLowerCase()) ?? false,
  };
}
