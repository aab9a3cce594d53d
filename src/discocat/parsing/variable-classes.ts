import { selfVariable } from './lexical-entry.js';
import type { ParsedSentence } from './parsed-sentence.js';

/**
 * Which variables of the words of a sentence stand for the same: those that contractions join, and those that are joined by hand.
 *
 * Places are simple types, from 0 through all words.
 */
export class VariableClasses {
  readonly #firsts = new Map<string, number>();
  readonly #groups: Int32Array;

  constructor({ words, reduction }: ParsedSentence) {
    this.#groups = Int32Array.from(
      { length: words.reduce((sum, { type }) => sum + type.length, 0) },
      (_, place) => place,
    );
    let place = 0;
    words.forEach(({ entry }, word) => {
      for (const variable of entry.variables) {
        const key = keyOf(word, variable);
        this.#joinPlaces(this.#firsts.get(key) ?? place, place);
        if (!this.#firsts.has(key)) this.#firsts.set(key, place);
        place++;
      }
    });
    for (const { left, right } of reduction.contractions) this.#joinPlaces(left, right);
  }

  /** Returns the class of a variable of a word; undefined when the word's type has no such variable. */
  classOf(word: number, variable: string = selfVariable): number | undefined {
    const place = this.#firsts.get(keyOf(word, variable));
    return place === undefined ? undefined : this.classAt(place);
  }

  /** Returns the class of a simple type. */
  classAt(place: number): number {
    let group = place;
    while (this.#groups[group] !== group) group = this.#groups[group];
    return group;
  }

  /** Makes variables of a word one; those that it does not have are left out. */
  join(word: number, variables: readonly string[]): void {
    const places = variables.flatMap((variable) => this.#firsts.get(keyOf(word, variable)) ?? []);
    for (const place of places.slice(1)) this.#joinPlaces(places[0], place);
  }

  #joinPlaces(one: number, other: number): void {
    this.#groups[this.classAt(other)] = this.classAt(one);
  }
}

function keyOf(word: number, variable: string): string {
  return `${word} ${variable}`;
}
