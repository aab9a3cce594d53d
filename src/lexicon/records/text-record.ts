import type { Given } from './given.js';
import { noProvenance, type Provenance } from './provenance.js';

/** A text with where it comes from. */
export interface TextRecord {
  readonly text: string;
  /** Undefined where it is the language of the lexicon. */
  readonly language: string | undefined;
  readonly provenance: Provenance;
}

/** A gloss. */
export interface DefinitionRecord extends TextRecord {
  /** The id of the sense for which it was written, where it is told. */
  readonly sourceSense: string | undefined;
}

/** An example; its source is `dc:source` of its provenance. */
export interface ExampleRecord extends TextRecord {
  /** Where the word that is meant begins and ends, in UTF-16 units; undefined where it is not told. */
  readonly target: { readonly start: number; readonly end: number } | undefined;
}

/** How often a sense was met in a corpus, which `dc:source` of its provenance names. */
export interface CountRecord {
  readonly value: number;
  readonly provenance: Provenance;
}

/**
 * Makes a definition.
 *
 * @example createDefinition('a barking animal').text // 'a barking animal'
 */
export function createDefinition(text: string, given: Given<DefinitionRecord> = {}): DefinitionRecord {
  const { language, provenance = noProvenance, sourceSense } = given;
  return { text, language, provenance, sourceSense };
}

/**
 * Makes an example.
 *
 * @example createExample('the dog barked', { target: { start: 4, end: 7 } }).language // undefined
 */
export function createExample(text: string, given: Given<ExampleRecord> = {}): ExampleRecord {
  const { language, provenance = noProvenance, target } = given;
  return { text, language, provenance, target };
}
