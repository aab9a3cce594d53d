import { Vocabulary } from '../corpus/vocabulary.js';
import { CosineRows, squaredLength } from './cosine-rows.js';
import type { DualSpace } from './dual-space.js';

/** The words that both spaces of a dual space hold with a direction, and their cosines by place. */
export class SearchTargets {
  readonly dual: DualSpace;
  readonly words: Vocabulary;
  readonly domain: CosineRows;
  readonly function: CosineRows;
  readonly #places = new WeakMap<Vocabulary, Int32Array>();

  constructor(dual: DualSpace) {
    const { domainSpace, functionSpace } = dual;
    const rows = domainSpace.targets.labels.flatMap((word, row) => {
      const other = functionSpace.targets.find(word);
      if (other === undefined || squaredLength(domainSpace, row) === 0) return [];
      return squaredLength(functionSpace, other) === 0 ? [] : [[row, other] as const];
    });
    this.dual = dual;
    this.words = new Vocabulary(
      'the words of both spaces',
      rows.map(([row]) => domainSpace.targets.labelAt(row)),
    );
    this.domain = new CosineRows(
      domainSpace,
      Int32Array.from(rows, ([row]) => row),
    );
    this.function = new CosineRows(
      functionSpace,
      Int32Array.from(rows, ([, row]) => row),
    );
  }

  /** Returns the place of a word; throws UnknownWordError, or QualiaError where the word has no direction. */
  placeOf(word: string): number {
    const place = this.words.find(word);
    if (place !== undefined) return place;
    const { dual } = this;
    dual.requireWord(word);
    // The spaces themselves say which of them gives the word no direction.
    dual.domain(word, word);
    dual.function(word, word);
    return this.words.indexOf(word);
  }

  /** Returns the places of all labels of a vocabulary, -1 for those that are no targets; kept while it does not grow. */
  placesOf(vocabulary: Vocabulary): Int32Array {
    const known = this.#places.get(vocabulary);
    if (known?.length === vocabulary.size) return known;
    const places = Int32Array.from(vocabulary.labels, (label) => this.words.find(label) ?? -1);
    this.#places.set(vocabulary, places);
    return places;
  }
}
