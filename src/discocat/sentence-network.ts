import type { Space } from '../space/space.js';
import { findActions } from './parsing/find-actions.js';
import type { ParsedSentence, ParsedWord } from './parsing/parsed-sentence.js';
import { VariableClasses } from './parsing/variable-classes.js';
import { matrixTensor, type NetworkFactor, type TensorNetwork, vectorTensor } from './tensor.js';
import {
  type ArgumentTriple,
  argumentVectors,
  hasKnownTriple,
  knownTriples,
  type VerbArguments,
} from './verb-arguments.js';

/** What the words of a sentence are interpreted with. */
export interface SentenceMeanings {
  /** The vectors of nouns, adjectives, adverbs, numbers and names, and of verbs without arguments. */
  readonly space: Space;
  readonly verbs: VerbArguments;
}

/** Which argument of a verb its sentence is a copy of (Kartsaklis, Sadrzadeh & Pulman 2012). */
export type CopiedArgument = 'subject' | 'object';

/** A verb of a sentence with the argument pairs that its tensor is made of. */
export interface NetworkVerb {
  readonly verb: string;
  /** The index of the network that runs over the pairs. */
  readonly index: number;
  readonly triples: readonly ArgumentTriple[];
}

/** What a sentence means before anything is multiplied: one leg, that of the sentence. */
export interface SentenceNetwork {
  readonly network: TensorNetwork;
  readonly verbs: readonly NetworkVerb[];
  /** Verbs that no arguments are known of: their own vectors stand for them, as in the Kronecker model. */
  readonly withoutArguments: readonly string[];
}

/** Variables that a word of function makes one, so that what they stand for is merged. */
const merged: readonly (readonly string[])[] = [
  ['self', 'predicate', 'subject'],
  ['first', 'second'],
  ['verb', 'clause'],
  ['main', 'clause'],
  ['self', 'complement'],
  ['head', 'noun'],
  ['verb', 'noun'],
  ['_x', 'noun'],
  ['_head', '_implied'],
  ['owner', 'noun'],
];

/** The variables that words with a vector and no variable of their own stand on, by preference. */
const modified = ['noun', 'head', 'verb', 'number'];

const contentTags: readonly string[] = ['NOUN', 'PROPN', 'NUM', 'ADJ', 'ADV', 'SYM', 'X'];

/**
 * Interprets a parsed sentence as a tensor network, with one space for nouns and sentences.
 *
 * Nouns are their vectors; adjectives, adverbs and the first nouns of compounds multiply what they modify entry by entry, as
 * matrices with their vector on the diagonal do. Verbs with a subject and an object are their relational matrices, verbs with one of them
 * the sum of the subjects or objects they were seen with (Grefenstette & Sadrzadeh 2011); the sentence is a copy of their subject or object
 * (Kartsaklis, Sadrzadeh & Pulman 2012). Relative pronouns, determiners, auxiliaries, pronouns, the copula and "not" are spiders
 * (Sadrzadeh, Clark & Coecke 2013), and so are prepositions and conjunctions: what they join is multiplied. What no wire joins with the
 * sentence is left out.
 *
 * @throws UnknownWordError for a content word that the space does not hold.
 */
export function sentenceNetwork(
  parsed: ParsedSentence,
  meanings: SentenceMeanings,
  copied: CopiedArgument = 'object',
): SentenceNetwork {
  const classes = new VariableClasses(parsed);
  parsed.words.forEach((word, place) => {
    if (isVerb(word)) classes.join(place, copiedVariables(word, copied));
    else for (const variables of merged) classes.join(place, variables);
  });
  const builder = new NetworkBuilder(meanings, classes);
  // Of joined nouns the first one stands for all: their wire is one.
  const subjects = new Map(
    findActions(parsed)
      .reverse()
      .map(({ verb, subject }) => [verb, subject]),
  );
  parsed.words.forEach((word, place) => {
    if (isVerb(word)) builder.addVerb(word, place, subjects.get(place));
    else if (contentTags.includes(word.tag)) builder.addModifier(word, place);
  });
  return builder.build(parsed.reduction.open.map((place) => classes.classAt(place)));
}

/** Returns the words of a sentence that have a meaning of their own, in order. */
export function contentWords({ words }: ParsedSentence): ParsedWord[] {
  return words.filter((word) => isVerb(word) || (contentTags.includes(word.tag) && word.type.length > 0));
}

/** Returns how a space writes a word: its lemma or its form; the lemma where it has neither. */
export function nameInSpace({ lemma, form }: ParsedWord, space: Space): string {
  const names = [lemma.toLowerCase(), form.toLowerCase(), form];
  return names.find((name) => space.has(name)) ?? names[0];
}

