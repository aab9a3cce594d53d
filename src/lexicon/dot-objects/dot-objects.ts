import { UnknownWordError } from '../../errors.js';
import { type Aspect, aspects } from '../aspect.js';
import type { Lexicon } from '../lexicon.js';
import type { AspectEntry, DotClass, DotContent, DotLanguage, DotName, DotNoun, NounClass } from './dot-records.js';
import { createDotType, type DotType } from './dot-type.js';
import {
  createInstanceClasses,
  createNounClasses,
  type FindInstanceClass,
  type FindNounClasses,
} from './instance-class.js';
import { createNameIndex } from './name-index.js';

/** How {@link DotObjects.aspectGloss} words an aspect. */
export interface AspectGlossOptions {
  /** The id of a class of names; default none, which gives the gloss that fits all names. */
  readonly class?: string | undefined;
  /** Default `en`. */
  readonly language?: DotLanguage;
}

/** What else may tell the type of a name. */
export interface NameTypeOptions {
  /** A wordnet whose instances are looked up where the inventory has no entry; default none. */
  readonly lexicon?: Lexicon | undefined;
  /** The tag of a tagger of names, such as `GPE`; default none. */
  readonly entityClass?: string | undefined;
  /** The language of the name; default any. */
  readonly language?: DotLanguage | undefined;
}

/** The dot type of a name, and how it is known. */
export interface TypeHint {
  readonly type: DotType;
  /** The classes that the type comes from, those with the most aspects first; several where a name is ambiguous. */
  readonly classes: readonly DotClass[];
  /** An entry of the inventory, an instance of the wordnet, or the tag of a tagger. */
  readonly origin: 'entry' | 'wordnet' | 'entity-class';
}

/** An inventory of dot objects: aspects, classes of names with their types, well-known names, nouns with several facets. */
export interface DotObjects {
  readonly aspects: ReadonlyMap<Aspect, AspectEntry>;
  /** The classes of names by id. */
  readonly classes: ReadonlyMap<string, DotClass>;
  /** The classes of nouns by id. */
  readonly nounClasses: ReadonlyMap<string, NounClass>;
  readonly names: readonly DotName[];
  readonly nouns: readonly DotNoun[];
  /**
   * What an aspect is, in words: for the names of a class where one is given and has the aspect.
   *
   * @throws UnknownWordError where there is no such class.
   */
  aspectGloss(aspect: Aspect, options?: AspectGlossOptions): string;
  /** The entries of a name, or an empty list; the article, quotation marks and a possessive ending do not matter, letter case does. */
  findName(name: string, language?: DotLanguage): readonly DotName[];
  /**
   * The dot type of a name: by its own entries, else by its instances in the wordnet, else by a tagger's class; undefined
   * where nothing tells, so that all eight aspects compete.
   *
   * The type of a name with several entries joins theirs: of each kind (person, place...), the class with the most aspects.
   * A tagger's class chooses among the entries where it can.
   */
  typeOfName(name: string, options?: NameTypeOptions): TypeHint | undefined;
  /**
   * The dot type of a common noun: the aspects of its entries, and where a wordnet is given those of the classes of names that its senses
   * are kinds of. What can be an organization can be its people too. Empty where nothing is known.
   */
  typeOfNoun(lemma: string, options?: Pick<NameTypeOptions, 'lexicon'>): DotType;
  /** The entries of a common noun in singular, in any letter case; an empty list where it has none. */
  findNoun(lemma: string): readonly DotNoun[];
}

/**
 * Makes an inventory of dot objects.
 *
 * @throws UnknownWordError where an aspect has no entry, or a name is of a class that is not there.
 * @example createDotObjects(content).typeOfName('France')?.type // ['location', 'organization', 'human']
 */
