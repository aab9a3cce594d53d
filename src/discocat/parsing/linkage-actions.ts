import type { Link, Linkage } from './linkage.js';

/** A verb of a linkage with the heads of its logical subject and object, as places of its words. */
export interface LinkedAction {
  readonly verb: number;
  readonly subject: number | undefined;
  readonly object: number | undefined;
}

/** Links from an auxiliary, a modal, to or a verb with an infinitive to the verb that it goes with. */
const verbChain = /^(?:P[Pgv]|I|TO|T$|PP|MVi)/;

/**
 * Finds the verbs of a linkage with the heads of their subjects and objects: of active verbs the links S (through auxiliaries), RS with R
 * (relative pronouns), B (the missing object of a relative clause), Mg (participles after nouns) and O; of passive ones the
 * surface subject is the object, and what follows "by" the subject. Of joined nouns the first stands for all.
 */
export function findLinkedActions(linkage: Linkage): LinkedAction[] {
  const reader = new LinkReader(linkage);
  return linkage.words.flatMap(({ subscript }, verb) => (isVerb(subscript) ? [reader.actionOf(verb)] : []));
}

/** Tells whether the dictionary's class of a word is one of verbs. */
export function isVerb(subscript: string): boolean {
  return /^[vqgw](?:-|$)/.test(subscript);
}

class LinkReader {
  readonly #words: Linkage['words'];
  readonly #links: readonly Link[];

  constructor({ words, links }: Linkage) {
    this.#words = words;
    this.#links = links;
  }

  actionOf(verb: number): LinkedAction {
    const surface = this.#subjectOf(verb, new Set());
    const isPassive = this.#into(verb, /^(?:Pv|Mv)/) !== undefined;
    if (isPassive) return { verb, subject: this.#agentOf(verb), object: surface };
    return { verb, subject: surface, object: this.#objectOf(verb) };
  }

  #subjectOf(verb: number, seen: Set<number>): number | undefined {
    if (seen.has(verb)) return undefined;
    seen.add(verb);
    const own = this.#into(verb, /^S[^JI]?[a-z*]*$|^SX/) ?? this.#outOf(verb, /^SI/);
    if (own !== undefined) return this.#headOf(own);
    if (this.#into(verb, /^RS/) !== undefined) {
      const pronoun = this.#into(verb, /^RS/) ?? verb;
      return this.#headOf(this.#into(verb, /^B/) ?? this.#into(pronoun, /^R$|^R[a-z]/) ?? pronoun);
    }
    const modified = this.#into(verb, /^M[gv]/);
    if (modified !== undefined) return this.#headOf(modified);
    const conjunction = this.#into(verb, /^VJr/) ?? this.#outOf(verb, /^VJl/);
    // "told the players to drink": the object of the verb above is the subject.
    const controller = this.#links.find(({ right, label }) => right === verb && label.startsWith('IV'))?.left;
    if (controller !== undefined && this.#outOf(controller, /^TOo/) !== undefined) return this.#objectOf(controller);
    const above = conjunction ?? this.#into(verb, verbChain);
    return above === undefined ? undefined : this.#subjectOf(above, seen);
  }

  #objectOf(verb: number): number | undefined {
    const missing = this.#into(verb, /^RS/) === undefined ? this.#into(verb, /^B/) : undefined;
    const objects = this.#links.filter(
      ({ left, label }) => left === verb && /^O[^DFT]?/.test(label) && !/^O[DFT]/.test(label),
    );
    // Of two objects the one with n is the direct one: "gave Mary a book".
    const object = objects.find(({ label }) => /^O.?.?n/.test(label)) ?? objects[0];
    const found = object?.right ?? missing;
    return found === undefined ? undefined : this.#headOf(found);
  }

  #agentOf(verb: number): number | undefined {
    const by = this.#links.find(
      ({ left, right, label }) => left === verb && /^MV/.test(label) && this.#words[right].form === 'by',
    );
    const noun = by && this.#outOf(by.right, /^J/);
    return noun === undefined ? undefined : this.#headOf(noun);
  }

  /** The first of joined nouns for their conjunction, any other word itself. */
  #headOf(word: number): number {
    return this.#into(word, /^SJl/) ?? word;
  }

  #into(word: number, label: RegExp): number | undefined {
    return this.#links.find((link) => link.right === word && label.test(link.label))?.left;
  }

  #outOf(word: number, label: RegExp): number | undefined {
    return this.#links.find((link) => link.left === word && label.test(link.label))?.right;
  }
}