/** The copula, auxiliaries and the verb of "there is" are words of function. */
function isVerb({ tag, entry }: ParsedWord): boolean {
  return tag === 'VERB' && !/^(copula|existential)|preposition/.test(entry.name);
}

/** The variables of a verb that stand for its sentence or, as a gerund, its noun phrase; a second object goes with the first. */
function copiedVariables({ entry }: ParsedWord, copied: CopiedArgument): string[] {
  const [first, second] = copied === 'subject' ? ['subject', 'object'] : ['object', 'subject'];
  const argument = entry.variables.includes(first) ? first : second;
  return ['self', 'complement', argument];
}

class NetworkBuilder {
  readonly #meanings: SentenceMeanings;
  readonly #classes: VariableClasses;
  /** The index of the network of each class. */
  readonly #indices = new Map<number, number>();
  readonly #dimensions: number[] = [];
  readonly #factors: NetworkFactor[] = [];
  readonly #verbs: NetworkVerb[] = [];
  readonly #withoutArguments: string[] = [];

  constructor(meanings: SentenceMeanings, classes: VariableClasses) {
    this.#meanings = meanings;
    this.#classes = classes;
  }

  addModifier(word: ParsedWord, place: number): void {
    const variable = ['self', ...modified].find((name) => word.entry.variables.includes(name));
    const own = variable === undefined ? undefined : this.#classes.classOf(place, variable);
    if (own === undefined) return;
    this.#addVector(word, own);
  }

  /** Adds a verb; `agent` is the word of its logical subject, which a passive verb has no wire for. */
  addVerb(word: ParsedWord, place: number, agent: number | undefined): void {
    const subject =
      this.#classes.classOf(place, 'subject') ?? (agent === undefined ? undefined : this.#classes.classOf(agent));
    const object = this.#classes.classOf(place, 'object');
    const arguments_ = [subject, object].filter((own) => own !== undefined);
    const verb = word.lemma.toLowerCase();
    const { verbs, space } = this.#meanings;
    if (!hasKnownTriple(verbs, verb, space)) {
      this.#withoutArguments.push(verb);
      const own =
        arguments_.length > 0 ? arguments_ : [this.#classes.classOf(place)].filter((self) => self !== undefined);
      for (const argument of own) this.#addVector(word, argument);
      return;
    }
    const { subjects, objects, counts } = argumentVectors(verbs, verb, space);
    const triples = knownTriples(verbs, verb, space);
    const index = this.#dimensions.push(triples.length) - 1;
    this.#verbs.push({ verb, index, triples });
    this.#factors.push({ tensor: vectorTensor(counts), indices: [index], label: verb });
    const self = arguments_.length === 0 ? this.#classes.classOf(place) : undefined;
    for (const [matrix, own] of [
      [subjects, subject ?? self],
      [objects, object],
    ] as const) {
      if (own === undefined) continue;
      this.#factors.push({ tensor: matrixTensor(matrix), indices: [index, this.#indexOf(own)], label: verb });
    }
  }

  build(open: readonly number[]): SentenceNetwork {
    const legs = open.map((own) => this.#indexOf(own));
    const factors = keepConnected(this.#factors, legs);
    const kept = new Set(factors.flatMap(({ indices }) => indices));
    return {
      network: { kind: 'network', dimensions: this.#dimensions, factors, legs },
      verbs: this.#verbs.filter(({ index }) => kept.has(index)),
      withoutArguments: this.#withoutArguments,
    };
  }

  #addVector(word: ParsedWord, own: number): void {
    const { space } = this.#meanings;
    const name = nameInSpace(word, space);
    this.#factors.push({ tensor: vectorTensor(space.vector(name)), indices: [this.#indexOf(own)], label: name });
  }

  #indexOf(own: number): number {
    const known = this.#indices.get(own);
    if (known !== undefined) return known;
    const index = this.#dimensions.push(this.#meanings.space.matrix.columns) - 1;
    this.#indices.set(own, index);
    return index;
  }
}

/** Keeps the factors that share indices, directly or through others, with the legs. */
function keepConnected(factors: readonly NetworkFactor[], legs: readonly number[]): NetworkFactor[] {
  const reached = new Set(legs);
  let size = 0;
  while (size < reached.size) {
    size = reached.size;
    for (const { indices } of factors) {
      if (!indices.some((index) => reached.has(index))) continue;
      for (const index of indices) reached.add(index);
    }
  }
  return factors.filter(({ indices }) => indices.some((index) => reached.has(index)));
}
