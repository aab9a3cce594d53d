import type { TransitiveSentence } from '../transitive-sentence.js';
import type { ParsedSentence } from './parsed-sentence.js';
import { VariableClasses } from './variable-classes.js';

/** A verb of a parsed sentence with the heads of its logical subject and object, as indices of `words`. */
export interface Action {
  readonly verb: number;
  readonly subject: number | undefined;
  readonly object: number | undefined;
  readonly isPassive: boolean;
}

/**
 * Reads who does what off the contractions: for each verb the words that its subject and its object stand for, through
 * determiners, adjectives, auxiliaries, relative pronouns and conjunctions, whose types pass on the word that they modify.
 *
 * The subject of a passive verb is its agent, its object the surface subject. Of joined nouns the first stands for all. What
 * stayed open is undefined.
 */
export function findActions(parsed: ParsedSentence): Action[] {
  const reader = new VariableReader(parsed);
  const agents = reader.agents();
  return parsed.words.flatMap(({ tag, entry }, verb): Action[] => {
    if (tag !== 'VERB' && !(tag === 'AUX' && entry.variables.includes('predicate'))) return [];
    const subject = agents.get(verb) ?? reader.wordOf(verb, 'subject');
    const isPassive = entry.isPassive === true;
    return [{ verb, subject, object: reader.wordOf(verb, 'object'), isPassive }];
  });
}

/** A verb with its logical subject and object by their lemmas, in lower case. */
export interface NamedAction {
  readonly verb: string;
  readonly subject: string | undefined;
  readonly object: string | undefined;
}

/** Reads who does what, see {@link findActions}, by lemmas. */
export function nameActions(parsed: ParsedSentence): NamedAction[] {
  const lemmaOf = (word: number): string => parsed.words[word].lemma.toLowerCase();
  return findActions(parsed).map(({ verb, subject, object }) => ({
    verb: lemmaOf(verb),
    subject: subject === undefined ? undefined : lemmaOf(subject),
    object: object === undefined ? undefined : lemmaOf(object),
  }));
}

/** Returns those of actions that have both a subject and an object. */
export function keepTransitive(actions: readonly NamedAction[]): TransitiveSentence[] {
  return actions.flatMap(({ subject, verb, object }) => {
    return subject === undefined || object === undefined ? [] : [{ subject, verb, object }];
  });
}

/**
 * Finds the transitive sentences in a parsed one: the lemmas, in lower case, of each verb that has a subject and an object.
 *
 * @example findTransitive(parser.parse('The cat was chased by dogs')) // [{ subject: 'dog', verb: 'chase', object: 'cat' }]
 */
export function findTransitive(parsed: ParsedSentence): TransitiveSentence[] {
  return keepTransitive(nameActions(parsed));
}

/** Tells which word each variable of the words' types stands for. */
class VariableReader {
  readonly #parsed: ParsedSentence;
  readonly #classes: VariableClasses;
  /** Of each simple type its word, and the place of what it contracts with. */
  readonly #owners: readonly number[];
  readonly #partners = new Map<number, number>();
  /** The word that each class of variables stands for. */
  readonly #values = new Map<number, number>();

  constructor(parsed: ParsedSentence) {
    this.#parsed = parsed;
    this.#classes = new VariableClasses(parsed);
    this.#owners = parsed.words.flatMap(({ type }, word) => type.map(() => word));
    for (const { left, right } of parsed.reduction.contractions) {
      this.#partners.set(left, right);
      this.#partners.set(right, left);
    }
    parsed.words.forEach((_, word) => {
      const own = this.#classes.classOf(word);
      if (own !== undefined && !this.#values.has(own)) this.#values.set(own, word);
    });
  }

  wordOf(word: number, variable: string): number | undefined {
    const own = this.#classes.classOf(word, variable);
    return own === undefined ? undefined : this.#values.get(own);
  }

  /** The agents that prepositions give to passive verbs, by verb. */
  agents(): Map<number, number> {
    const agents = new Map<number, number>();
    this.#parsed.words.forEach(({ entry }, word) => {
      const agent = this.wordOf(word, 'agent');
      if (agent === undefined) return;
      const verb = entry.variables.includes('verb') ? this.wordOf(word, 'verb') : this.#participleBefore(word);
      if (verb !== undefined && this.#parsed.words[verb].entry.isPassive === true) agents.set(verb, agent);
    });
    return agents;
  }

  /** The participle that a modifier of participles or adjectives, directly or through others, contracts with. */
  #participleBefore(modifier: number): number | undefined {
    const seen = new Set<number>();
    let word: number | undefined = modifier;
    while (word !== undefined && !seen.has(word)) {
      if (this.#parsed.words[word].entry.isPassive === true) return word;
      seen.add(word);
      // The second simple type of such a modifier contracts with what it modifies.
      const partner: number | undefined = this.#partners.get(this.#owners.indexOf(word) + 1);
      word = partner === undefined ? undefined : this.#owners[partner];
    }
    return undefined;
  }
}
