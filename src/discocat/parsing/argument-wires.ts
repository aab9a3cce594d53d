import { selfVariable } from './lexical-entry.js';
import type { ParsedSentence } from './parsed-sentence.js';

/** Follows the wires of a reduction from the places of a word to the words that they come from. */
export class ArgumentWires {
  readonly #words: ParsedSentence['words'];
  /** Of each simple type its word, its place in the word's type, and the place of what it contracts with. */
  readonly #owners: readonly number[];
  readonly #firsts: readonly number[];
  readonly #partners = new Map<number, number>();

  constructor({ words, reduction }: ParsedSentence) {
    this.#words = words;
    this.#owners = words.flatMap(({ type }, word) => type.map(() => word));
    let place = 0;
    this.#firsts = words.map(({ type }) => {
      place += type.length;
      return place - type.length;
    });
    for (const { left, right } of reduction.contractions) {
      this.#partners.set(left, right);
      this.#partners.set(right, left);
    }
  }

  /**
   * Returns the words that a variable of a word stands for, in the order of the text; several where nouns are joined, none where it
   * is open.
   */
  wordsOf(word: number, variable: string): number[] {
    const found = new Set<number>();
    this.#follow(word, variable, { found, seen: new Set() });
    return [...found].sort((one, other) => one - other);
  }

  /** Returns what a modifier of participles or adjectives contracts with, directly or through others, the nearest first. */
  modifiedBy(modifier: number): number[] {
    const seen = new Set<number>();
    let word: number | undefined = modifier;
    while (word !== undefined && !seen.has(word)) {
      seen.add(word);
      // The second simple type of such a modifier contracts with what it modifies.
      const partner = this.#partners.get(this.#firsts[word] + 1);
      word = partner === undefined ? undefined : this.#owners[partner];
    }
    return [...seen];
  }

  /** Simple types with odd adjoints take a word in, those with even ones give it on. */
  #follow(word: number, variable: string, search: { readonly found: Set<number>; readonly seen: Set<number> }): void {
    const { type, entry } = this.#words[word];
    for (const [index, { adjoint }] of type.entries()) {
      const partner = this.#partners.get(this.#firsts[word] + index);
      if (entry.variables[index] !== variable || adjoint % 2 === 0 || partner === undefined) continue;
      if (search.seen.has(partner)) continue;
      search.seen.add(partner);
      const giver = this.#owners[partner];
      const given = this.#words[giver].entry.variables[partner - this.#firsts[giver]];
      if (given === selfVariable) search.found.add(giver);
      else this.#follow(giver, given, search);
      if (given === 'first' && this.#words[giver].type[partner - this.#firsts[giver]].base === 'n') {
        this.#follow(giver, 'second', search);
      }
    }
  }
}
