import { QualiaError } from '../errors.js';
import { isRelativePronoun } from './relative-pronouns.js';
import type { DependencyTree, Sentence, Token } from './sentence.js';

/** A noun or pronoun that a preposition joins to a verb; both are indices of tokens. */
export interface Oblique {
  readonly preposition: number;
  readonly noun: number;
}

/** A verb with the heads of its subject and object, as indices of tokens; a missing one is undefined. */
export interface ClauseArguments {
  readonly verb: number;
  readonly subject: number | undefined;
  readonly object: number | undefined;
}

/** A verb with all its arguments. */
export interface Clause extends ClauseArguments {
  /** In the order of the text; the agent of a passive verb is its subject and not among them. */
  readonly obliques: readonly Oblique[];
}

/** A subject with what is said of it: "a dog is an animal", "dogs are loyal". */
export interface Copula {
  /** The form of "be". */
  readonly verb: number;
  readonly subject: number;
  readonly predicate: number;
}

/** A word that modifies another one directly. */
export interface Modification {
  readonly kind: 'adjective-noun' | 'noun-noun' | 'adverb-verb';
  readonly modifier: number;
  readonly head: number;
}

/**
 * Finds the verbs of a sentence with the heads of their logical subjects and objects.
 *
 * The subject of a passive verb is its agent, its object the surface subject. A verb without a subject of its own takes
 * over one: joined by a conjunction, that of the first verb; as an open complement ("asked him to go"), the object of
 * the verb above, else its subject; as a participle after a noun ("a machine producing steam"), that noun; as a
 * participle or infinitive of circumstance ("opened it to look"), the subject of the verb above. A relative pronoun
 * stands for the noun that its clause modifies. Of a name without a head the last word stands for it.
 *
 * @throws QualiaError where the sentence has no tree.
 */
export function findClauses(sentence: Sentence): Clause[] {
  const reader = new ClauseReader(sentence.tokens, treeOf(sentence));
  return sentence.tokens.flatMap(({ tag }, verb) => (tag === 'VERB' ? [reader.clauseOf(verb)] : []));
}

/**
 * Finds what a sentence says of its subjects with a form of "be".
 *
 * @throws QualiaError where the sentence has no tree.
 */
export function findCopulas(sentence: Sentence): Copula[] {
  const { relations, heads } = treeOf(sentence);
  if (!relations.includes('cop')) return [];
  const reader = new ClauseReader(sentence.tokens, treeOf(sentence));
  return relations.flatMap((relation, verb) => {
    if (relation !== 'cop' || heads[verb] < 0) return [];
    const subject = reader.subjectOf(heads[verb]);
    return subject === undefined ? [] : [{ verb, subject, predicate: reader.standsFor(heads[verb]) }];
  });
}

/**
 * Finds adjectives and nouns that modify nouns, and adverbs that modify verbs.
 *
 * @throws QualiaError where the sentence has no tree.
 */
export function findModifications(sentence: Sentence): Modification[] {
  const { tokens } = sentence;
  const { heads, relations } = treeOf(sentence);
  return tokens.flatMap(({ tag }, modifier): Modification[] => {
    const head = heads[modifier];
    const relation = relations[modifier];
    if (head < 0) return [];
    const isNoun = tokens[head].tag === 'NOUN' || tokens[head].tag === 'PROPN';
    if (relation === 'amod' && tag === 'ADJ' && isNoun) return [{ kind: 'adjective-noun', modifier, head }];
    const isCompound = relation === 'compound' && (tag === 'NOUN' || tag === 'PROPN');
    if (isCompound && isNoun) return [{ kind: 'noun-noun', modifier, head }];
    const isAdverb = relation === 'advmod' && tag === 'ADV' && tokens[head].tag === 'VERB';
    return isAdverb ? [{ kind: 'adverb-verb', modifier, head }] : [];
  });
}

function treeOf({ tree, document, position }: Sentence): DependencyTree {
  if (tree !== undefined) return tree;
  const place = `Unit ${position} of "${document}"`;
  throw new QualiaError('NO_TREE', `${place} has no dependency tree; annotate it with a parser.`);
}

class ClauseReader {
  readonly #tokens: readonly Token[];
  readonly #heads: readonly number[];
  readonly #relations: readonly string[];
  /** The first dependent of each token and the next one with the same head; -1 where there is none. */
  readonly #firsts: Int32Array;
  readonly #nexts: Int32Array;

  constructor(tokens: readonly Token[], { heads, relations }: DependencyTree) {
    this.#tokens = tokens;
    this.#heads = heads;
    this.#relations = relations;
    this.#firsts = new Int32Array(tokens.length).fill(-1);
    this.#nexts = new Int32Array(tokens.length).fill(-1);
    for (let place = tokens.length - 1; place >= 0; place--) {
      const head = heads[place];
      if (head < 0) continue;
      this.#nexts[place] = this.#firsts[head];
      this.#firsts[head] = place;
    }
  }

