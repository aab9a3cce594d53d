import type { Sentence } from '../corpus/sentence.js';
import { Vocabulary } from '../corpus/vocabulary.js';
import { type PartOfSpeech, partsOfSpeech, type Synset } from '../lexicon/synset.js';
import type { GlossWords } from '../wsd/gloss-words.js';
import type { GlossTerm, TaggedGlosses } from '../wsd/graph/tagged-glosses.js';
import { contentTerms } from './tag-glosses.js';

/** The content words of the glosses of a stretch of a lexicon, synset after synset, as plain data. */
export interface GlossTerms {
  /** Every lemma that occurs. */
  readonly lemmas: readonly string[];
  /** The places in `lemmas` of the words, in the order of the text. */
  readonly places: Int32Array;
  /** The part of speech of each word, by its place in `partsOfSpeech`. */
  readonly parts: Uint8Array;
  /** Where the words of each unit, a definition or an example, begin, and the end of the last. */
  readonly unitStarts: Int32Array;
  /** The unit that is the definition of each synset; its examples come behind. And the number of all units. */
  readonly synsetStarts: Int32Array;
}

/** Collects the terms of annotated glosses. */
export class GlossTermCollector {
  readonly #lemmas = new Vocabulary('the lemmas of glosses');
  readonly #places: number[] = [];
  readonly #parts: number[] = [];
  readonly #unitStarts: number[] = [0];
  readonly #synsetStarts: number[] = [0];

  /** Adds the units of the next synset: its definition, then its examples. */
  add(units: readonly Sentence[]): void {
    for (const unit of units) {
      for (const { lemma, partOfSpeech } of contentTerms(unit)) {
        this.#places.push(this.#lemmas.add(lemma));
        this.#parts.push(partsOfSpeech.indexOf(partOfSpeech));
      }
      this.#unitStarts.push(this.#places.length);
    }
    this.#synsetStarts.push(this.#unitStarts.length - 1);
  }

  /** Returns what was collected. */
  collect(): GlossTerms {
    return {
      lemmas: this.#lemmas.labels,
      places: Int32Array.from(this.#places),
      parts: Uint8Array.from(this.#parts),
      unitStarts: Int32Array.from(this.#unitStarts),
      synsetStarts: Int32Array.from(this.#synsetStarts),
    };
  }
}

/** Joins the terms of stretches that follow one another. */
export function joinTerms(stretches: readonly GlossTerms[]): GlossTerms {
  const lemmas = new Vocabulary('the lemmas of glosses');
  const size = stretches.reduce((sum, { places }) => sum + places.length, 0);
  const places = new Int32Array(size);
  const parts = new Uint8Array(size);
  const unitStarts = [0];
  const synsetStarts = [0];
  let words = 0;
  for (const stretch of stretches) {
    const own = stretch.lemmas.map((lemma) => lemmas.add(lemma));
    const units = unitStarts.length - 1;
    for (const start of stretch.unitStarts.subarray(1)) unitStarts.push(words + start);
    for (const start of stretch.synsetStarts.subarray(1)) synsetStarts.push(units + start);
    parts.set(stretch.parts, words);
    for (const place of stretch.places) places[words++] = own[place];
  }
  const starts = { unitStarts: Int32Array.from(unitStarts), synsetStarts: Int32Array.from(synsetStarts) };
  return { lemmas: lemmas.labels, places, parts, ...starts };
}

/** Finds the place of a synset in its lexicon, undefined for one of another lexicon. */
export type FindPlace = (id: string) => number | undefined;

/** Makes tagged glosses of terms. */
export function createTermGlosses(terms: GlossTerms, findPlace: FindPlace): TaggedGlosses {
  const { lemmas, places, parts, unitStarts, synsetStarts } = terms;
  const read = ({ id }: Synset, position: number): GlossTerm[] => {
    const place = findPlace(id);
    const unit = place === undefined ? Number.NaN : synsetStarts[place] + position;
    if (!(unit < unitStarts.length - 1)) return [];
    const found: GlossTerm[] = [];
    for (let word = unitStarts[unit]; word < unitStarts[unit + 1]; word++) {
      found.push({ lemma: lemmas[places[word]], partOfSpeech: partsOfSpeech[parts[word]] as PartOfSpeech });
    }
    return found;
  };
  return { definition: (synset) => read(synset, 0), example: (synset, index) => read(synset, index + 1) };
}

/** Makes gloss words of terms; texts beside the glosses are read by a function. */
export function createTermWords(
  terms: GlossTerms,
  findPlace: FindPlace,
  readText?: (text: string) => readonly string[],
): GlossWords {
  const glosses = createTermGlosses(terms, findPlace);
  const lemmasOf = (found: readonly GlossTerm[]): string[] => found.map(({ lemma }) => lemma);
  return {
    definition: (synset) => lemmasOf(glosses.definition(synset)),
    example: (synset, index) => lemmasOf(glosses.example(synset, index)),
    ...(readText !== undefined && { text: readText }),
  };
}
