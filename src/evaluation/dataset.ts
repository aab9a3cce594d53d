import type { PartOfSpeech } from '../lexicon/synset.js';

/** The builds of the phrases that data sets compare. */
export const phraseForms = [
  'word',
  'adjective-noun',
  'noun-noun',
  'modifier-noun',
  'verb-object',
  'subject-verb',
  'subject-verb-object',
  'adjective-subject-verb-adjective-object',
  'subject-relative',
  'object-relative',
  'ellipsis',
  'text',
] as const;

/** The build of a phrase. */
export type PhraseForm = (typeof phraseForms)[number];

/**
 * A word, phrase or sentence of a data set. Its words come in the order that its form names, whatever the order in the
 * file; a relative clause ("organization that army installs") has the head noun, the verb and the other noun; an ellipsis
 * ("smith bends iron and giant does too") has the subject, the verb, the object and the second subject; a modifier
 * is an adjective or a noun, where the file does not say which; `text` has one entry, the raw text.
 */
export interface Phrase {
  readonly form: PhraseForm;
  readonly words: readonly string[];
  /** The part of speech of a single word, where the file gives it. */
  readonly partOfSpeech?: PartOfSpeech | undefined;
  /** The text on both sides of it, where the file gives it in context, and the form in which it stands there. */
  readonly context?: { readonly before: string; readonly surface: string; readonly after: string } | undefined;
}

/** What one person said of an item. */
export interface Rating {
  readonly value: number;
  /** Who; undefined where the file holds means only. */
  readonly rater?: string | undefined;
  /** The level under which this rating is listed, where the ratings of one item are listed under both. */
  readonly level?: 'HIGH' | 'LOW' | undefined;
}

/** Two phrases with what people said of their likeness. */
export interface RatedPair {
  readonly id: string;
  readonly left: Phrase;
  readonly right: Phrase;
  readonly ratings: readonly Rating[];
  /** Whether the makers meant the pair to be alike, where they say so. */
  readonly level?: 'HIGH' | 'LOW' | undefined;
  /** What items share that differ in context only, for instance the verb with its landmark. */
  readonly group?: string | undefined;
  /** The class that the makers put the pair in, in the file's own words: an entailment, a lexical relation. */
  readonly label?: string | undefined;
}

/** What all data sets have. */
interface DatasetBase {
  /** What was odd about the files without making them useless: duplicates, swapped columns, ratings off the scale. */
  readonly findings: readonly string[];
}

/** Pairs rated for likeness: word similarity, phrase and sentence similarity, verb disambiguation. */
export interface RatedPairSet extends DatasetBase {
  readonly kind: 'rated-pairs';
  readonly pairs: readonly RatedPair[];
}

/** A question with a stem, its choices and the index of the right one. */
export interface ChoiceQuestion {
  readonly id: string;
  readonly stem: readonly string[];
  readonly choices: readonly (readonly string[])[];
  /** The stem of each choice, where they differ: with fourteen choices, half of them go with the stem turned round. */
  readonly stems?: readonly (readonly string[])[] | undefined;
  readonly solution: number;
}

/** Questions with given choices: noun-modifier questions, analogies as in the SAT. */
export interface ChoiceSet extends DatasetBase {
  readonly kind: 'choices';
  readonly questions: readonly ChoiceQuestion[];
}

/** "a is to b as c is to what?", to be answered from the whole vocabulary. */
export interface AnalogyQuestion {
  readonly id: string;
  readonly section: string;
  /** What its section counts to in papers: `semantic` or `syntactic`; undefined where the set makes no such difference. */
  readonly part?: 'semantic' | 'syntactic' | undefined;
  readonly a: string;
  readonly b: string;
  readonly c: string;
  /** The answers that count as right. */
  readonly answers: readonly string[];
}

/** Analogies with an open answer: Google's, BATS. */
export interface AnalogySet extends DatasetBase {
  readonly kind: 'analogies';
  readonly questions: readonly AnalogyQuestion[];
}

/** A description that belongs to one of the terms of its data set. */
export interface TermProperty {
  readonly id: string;
  readonly term: string;
  readonly phrase: Phrase;
}

/** Terms whose properties a system has to rank first: RELPRON. */
export interface PropertySet extends DatasetBase {
  readonly kind: 'properties';
  readonly properties: readonly TermProperty[];
}

/** A question which of several word pairs shows a relation most and which least. */
export interface MostLeastQuestion {
  readonly pairs: readonly (readonly [string, string])[];
  /** How often each pair was chosen as the best and as the worst example. */
  readonly most: readonly number[];
  readonly least: readonly number[];
}

/** One relation with word pairs that show it more or less. */
export interface RelationClass {
  readonly id: string;
  readonly name: string;
  readonly paradigms: readonly (readonly [string, string])[];
  readonly rated: readonly { readonly pair: readonly [string, string]; readonly score: number }[];
  readonly questions: readonly MostLeastQuestion[];
}

/** Degrees of relational similarity: SemEval-2012 task 2. */
export interface RelationDegreeSet extends DatasetBase {
  readonly kind: 'relation-degrees';
  readonly relations: readonly RelationClass[];
}

/** How a word is related to a concept of BLESS; `random` words are not. */
export type RelatumRelation = 'coord' | 'hyper' | 'mero' | 'attri' | 'event' | 'random';

/** A word that is related to a concept, or was drawn at random. */
export interface Relatum {
  readonly word: string;
  readonly partOfSpeech: PartOfSpeech;
  readonly relation: RelatumRelation;
}

/** A noun with words that are related to it in several ways. */
export interface RelataConcept {
  readonly id: string;
  readonly word: string;
  /** The class that the makers put the concept in, for instance `bird`. */
  readonly conceptClass: string;
  readonly relata: readonly Relatum[];
}

/** Concepts with related words, to tell which relations a measure of likeness prefers: BLESS. */
export interface RelataSet extends DatasetBase {
  readonly kind: 'relata';
  readonly concepts: readonly RelataConcept[];
}

/** A file of a data set: its path, for messages, and its text. */
export interface DatasetFile {
  readonly path: string;
  readonly text: string;
}