  clauseOf(verb: number): Clause {
    const surface = this.#surfaceSubject(verb, 0);
    const isPassive = this.#isPassive(verb, 0);
    const subject = isPassive ? this.#argument(verb, 'obl:agent') : surface;
    const object = isPassive ? surface : this.#argument(verb, 'obj');
    return {
      verb,
      subject: subject === undefined ? undefined : this.standsFor(subject),
      object: object === undefined ? undefined : this.standsFor(object),
      obliques: this.#obliques(verb),
    };
  }

  subjectOf(predicate: number): number | undefined {
    const subject = this.#argument(predicate, 'nsubj');
    return subject === undefined ? undefined : this.standsFor(subject);
  }

  /** The last word of a flat name that begins with a token, for any other token itself. */
  standsFor(head: number): number {
    let last = head;
    for (let place = this.#firsts[head]; place >= 0; place = this.#nexts[place]) {
      if (this.#relations[place].startsWith('flat')) last = Math.max(last, place);
    }
    return last;
  }

  #obliques(verb: number): Oblique[] {
    const found: Oblique[] = [];
    for (let place = this.#firsts[verb]; place >= 0; place = this.#nexts[place]) {
      if (this.#relations[place] !== 'obl') continue;
      const preposition = this.#child(place, 'case');
      if (preposition !== undefined) found.push({ preposition, noun: this.standsFor(place) });
    }
    return found;
  }

  /** @param depth how many verbs have been climbed, so that a tree with a circle does not hold the search. */
  #surfaceSubject(verb: number, depth: number): number | undefined {
    const own = this.#argument(verb, 'nsubj') ?? this.#argument(verb, 'nsubj:pass');
    const head = this.#heads[verb];
    if (own !== undefined || head < 0 || depth > this.#tokens.length) return own;
    const isParticiple = this.#isParticiple(verb);
    switch (this.#relations[verb]) {
      case 'acl':
        return isParticiple ? head : undefined;
      case 'advcl':
        return isParticiple || this.#isInfinitive(verb) ? this.#surfaceSubject(head, depth + 1) : undefined;
      case 'xcomp':
        return this.#argument(head, 'obj') ?? this.#surfaceSubject(head, depth + 1);
      case 'conj':
        return this.#surfaceSubject(head, depth + 1);
      default:
        return undefined;
    }
  }

  #isPassive(verb: number, depth: number): boolean {
    if (this.#child(verb, 'nsubj:pass') !== undefined || this.#child(verb, 'aux:pass') !== undefined) return true;
    const isBarePast = inflectionOf(this.#tokens[verb]) === 'past' && this.#child(verb, 'aux') === undefined;
    if (!isBarePast || depth > this.#tokens.length) return false;
    const head = this.#heads[verb];
    if (this.#relations[verb] !== 'conj') return this.#relations[verb] === 'acl';
    const isJoined = this.#tokens[head].tag === 'VERB' && this.#child(verb, 'nsubj') === undefined;
    return isJoined && this.#isPassive(head, depth + 1);
  }

  #isParticiple(verb: number): boolean {
    const inflection = inflectionOf(this.#tokens[verb]);
    return inflection === 'gerund' || inflection === 'past';
  }

  #isInfinitive(verb: number): boolean {
    const mark = this.#child(verb, 'mark');
    return mark !== undefined && mark < verb && this.#tokens[mark].lemma.toLowerCase() === 'to';
  }

  /** Returns the dependent in that relation, a relative pronoun replaced by the noun its clause modifies. */
  #argument(verb: number, relation: string): number | undefined {
    const child = this.#child(verb, relation);
    if (child === undefined || !standsForNoun(this.#tokens[child])) return child;
    let clause = verb;
    for (let depth = 0; this.#relations[clause] === 'conj' && depth < this.#tokens.length; depth++) {
      clause = this.#heads[clause];
    }
    return this.#relations[clause] === 'acl:relcl' ? this.#heads[clause] : child;
  }

  #child(head: number, relation: string): number | undefined {
    for (let place = this.#firsts[head]; place >= 0; place = this.#nexts[place]) {
      if (this.#relations[place] === relation) return place;
    }
    return undefined;
  }
}

function standsForNoun({ form, tag }: Token): boolean {
  // "Whose" stands for an owner, which is no argument.
  if (form.toLowerCase() === 'whose') return false;
  return (tag === 'PRON' || tag === 'DET' || tag === 'SCONJ') && isRelativePronoun(form);
}

/** The inflection of a verb, as far as its form and lemma show it. */
function inflectionOf({ form, lemma }: Token): 'base' | 'present' | 'past' | 'gerund' {
  const [word, base] = [form.toLowerCase(), lemma.toLowerCase()];
  if (word === base) return 'base';
  if (word.endsWith('ing')) return 'gerund';
  return word.endsWith('s') ? 'present' : 'past';
}
