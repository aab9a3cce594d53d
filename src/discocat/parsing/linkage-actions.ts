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
 * surface subject is the object, and what follows "by" the subject. Of joined nouns (SJl, SJr) each makes an action of its own.
 */
export function findLinkedActions(linkage: Linkage): LinkedAction[] {
  const reader = new LinkReader(linkage);
  return linkage.words.flatMap(({ subscript }, verb) => (isVerb(subscript) ? reader.actionsOf(verb) : []));
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

  actionsOf(verb: number): LinkedAction[] {
    const surface = this.#subjectOf(verb, new Set());
    const isPassive = this.#into(verb, /^(?:Pv|Mv)/) !== undefined;
    const subjects = this.#joinedIn(isPassive ? this.#agentOf(verb) : surface);
    const objects = this.#joinedIn(isPassive ? surface : this.#objectOf(verb));
    return subjects.flatMap((subject) => objects.map((object) => ({ verb, subject, object })));
  }

  #subjectOf(verb: number, seen: Set<number>): number | undefined {
    if (seen.has(verb)) return undefined;
    seen.add(verb);
    const own = this.#into(verb, /^S[^JI]?[a-z*]*$|^SX/) ?? this.#outOf(verb, /^SI/);
    if (own !== undefined) return own;
    if (this.#into(verb, /^RS/) !== undefined) {
      const pronoun = this.#into(verb, /^RS/) ?? verb;
      return this.#into(verb, /^B/) ?? this.#into(pronoun, /^R$|^R[a-z]/) ?? pronoun;
    }
    const modified = this.#into(verb, /^M[gv]/);
    if (modified !== undefined) return modified;
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
    return object?.right ?? missing;
  }

  #agentOf(verb: number): number | undefined {
    const by = this.#links.find(
      ({ left, right, label }) => left === verb && /^MV/.test(label) && this.#words[right].form === 'by',
    );
    return by && this.#outOf(by.right, /^J/);
  }

  /** The nouns that a conjunction joins, any other word itself. */
  #joinedIn(word: number | undefined): readonly (number | undefined)[] {
    if (word === undefined) return [undefined];
    const [left, right] = [this.#into(word, /^SJl/), this.#outOf(word, /^SJr/)];
    if (left === undefined) return [word];
    return [...this.#joinedIn(left), ...(right === undefined ? [] : this.#joinedIn(right))];
  }

  #into(word: number, label: RegExp): number | undefined {
    return this.#links.find((link) => link.right === word && label.test(link.label))?.left;
  }

  #outOf(word: number, label: RegExp): number | undefined {
    return this.#links.find((link) => link.left === word && label.test(link.label))?.right;
  }
}
