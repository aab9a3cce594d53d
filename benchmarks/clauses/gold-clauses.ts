import type { ClauseArguments } from '../../src/corpus/clauses.js';
import type { GoldSentence } from '../treebanks/treebank.js';

/**
 * Reads the verbs of a tree with the heads of their logical subjects and objects.
 *
 * The surface subject of a verb is its `nsubj` or `nsubj:pass`. Where there is none it is taken over: a verb that is
 * `conj` has the subject of the verb it is joined to; an `xcomp` has the object of its governor or else its subject;
 * a participle that is `acl` has the noun it modifies; a participle or infinitive that is `advcl` has the subject of
 * its governor. The object is `obj`. Of a passive verb the surface subject is the object and `obl:agent` the subject. A
 * relative pronoun stands for the noun that its clause modifies (`acl:relcl`); one after its verb is the head of a free relative, "someone
 * who does what he likes", and stands for itself. Heads are those of the treebank, for
 * instance the first conjunct, but a name that is `flat` and so has no head stands as its last word.
 */
export function goldClauses(tree: GoldSentence): ClauseArguments[] {
  const reader = new TreeReader(tree);
  return tree.tokens.flatMap(({ tag }, verb) => (tag === 'VERB' ? [reader.clauseOf(verb)] : []));
}

class TreeReader {
  readonly #tokens: GoldSentence['tokens'];

  constructor({ tokens }: GoldSentence) {
    this.#tokens = tokens;
  }

  clauseOf(verb: number): ClauseArguments {
    const surface = this.#surfaceSubject(verb);
    if (!this.#isPassive(verb)) return this.#named({ verb, subject: surface, object: this.#argument(verb, 'obj') });
    return this.#named({ verb, subject: this.#argument(verb, 'obl:agent'), object: surface });
  }

  #named({ verb, subject, object }: ClauseArguments): ClauseArguments {
    const lastWord = (head: number | undefined): number | undefined => {
      const last = this.#tokens.findLastIndex((token) => token.head === head && token.relation.startsWith('flat'));
      return head === undefined || last === -1 ? head : last;
    };
    return { verb, subject: lastWord(subject), object: lastWord(object) };
  }

  #surfaceSubject(verb: number): number | undefined {
    const own = this.#argument(verb, 'nsubj') ?? this.#argument(verb, 'nsubj:pass');
    if (own !== undefined) return own;
    const { head, relation, features } = this.#tokens[verb];
    if (head === -1) return undefined;
    const isParticiple = features.includes('VerbForm=Part') || features.includes('VerbForm=Ger');
    if (relation === 'acl' && isParticiple) return head;
    if (relation === 'advcl' && (isParticiple || features.includes('VerbForm=Inf'))) return this.#surfaceSubject(head);
    if (relation === 'xcomp') return this.#argument(head, 'obj') ?? this.#surfaceSubject(head);
    if (relation === 'conj') return this.#surfaceSubject(head);
    return undefined;
  }

  #isPassive(verb: number): boolean {
    const { features, relation, head } = this.#tokens[verb];
    if (this.#child(verb, 'nsubj:pass') !== undefined || this.#child(verb, 'aux:pass') !== undefined) return true;
    if (!features.includes('VerbForm=Part') || this.#child(verb, 'aux') !== undefined) return false;
    if (relation === 'conj') return this.#isPassive(head);
    return relation === 'acl' && features.includes('Tense=Past');
  }

  /** Returns the child in that relation, a relative pronoun replaced by the noun its clause modifies. */
  #argument(verb: number, relation: string): number | undefined {
    const child = this.#child(verb, relation);
    if (child === undefined || child > verb || !this.#tokens[child].features.includes('PronType=Rel')) return child;
    let clause = verb;
    while (this.#tokens[clause].relation === 'conj') clause = this.#tokens[clause].head;
    return this.#tokens[clause].relation === 'acl:relcl' ? this.#tokens[clause].head : child;
  }

  #child(head: number, relation: string): number | undefined {
    const found = this.#tokens.findIndex((token) => token.head === head && token.relation === relation);
    return found === -1 ? undefined : found;
  }
}
