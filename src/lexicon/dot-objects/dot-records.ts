import type { Aspect } from '../aspect.js';
import type { DotType } from './dot-type.js';

/** The languages that labels, glosses and names are written in: English and Chinese. */
export const dotLanguages = ['en', 'zh'] as const;

/** A language of the inventory of dot objects. */
export type DotLanguage = (typeof dotLanguages)[number];

/** A text in each language. */
export type InLanguages<Value> = Readonly<Record<DotLanguage, Value>>;

/** An aspect in words. */
export interface AspectEntry {
  readonly aspect: Aspect;
  readonly label: InLanguages<string>;
  readonly gloss: InLanguages<string>;
  readonly examples: InLanguages<readonly string[]>;
}

/** What a name is the name of in the coarsest sense. */
export const nameKinds = ['person', 'place', 'organization', 'event', 'work', 'thing'] as const;

/** A kind of names. */
export type NameKind = (typeof nameKinds)[number];

/** A class of names, such as `country`, with the type of its dot objects. */
export interface DotClass {
  readonly id: string;
  readonly type: DotType;
  readonly kind: NameKind;
  readonly label: InLanguages<string>;
  /** What each aspect of the type comes to in this class. */
  readonly glosses: ReadonlyMap<Aspect, InLanguages<string>>;
  /** Where the type is known from. */
  readonly source: string;
}

/** A well-known name. */
export interface DotName {
  /** The name in its usual form. */
  readonly name: string;
  /** Its other forms. */
  readonly aliases: readonly string[];
  /** Its forms in Chinese; empty where none is known. */
  readonly chinese: readonly string[];
  /** The id of its class. */
  readonly class: string;
  /** The key of its sense in WordNet; undefined for a name that was added by hand. */
  readonly sense: string | undefined;
}

/** A side of what the nouns of a class mean. */
export interface Facet {
  readonly id: string;
  /** The aspect that it is; undefined for one that only nouns have, such as `food`. */
  readonly aspect: Aspect | undefined;
  /** Whether each noun of the class must have it. */
  readonly needed: boolean;
  /**
   * What marks a sense that shows the facet: keys of senses, whose hyponyms count too, and names of lexicographers' files;
   * one is enough.
   */
  readonly anchors: readonly string[];
  readonly gloss: InLanguages<string>;
}

/**
 * How a class of nouns is found in a wordnet: two senses for two facets (`pair`), two whose glosses share a word (`gloss`),
 * two of which the first is derived from a verb besides (`verb`), or one sense that has all facets (`one`).
 */
export const nounClassKinds = ['pair', 'gloss', 'verb', 'one'] as const;

/** A kind of classes of nouns. */
export type NounClassKind = (typeof nounClassKinds)[number];

/** A class of nouns that regularly have the same facets, such as `animal.food`. */
export interface NounClass {
  readonly id: string;
  readonly kind: NounClassKind;
  /** The basic types of its two senses, by name; undefined where nouns have both no oftener than by chance, or have one sense. */
  readonly pair: readonly [string, string] | undefined;
  readonly label: InLanguages<string>;
  readonly facets: readonly Facet[];
  readonly source: string;
}

/** A common noun with several facets. */
export interface DotNoun {
  readonly lemma: string;
  /** The id of its class. */
  readonly class: string;
  /** The key of the sense that shows each facet, by the id of the facet. */
  readonly senses: ReadonlyMap<string, string>;
  /** The aspects that its facets are, in canonical order; empty where they are none. */
  readonly aspects: DotType;
}

/** What an inventory of dot objects is made of. */
export interface DotContent {
  /** One entry for each of the eight aspects. */
  readonly aspects: readonly AspectEntry[];
  readonly classes: readonly DotClass[];
  /** The id of a class by the key of a sense: what names an instance of it, or of a hyponym, is of that class. */
  readonly rules: ReadonlyMap<string, string>;
  /** The id of a class by a tag of a tagger of names, in capitals. */
  readonly entityClasses: ReadonlyMap<string, string>;
  readonly names: readonly DotName[];
  readonly nounClasses: readonly NounClass[];
  readonly nouns: readonly DotNoun[];
}