export function createDotObjects(content: DotContent): DotObjects {
  const aspectEntries = new Map(content.aspects.map((entry) => [entry.aspect, entry]));
  for (const aspect of aspects) findIn(aspectEntries, aspect, 'the aspects of the inventory');
  const classes = new Map(content.classes.map((nameClass) => [nameClass.id, nameClass]));
  const classOf = (id: string): DotClass => findIn(classes, id, 'the classes of names');
  for (const entry of content.names) classOf(entry.class);
  const findName = createNameIndex(content.names);
  const nouns = groupNouns(content.nouns);
  const instances = new WeakMap<Lexicon, FindInstanceClass>();
  const kinds = new WeakMap<Lexicon, FindNounClasses>();

  function classesInLexicon(name: string, lexicon: Lexicon): DotClass[] {
    const find = instances.get(lexicon) ?? createInstanceClasses(lexicon, content.rules, classes);
    instances.set(lexicon, find);
    return lexicon.findSenses(name, 'n').flatMap((sense) => find(lexicon.synset(sense.synset)) ?? []);
  }

  function classesOfNoun(lemma: string, lexicon: Lexicon): DotClass[] {
    const find = kinds.get(lexicon) ?? createNounClasses(lexicon, content.rules, classes);
    kinds.set(lexicon, find);
    return find(lemma);
  }

  const findNoun = (lemma: string): readonly DotNoun[] => nouns.get(lemma.toLowerCase()) ?? [];

  return {
    aspects: aspectEntries,
    classes,
    nounClasses: new Map(content.nounClasses.map((nounClass) => [nounClass.id, nounClass])),
    names: content.names,
    nouns: content.nouns,
    aspectGloss(aspect, { class: id, language = 'en' } = {}) {
      const own = id === undefined ? undefined : classOf(id).glosses.get(aspect);
      return (own ?? findIn(aspectEntries, aspect, 'the aspects of the inventory').gloss)[language];
    },
    findName,
    typeOfName(name, { lexicon, entityClass, language } = {}) {
      const tagged = content.entityClasses.get(entityClass?.toUpperCase() ?? '');
      const byTag = tagged === undefined ? undefined : classOf(tagged);
      const own = sortByRank(findName(name, language)).map((entry) => classOf(entry.class));
      if (own.length > 0) return makeHint(own, byTag, 'entry');
      const known = lexicon === undefined ? [] : classesInLexicon(name, lexicon);
      if (known.length > 0) return makeHint(known, byTag, 'wordnet');
      return byTag && { type: byTag.type, classes: [byTag], origin: 'entity-class' };
    },
    typeOfNoun(lemma, { lexicon } = {}) {
      const own = findNoun(lemma).flatMap(({ aspects: listed }) => listed);
      const above = lexicon === undefined ? [] : classesOfNoun(lemma, lexicon).flatMap(({ type }) => type);
      const found = [...own, ...above];
      return createDotType(found.includes('organization') ? [...found, 'human'] : found);
    },
    findNoun,
  };
}

/** Entries of earlier senses of WordNet first, so that among classes of as many aspects the commoner one counts. */
function sortByRank(entries: readonly DotName[]): DotName[] {
  const rankOf = ({ sense }: DotName): number => Number(/^.+%\d:\d\d:(\d\d):/.exec(sense ?? '')?.[1] ?? 0);
  return [...entries].sort((a, b) => rankOf(a) - rankOf(b));
}

function makeHint(found: readonly DotClass[], tagged: DotClass | undefined, origin: TypeHint['origin']): TypeHint {
  const fitting = found.filter(({ kind }) => kind === tagged?.kind);
  const best = new Map<string, DotClass>();
  for (const nameClass of fitting.length > 0 ? fitting : found) {
    const known = best.get(nameClass.kind);
    if (known === undefined || nameClass.type.length > known.type.length) best.set(nameClass.kind, nameClass);
  }
  const classes = [...best.values()].sort((a, b) => b.type.length - a.type.length);
  return { type: createDotType(classes.flatMap(({ type }) => type)), classes, origin };
}

function groupNouns(nouns: readonly DotNoun[]): Map<string, DotNoun[]> {
  const groups = new Map<string, DotNoun[]>();
  for (const noun of nouns) {
    const key = noun.lemma.toLowerCase();
    const known = groups.get(key);
    if (known === undefined) groups.set(key, [noun]);
    else known.push(noun);
  }
  return groups;
}

function findIn<Key extends string, Value>(known: ReadonlyMap<Key, Value>, key: Key, place: string): Value {
  const value = known.get(key);
  if (value === undefined) throw new UnknownWordError(key, place);
  return value;
}
